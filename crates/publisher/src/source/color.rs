//! Colours as editors write them: `#rrggbb`.

use std::fmt;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Color {
    /// From 0 to 255.
    pub red: u8,
    /// From 0 to 255.
    pub green: u8,
    /// From 0 to 255.
    pub blue: u8,
}

impl Color {
    /// Parses `#rrggbb`. Returns `None` for any other notation.
    #[must_use]
    pub fn parse(string: &str) -> Option<Color> {
        let digits = string.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |start: usize| u8::from_str_radix(&digits[start..start + 2], 16).ok();
        Some(Color { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Color { red, green, blue } = self;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parse_accepts_six_hexadecimal_digits_only() {
        let color = Color::parse("#f5A80c").unwrap();
        assert_eq!(color, Color { red: 0xf5, green: 0xa8, blue: 0x0c });
        assert_eq!(color.to_string(), "#f5a80c");
        for string in ["", "#", "f5a80c", "#fff", "#f5a80", "#f5a80c0", "#+5a80c", "#f5a8é", "red"] {
            assert_eq!(Color::parse(string), None, "{string}");
        }
    }
}
