//! Text that is put together from parts of the source and from what Liquid makes of it.

use crate::lines::Line;

/// Lines that grow at their end.
#[derive(Debug, Default)]
pub struct Output {
    lines: Vec<Line>,
    current: String,
    number: Option<usize>,
}

impl Output {
    /// Adds text that stands in the source from a line on.
    pub fn push_source(&mut self, text: &str, line: usize) {
        self.push_parts(text, |index| line + index);
    }

    /// Adds text that was made for a place in the source.
    pub fn push_made(&mut self, text: &str, line: usize) {
        self.push_parts(text, |_| line);
    }

    /// All lines.
    pub fn into_lines(mut self) -> Vec<Line> {
        self.end_line(1);
        self.lines
    }

    /// The text of all lines.
    pub fn into_text(self) -> String {
        let lines = self.into_lines();
        lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    fn push_parts(&mut self, text: &str, number: impl Fn(usize) -> usize) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line(number(index - 1));
            }
            self.number.get_or_insert(number(index));
            self.current.push_str(part);
        }
    }

    fn end_line(&mut self, number: usize) {
        let number = self.number.take().unwrap_or(number);
        self.lines.push(Line::new(std::mem::take(&mut self.current), number));
    }
}
