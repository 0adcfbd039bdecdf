//! Splits a Markdown file into its front matter and its body.

use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::node::{Node, Value};
use crate::source::yaml::{self, YamlError, YamlErrorKind, YamlOptions};
use crate::source::{lost_words, quotation_marks, stray_indents, text_values, yaml_fence, yaml_repair};
use std::ops::Range;

/// Strict: a repeated key is an error, and `Null` is a word.
pub(super) const YAML_OPTIONS: YamlOptions =
    YamlOptions { max_depth: 17, allows_repeated_keys: false, allows_properties: false, nulls: &["", "~", "null"] };

/// A Markdown file, split.
pub struct SplitFile {
    /// The parsed front matter.
    pub front_matter: Node,
    /// The byte offset of the body.
    pub body_start: usize,
}

/// Splits a file that starts with a line `---`, perhaps after blank lines. Reports front matter that does not parse or that
/// loses words. Returns `None` if nothing can be known about the settings.
pub fn split(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<SplitFile> {
    let start = match yaml_fence::after_opening_fence(&source.text) {
        Ok(start) => start,
        Err((position, problem)) => {
            diagnostics.add(&source.path, position, problem);
            return None;
        }
    };
    let rest = &source.text[start..];
    let first_line = source.position(start).line;
    let fence = closing_fence(rest, &["---", "..."]);
    let yaml = &rest[..fence.as_ref().map_or(rest.len(), |fence| fence.start)];
    let file = FrontMatter { yaml, first_line, source };
    let has_like_fence = yaml_fence::first_like_fence(&yaml.lines().collect::<Vec<_>>()).is_some();
    let Some(fence) = fence.filter(|_| !has_like_fence) else {
        file.report_missing_fence(diagnostics);
        return None;
    };
    let front_matter = file.parse(diagnostics)?;
    Some(SplitFile { front_matter, body_start: start + fence.end })
}

/// Returns the bytes between the fences of a file as it is on disk, and where its body starts.
#[must_use]
pub(crate) fn find(text: &str) -> Option<(Range<usize>, usize)> {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let start = mark + yaml_fence::after_opening_fence(&text[mark..]).ok()?;
    let fence = closing_fence(&text[start..], &["---", "..."])?;
    Some((start..start + fence.start, start + fence.end))
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

/// The front matter of a file, as it is written.
struct FrontMatter<'a> {
    yaml: &'a str,
    /// The number of its first line in the file.
    first_line: usize,
    source: &'a SourceFile,
}

impl FrontMatter<'_> {
    /// Parses the YAML. After words that it loses, returns what they belong to, so that they are reported once.
    fn parse(&self, diagnostics: &mut Diagnostics) -> Option<Node> {
        let FrontMatter { yaml, first_line, source } = *self;
        if let Some((line, problem)) = stray_indents::find(yaml) {
            diagnostics.add(&source.path, self.line_start(line), problem);
            return None;
        }
        let front_matter = match yaml::parse(yaml, first_line, YAML_OPTIONS) {
            Ok(front_matter) => front_matter,
            Err(error) => {
                self.report_error(&error, diagnostics);
                return None;
            }
        };
        if matches!(front_matter.value, Value::Scalar { .. } | Value::List(_))
            && let Some(repair) = yaml_repair::repair_first_line(yaml, YAML_OPTIONS)
        {
            self.report_unreadable(repair.line, &repair.help(), diagnostics);
            return None;
        }
        if lost_words::report_backslashes(yaml, first_line, source, diagnostics) {
            return None;
        }
        let mended = lost_words::report(yaml, first_line, source, diagnostics);
        let kept = mended.and_then(|yaml| yaml::parse(&yaml, first_line, YAML_OPTIONS).ok());
        let mut front_matter = kept.unwrap_or(front_matter);
        text_values::check(&mut front_matter, yaml, first_line, source, diagnostics);
        Some(front_matter)
    }

    /// Reports that the second line `---` is missing, where it should be.
    fn report_missing_fence(&self, diagnostics: &mut Diagnostics) {
        let (line, problem) = yaml_fence::missing_closing_fence(&self.yaml.lines().collect::<Vec<_>>());
        let position = line.map_or(Position::START, |line| self.line_start(line));
        diagnostics.add(&self.source.path, position, problem);
    }

    /// Reports an error in the YAML. The parser's own message only makes sense to those who know YAML's grammar, so a line
    /// that it cannot read is shown as it should be.
    fn report_error(&self, error: &YamlError, diagnostics: &mut Diagnostics) {
        let lines: Vec<&str> = self.yaml.lines().collect();
        let error_line = (error.position.line + 1).saturating_sub(self.first_line).max(1);
        let help = match &error.kind {
            YamlErrorKind::Syntax(_)
                if yaml_fence::first_line_of_text(&lines).is_some_and(|text| text < error_line) =>
            {
                return self.report_missing_fence(diagnostics);
            }
            YamlErrorKind::Syntax(_) | YamlErrorKind::KeyNotScalar | YamlErrorKind::MissingValue => {
                return self.report_with_repair(error_line, diagnostics);
            }
            YamlErrorKind::Alias | YamlErrorKind::Property(_) => {
                match lines.get(error_line - 1).and_then(|line| quotation_marks::quoted(line)) {
                    Some(line) => format!("put it in quotation marks: `{line}`"),
                    None => String::from("put it in quotation marks"),
                }
            }
            YamlErrorKind::SecondDocument => {
                String::from("write the line before the text as `---`, without anything after it")
            }
            YamlErrorKind::TooDeep => String::from("use fewer levels"),
            YamlErrorKind::RepeatedKey(_) => String::from("remove one of them"),
        };
        diagnostics.error(&self.source.path, error.position, error.to_string(), help);
    }

    fn report_with_repair(&self, error_line: usize, diagnostics: &mut Diagnostics) {
        match yaml_repair::repair(self.yaml, error_line, YAML_OPTIONS) {
            Some(repair) => self.report_unreadable(repair.line, &repair.help(), diagnostics),
            None => {
                let line = yaml_repair::first_suspect(self.yaml, error_line).unwrap_or(error_line);
                let help = "write it like `title: \"About us\"`, with the text in quotation marks, or remove it";
                self.report_unreadable(line, help, diagnostics);
            }
        }
    }

    /// Reports a line of the YAML that cannot be read.
    fn report_unreadable(&self, line: usize, help: &str, diagnostics: &mut Diagnostics) {
        let text = self.yaml.lines().nth(line - 1).unwrap_or_default().trim_end();
        let message = format!("this line cannot be read: `{text}`");
        diagnostics.error(&self.source.path, self.line_start(line), message, help);
    }

    fn line_start(&self, line: usize) -> Position {
        Position { line: line + self.first_line - 1, column: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fields::Fields;
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
            ("title: *news*", 1, "cannot be read", "`title: \"news\"`"),
            ("--- # end", 1, "the second line `---` is missing", "write this line as `---`"),
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

    /// Replaces the setting that a help shows, with the lines that belong to it, or else the line of the diagnostic.
    fn follow(text: &str, line: usize, shown: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let key = shown.split(':').next().unwrap_or_default();
        let has_key = |line: &&str| line.trim_start().to_lowercase().starts_with(&format!("{key}:"));
        let is_other = |line: &&str| ["---", "date:", "draft:"].iter().any(|start| line.starts_with(start));
        let start = lines.iter().position(has_key).unwrap_or(line - 1);
        let end = start + 1 + lines[start + 1..].iter().position(is_other).unwrap();
        [&lines[..start], &[shown], &lines[end..]].concat().join("\n") + "\n"
    }

    /// Asserts that settings have one diagnostic, whose help shows a line that is right and has the words.
    fn assert_help(settings: &str, line: usize, shown: &str, value: &str) {
        let text = format!("---\n{settings}\ndate: 2024-01-02\n---\nBody.\n");
        let (_, _, diagnostics) = split_file(&text);
        let [diagnostic] = diagnostics.as_slice() else { panic!("{settings}: {diagnostics:#?}") };
        assert!(diagnostic.starts_with(&format!("a.md:{line}:")), "{settings}: {diagnostic}");
        assert!(diagnostic.contains(&format!("`{shown}`")), "{settings}: {diagnostic}");
        let followed = follow(&text, line, shown);
        assert_eq!(split_file(&followed).2, [""; 0], "{followed}");
        let source = SourceFile::new(Path::new("a.md"), &followed);
        let front_matter = split(&source, &mut Diagnostics::default()).expect(&followed).front_matter;
        let key = shown.split(':').next().unwrap_or_default();
        let found: Vec<&str> =
            front_matter.get(key).into_iter().flat_map(Node::items).filter_map(Node::as_str).collect();
        assert_eq!(found.join(" "), value, "{followed}");
    }

    #[test]
    fn words_after_a_hash_at_the_start_of_a_line_are_not_lost() {
        let (shown, value) = ("summary: \"Join us. #python on Discord\"", "Join us. #python on Discord");
        assert_help("summary: Join us.\n#python on Discord", 3, shown, value);
        assert_help("summary: Join us.\n\n#python on Discord", 4, shown, value);
        assert_help("summary: Join us.\n  #python on Discord", 3, shown, value);
        assert_help(
            "summary: Join us\n# and more words",
            3,
            "summary: \"Join us # and more words\"",
            "Join us # and more words",
        );
        assert_help("title: A\n#b", 3, "title: \"A #b\"", "A #b");
        assert_help(
            "#BlackPythonDevs turns two",
            2,
            "title: \"#BlackPythonDevs turns two\"",
            "#BlackPythonDevs turns two",
        );
        assert_help("title: A\n#b\n#c", 3, "title: \"A #b #c\"", "A #b #c");
        assert_help("##Two", 2, "title: \"##Two\"", "##Two");
        for settings in [
            "#draft: true",
            "#image:/a.png",
            "#tags = a",
            "summary: Join us.\n# and more words",
            "summary: Join us\n\n# A note\ntitle: A",
            "title: A\n# a note",
            "tags: [a]\n# a note",
            "tags:\n  - a\n#  - b\n#- c",
            "#####\n# Title\n#####\ntitle: A",
            "# A note on the summary\nsummary: Join us",
        ] {
            assert_eq!(split_file(&format!("---\n{settings}\ndate: 2024-01-02\n---\n")).2, [""; 0], "{settings}");
        }
        let (_, _, diagnostics) = split_file("---\ntags: [a]\n#note\ndate: 2024-01-02\n---\n");
        assert!(diagnostics[0].contains("warning: `#note`"), "{diagnostics:?}");
        assert!(diagnostics[0].contains("write `# note` above the line `tags: …`"), "{diagnostics:?}");
    }

    #[test]
    fn a_value_that_is_only_a_comment_is_one_diagnostic() {
        for (settings, line, shown, value) in [
            ("title: # Heading", 2, "title: \"Heading\"", "Heading"),
            ("title: ## Heading", 2, "title: \"Heading\"", "Heading"),
            ("title: #Black turns two", 2, "title: \"#Black turns two\"", "#Black turns two"),
            ("title: #Black\n  turns two", 2, "title: \"#Black turns two\"", "#Black turns two"),
            ("tags: #community", 2, "tags: [community]", "community"),
            ("tags:\n  - #meetups", 3, "  - meetups", ""),
        ] {
            if shown.starts_with(' ') {
                let text = format!("---\n{settings}\n---\n");
                assert_mended(&text, line, shown, "---\ntags:\n  - meetups\n---\n");
                continue;
            }
            assert_help(settings, line, shown, value);
            let source = SourceFile::new(Path::new("a.md"), &format!("---\n{settings}\n---\n"));
            let kept = split(&source, &mut Diagnostics::default()).unwrap().front_matter;
            let kept = kept.get(&shown[..shown.find(':').unwrap()]).unwrap();
            assert_eq!(kept.items().filter_map(Node::as_str).collect::<Vec<_>>(), [value], "{settings}");
        }
        assert_eq!(split_file("---\ntitle: # note\n  A\ndate: # the day\ntags: # some\n  - a\n---\n").2, [""; 0]);
    }

    #[test]
    fn helps_keep_the_words() {
        for (settings, line, shown, value) in [
            ("title: Hello:", 2, "title: \"Hello:\"", "Hello:"),
            ("summary: Our goals:", 2, "summary: \"Our goals:\"", "Our goals:"),
            ("title: -", 2, "title: \"-\"", "-"),
            ("title: ?", 2, "title: \"?\"", "?"),
            ("title: - one", 2, "title: \"- one\"", "- one"),
            ("summary: One\ntwo three.", 3, "summary: \"One two three.\"", "One two three."),
            ("summary: One\ntwo\nthree", 3, "summary: \"One two three\"", "One two three"),
            ("summary:\nOne two.", 3, "summary: \"One two.\"", "One two."),
            ("summary: >\nOne two", 3, "summary: \"One two\"", "One two"),
            ("summary: One\n  two: three", 3, "summary: \"One two: three\"", "One two: three"),
            ("summary:\n  One: two", 3, "summary: \"One: two\"", "One: two"),
            ("summary: One #two\n  three", 3, "summary: \"One #two three\"", "One #two three"),
            ("summary: \"One\ntwo\"", 3, "summary: \"One two\"", "One two"),
            ("summary: One\n- two", 3, "summary: \"One - two\"", "One - two"),
            ("title: [Sticky]", 2, "title: \"[Sticky]\"", "[Sticky]"),
            ("title: [a, b]", 2, "title: \"[a, b]\"", "[a, b]"),
            ("title: [Sticky] A talk", 2, "title: \"[Sticky] A talk\"", "[Sticky] A talk"),
            ("title: {title}", 2, "title: \"{title}\"", "{title}"),
            ("title: {{ page.title }}", 2, "title: \"{{ page.title }}\"", "{{ page.title }}"),
            ("title: 'Tis the season", 2, "title: \"'Tis the season\"", "'Tis the season"),
            ("title: \"Title”", 2, "title: \"Title\"", "Title"),
        ] {
            assert_help(settings, line, shown, value);
        }
    }

    #[test]
    fn lists_in_another_form_are_mended() {
        for tags in [
            "- community",
            "• community",
            "-community",
            "community]",
            "(community)",
            "{community}",
            "[community",
            "[community]]",
        ] {
            let text = format!("---\ntags: {tags}\ndate: 2024-01-02\n---\n");
            let source = SourceFile::new(Path::new("a.md"), &text);
            let mut diagnostics = Diagnostics::default();
            if let Some(SplitFile { front_matter, .. }) = split(&source, &mut diagnostics) {
                Fields::new(Path::new("a.md"), front_matter, &mut diagnostics).names("tags");
            }
            let diagnostics: Vec<String> = diagnostics.sorted().iter().map(ToString::to_string).collect();
            assert_eq!(diagnostics.len(), 1, "{tags}: {diagnostics:?}");
            assert!(diagnostics[0].contains("`tags: [community]`"), "{tags}: {diagnostics:?}");
        }
        assert_help("tags: [a,,b]", 2, "tags: [a, b]", "a b");
        assert_help("tags: [\"a\" \"b\"]", 2, "tags: [a, b]", "a b");
        assert_help("tags: [a, b", 2, "tags: [a, b]", "a b");
    }

    #[test]
    fn signs_that_would_be_shown_are_warnings() {
        for title in [
            "“About us”",
            "”About us”",
            "“About us\"",
            "”About us“",
            "‚About us‘",
            "**About us**",
            "[About us](/about/)",
            "“**About us**”",
            "\"<b>About us</b>\"",
        ] {
            assert_help(&format!("title: {title}"), 2, "title: \"About us\"", "About us");
        }
        assert_help("title: “A “b” c”", 2, "title: \"A “b” c\"", "A “b” c");
        assert_help("id: “about-us”", 2, "id: \"about-us\"", "about-us");
    }

    #[test]
    fn a_fence_in_another_form_is_shown_as_it_should_be() {
        let followed = "---\ntitle: A\n---\nBody.\n";
        for fence in [" ---", "--", "—-", "___", "—", "----", "+++", "\t---"] {
            for rest in ["Body.\n", "Body.\n\n---\n\nMore.\n"] {
                let text = format!("---\ntitle: A\n{fence}\n{rest}");
                assert_mended(&text, 3, "write this line as `---`", followed);
            }
        }
        for fence in ["----", " ---", "—", "--- # x", "--"] {
            let text = format!("\n{fence}\ntitle: A\n---\nBody.\n");
            assert_mended(&text, 2, "write this line as `---`", followed);
        }
        assert_mended("+++\ntitle = \"A\"\n+++\nBody.\n", 1, "`+++` is for the program Hugo", followed);
        assert_eq!(split_file("---\ntitle: A\nextra:\n  a: |\n    b\n    ---\n---\n").2, [""; 0]);
    }

    #[test]
    fn spaces_before_keys_are_one_diagnostic() {
        for space in ["\u{a0}", "\t", "\u{3000}"] {
            let text = format!("---\n{space}title: A\n{space}date: 2024-01-02\n{space}tags: [a]\n---\n");
            assert_mended(&text, 2, "write `title: A`", "---\ntitle: A\ndate: 2024-01-02\ntags: [a]\n---\n");
        }
    }

    #[test]
    fn nothing_below_a_key_is_reported_at_the_key() {
        let source = SourceFile::new(Path::new("a.md"), "---\ntitle: >\nsummary: |\ndate: 2024-01-02\n---\n");
        let front_matter = split(&source, &mut Diagnostics::default()).unwrap().front_matter;
        let lines = ["title", "summary", "date"].map(|key| front_matter.get(key).unwrap().position.line);
        assert_eq!(lines, [2, 3, 4]);
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
