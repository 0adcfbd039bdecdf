//! Lists of names in forms that an editor may give them, such as `- community` or `(community)` after the key.

use super::quotation_marks::is_quotation_mark;
use model::slug::is_slug;

/// Returns a list as it should be written, such as `tags: [a, b]`.
#[must_use]
pub fn listed(key: &str, written: &str) -> String {
    format!("{key}: [{}]", names(written).join(", "))
}

/// Returns the names of a list without the signs around them. Words are separated by commas, or by spaces if all of them
/// have the form of a name or start with `#`.
#[must_use]
pub fn names(written: &str) -> Vec<String> {
    let parts: Vec<&str> = written.split([',', ';', '，', '、', '\n', '•', '·']).flat_map(split_quoted).collect();
    let parts = parts.into_iter().flat_map(|part| match has_several_names(part) {
        true => part.split_whitespace().collect(),
        false => vec![part],
    });
    parts.map(bare).filter(|name| !name.is_empty()).map(String::from).collect()
}

/// Splits `"a" "b"`.
fn split_quoted(part: &str) -> Vec<&str> {
    part.split("\" \"").flat_map(|part| part.split("' '")).collect()
}

fn has_several_names(part: &str) -> bool {
    let mut words = part.split_whitespace();
    words.clone().all(|word| is_slug(bare(word)) || bare(word).is_empty() || word.starts_with(['#', '/']))
        || words.clone().count() > 1 && words.any(|word| word.starts_with('#'))
}

/// Returns a name without brackets, bullets, hashes and quotation marks around it.
#[must_use]
pub fn bare(name: &str) -> &str {
    let is_bracket = |sign: char| sign.is_whitespace() || matches!(sign, '[' | ']' | '(' | ')' | '{' | '}');
    let is_sign = |sign: char| is_bracket(sign) || is_quotation_mark(sign);
    let is_bullet = |sign: char| matches!(sign, '-' | '–' | '—' | '*' | '•' | '·' | '#' | '@');
    name.trim_matches(is_sign).trim_start_matches(|sign| is_sign(sign) || is_bullet(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_mended_whatever_its_form() {
        for written in [
            "community",
            "- community",
            "-community",
            "• community",
            "community]",
            "[community",
            "(community)",
            "{community}",
            "[“community”]",
            "#community",
            "'community'",
        ] {
            assert_eq!(listed("tags", written), "tags: [community]", "{written}");
        }
        for written in [
            "a b",
            "[a,,b]",
            "[\"a\" \"b\"]",
            "['a' 'b']",
            "a, b",
            "- a - b",
            "a; b",
            "#a #b",
            "#a, #b",
            "a\nb",
            "• a • b",
        ] {
            assert_eq!(listed("tags", written), "tags: [a, b]", "{written}");
        }
        assert_eq!(listed("authors", "Jay Miller, Dawn Wages"), "authors: [Jay Miller, Dawn Wages]");
        assert_eq!(listed("aliases", "/a/ /b.html"), "aliases: [/a/, /b.html]");
    }
}
