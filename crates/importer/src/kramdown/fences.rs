//! Which lines are code.

/// Follows the fences of code blocks from line to line.
#[derive(Debug, Default)]
pub struct Fences {
    open: Option<(char, usize)>,
}

impl Fences {
    /// Whether a line, which follows those before, is a fence or stands between two.
    pub fn is_code(&mut self, line: &str) -> bool {
        let text = line.trim_start();
        let Some(sign) = text.chars().next().filter(|sign| matches!(sign, '`' | '~')) else {
            return self.open.is_some();
        };
        let length = text.chars().take_while(|letter| *letter == sign).count();
        let rest = &text[length..];
        match self.open {
            Some((open, needed)) if sign == open && length >= needed && rest.trim().is_empty() => {
                self.open = None;
                true
            }
            Some(_) => true,
            None if length >= 3 && !(sign == '`' && rest.contains('`')) => {
                self.open = Some((sign, length));
                true
            }
            None => false,
        }
    }

    /// Whether a fence is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }
}
