//! Detection of fenced code.

/// Tracks the fences of code blocks from line to line.
#[derive(Debug, Default)]
pub struct FenceTracker {
    open: Option<(char, usize)>,
}

impl FenceTracker {
    /// Returns whether the next line is a fence or fenced code. Expects every line, in order.
    pub fn is_code(&mut self, line: &str) -> bool {
        let text = line.trim_start();
        let Some(delimiter) = text.chars().next().filter(|delimiter| matches!(delimiter, '`' | '~')) else {
            return self.open.is_some();
        };
        let length = text.chars().take_while(|character| *character == delimiter).count();
        let rest = &text[length..];
        match self.open {
            Some((open, needed)) if delimiter == open && length >= needed && rest.trim().is_empty() => {
                self.open = None;
                true
            }
            Some(_) => true,
            None if length >= 3 && !(delimiter == '`' && rest.contains('`')) => {
                self.open = Some((delimiter, length));
                true
            }
            None => false,
        }
    }

    /// Returns whether a fence is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}
