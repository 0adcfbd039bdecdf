//! Content lines: RFC 5545, section 3.1.

/// The most bytes of a line, without its end.
const MAX_BYTES: usize = 75;

/// The lines of a file so far.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// Adds a property whose value needs no escapes.
    pub fn add(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    /// Adds a property whose value is text.
    pub fn add_text(&mut self, name: &str, value: &str) {
        self.add(name, &escape(value));
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// Adds a line in parts of at most 75 bytes. Each further part begins with a space. Characters stay whole.
    fn fold(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            if length + character.len_utf8() > MAX_BYTES {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(character);
            length += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Escapes text: RFC 5545, section 3.3.11. Control characters are not allowed.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_by_bytes_between_characters() {
        for text in ["a".repeat(300), "é".repeat(200), "\u{1f49c}".repeat(100), String::from("short")] {
            let mut lines = Lines::default();
            lines.add_text("SUMMARY", &text);
            let folded = lines.into_string();
            assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
            assert!(folded.ends_with("\r\n"));
            assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
        let mut lines = Lines::default();
        lines.add("X", &"a".repeat(73));
        assert_eq!(lines.into_string().matches("\r\n").count(), 1, "75 bytes are one line");
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escape("a; b, c\\d\ne\r\u{7}f: \"g\""), "a\\; b\\, c\\\\d\\nef: \"g\"");
    }
}
