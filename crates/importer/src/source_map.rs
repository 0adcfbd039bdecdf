//! Lines of text that keep their source line numbers through all transformations.

/// A line without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The characters of the line.
    pub text: String,
    /// The line number in the source file, counted from 1.
    pub number: usize,
}

impl Line {
    /// Creates a line.
    #[must_use]
    pub fn new(text: impl Into<String>, number: usize) -> Line {
        Line { text: text.into(), number }
    }
}

/// Splits text into lines. `first` is the number of the first line in its file.
#[must_use]
pub fn split_lines(text: &str, first: usize) -> Vec<Line> {
    text.split('\n').enumerate().map(|(index, line)| Line::new(line, first + index)).collect()
}

/// Joined lines with a source map: a source line number for every byte.
#[derive(Clone, Debug, Default)]
pub struct MappedText {
    /// The joined text.
    pub text: String,
    starts: Vec<usize>,
    numbers: Vec<usize>,
}

impl MappedText {
    /// Joins lines.
    #[must_use]
    pub fn join(lines: &[Line]) -> MappedText {
        let mut joined = MappedText::default();
        for line in lines {
            joined.starts.push(joined.text.len());
            joined.numbers.push(line.number);
            joined.text.push_str(&line.text);
            joined.text.push('\n');
        }
        joined
    }

    /// Returns the source line of a byte offset.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let index = self.starts.partition_point(|start| *start <= offset);
        self.numbers.get(index.saturating_sub(1)).copied().unwrap_or(1)
    }
}
