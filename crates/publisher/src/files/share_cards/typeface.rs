//! The typeface of share cards: which characters it has, how wide a text is, and its outlines.

use harfrust::{ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::tiny_skia::{Path, PathBuilder};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::sync::LazyLock;

/// The file of the typeface: Inter ExtraBold. Its licence is beside it.
pub const FILE: &[u8] = include_bytes!("../../../fonts/inter/Inter-ExtraBold.ttf");

/// The bundled typeface.
pub static TYPEFACE: LazyLock<Typeface> = LazyLock::new(Typeface::bundled);

/// The font's own spacing is for small type.
const LETTER_SPACING: f32 = -0.02;

/// A font, with what shaping it needs.
pub struct Typeface {
    font: FontRef<'static>,
    shaper_data: ShaperData,
    units_per_em: f32,
}

/// A glyph of a shaped text. Lengths are in em.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The index of the text's byte at which its letter starts. The marks of a letter have the index of the letter.
    pub start: usize,
    /// The width that it takes.
    pub advance: f32,
    id: u32,
    x_offset: f32,
    y_offset: f32,
}

impl Typeface {
    fn bundled() -> Typeface {
        let font = FontRef::new(FILE).expect("the bundled font is valid");
        let shaper_data = ShaperData::new(&font);
        let units_per_em = font.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
        Typeface { font, shaper_data, units_per_em: f32::from(units_per_em) }
    }

    /// Whether it has a glyph for a character.
    pub fn has(&self, character: char) -> bool {
        self.font.charmap().map(character).is_some_and(|glyph| glyph != GlyphId::NOTDEF)
    }

    /// Returns the width of a text in em.
    pub fn width(&self, text: &str) -> f32 {
        self.glyphs(text).iter().map(|glyph| glyph.advance).sum()
    }

    /// Shapes a text: joins letters with their marks, and kerns.
    #[expect(clippy::cast_precision_loss, reason = "the lengths of a font are small")]
    pub fn glyphs(&self, text: &str) -> Vec<Glyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaped = self.shaper_data.shaper(&self.font).build().shape(buffer, ShapeOptions::new());
        let em = |units: i32| units as f32 / self.units_per_em;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| Glyph {
            start: info.cluster as usize,
            // A mark takes no width.
            advance: if position.x_advance == 0 { 0.0 } else { em(position.x_advance) + LETTER_SPACING },
            id: info.glyph_id,
            x_offset: em(position.x_offset),
            y_offset: em(position.y_offset),
        });
        glyphs.collect()
    }

    /// Returns the outlines of a line of text. `left` and `baseline` are where it starts, `size` is its em, in pixels.
    /// Returns `None` if the text has no ink.
    pub fn outlines(&self, text: &str, size: f32, left: f32, baseline: f32) -> Option<Path> {
        let outlines = self.font.outline_glyphs();
        let settings = || DrawSettings::unhinted(Size::new(size), LocationRef::default());
        let mut builder = PathBuilder::new();
        let mut x = left;
        for glyph in self.glyphs(text) {
            let mut pen = Pen {
                builder: &mut builder,
                left: x + glyph.x_offset * size,
                baseline: baseline - glyph.y_offset * size,
            };
            if let Some(outline) = outlines.get(GlyphId::new(glyph.id)) {
                // The bundled font has no outline that fails, which a test shows.
                let _ = outline.draw(settings(), &mut pen);
            }
            x += glyph.advance * size;
        }
        builder.finish()
    }
}

/// Draws outlines, whose y axis points up, onto pixels, whose y axis points down.
struct Pen<'a> {
    builder: &'a mut PathBuilder,
    left: f32,
    baseline: f32,
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.left + x, self.baseline - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.left + x, self.baseline - y);
    }

    fn quad_to(&mut self, control_x: f32, control_y: f32, x: f32, y: f32) {
        let (left, baseline) = (self.left, self.baseline);
        self.builder.quad_to(left + control_x, baseline - control_y, left + x, baseline - y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (left, baseline) = (self.left, self.baseline);
        self.builder.cubic_to(left + x1, baseline - y1, left + x2, baseline - y2, left + x, baseline - y);
    }

    fn close(&mut self) {
        self.builder.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of languages of Africa, the Caribbean and Latin America, and the signs of their prices.
    const LETTERS: &str = "ẹọṣɓɗƙƴɛɔŋịụṅãçñœŵʼǀǃǂǎǹɣɩʋŊƝɲ₦€\u{300}\u{301}\u{304}\u{30c}\u{323}’–—…“”";

    #[test]
    fn it_has_the_letters_of_african_languages_and_no_arabic() {
        let missing: Vec<char> = LETTERS.chars().filter(|letter| !TYPEFACE.has(*letter)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(!TYPEFACE.has('ب') && !TYPEFACE.has('💜'));
    }

    #[test]
    fn a_mark_belongs_to_its_letter_and_takes_no_width() {
        // The letter has no form with its mark in Unicode: both are glyphs.
        let (plain, marked) = ("oọo", "oọ\u{300}o");
        assert!((TYPEFACE.width(plain) - TYPEFACE.width(marked)).abs() < 0.001);
        let starts: Vec<usize> = TYPEFACE.glyphs(marked).iter().map(|glyph| glyph.start).collect();
        assert_eq!(starts, [0, 1, 1, 1 + "ọ\u{300}".len()]);
        // The mark is above the letter, and below the top of a capital letter with an accent.
        let height = |text: &str| TYPEFACE.outlines(text, 100.0, 0.0, 0.0).unwrap().bounds().top();
        assert!(height("ọ\u{300}") < height("ọ") - 5.0 && height("ọ\u{300}") > -100.0, "{}", height("ọ\u{300}"));
    }

    #[test]
    fn letters_are_kerned() {
        assert!(TYPEFACE.width("AV") < TYPEFACE.width("A") + TYPEFACE.width("V"));
    }

    #[test]
    fn every_glyph_can_be_drawn() {
        let outlines = TYPEFACE.font.outline_glyphs();
        for (glyph, outline) in outlines.iter() {
            let mut builder = PathBuilder::new();
            let mut pen = Pen { builder: &mut builder, left: 0.0, baseline: 0.0 };
            let settings = DrawSettings::unhinted(Size::new(72.0), LocationRef::default());
            assert!(outline.draw(settings, &mut pen).is_ok(), "{glyph}");
        }
        assert!(TYPEFACE.outlines("A", 72.0, 0.0, 0.0).is_some() && TYPEFACE.outlines(" ", 72.0, 0.0, 0.0).is_none());
    }
}
