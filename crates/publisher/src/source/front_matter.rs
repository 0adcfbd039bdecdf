//! Splits a Markdown file into its front matter and its body.

use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::file::SourceFile;
use crate::source::node::{Node, Value};
use crate::source::yaml::{self, YamlError, YamlErrorKind, YamlOptions};
use crate::source::yaml_comments::{self, Comment, Place};
use crate::source::yaml_escapes::{self, Escape};
use crate::source::{yaml_fence, yaml_repair};
use std::ops::Range;

/// Strict: a repeated key is an error, and `Null` is a word.
const YAML_OPTIONS: YamlOptions =
    YamlOptions { max_depth: 17, allows_repeated_keys: false, allows_properties: false, nulls: &["", "~", "null"] };

/// A Markdown file, split.
pub struct SplitFile {
    /// The parsed front matter.
    pub front_matter: Node,
    /// The byte offset of the body.
    pub body_start: usize,
}

/// Splits a file that starts with a line `---`, perhaps after blank lines. Reports front matter that does not parse or that
/// loses words, and returns `None`.
pub fn split(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<SplitFile> {
    let Some(start) = after_opening_fence(&source.text) else {
        let help = "start the file with a line `---`, then lines such as `title: About us`, then another line `---`";
        diagnostics.error(&source.path, Position::START, "the file does not start with a line `---`", help);
        return None;
    };
    let rest = &source.text[start..];
    let first_line = source.position(start).line;
    let Some(fence) = closing_fence(rest, &["---", "..."]) else {
        report_missing_fence(rest, first_line, source, diagnostics);
        return None;
    };
    let yaml = &rest[..fence.start];
    let front_matter = match yaml::parse(yaml, first_line, YAML_OPTIONS) {
        Ok(front_matter) => front_matter,
        Err(error) => {
            report_error(&error, yaml, first_line, source, diagnostics);
            return None;
        }
    };
    if matches!(front_matter.value, Value::Scalar { .. } | Value::List(_))
        && let Some(repair) = yaml_repair::repair_first_line(yaml, YAML_OPTIONS)
    {
        report_unreadable(repair.line, &format!("write `{}`", repair.text), yaml, first_line, source, diagnostics);
        return None;
    }
    if report_lost_backslashes(yaml, first_line, source, diagnostics) {
        return None;
    }
    report_lost_words(yaml, first_line, source, diagnostics);
    report_curly_quotes(&front_matter, source, diagnostics);
    Some(SplitFile { front_matter, body_start: start + fence.end })
}

/// Reports that the second line `---` is missing, where it should be.
fn report_missing_fence(rest: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) {
    let lines: Vec<&str> = rest.lines().collect();
    let similar = lines.iter().position(|line| line.starts_with("---"));
    let text = yaml_fence::first_line_of_text(&lines);
    let (position, help) = match (similar, text) {
        (Some(index), text) if text.is_none_or(|text| index < text) => {
            (line_start(first_line + index), "write this line as `---`, without anything after it")
        }
        (_, Some(index)) => {
            (line_start(first_line + index), "write a line `---` above this line, where the text starts")
        }
        _ => (Position::START, "write a line `---` between the lines such as `title: …` and the text"),
    };
    diagnostics.error(&source.path, position, "the second line `---` is missing at the top of the file", help);
}

fn line_start(line: usize) -> Position {
    Position { line, column: 1 }
}

/// Returns the byte offset after the first line that is not blank, if that is `---`.
fn after_opening_fence(text: &str) -> Option<usize> {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        match line.trim() {
            "" => {}
            _ => return (line.trim_end() == "---").then_some(end),
        }
    }
    None
}

/// Returns the byte range of the first line that is one of the fences, with its line break.
#[must_use]
pub fn closing_fence(after_opening_fence: &str, fences: &[&str]) -> Option<Range<usize>> {
    let mut end = 0;
    after_opening_fence.split_inclusive('\n').find_map(|line| {
        end += line.len();
        fences.contains(&line.trim_end()).then(|| end - line.len()..end)
    })
}

/// Reports an error in the YAML. The parser's own message only makes sense to those who know YAML's grammar, so a line that
/// it cannot read is shown as it should be.
fn report_error(error: &YamlError, yaml: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) {
    let lines: Vec<&str> = yaml.lines().collect();
    let error_line = (error.position.line + 1).saturating_sub(first_line).max(1);
    let help = match &error.kind {
        YamlErrorKind::Syntax(_) if yaml_fence::first_line_of_text(&lines).is_some_and(|text| text < error_line) => {
            report_missing_fence(yaml, first_line, source, diagnostics);
            return;
        }
        YamlErrorKind::Syntax(_) => {
            let (line, help) = match yaml_repair::repair(yaml, error_line, YAML_OPTIONS) {
                Some(repair) => (repair.line, format!("write `{}`", repair.text)),
                None => (
                    yaml_repair::first_suspect(yaml, error_line).unwrap_or(error_line),
                    String::from("write it like `title: \"About us\"`, with the text in quotation marks, or remove it"),
                ),
            };
            report_unreadable(line, &help, yaml, first_line, source, diagnostics);
            return;
        }
        YamlErrorKind::Alias | YamlErrorKind::Property(_) => {
            match lines.get(error_line - 1).and_then(|line| yaml_repair::quoted(line)) {
                Some(line) => format!("put it in quotation marks: `{line}`"),
                None => String::from("put it in quotation marks"),
            }
        }
        YamlErrorKind::SecondDocument => {
            String::from("write the line before the text as `---`, without anything after it")
        }
        YamlErrorKind::TooDeep => String::from("use fewer levels"),
        YamlErrorKind::MissingValue => String::from("write it after the colon"),
        YamlErrorKind::KeyNotScalar => String::from("write it like `title: About us`"),
        YamlErrorKind::RepeatedKey(_) => String::from("remove one of them"),
    };
    diagnostics.error(&source.path, error.position, error.to_string(), help);
}

/// Reports a line of the YAML that cannot be read.
fn report_unreadable(
    line: usize,
    help: &str,
    yaml: &str,
    first_line: usize,
    source: &SourceFile,
    diagnostics: &mut Diagnostics,
) {
    let text = yaml.lines().nth(line - 1).unwrap_or_default().trim_end();
    let message = format!("this line cannot be read: `{text}`");
    diagnostics.error(&source.path, line_start(line + first_line - 1), message, help);
}

/// Reports words after a `#`, which YAML takes for a comment. Comments have a space after their `#`, and are not one space
/// away from other words.
fn report_lost_words(yaml: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) {
    let lines: Vec<&str> = yaml.lines().collect();
    let first_line_of_text = yaml_fence::first_line_of_text(&lines);
    for comment in yaml_comments::comments(yaml) {
        let Position { line, column } = comment.position;
        let problem = match comment.place {
            Place::AfterValue => lost_words_after_value(&comment, lines[line - 1]),
            Place::BelowValue => Some(lost_words_below_value(&comment)),
            Place::OwnLine => (first_line_of_text == Some(line - 1)).then(|| lost_heading(&comment)),
        };
        if let Some(problem) = problem {
            diagnostics.add(&source.path, Position { line: line + first_line - 1, column }, problem);
        }
    }
}

/// Whether a space is after the `#` of a comment.
fn is_marked(comment: &Comment<'_>) -> bool {
    comment.text.trim_start_matches('#').starts_with([' ', '\t']) || comment.text.trim_end() == "#"
}

fn lost_words(comment: &Comment<'_>) -> String {
    format!("`{}` would not be shown, because `#` starts a comment here", comment.text.trim_end())
}

fn lost_words_after_value(comment: &Comment<'_>, line: &str) -> Option<Problem> {
    let offset = line.char_indices().nth(comment.position.column - 1).map_or(0, |(offset, _)| offset);
    if is_marked(comment) && !is_prose(&line[..offset]) {
        return None;
    }
    let mended = yaml_repair::with_comment_as_words(line, offset);
    let help = mended.map_or_else(|| String::from("put the text in quotation marks"), |line| format!("write `{line}`"));
    Some(match is_marked(comment) {
        true => Problem::warning(lost_words(comment), format!("{help}, or write the comment on a line of its own")),
        false => Problem::error(lost_words(comment), help),
    })
}

fn lost_words_below_value(comment: &Comment<'_>) -> Problem {
    let help =
        "put the whole text in quotation marks, on one line; if it is a comment, write it at the start of the line";
    match is_marked(comment) {
        true => Problem::warning(lost_words(comment), help),
        false => Problem::error(lost_words(comment), help),
    }
}

fn lost_heading(comment: &Comment<'_>) -> Problem {
    let help = "if it is a heading of the text, write a line `---` above it; if it is a comment, move it above the line that it is about";
    Problem::error(lost_words(comment), help)
}

/// Reports backslashes in double quotation marks, and returns whether there are any. In `extra`, where an import keeps what it
/// found, they are meant.
fn report_lost_backslashes(yaml: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let escapes = yaml_escapes::lost_backslashes(yaml, "extra");
    for Escape { position: Position { line, column }, text } in &escapes {
        let help = match yaml.lines().nth(line - 1).and_then(yaml_escapes::in_single_quotes) {
            Some(line) => format!("write it in single quotation marks: `{line}`"),
            None => String::from("write it in single quotation marks instead"),
        };
        let message = format!(
            "`{text}` would not be shown: between double quotation marks, a backslash changes the character after it"
        );
        diagnostics.error(&source.path, Position { line: line + first_line - 1, column: *column }, message, help);
    }
    !escapes.is_empty()
}

/// Whether the part of a line before a comment has words, and only one space before the comment.
fn is_prose(before: &str) -> bool {
    let value = before.split_once(": ").map_or("", |(_, value)| value);
    let is_plain = !value.trim_start().starts_with(['"', '\'', '[', '{']);
    let is_word =
        !matches!(value.trim(), "" | "true" | "false") && !value.starts_with(|sign: char| sign.is_ascii_digit());
    is_plain && is_word && !before.ends_with("  ") && !before.ends_with('\t')
}

/// Reports values in curly quotation marks, which would be shown.
fn report_curly_quotes(front_matter: &Node, source: &SourceFile, diagnostics: &mut Diagnostics) {
    let Value::Table(entries) = &front_matter.value else { return };
    for (key, node) in entries {
        let Value::Scalar { string, is_plain: true } = &node.value else { continue };
        let pairs = [('“', '”'), ('‘', '’'), ('„', '“')];
        let inner = pairs.iter().find_map(|(open, close)| string.strip_prefix(*open)?.strip_suffix(*close));
        if let Some(inner) = inner.filter(|inner| !inner.contains(['“', '”', '„', '‘'])) {
            let message = format!("the quotation marks around `{string}` would be shown");
            let line = yaml_repair::quoted(&format!("{}: {inner}", key.name)).unwrap_or_default();
            let help = format!("if they are not part of the text, write straight ones: `{line}`");
            diagnostics.warning(&source.path, node.position, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// Splits a file. Returns the value of `title`, the body, and the diagnostics as an editor reads them.
    fn split_file(text: &str) -> (Option<String>, String, Vec<String>) {
        let source = SourceFile::new(Path::new("a.md"), text);
        let mut diagnostics = Diagnostics::default();
        let parts = split(&source, &mut diagnostics);
        let title = parts.as_ref().and_then(|parts| parts.front_matter.get("title")?.as_str().map(String::from));
        let body = parts.map_or("", |parts| &source.text[parts.body_start..]);
        (title, String::from(body), diagnostics.sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn fences_have_several_forms() {
        for text in [
            "---\ntitle: A\n---\nBody.\n",
            "---\ntitle: A\n...\nBody.\n",
            "--- \ntitle: A\n---\t\nBody.\n",
            "\n \n---\ntitle: A\n---\nBody.\n",
            "---\r\ntitle: A\r\n---\r\nBody.\r\n",
        ] {
            assert_eq!(split_file(text), (Some(String::from("A")), String::from("Body.\n"), Vec::new()), "{text:?}");
        }
    }

    #[test]
    fn words_are_never_lost() {
        for (line, column, message, help) in [
            ("title: BPD is #1", 15, "`#1` would not be shown", "`title: \"BPD is #1\"`"),
            ("title: #python", 8, "`#python` would not be shown", "`title: \"#python\"`"),
            ("title: &c. and more", 8, "cannot start with `&`", "`title: \"&c. and more\"`"),
            ("title: !important news", 8, "cannot start with `!`", "`title: \"!important news\"`"),
            ("title: *news*", 1, "cannot be read", "`title: \"*news*\"`"),
            ("--- # end", 1, "nothing can follow here", "write the line before the text as `---`"),
            (
                "title: Python: a start",
                1,
                "cannot be read: `title: Python: a start`",
                "write `title: \"Python: a start\"`",
            ),
            ("\ttitle: A", 1, "cannot be read: `\ttitle: A`", "write `title: A`"),
        ] {
            let (_, _, diagnostics) = split_file(&format!("---\ndate: 2024-01-02\n{line}\n---\nBody.\n"));
            let [diagnostic] = diagnostics.as_slice() else { panic!("{line}: {diagnostics:?}") };
            let start = format!("a.md:3:{column}: error: ");
            assert!(diagnostic.starts_with(&start), "{line}: {diagnostic}");
            assert!(diagnostic.contains(message), "{line}: {diagnostic}");
            assert!(diagnostic.contains(help), "{line}: {diagnostic}");
        }
    }

    #[test]
    fn words_that_may_be_meant_otherwise_are_warnings() {
        for (line, message, help) in [
            ("title: We are # 1", "`# 1` would not be shown", "`title: \"We are # 1\"`"),
            ("title: Issue # 5 done", "`# 5 done` would not be shown", "`title: \"Issue # 5 done\"`"),
            ("title: “About us”", "the quotation marks around `“About us”`", "`title: \"About us\"`"),
        ] {
            let (_, _, diagnostics) = split_file(&format!("---\n{line}\n---\n"));
            let [diagnostic] = diagnostics.as_slice() else { panic!("{line}: {diagnostics:?}") };
            assert!(diagnostic.contains(&format!("warning: {message}")), "{line}: {diagnostic}");
            assert!(diagnostic.contains(help), "{line}: {diagnostic}");
        }
        for line in [
            "title: “One” and “two”",
            "title: About us  # a note",
            "draft: true # for now",
            "date: 2024-01-02 # a day",
            "tags: [a, b] # c",
        ] {
            assert_eq!(split_file(&format!("---\n{line}\n---\n")).2, [""; 0], "{line}");
        }
    }

    #[test]
    fn a_closing_fence_with_a_comment_is_reported_where_it_is() {
        let (_, _, diagnostics) = split_file("---\ntitle: A\n--- # end\nBody.\n");
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(diagnostics[0].starts_with("a.md:3:1: error: the second line `---` is missing"), "{diagnostics:?}");
    }

    /// Asserts that a file has one diagnostic at a line, and none once the help is followed.
    fn assert_mended(text: &str, line: usize, words: &str, followed: &str) {
        let (_, _, diagnostics) = split_file(text);
        let [diagnostic] = diagnostics.as_slice() else { panic!("{text}: {diagnostics:?}") };
        assert!(diagnostic.starts_with(&format!("a.md:{line}:")), "{text}: {diagnostic}");
        assert!(diagnostic.contains(words), "{text}: {diagnostic}");
        assert_eq!(split_file(followed).2, [""; 0], "{followed}");
    }

    #[test]
    fn a_forgotten_fence_is_reported_where_the_text_starts() {
        let followed = "---\ntitle: A\n\n---\n# Heading\n\nText.\n";
        for (text, line) in [
            ("---\ntitle: A\n\n# Heading\n", 4),
            ("---\ntitle: A\n\n# Heading\n\nText.\n\n---\n", 4),
            ("---\ntitle: A\n\nText.\n\n---\nMore.\n", 4),
            ("---\ntitle: A\n\n- one\n\n---\n", 4),
        ] {
            assert_mended(text, line, "write a line `---` above this line", followed);
        }
        assert_mended("---\ntitle: A\n\n# Heading\n---\nText.\n", 4, "write a line `---` above it", followed);
        assert_mended("---\ntitle: A\n## Heading\n---\nText.\n", 3, "`## Heading` would not be shown", followed);
    }

    #[test]
    fn words_below_a_value_are_not_lost() {
        let followed = "---\ntitle: \"A #lost\"\n---\n";
        assert_mended("---\ntitle: A\n  #lost\n---\n", 3, "error: `#lost` would not be shown", followed);
        assert_mended("---\ntitle: A\n  # lost\n---\n", 3, "warning: `# lost` would not be shown", followed);
        assert_eq!(split_file("---\ntags:\n  # one\n  - a\n# two\ntitle: A\n# three\n---\n").2, [""; 0]);
    }

    #[test]
    fn backslashes_are_not_lost() {
        let followed = "---\ntitle: 'C:\\new'\n---\n";
        assert_eq!(split_file(followed).0.as_deref(), Some("C:\\new"));
        let help = "write it in single quotation marks: `title: 'C:\\new'`";
        assert_mended("---\ntitle: \"C:\\new\"\n---\n", 2, help, followed);
        assert_mended("---\ntitle: \"C:\\qew\"\n---\n", 2, "write `title: 'C:\\qew'`", followed);
        let followed = "---\ntitle: '\"C:\\new\", and \\n'\n---\n";
        let help = "marks: `title: '\"C:\\new\", and \\n'`";
        assert_mended("---\ntitle: \"\\\"C:\\new\\\", and \\\\n\"\n---\n", 2, help, followed);
        assert_eq!(split_file("---\nextra:\n  a: \"b\\nc\"\n---\n").2, [""; 0]);
    }

    #[test]
    fn settings_in_another_form_are_mended() {
        for line in ["title - A", "title：A", "{title: A}", "- title: A"] {
            for text in [format!("---\n{line}\ndate: 2024-01-02\n---\n"), format!("---\n{line}\n---\n")] {
                let (title, _, diagnostics) = split_file(&text);
                // Brackets around all settings are YAML.
                if title.is_some() {
                    assert_eq!((line, diagnostics.as_slice()), ("{title: A}", [].as_slice()));
                    continue;
                }
                assert_mended(&text, 2, "write `title: A`", "---\ntitle: A\ndate: 2024-01-02\n---\n");
            }
        }
        let text = "---\ntitle: A\n=======\ndate: 2024-01-02\n---\n";
        assert_mended(text, 3, "cannot be read: `=======`", "---\ntitle: A\ndate: 2024-01-02\n---\n");
        for tags in ["tags: [a, #b]", "tags:\n  - a\n  - #b"] {
            let (_, _, diagnostics) = split_file(&format!("---\n{tags}\ntitle: A\n---\n"));
            assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
            let expected = if tags.contains('[') { "`tags: [a, b]`" } else { "`  - b`" };
            assert!(diagnostics[0].contains(expected), "{diagnostics:?}");
        }
    }

    #[test]
    fn comments_are_not_words() {
        let text = "---\n#draft: true\n# A note.\ntitle: A  # a note\ntags: [a] # another\nempty: \"a #b\"\n---\n";
        assert_eq!(split_file(text), (Some(String::from("A")), String::new(), Vec::new()));
    }
}
