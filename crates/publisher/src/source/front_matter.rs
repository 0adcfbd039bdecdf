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
        let help = "begin the file with a line `---`, then the keys such as `title: …`, then another line `---`";
        diagnostics.at(&source.path, Position::START, "the front matter is missing", help);
        return None;
    };
    let Some(fence) = closing_fence(rest, &["---"]) else {
        let help = "put a line `---` after its last key";
        diagnostics.at(&source.path, Position::START, "the front matter has no end", help);
        return None;
    };
    let front_matter = match yaml::parse(&rest[..fence.start], FIRST_LINE, YAML_OPTIONS) {
        Ok(front_matter) => front_matter,
        Err(error) => {
            let (message, help) = problem(&error.kind);
            diagnostics.at(&source.path, error.position, message, help);
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
        YamlErrorKind::Syntax(message) => {
            let help =
                "check the indentation, and put a value that holds `: ` or begins with a sign in quotation marks";
            (format!("this is not YAML: {message}"), help)
        }
        YamlErrorKind::TooDeep => (String::from("the lists are nested too deeply"), "write them with fewer levels"),
        YamlErrorKind::Alias => (String::from("a `*name` stands for no value here"), "write the value itself"),
        YamlErrorKind::MissingValue => (error.to_string(), "write it behind the key"),
        YamlErrorKind::KeyNotScalar => (error.to_string(), "write `key: value`"),
        YamlErrorKind::RepeatedKey(_) => (error.to_string(), "remove one of the two lines"),
    }
}
