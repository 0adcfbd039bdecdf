//! Lines of text that know where they came from, whatever is done to them.

/// One line without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// The line of the source file, counted from 1.
    pub number: usize,
}

impl Line {
    /// A line.
    #[must_use]
    pub fn new(text: impl Into<String>, number: usize) -> Line {
        Line { text: text.into(), number }
    }
}

/// The lines of a text whose first line is `first` of its file.
#[must_use]
pub fn split(text: &str, first: usize) -> Vec<Line> {
    text.split('\n').enumerate().map(|(index, line)| Line::new(line, first + index)).collect()
}

/// Text joined from lines, with the source line of every byte.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    /// The text.
    pub text: String,
    starts: Vec<usize>,
    numbers: Vec<usize>,
}

impl Mapped {
    /// Joins lines.
    #[must_use]
    pub fn join(lines: &[Line]) -> Mapped {
        let mut mapped = Mapped::default();
        for line in lines {
            mapped.starts.push(mapped.text.len());
            mapped.numbers.push(line.number);
            mapped.text.push_str(&line.text);
            mapped.text.push('\n');
        }
        mapped
    }

    /// The source line of a byte.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        let index = self.starts.partition_point(|start| *start <= offset);
        self.numbers.get(index.saturating_sub(1)).copied().unwrap_or(1)
    }
}
