//! Rendered output with a source line for each of its lines.

use crate::source_map::Line;

/// A builder of lines.
#[derive(Debug, Default)]
pub struct Output {
    lines: Vec<Line>,
    current: String,
    number: Option<usize>,
}

impl Output {
    /// Appends text copied from the source, beginning on `line`.
    pub fn push_source(&mut self, text: &str, line: usize) {
        self.push_parts(text, |index| line + index);
    }

    /// Appends text generated for a source line.
    pub fn push_generated(&mut self, text: &str, line: usize) {
        self.push_parts(text, |_| line);
    }

    /// Appends an element that is a block of its own, on a line that is indented as the current one. Returns whether that is
    /// within a list.
    pub fn push_block(&mut self, element: &str, line: usize) -> bool {
        let indentation = self.current.len() - self.current.trim_start_matches([' ', '\t']).len();
        let begins_item = matches!(self.current.trim(), "-" | "*" | "+");
        let before = if begins_item { String::new() } else { format!("\n\n{}", &self.current[..indentation]) };
        self.push_generated(&format!("{before}{element}\n\n"), line);
        begins_item || indentation > 0
    }

    /// Returns the lines.
    pub fn into_lines(mut self) -> Vec<Line> {
        self.end_line(1);
        self.lines
    }

    /// Returns the lines as one string.
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
