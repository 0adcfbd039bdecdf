//! The colours of the patterns on share cards, which have no style sheet.

use crate::source::color::Color;
use model::pattern::PatternColor;

/// Returns the value of a colour: its token of `style/tokens.css` in sRGB.
#[must_use]
pub fn srgb(color: PatternColor) -> Color {
    let (red, green, blue) = match color {
        PatternColor::Ink => (0x1f, 0x13, 0x20),
        PatternColor::Paper => (0xfb, 0xf6, 0xec),
        PatternColor::Marigold => (0xf7, 0xa9, 0x0b),
        PatternColor::Terracotta => (0xbb, 0x4d, 0x2a),
        PatternColor::Green => (0x19, 0x5e, 0x3f),
        PatternColor::Plum => (0x6f, 0x28, 0x5c),
    };
    Color { red, green, blue }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lightningcss::traits::Parse;
    use lightningcss::values::color::{CssColor, RGBA};
    use std::fs;
    use std::path::Path;

    /// Returns the sRGB value of `--pattern-NAME: oklch(…);` in the style sheet, as it is compiled for older browsers.
    fn token(style: &str, color: PatternColor) -> RGBA {
        let start = format!("--pattern-{}: ", color.name());
        let found: Vec<&str> = style.split(&start).skip(1).collect();
        assert_eq!(found.len(), 1, "{start}");
        let (value, _) = found[0].split_once(';').unwrap();
        match CssColor::parse_string(value).unwrap().to_rgb() {
            Ok(CssColor::RGBA(color)) => color,
            other => panic!("{value}: {other:?}"),
        }
    }

    #[test]
    fn colours_equal_those_of_the_style_sheet() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/tokens.css");
        let style = fs::read_to_string(file).unwrap();
        for color in PatternColor::ALL {
            let Color { red, green, blue } = srgb(color);
            assert_eq!(RGBA { red, green, blue, alpha: 255 }, token(&style, color), "{}", color.name());
        }
    }
}
