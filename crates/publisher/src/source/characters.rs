//! Characters that nobody sees and no editor means to write: control characters, and invisible ones that were copied along.
//!
//! They garble text, break feeds, and make names differ that look the same.

use crate::diagnostic::{Diagnostics, Problem};
use crate::source::file::SourceFile;
use crate::source::mojibake;

/// A character that should not be in a text, by what it does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slip {
    /// A control character or a noncharacter, which XML does not allow either.
    Control,
    /// The sign for a character that another program could not read.
    Lost,
    /// It has no effect that readers see.
    Invisible,
    /// It starts a change of the writing direction that it should not, or that nothing ends.
    Direction,
}

/// Reports the characters that should not be in a source file, one of a kind on each line. Returns the text without them, or
/// `None` if there are none.
pub fn check(source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<String> {
    let slips = slips(&source.text);
    let mut last = None;
    for (offset, slip) in &slips {
        let position = source.position(*offset);
        let found = Some((position.line, *slip));
        if found != last {
            let character = source.text[*offset..].chars().next().unwrap_or_default();
            diagnostics.add(&source.path, position, problem(*slip, character));
        }
        last = found;
    }
    (!slips.is_empty()).then(|| without(&source.text, &slips))
}

fn problem(slip: Slip, character: char) -> Problem {
    let code = format!("U+{:04X}", u32::from(character));
    let retype = "delete the characters around it, and type them again";
    match slip {
        Slip::Control if character == '\0' => Problem::error(
            format!("there is a character here that cannot be shown ({code})"),
            "delete the character: it has no width, so delete those around it too, and type them again",
        ),
        Slip::Control => Problem::error(format!("there is a character here that cannot be shown ({code})"), retype),
        Slip::Lost => Problem::error(
            format!("a character was lost here: `{character}` takes its place"),
            "write the character that should be there",
        ),
        Slip::Invisible => Problem::warning(format!("there is an invisible character here ({code})"), retype),
        Slip::Direction => Problem::error(
            format!("an invisible character here ({code}) changes the direction of the text after it"),
            retype,
        ),
    }
}

/// Returns the slips of a text by offset.
fn slips(text: &str) -> Vec<(usize, Slip)> {
    if !text.contains(is_suspect) {
        return Vec::new();
    }
    let has_right_to_left = text.contains(is_right_to_left);
    let garbled: Vec<_> = mojibake::non_ascii_runs(text).filter(|(_, run)| mojibake::repair(run).is_some()).collect();
    let is_garbled = |offset: usize| garbled.iter().any(|(start, run)| (*start..start + run.len()).contains(&offset));
    let mut slips = Vec::new();
    // The offsets and the closing characters of what was opened in this paragraph.
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = '\n';
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let after = characters.peek().map_or('\n', |(_, character)| *character);
        let slip = match character {
            '\n' | '\t' => None,
            _ if is_control(character) => (!is_garbled(offset)).then_some(Slip::Control),
            '\u{fffd}' => Some(Slip::Lost),
            '\u{202d}' | '\u{202e}' => Some(Slip::Direction),
            '\u{180e}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' => Some(Slip::Invisible),
            // Scripts without spaces between words mark them with it.
            '\u{200b}' => (is_simple(before) && is_simple(after)).then_some(Slip::Invisible),
            // Scripts that join letters need them, and emoji.
            '\u{200c}' | '\u{200d}' => is_simple(before).then_some(Slip::Invisible),
            _ if is_directional(character) && !has_right_to_left => Some(Slip::Invisible),
            _ => None,
        };
        slips.extend(slip.map(|slip| (offset, slip)));
        if slip.is_none() {
            match closing(character) {
                Some(closing) => open.push((offset, closing)),
                None if is_closing(character) => match open.iter().rposition(|(_, closing)| *closing == character) {
                    Some(index) => open.truncate(index),
                    None => slips.push((offset, Slip::Invisible)),
                },
                None => {}
            }
        }
        if character == '\n' && after == '\n' {
            slips.extend(open.drain(..).map(|(offset, _)| (offset, Slip::Direction)));
        }
        before = character;
    }
    slips.extend(open.into_iter().map(|(offset, _)| (offset, Slip::Direction)));
    slips.sort_by_key(|(offset, _)| *offset);
    slips
}

/// Whether a character may be a slip, depending on those around it.
fn is_suspect(character: char) -> bool {
    let is_break = matches!(character, '\n' | '\t');
    let is_invisible = matches!(
        character,
        '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' | '\u{fffd}'
    );
    !is_break && (is_control(character) || is_invisible || is_directional(character))
}

/// Whether a character cannot be seen: a control character, one without a width, or one that changes the direction.
#[must_use]
pub fn is_unseen(character: char) -> bool {
    matches!(character, '\n' | '\t' | '\u{ad}') || is_suspect(character)
}

/// Whether a character is a control character or a noncharacter.
#[must_use]
pub fn is_control(character: char) -> bool {
    let is_noncharacter = matches!(u32::from(character), 0xfdd0..=0xfdef) || u32::from(character) & 0xfffe == 0xfffe;
    character.is_control() || is_noncharacter
}

/// Whether a character changes the direction of the text around it: Unicode Standard Annex 9, section 2.
fn is_directional(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns the character that ends what this one starts.
fn closing(character: char) -> Option<char> {
    match character {
        '\u{202a}' | '\u{202b}' => Some('\u{202c}'),
        '\u{2066}'..='\u{2068}' => Some('\u{2069}'),
        _ => None,
    }
}

fn is_closing(character: char) -> bool {
    matches!(character, '\u{202c}' | '\u{2069}')
}

/// Whether a character belongs to a script that is written from right to left.
fn is_right_to_left(character: char) -> bool {
    let is_letter = character.is_alphabetic();
    is_letter
        && matches!(u32::from(character), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefe | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

/// Whether a character never joins another one.
fn is_simple(character: char) -> bool {
    character.is_ascii() || character.is_whitespace()
}

/// Returns the text without the slips. The offsets of most others stay, and their lines do.
fn without(text: &str, slips: &[(usize, Slip)]) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut end = 0;
    for (offset, slip) in slips {
        cleaned.push_str(&text[end..*offset]);
        let character = text[*offset..].chars().next().unwrap_or_default();
        end = offset + character.len_utf8();
        match (slip, character) {
            (Slip::Lost, _) => cleaned.push(character),
            (Slip::Control, _) | (_, '\u{2028}' | '\u{2029}') => cleaned.push(' '),
            _ => {}
        }
    }
    cleaned.push_str(&text[end..]);
    cleaned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use std::path::Path;

    /// Returns the first lines of the diagnostics, and the text without the slips.
    fn check_text(text: &str) -> (Vec<String>, Option<String>) {
        let mut diagnostics = Diagnostics::default();
        let cleaned = check(&SourceFile::new(Path::new("a.md"), text), &mut diagnostics);
        let line = |diagnostic: &Diagnostic| diagnostic.to_string().lines().next().map(String::from);
        (diagnostics.sorted().iter().filter_map(line).collect(), cleaned)
    }

    #[test]
    fn characters_that_nobody_means_are_reported() {
        for (text, message, cleaned) in [
            ("a\u{7}b", "a.md:1:2: error: there is a character here that cannot be shown (U+0007)", "a b"),
            ("a\0b", "a.md:1:2: error: there is a character here that cannot be shown (U+0000)", "a b"),
            ("a\nb\u{b}", "a.md:2:2: error: there is a character here that cannot be shown (U+000B)", "a\nb "),
            ("a\u{85}b\u{9f}", "a.md:1:2: error: there is a character here that cannot be shown (U+0085)", "a b "),
            ("a\u{ffff}", "a.md:1:2: error: there is a character here that cannot be shown (U+FFFF)", "a "),
            ("caf\u{fffd}", "a.md:1:4: error: a character was lost here: `\u{fffd}` takes its place", "caf\u{fffd}"),
            ("ev\u{200b}ents\u{200b}", "a.md:1:3: warning: there is an invisible character here (U+200B)", "events"),
            ("a\u{feff}b", "a.md:1:2: warning: there is an invisible character here (U+FEFF)", "ab"),
            ("a \u{200d}b", "a.md:1:3: warning: there is an invisible character here (U+200D)", "a b"),
            ("a\u{2028}b", "a.md:1:2: warning: there is an invisible character here (U+2028)", "a b"),
            ("\u{202a}C:\u{202c}", "a.md:1:1: warning: there is an invisible character here (U+202A)", "C:"),
            ("C++\u{200e}", "a.md:1:4: warning: there is an invisible character here (U+200E)", "C++"),
            ("\u{5d0}\u{202c}", "a.md:1:2: warning: there is an invisible character here (U+202C)", "\u{5d0}"),
            (
                "a \u{202e}b",
                "a.md:1:3: error: an invisible character here (U+202E) changes the direction of the text after it",
                "a b",
            ),
            (
                "\u{5d0} \u{2067}b\n\nc\u{2069}",
                "a.md:1:3: error: an invisible character here (U+2067) changes the direction of the text after it",
                "\u{5d0} b\n\nc",
            ),
        ] {
            let (diagnostics, found) = check_text(text);
            assert!(diagnostics.iter().any(|diagnostic| diagnostic == message), "{text:?}: {diagnostics:?}");
            assert_eq!(found.as_deref(), Some(cleaned), "{text:?}");
        }
    }

    #[test]
    fn a_kind_is_reported_once_in_a_line() {
        assert_eq!(check_text("\u{7}a\u{8}b\u{1b}\n\u{7}").0.len(), 2);
    }

    #[test]
    fn characters_that_scripts_need_are_right() {
        for text in [
            "A\tb\nc",
            "👩🏾‍💻 and 👨‍👩‍👧",
            "می‌خواهم",
            "क्‍ष",
            "ภาษา\u{200b}ไทย",
            "שלום \u{2068}Python\u{2069} עולם\u{200f}",
            "مرحبا C++\u{200e} بكم",
            "soft\u{ad}hyphen, 10\u{a0}000",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        ] {
            assert_eq!(check_text(text), (Vec::new(), None), "{text}");
        }
    }

    #[test]
    fn garbled_text_is_reported_as_that_alone() {
        assert_eq!(check_text("“Hi\u{e2}\u{20ac}\u{9d}").0, [""; 0]);
    }
}
