//! The differences between the same document on two sites.

use super::line::Line;
use super::parts::Kind;
use similar::{Algorithm, capture_diff_slices};
use std::fmt;

/// The number of words that are shown before a difference in words.
const WORDS_OF_CONTEXT: usize = 5;

/// A difference between the old and the new document.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The part of the document.
    pub kind: Kind,
    /// The words before it, if it is one of words.
    pub context: String,
    /// The lines that only the old document has.
    pub before: Vec<Line>,
    /// The lines that only the new document has.
    pub after: Vec<Line>,
}

/// Compares the lines of a part.
pub fn differences(kind: Kind, old: &[Line], new: &[Line]) -> Vec<Difference> {
    let keys = |lines: &[Line]| lines.iter().map(Line::to_string).collect::<Vec<_>>();
    let operations = capture_diff_slices(Algorithm::Myers, &keys(old), &keys(new));
    let changes =
        operations.into_iter().map(|operation| (operation.old_range(), operation.new_range(), operation.tag()));
    changes
        .filter(|(_, _, tag)| *tag != similar::DiffTag::Equal)
        .map(|(removed, added, _)| Difference {
            kind,
            context: if kind == Kind::Words { context(old, removed.start) } else { String::new() },
            before: old[removed].to_vec(),
            after: new[added].to_vec(),
        })
        .collect()
}

fn context(lines: &[Line], end: usize) -> String {
    let words = &lines[end.saturating_sub(WORDS_OF_CONTEXT)..end];
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

impl Difference {
    fn join(&self, lines: &[Line]) -> String {
        let lines = lines.iter().map(|line| match self.kind {
            Kind::Code => format!("{:?}", line.text),
            _ => line.to_string(),
        });
        lines.collect::<Vec<_>>().join(if self.kind == Kind::Words { " " } else { "\n    " })
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.kind)?;
        if !self.context.is_empty() {
            write!(formatter, " after “{}”", self.context)?;
        }
        write!(formatter, "\n  before: {}\n  after:  {}", self.join(&self.before), self.join(&self.after))
    }
}
