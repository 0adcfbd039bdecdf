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
    use std::fs;
    use std::path::Path;

    /// Parses `--pattern-NAME: oklch(LIGHTNESS% CHROMA HUE)` in the style sheet.
    fn token(style: &str, color: PatternColor) -> [f64; 3] {
        let start = format!("--pattern-{}: oklch(", color.name());
        let found: Vec<&str> = style.split(&start).skip(1).collect();
        assert_eq!(found.len(), 1, "{start}");
        let (numbers, _) = found[0].split_once(')').unwrap();
        let numbers: Vec<f64> =
            numbers.split(' ').map(|number| number.trim_end_matches('%').parse().unwrap()).collect();
        [numbers[0] / 100.0, numbers[1], numbers[2].to_radians()]
    }

    /// The formulas are Björn Ottosson's: <https://bottosson.github.io/posts/oklab/>.
    fn to_srgb([lightness, chroma, hue]: [f64; 3]) -> [f64; 3] {
        let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
        let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let linear = [
            4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701_0 * short,
        ];
        linear.map(
            |channel| if channel <= 0.003_130_8 { 12.92 * channel } else { 1.055 * channel.powf(1.0 / 2.4) - 0.055 },
        )
    }

    #[test]
    fn colours_equal_those_of_the_style_sheet() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style/tokens.css");
        let style = fs::read_to_string(file).unwrap();
        for color in PatternColor::ALL {
            let Color { red, green, blue } = srgb(color);
            let expected = to_srgb(token(&style, color)).map(|channel| (channel * 255.0).round());
            assert_eq!([red, green, blue].map(f64::from), expected, "{}", color.name());
        }
    }
}
