//! A line of a comparison: one word, link, list, row or code block.

use std::fmt;

/// A word, a link, a list, a row or a code block.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Further properties to compare: the destination of a link, the kind of a list, the number of cells.
    pub shape: String,
    /// The text.
    pub text: String,
    /// The address of a link as it is in the HTML. It is not compared.
    pub url: String,
}

impl Line {
    /// A line of text without a shape.
    pub fn of_text(text: impl Into<String>) -> Line {
        Line { text: text.into(), ..Line::default() }
    }

    /// A line with a shape.
    pub fn with_shape(shape: impl Into<String>, text: impl Into<String>) -> Line {
        Line { shape: shape.into(), ..Line::of_text(text) }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape.is_empty() {
            true => write!(formatter, "{}", self.text),
            false => write!(formatter, "{} [{}]", self.text, self.shape),
        }
    }
}
