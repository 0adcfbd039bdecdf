//! A right-to-left pseudolocale: the content of `content/en`, transliterated into Arabic script.
//!
//! Titles, prose, interface strings and tag labels are transliterated. URLs, code and the names of people stay, as they
//! would in a translation.

use publisher::source::slugify::slugify;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The language code, which is also the folder of its content.
pub const PSEUDOLOCALE: &str = "ar";

/// Its entry in `content/site.toml`.
const LANGUAGE_ENTRY: &str = "\n[[languages]]\ncode = \"ar\"\nname = \"العربية\"\nright_to_left = true\n";

/// A distinct letter for each of a to z, so that different words stay different.
const LETTERS: [char; 26] = [
    'ا', 'ب', 'ك', 'د', 'ي', 'ف', 'غ', 'ه', 'ئ', 'ج', 'ق', 'ل', 'م', 'ن', 'و', 'پ', 'ظ', 'ر', 'س', 'ت', 'ع', 'ط', 'ش',
    'خ', 'ى', 'ز',
];

/// The keys of TOML files whose values are identifiers.
const UNTRANSLATED_TOML_KEYS: [&str; 2] = ["id", "person"];

/// The keys of front matter whose values are prose.
const TRANSLATED_FRONT_MATTER_KEYS: [&str; 6] =
    ["title", "heading", "description", "navigation_title", "summary", "image_alt"];

/// Adds the pseudolocale to a content folder.
pub(crate) fn add_to(content: &Path) {
    let settings = content.join("site.toml");
    let source = fs::read_to_string(&settings).expect("content has settings");
    fs::write(&settings, source + LANGUAGE_ENTRY).expect("a temporary folder can be written");
    transliterate_folder(&content.join("en"), &content.join(PSEUDOLOCALE));
}

fn transliterate_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a temporary folder can be written");
    for entry in fs::read_dir(from).expect("content can be listed") {
        let file = entry.expect("content can be listed").path();
        let target = to.join(file.file_name().expect("a file has a name"));
        if file.is_dir() {
            transliterate_folder(&file, &target);
            continue;
        }
        let source = fs::read_to_string(&file).expect("content can be read");
        let is_toml = file.extension().is_some_and(|extension| extension == "toml");
        let transliterated = if is_toml { transliterate_toml(&source) } else { transliterate_markdown(&source) };
        fs::write(&target, transliterated).expect("a temporary folder can be written");
    }
}

fn transliterate_toml(source: &str) -> String {
    source
        .lines()
        .map(|line| if line.starts_with('#') { String::from("\n") } else { transliterate_toml_line(line) })
        .collect()
}

/// Transliterates the values of a line. Split at quotation marks, every second part is a value, preceded by its key.
fn transliterate_toml_line(line: &str) -> String {
    let mut parts: Vec<String> = line.split('"').map(String::from).collect();
    for index in (1..parts.len()).step_by(2) {
        let key = parts[index - 1].trim_end_matches([' ', '=']).rsplit([' ', '{', ',']).next().unwrap_or_default();
        if !UNTRANSLATED_TOML_KEYS.contains(&key) {
            parts[index] = transliterate(&parts[index]);
        }
    }
    parts.join("\"") + "\n"
}

fn transliterate_markdown(source: &str) -> String {
    let (front_matter, body) = source
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .unwrap_or_else(|| panic!("this Markdown has no front matter:\n{source}"));
    let front_matter: String = front_matter.lines().filter_map(transliterate_key).collect();
    let mut ids = BTreeSet::new();
    let mut is_code = false;
    let body: String = body.lines().map(|line| transliterate_line(line, &mut is_code, &mut ids) + "\n").collect();
    format!("---\n{front_matter}---\n{body}")
}

/// Transliterates a line of front matter. Drops aliases, since an old URL belongs to one language only.
fn transliterate_key(line: &str) -> Option<String> {
    let (key, value) = line.split_once(": ").unwrap_or((line, ""));
    if TRANSLATED_FRONT_MATTER_KEYS.contains(&key) {
        return Some(format!("{key}: {}\n", transliterate(value)));
    }
    (key != "aliases").then(|| format!("{line}\n"))
}

fn transliterate_line(line: &str, is_code: &mut bool, ids: &mut BTreeSet<String>) -> String {
    let is_fence = line.starts_with("```");
    *is_code ^= is_fence;
    if *is_code || is_fence || line.starts_with("::") {
        return String::from(line);
    }
    let transliterated = transliterate(line);
    match line.starts_with('#') && !line.contains("{#") {
        true => format!("{transliterated} {{#{}}}", heading_id(line, ids)),
        false => transliterated,
    }
}

/// Returns the id of the heading in English. Repeated ids get the same suffix as from the publisher.
fn heading_id(line: &str, ids: &mut BTreeSet<String>) -> String {
    let stem = slugify(line);
    let mut id = stem.clone();
    let mut count = 1;
    while !ids.insert(id.clone()) {
        count += 1;
        id = format!("{stem}-{count}");
    }
    id
}

/// Replaces the letters of a string, except in URLs, code, placeholders and markup.
fn transliterate(text: &str) -> String {
    const PROTECTED: [(&str, &str); 7] =
        [("](", ")"), ("[^", "]"), ("[x]", ""), ("{", "}"), ("<", ">"), ("`", "`"), ("https://", " ")];
    let mut transliterated = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let protected = PROTECTED.iter().find(|(start, _)| rest.starts_with(start)).map(|(start, end)| {
            let after = &rest[start.len()..];
            start.len() + after.find(end).map_or(after.len(), |position| position + end.len())
        });
        let length = protected.unwrap_or(letter.len_utf8());
        match protected {
            Some(length) => transliterated.push_str(&rest[..length]),
            None => transliterated.push(transliterate_letter(letter)),
        }
        rest = &rest[length..];
    }
    transliterated
}

fn transliterate_letter(letter: char) -> char {
    let index = u32::from(letter.to_ascii_lowercase()).checked_sub(u32::from('a'));
    let found = index.and_then(|index| LETTERS.get(usize::try_from(index).ok()?));
    found.copied().unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_transliterated_and_urls_are_kept() {
        assert_eq!(transliterate("Bad [cab](/about/) `code` {page}[^a]"), "باد [كاب](/about/) `code` {page}[^a]");
        assert_eq!(
            transliterate_toml_line("  { person = \"a-b\", role = \"Ad\" },"),
            "  { person = \"a-b\", role = \"اد\" },\n"
        );
    }

    #[test]
    fn headings_keep_their_ids() {
        let transliterated =
            transliterate_markdown("---\ntitle: A\ndate: 2024-01-01\naliases: [/a/]\n---\n## Abc\n## Abc\n");
        assert_eq!(transliterated, "---\ntitle: ا\ndate: 2024-01-01\n---\n## ابك {#abc}\n## ابك {#abc-2}\n");
    }
}
