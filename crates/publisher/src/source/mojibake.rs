//! Finds text that was UTF-8, was read as Windows-1252, and was saved as UTF-8 again (`â€™` for `’`).

use crate::diagnostic::Diagnostics;
use crate::source::file::SourceFile;
use encoding_rs::WINDOWS_1252;

/// Reports every run of mis-decoded characters with the text that it stood for.
pub fn check(source: &SourceFile, diagnostics: &mut Diagnostics) {
    for (offset, run) in runs_outside_ascii(&source.text) {
        if let Some(repaired) = repair(run) {
            diagnostics.at(
                &source.file,
                source.position(offset),
                format!("`{run}` is text in the wrong encoding"),
                format!("write `{repaired}`"),
            );
        }
    }
}

/// The text that a run of characters stood for, where the way back is exact.
#[must_use]
pub fn repair(run: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    let repaired = String::from_utf8(bytes.into_owned()).ok()?;
    (repaired.chars().count() < run.chars().count()).then_some(repaired)
}

/// The runs of characters outside of ASCII, with where each begins in bytes.
pub fn runs_outside_ascii(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(|letter: char| !letter.is_ascii())?;
        let length = text[start..].find(|letter: char| letter.is_ascii()).unwrap_or(text.len() - start);
        rest = start + length;
        Some((start, &text[start..rest]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mis_decoded_text_is_repaired() {
        for right in ["’", "é", "ñ", "“", "”", "–", "💜", "ọ"] {
            let (wrong, _) = WINDOWS_1252.decode_without_bom_handling(right.as_bytes());
            assert_eq!(repair(&wrong).as_deref(), Some(right), "{wrong}");
        }
    }

    #[test]
    fn right_text_is_left_alone() {
        for text in ["é", "’", "“”", "ção", "ọ́lá", "💜", "Â", "日本語", "«»"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn runs_end_at_ascii() {
        let runs: Vec<_> = runs_outside_ascii("aé b’’").collect();
        assert_eq!(runs, [(1, "é"), (5, "’’")]);
    }
}
