//! Splits a Markdown file into its front matter and its body.

use crate::findings::{Findings, Position};
use crate::node::{self, Node};
use crate::source_text::SourceText;

/// The two parts of a Markdown file.
pub struct Parts {
    /// The front matter.
    pub front_matter: Node,
    /// Where the body begins, in bytes.
    pub body_start: usize,
}

/// Splits a file whose first line is `---`. A mistake in its form becomes a finding and gives `None`.
pub fn split(source: &SourceText, findings: &mut Findings) -> Option<Parts> {
    const FENCE: &str = "---\n";
    let start = Position { line: 1, column: 1 };
    let Some(rest) = source.text.strip_prefix(FENCE) else {
        let help = "begin the file with a line `---`, then the keys such as `title: …`, then another line `---`";
        findings.at(&source.file, start, "the front matter is missing", help);
        return None;
    };
    let Some(length) = end_of_front_matter(rest) else {
        findings.at(&source.file, start, "the front matter has no end", "put a line `---` after its last key");
        return None;
    };
    let front_matter = node::parse_yaml(source, &rest[..length], 2, findings)?;
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
