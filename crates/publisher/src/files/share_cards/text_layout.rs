//! The lines of a title, and the size of their type.

use super::typeface::Typeface;

/// A text in lines that fit.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLayout {
    /// The em, in pixels.
    pub size: f32,
    /// The lines.
    pub lines: Vec<String>,
}

/// A size of type, in pixels, and the lines for which there is room.
#[derive(Clone, Copy, Debug)]
pub struct TypeSize {
    /// The em.
    pub size: f32,
    /// The most lines.
    pub max_lines: usize,
}

/// What ends a text that was cut.
const ELLIPSIS: char = '…';

/// The tries for lines of similar width, each a little narrower than the one before.
const NARROWER: u8 = 16;

/// Breaks a text into lines of at most `max_width` pixels, in the first size in which it fits as a whole.
///
/// In the last size, a word that is wider than a line is broken between letters. A text with too many lines ends with an
/// ellipsis there.
pub fn layout(text: &str, max_width: f32, sizes: &[TypeSize], typeface: &Typeface) -> TextLayout {
    let words = words(text, typeface);
    let whole = sizes.iter().find_map(|TypeSize { size, max_lines }| {
        let lines = whole_lines(&words, max_width / size, *max_lines, typeface)?;
        Some(TextLayout { size: *size, lines })
    });
    whole.unwrap_or_else(|| {
        let smallest = sizes.last().copied().unwrap_or(TypeSize { size: 1.0, max_lines: 1 });
        let lines = cut_lines(&words, max_width / smallest.size, smallest.max_lines, typeface);
        TextLayout { size: smallest.size, lines }
    })
}

/// A word, and its width in em.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    text: &'a str,
    width: f32,
}

fn words<'a>(text: &'a str, typeface: &Typeface) -> Vec<Word<'a>> {
    // A no-break space does not end a word.
    let words = text.split(|character: char| character.is_whitespace() && character != '\u{a0}');
    words.filter(|word| !word.is_empty()).map(|text| Word { text, width: typeface.width(text) }).collect()
}

/// Returns lines of similar width, or `None` if a word or the number of lines is too large.
fn whole_lines(words: &[Word<'_>], max_width: f32, max_lines: usize, typeface: &Typeface) -> Option<Vec<String>> {
    if words.iter().any(|word| word.width > max_width) {
        return None;
    }
    let space = typeface.width(" ");
    let widest = wrap(words, max_width, space);
    let count = widest.len();
    let narrower = (1..NARROWER).map(|step| max_width * (1.0 - f32::from(step) / f32::from(NARROWER)));
    let widest_word = words.iter().map(|word| word.width).fold(0.0, f32::max);
    let narrower = narrower.take_while(|width| *width >= widest_word).map(|width| wrap(words, width, space));
    let lines = narrower.take_while(|lines| lines.len() == count).last().unwrap_or(widest);
    (count <= max_lines).then(|| lines.into_iter().map(join).collect())
}

/// Fills each line with as many words as fit.
fn wrap<'w, 'a>(words: &'w [Word<'a>], max_width: f32, space: f32) -> Vec<&'w [Word<'a>]> {
    let mut lines = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let mut width = rest[0].width;
        let more = rest[1..].iter().take_while(|word| {
            width += space + word.width;
            width <= max_width
        });
        let (line, after) = rest.split_at(1 + more.count());
        lines.push(line);
        rest = after;
    }
    lines
}

fn join(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Fills the lines, breaks words that are too wide, and ends the last line with an ellipsis if something is left.
fn cut_lines(words: &[Word<'_>], max_width: f32, max_lines: usize, typeface: &Typeface) -> Vec<String> {
    let pieces: Vec<Word<'_>> = words.iter().flat_map(|word| pieces(*word, max_width, typeface)).collect();
    let lines = wrap(&pieces, max_width, typeface.width(" "));
    let is_cut = lines.len() > max_lines;
    let mut lines: Vec<String> = lines.into_iter().take(max_lines).map(join).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_cut) {
        *last = with_ellipsis(last, max_width, typeface);
    }
    lines
}

/// Breaks a word between letters into pieces that fit. A letter keeps its marks.
fn pieces<'a>(word: Word<'a>, max_width: f32, typeface: &Typeface) -> Vec<Word<'a>> {
    let mut pieces = Vec::new();
    let mut rest = word.text;
    while !rest.is_empty() {
        let end = longest_prefix(rest, max_width, typeface);
        let (piece, after) = rest.split_at(end);
        pieces.push(Word { text: piece, width: typeface.width(piece) });
        rest = after;
    }
    pieces
}

/// Returns the end of the longest prefix of whole letters that fits: at least one letter.
fn longest_prefix(text: &str, max_width: f32, typeface: &Typeface) -> usize {
    let mut width = 0.0;
    let glyphs = typeface.glyphs(text);
    let first = glyphs.first().map_or(0, |glyph| glyph.start);
    for glyph in glyphs {
        width += glyph.advance;
        if width > max_width && glyph.start > first {
            return glyph.start;
        }
    }
    text.len()
}

/// Shortens a line so that an ellipsis fits behind it: by whole words, or by letters where it is one word.
fn with_ellipsis(line: &str, max_width: f32, typeface: &Typeface) -> String {
    let room = max_width - typeface.width(&String::from(ELLIPSIS));
    let mut kept = line;
    while typeface.width(kept) > room {
        let Some((before, _)) = kept.rsplit_once(' ') else {
            kept = &kept[..longest_prefix(kept, room, typeface)];
            break;
        };
        kept = before;
    }
    let is_stop = |character: char| character.is_whitespace() || ",;:.–—".contains(character);
    format!("{}{ELLIPSIS}", kept.trim_end_matches(is_stop))
}

#[cfg(test)]
mod tests {
    use super::super::typeface::TYPEFACE;
    use super::*;

    const SIZES: [TypeSize; 2] = [TypeSize { size: 100.0, max_lines: 2 }, TypeSize { size: 50.0, max_lines: 3 }];

    fn lines(text: &str, max_width: f32) -> (f32, Vec<String>) {
        let TextLayout { size, lines } = layout(text, max_width, &SIZES, &TYPEFACE);
        for line in &lines {
            let width = TYPEFACE.width(line) * size;
            assert!(width <= max_width * 1.01, "{line}: {width} of {max_width}");
        }
        (size, lines)
    }

    #[test]
    fn a_text_has_the_largest_size_in_which_it_fits() {
        assert_eq!(lines("Short", 600.0), (100.0, vec![String::from("Short")]));
        let text = "A title that is too long for two lines of the larger size";
        let (size, found) = lines(text, 600.0);
        assert_eq!((size, found.len(), found.join(" ")), (50.0, 3, String::from(text)));
    }

    #[test]
    fn lines_have_similar_widths() {
        let (size, found) = lines("One two three four five", 900.0);
        assert_eq!((size, found.len()), (100.0, 2));
        let widths: Vec<f32> = found.iter().map(|line| TYPEFACE.width(line)).collect();
        assert!(widths[1] > widths[0] * 0.6, "{found:?}");
    }

    #[test]
    fn a_wide_word_takes_the_smaller_size_before_it_is_broken() {
        assert_eq!(lines("Supercalifragilistic", 600.0), (50.0, vec![String::from("Supercalifragilistic")]));
        let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";
        let (size, found) = lines(word, 600.0);
        assert_eq!((size, found.concat()), (50.0, String::from(word)));
        assert!(found.len() > 1);
    }

    #[test]
    fn what_does_not_fit_ends_with_an_ellipsis() {
        let text = "many short words, ".repeat(20);
        let (size, found) = lines(&text, 600.0);
        assert_eq!((size, found.len()), (50.0, 3));
        assert!(found[2].ends_with("s…") || found[2].ends_with("y…") || found[2].ends_with("t…"), "{found:?}");
        let (_, found) = lines(&"x".repeat(200), 600.0);
        assert!(found.len() == 3 && found[2].ends_with("x…"), "{found:?}");
    }

    #[test]
    fn a_letter_keeps_its_marks() {
        let letter = "ọ\u{300}";
        let (_, found) = lines(&letter.repeat(120), 600.0);
        assert!(found.len() == 3 && found[2].ends_with('…'), "{found:?}");
        for line in found {
            assert_eq!(line.trim_end_matches('…').replace(letter, ""), "", "{line}");
        }
    }

    #[test]
    fn a_no_break_space_keeps_words_together() {
        let (_, found) = lines("One two three\u{a0}four", 420.0);
        assert!(found.iter().any(|line| line.contains("three\u{a0}four")), "{found:?}");
    }
}
