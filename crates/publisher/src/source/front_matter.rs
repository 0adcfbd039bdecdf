//! Splits a Markdown file into its front matter and its body.

use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::node::Node;
use crate::source::yaml::{self, YamlErrorKind, YamlOptions};
use std::ops::Range;

/// Strict: a repeated key is an error, and `Null` is a word.
const YAML_OPTIONS: YamlOptions = YamlOptions { max_depth: 17, allows_repeated_keys: false, nulls: &["", "~", "null"] };

/// A Markdown file, split.
pub struct SplitFile {
    /// The parsed front matter.
    pub front_matter: Node,
    /// The byte offset of the body.
    pub body_start: usize,
}

/// Splits a file whose first line is `---`. Reports front matter that does not parse and returns `None`.
pub fn split(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<SplitFile> {
    const OPENING_FENCE: &str = "---\n";
    const FIRST_LINE: usize = 2;
    let Some(rest) = source.text.strip_prefix(OPENING_FENCE) else {
        let help = "start the file with a line `---`, then lines such as `title: About us`, then another line `---`";
        diagnostics.error(&source.path, Position::START, "the file does not start with a line `---`", help);
        return None;
    };
    let Some(fence) = closing_fence(rest, &["---"]) else {
        let help = "write a line `---` between the lines such as `title: …` and the text";
        diagnostics.error(
            &source.path,
            Position::START,
            "the second line `---` is missing at the top of the file",
            help,
        );
        return None;
    };
    let front_matter = match yaml::parse(&rest[..fence.start], FIRST_LINE, YAML_OPTIONS) {
        Ok(front_matter) => front_matter,
        Err(error) => {
            let (message, help) = problem(&error.kind);
            diagnostics.error(&source.path, error.position, message, help);
            return None;
        }
    };
    Some(SplitFile { front_matter, body_start: OPENING_FENCE.len() + fence.end })
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

/// Returns the message and the help for an error in the YAML.
fn problem(error: &YamlErrorKind) -> (String, &'static str) {
    match error {
        // The parser's own message only makes sense to those who know YAML's grammar.
        YamlErrorKind::Syntax(_) => {
            let help = "put the text after the colon in quotation marks, for example `title: \"Python: a start\"`, \
                        and check the spaces at the start of the line";
            (String::from("this line cannot be read"), help)
        }
        YamlErrorKind::TooDeep => (error.to_string(), "use fewer levels"),
        YamlErrorKind::Alias => (error.to_string(), "put it in quotation marks"),
        YamlErrorKind::MissingValue => (error.to_string(), "write it after the colon"),
        YamlErrorKind::KeyNotScalar => (error.to_string(), "write it like `title: About us`"),
        YamlErrorKind::RepeatedKey(_) => (error.to_string(), "remove one of them"),
    }
}
