//! The text of a file: UTF-8 without a mark at its beginning, with `\n` between lines, mended where it was decoded wrongly.

use crate::report::Notes;
use publisher::source::mojibake;
use std::fs;
use std::path::Path;

/// More than anyone writes by hand.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Reads a file. What makes it unusable is noted and gives `None`.
pub fn read(path: &Path, notes: &mut Notes) -> Option<String> {
    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if size > LARGEST {
        notes.error(1, format!("the file is larger than {} MB", LARGEST / 1024 / 1024));
        return None;
    }
    match fs::read(path) {
        Ok(bytes) => decode(bytes, notes),
        Err(error) => {
            notes.error(1, format!("the file cannot be read: {error}"));
            None
        }
    }
}

/// Decodes the bytes of a file. What makes them unusable is noted and gives `None`.
pub fn decode(bytes: Vec<u8>, notes: &mut Notes) -> Option<String> {
    let line_of = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        notes.error(line_of(&bytes[..place]), "this is not a text file");
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            notes
                .error(line_of(&error.as_bytes()[..valid]), "this is not UTF-8 text: save the file with that encoding");
            return None;
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    Some(repair(text, notes))
}

/// Mends UTF-8 that was read as Windows-1252, where the way back is exact.
fn repair(text: String, notes: &mut Notes) -> String {
    let mut repaired = String::with_capacity(text.len());
    let (mut rest, mut line) = (0, 1);
    for (offset, run) in mojibake::non_ascii_runs(&text) {
        let Some(right) = mojibake::repair(run) else { continue };
        line += text[rest..offset].matches('\n').count();
        repaired.push_str(&text[rest..offset]);
        repaired.push_str(&right);
        rest = offset + run.len();
        notes.record(line, "text in the wrong encoding was mended", run, &right);
    }
    if rest == 0 {
        return text;
    }
    repaired.push_str(&text[rest..]);
    repaired
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_an_error_with_its_line() {
        for bytes in [&b"a\nb\0c"[..], b"a\nb\xff\xfe"] {
            let mut notes = Notes::new("a.md");
            assert_eq!(decode(bytes.to_vec(), &mut notes), None);
            assert_eq!(notes.into_entries()[0].line, 2);
        }
    }

    #[test]
    fn only_exact_round_trips_are_mended() {
        let mut notes = Notes::new("a.md");
        let text = decode("\u{feff}caf\u{c3}\u{a9} cafés\r\nitâ€™s Â§ Ã\n".as_bytes().to_vec(), &mut notes);
        assert_eq!(text.as_deref(), Some("café cafés\nit’s § Ã\n"));
        let lines: Vec<usize> = notes.into_entries().iter().map(|entry| entry.line).collect();
        assert_eq!(lines, [1, 2, 2]);
    }
}
