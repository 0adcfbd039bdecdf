//! Splits a Markdown file into its front matter and its body.

use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::node::Node;
use crate::source::yaml;

/// The two parts of a Markdown file.
pub struct Parts {
    /// The front matter.
    pub front_matter: Node,
    /// Where the body begins, in bytes.
    pub body_start: usize,
}

/// Splits a file whose first line is `---`. A mistake in its form becomes a diagnostic and gives `None`.
pub fn split(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Parts> {
    const FENCE: &str = "---\n";
    let start = Position { line: 1, column: 1 };
    let Some(rest) = source.text.strip_prefix(FENCE) else {
        let help = "begin the file with a line `---`, then the keys such as `title: …`, then another line `---`";
        diagnostics.at(&source.file, start, "the front matter is missing", help);
        return None;
    };
    let Some(length) = end_of_front_matter(rest) else {
        diagnostics.at(&source.file, start, "the front matter has no end", "put a line `---` after its last key");
        return None;
    };
    let front_matter = yaml::parse_yaml(source, &rest[..length], 2, diagnostics)?;
    let body_start = FENCE.len() + length + rest[length..].find('\n').map_or(rest.len() - length, |end| end + 1);
    Some(Parts { front_matter, body_start })
}

fn end_of_front_matter(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(offset);
        }
        offset += line.len();
    }
    None
}
