//! Suggests how to write a line of front matter that YAML cannot read as an editor meant it.

use super::front_matter_keys::{is_key, is_known_key, is_list_key, is_text_key, key_of, starts_with_known_key};
use super::joined_lines::{is_continuation, joined};
use super::name_list;
use super::node::Value;
use super::quotation_marks::quoted;
use super::yaml::{self, YamlOptions};
use std::ops::Range;

/// How many lines before an error can have caused it, such as a quotation mark without its partner.
const LINES_BEFORE: usize = 3;

/// A line that causes an error, and the line that takes its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Repair {
    /// The number of the line in the YAML, counted from 1.
    pub line: usize,
    /// The numbers of all lines that the new one replaces.
    pub replaced: Range<usize>,
    /// The line as it should be.
    pub text: String,
}

impl Repair {
    fn of_line(line: usize, text: String) -> Repair {
        Repair { line, replaced: line..line + 1, text }
    }

    /// Returns the help that shows the line as it should be.
    #[must_use]
    pub fn help(&self) -> String {
        match self.replaced.len() {
            1 => format!("write `{}`", self.text),
            _ => format!("write all of it on one line: `{}`", self.text),
        }
    }

    /// Returns the YAML with the new line. The other lines keep their numbers.
    #[must_use]
    pub fn apply(&self, yaml: &str) -> String {
        let mut lines: Vec<&str> = yaml.lines().collect();
        for line in self.replaced.clone() {
            lines[line - 1] = "";
        }
        lines[self.replaced.start - 1] = &self.text;
        lines.join("\n") + "\n"
    }
}

/// Returns the repair that lets YAML parse beyond `error_line`, if there is one. Lines that do not look like a setting come
/// first: the parser reports the next line.
#[must_use]
pub fn repair(yaml: &str, error_line: usize, options: YamlOptions) -> Option<Repair> {
    let lines: Vec<&str> = yaml.lines().collect();
    // An indented line is part of the value before it, where the error then is.
    let last = (error_line + 1).min(lines.len());
    let suspects = (1..=last).filter(|line| !looks_like_setting(lines[line - 1]));
    let nearby = (1.max(last.saturating_sub(LINES_BEFORE))..=last).rev();
    let is_right = |repair: &Repair| {
        let result = yaml::parse(&repair.apply(yaml), 1, options);
        result.map_or_else(|error| error.position.line > error_line, |node| matches!(node.value, Value::Table(_)))
    };
    with_words_in_braces(&lines, last)
        .filter(is_right)
        .or_else(|| suspects.chain(nearby).find_map(|line| repairs(&lines, line).into_iter().find(is_right)))
}

/// Returns the repair of values in braces that a `#` after a space turns into a comment, with the closing brace. Lists are
/// repaired by [`repairs`].
fn with_words_in_braces(lines: &[&str], last: usize) -> Option<Repair> {
    (1..=last).rev().find_map(|line| {
        let text = lines[line - 1];
        let comment = text.find(" #")?;
        let open = text[..comment].rfind('{')?;
        let after_key = text[..comment].rfind(": ").map_or(0, |colon| colon + 1);
        let start = after_key.max(open + 1).max(text[..comment].rfind(',').map_or(0, |comma| comma + 1));
        let end = comment + text[comment..].find([',', '}'])?;
        if text[open..end].contains(['"', '\'', '}']) {
            return None;
        }
        let before_comment = text[start..comment].trim();
        let value = match is_number_or_day(before_comment) {
            true => String::from(before_comment),
            false => format!("\"{}\"", text[start..end].trim()),
        };
        let gap = if text[end..].starts_with('}') { " " } else { "" };
        Some(Repair::of_line(line, format!("{} {value}{gap}{}", text[..start].trim_end(), &text[end..])))
    })
}

/// Returns the repairs of a line, the most likely one first.
fn repairs(lines: &[&str], line: usize) -> Vec<Repair> {
    let text = lines[line - 1];
    let alone = candidates(text).into_iter().map(|text| Repair::of_line(line, text));
    let whole = joined(lines, line - 1).filter(|joined| joined.lines.len() > 1);
    let whole =
        whole.map(|joined| Repair { line, replaced: joined.lines.start + 1..joined.lines.end + 1, text: joined.text });
    match starts_with_known_key(text) {
        true if text.contains(':') => alone.collect(),
        false if is_continuation(text) => whole.into_iter().chain(alone).collect(),
        _ => alone.chain(whole).collect(),
    }
}

/// Returns the number of the first line up to `error_line` that does not look like a setting.
#[must_use]
pub fn first_suspect(yaml: &str, error_line: usize) -> Option<usize> {
    yaml.lines().take(error_line).position(|line| !looks_like_setting(line)).map(|index| index + 1)
}

/// Returns the repair of the first line that is no setting, in front matter that parses as something else than settings.
#[must_use]
pub fn repair_first_line(yaml: &str, options: YamlOptions) -> Option<Repair> {
    let is_text = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let (index, line) = yaml.lines().enumerate().find(|(_, line)| is_text(line))?;
    let is_table =
        |candidate: &String| yaml::parse(candidate, 1, options).is_ok_and(|node| matches!(node.value, Value::Table(_)));
    candidates(line).into_iter().find(is_table).map(|text| Repair::of_line(index + 1, text))
}

/// Whether a line is empty, a comment, part of the value above it, or starts with a name and a colon.
fn looks_like_setting(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with(['#', ' ', '\t']) || key_of(line).is_some()
}

/// Returns a line without the comment that starts at the byte offset `comment`: its words become part of the value. After a
/// value that cannot have more words, such as a day, it stays a comment, and says so.
#[must_use]
pub fn with_comment_as_words(line: &str, comment: usize) -> Option<String> {
    let (before, words) = (line[..comment].trim_end(), line[comment..].trim_end());
    let words_alone = words.trim_start_matches('#').trim();
    let (start, value) = match before.trim_start().strip_prefix('-') {
        Some(value) => (&before[..before.len() - value.len()], value.trim()),
        None => {
            let (key, value) = before.split_once(':')?;
            (&before[..=key.len()], value.trim())
        }
    };
    let key = start.trim().trim_end_matches(':');
    let is_list = is_list_key(key);
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''));
    match quote {
        _ if key == "-" && value.is_empty() => Some(format!("{start} {words_alone}")),
        _ if is_list && !value.starts_with('[') => Some(name_list::listed(key, &format!("{value} {words}"))),
        _ if value.is_empty() && words.trim_start_matches('#').starts_with(' ') => {
            quoted(&format!("{start} {words_alone}"))
        }
        Some(quote) if value.len() > 1 && value.ends_with(quote) && !words.contains(quote) => {
            Some(format!("{start} {} {words}{quote}", value.trim_end_matches(quote)))
        }
        _ if value.starts_with(['[', '{']) || is_number_or_day(value) => Some(format!("{before}  # {words_alone}")),
        _ if key == "-" => Some(format!("{start} \"{}\"", format!("{value} {words}").trim())),
        _ => quoted(line),
    }
}

fn is_number_or_day(value: &str) -> bool {
    matches!(value, "true" | "false")
        || !value.is_empty() && value.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '-' | '.'))
}

/// Returns what an editor may have meant, the smallest change first.
fn candidates(line: &str) -> Vec<String> {
    let spaced = line.replace('\t', " ");
    let unindented = spaced.trim();
    let inner = unindented.strip_prefix('{').and_then(|line| line.strip_suffix('}'));
    let entry = unindented.strip_prefix("- ").filter(|entry| entry.contains(": "));
    let mut candidates = vec![String::from(unindented)];
    candidates.extend(inner.or(entry).map(|line| String::from(line.trim())));
    for separator in [":", "：", "=", " - ", " – ", " — ", " "] {
        let Some((key, value)) = unindented.split_once(separator).filter(|(key, _)| is_key(key)) else { continue };
        // Prose has such separators too.
        if separator.starts_with(' ') && !is_known_key(key) {
            continue;
        }
        let (key, value) = (key.trim(), value.trim_start());
        if is_list_key(key) && !value.is_empty() {
            candidates.push(name_list::listed(key, value));
            continue;
        }
        let line = format!("{key}: {value}");
        if value.starts_with('[') && !value.contains(']') && !is_text_key(key) {
            candidates.push(format!("{line}]"));
        }
        candidates.push(line.clone());
        candidates.extend(quoted(&line));
    }
    candidates.extend(quoted(&spaced));
    candidates.retain(|candidate| candidate != line);
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONS: YamlOptions =
        YamlOptions { max_depth: 17, allows_repeated_keys: false, allows_properties: false, nulls: &["", "~", "null"] };

    /// Parses, and returns the repair of the error.
    fn repaired(yaml: &str) -> (usize, String) {
        let error = yaml::parse(yaml, 1, OPTIONS).expect_err(yaml);
        let repair = repair(yaml, error.position.line, OPTIONS).unwrap_or_else(|| panic!("no repair: {yaml}"));
        (repair.line, repair.text)
    }

    #[test]
    fn values_are_quoted() {
        for (line, expected) in [
            ("title: Python: a start", "title: \"Python: a start\""),
            ("title: “Python: a start”", "title: \"Python: a start\""),
            ("title: \"About\" us", "title: '\"About\" us'"),
            ("title: \"A\" and \"B\"", "title: '\"A\" and \"B\"'"),
            ("title: \"About us", "title: \"About us\""),
            ("title: 'It's here'", "title: \"It's here\""),
            ("title: @bpd on Mastodon", "title: \"@bpd on Mastodon\""),
            ("title: `code` first", "title: \"code first\""),
            ("title: %d", "title: \"%d\""),
            ("title: {a", "title: \"{a\""),
        ] {
            let yaml = format!("date: 2024-01-02\n{line}\nsummary: Words.\n");
            assert_eq!(repaired(&yaml), (2, String::from(expected)), "{line}");
        }
    }

    #[test]
    fn words_in_braces_are_quoted() {
        for (line, expected) in [
            ("place: { venue: Room #1, city: Accra }", "place: { venue: \"Room #1\", city: Accra }"),
            ("place: { city: Accra #1, country: GH }", "place: { city: \"Accra #1\", country: GH }"),
            ("moved: { 2024-07-28: 2024-07-29 #x }", "moved: { 2024-07-28: 2024-07-29 }"),
            ("place: { venue: Room #1 }", "place: { venue: \"Room #1\" }"),
        ] {
            let yaml = format!("date: 2024-01-02\n{line}\nsummary: Words.\n");
            assert_eq!(repaired(&yaml), (2, String::from(expected)), "{line}");
        }
    }

    #[test]
    fn indentation_tabs_and_separators_are_mended() {
        let title = String::from("title: About us");
        assert_eq!(repaired("  title: About us\ndate: 2024-01-02\n"), (1, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\n\ttitle: About us\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\n  title: About us\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\ntitle:About us\nsummary: Words.\n"), (2, title.clone()));
        assert_eq!(repaired("date: 2024-01-02\ntitle = About us\nsummary: Words.\n"), (2, title));
        assert_eq!(repaired("tags: [a, b\ntitle: About us\n"), (1, String::from("tags: [a, b]")));
    }

    #[test]
    fn the_line_with_the_slip_is_mended_and_not_the_next() {
        for line in [
            "title - About us",
            "title – About us",
            "title：About us",
            "{title: About us}",
            "- title: About us",
            "title About us",
        ] {
            for (yaml, number) in
                [(format!("{line}\ndate: 2024-01-02\n"), 1), (format!("date: 2024-01-02\n{line}\ntags: [a]\n"), 2)]
            {
                assert_eq!(repaired(&yaml), (number, String::from("title: About us")), "{yaml}");
            }
            let repair = repair_first_line(&format!("# Note\n{line}\n"), OPTIONS);
            assert_eq!(repair, Some(Repair::of_line(2, String::from("title: About us"))), "{line}");
        }
    }

    #[test]
    fn tags_have_no_hashes() {
        for line in ["tags: [python, #django]", "tags: [#python, #django]", "tags: [#python,#django]"] {
            let yaml = format!("title: A\n{line}\ndate: 2024-01-02\n");
            assert_eq!(repaired(&yaml), (2, String::from("tags: [python, django]")), "{line}");
        }
    }

    #[test]
    fn words_of_comments_become_part_of_the_value() {
        for (line, expected) in [
            ("title: BPD is #1", "title: \"BPD is #1\""),
            ("title: \"About\" #us", "title: \"About #us\""),
            ("  - #python", "  - python"),
            ("- Talk #1", "- \"Talk #1\""),
            ("tags: #python #django", "tags: [python, django]"),
            ("tags: python #django", "tags: [python, django]"),
            ("tags: [a, b] #c", "tags: [a, b]  # c"),
            ("date: 2024-01-02 #day", "date: 2024-01-02  # day"),
            ("draft: true #no", "draft: true  # no"),
        ] {
            let comment = line.find('#').expect(line);
            let mended = with_comment_as_words(line, comment);
            assert_eq!(mended.as_deref(), Some(expected), "{line}");
        }
    }
}
