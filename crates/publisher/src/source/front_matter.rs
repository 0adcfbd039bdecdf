//! Splits a Markdown file into its front matter and its body.

use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::node::Node;
use crate::source::yaml;

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
        diagnostics.at(&source.path, Position::START, "the file does not start with a line `---`", help);
        return None;
    };
    let Some(length) = closing_fence(rest) else {
        let help = "write a line `---` between the lines such as `title: …` and the text";
        diagnostics.at(&source.path, Position::START, "the second line `---` is missing at the top of the file", help);
        return None;
    };
    let front_matter = yaml::parse_yaml(source, &rest[..length], FIRST_LINE, diagnostics)?;
    let fence_end = rest[length..].find('\n').map_or(rest.len(), |end| length + end + 1);
    Some(SplitFile { front_matter, body_start: OPENING_FENCE.len() + fence_end })
}

/// Returns the byte offset of the closing `---` line.
fn closing_fence(after_opening_fence: &str) -> Option<usize> {
    let mut offset = 0;
    for line in after_opening_fence.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}
