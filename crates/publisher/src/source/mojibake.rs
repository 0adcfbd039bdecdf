//! Detects mojibake: UTF-8 that was decoded as Windows-1252 and saved as UTF-8 again (`â€™` for `’`).

use crate::diagnostic::Diagnostics;
use crate::source::file::SourceFile;
use encoding_rs::WINDOWS_1252;

/// Reports every run of mojibake with the repaired characters.
pub fn check(source: &SourceFile, diagnostics: &mut Diagnostics) {
    for (offset, run) in non_ascii_runs(&source.text) {
        if let Some(repaired) = repair(run) {
            diagnostics.error(
                &source.path,
                source.position(offset),
                format!("`{run}` is garbled text"),
                format!("write `{repaired}` instead"),
            );
        }
    }
}

/// Reverses the wrong decoding of a run. Returns `None` if the run is not mojibake.
#[must_use]
pub fn repair(run: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    let repaired = String::from_utf8(bytes.into_owned()).ok()?;
    (repaired.chars().count() < run.chars().count()).then_some(repaired)
}

/// Returns the runs of non-ASCII characters, each with its byte offset.
pub fn non_ascii_runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + text[end..].find(|character: char| !character.is_ascii())?;
        let length = text[start..].find(|character: char| character.is_ascii()).unwrap_or(text.len() - start);
        end = start + length;
        Some((start, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repair_reverses_a_wrong_decoding() {
        for correct in ["’", "é", "ñ", "“", "”", "–", "💜", "ọ"] {
            let (garbled, _) = WINDOWS_1252.decode_without_bom_handling(correct.as_bytes());
            assert_eq!(repair(&garbled).as_deref(), Some(correct), "{garbled}");
        }
    }

    #[test]
    fn repair_rejects_correct_text() {
        for text in ["é", "’", "“”", "ção", "ọ́lá", "💜", "Â", "日本語", "«»"] {
            assert_eq!(repair(text), None, "{text}");
        }
    }

    #[test]
    fn non_ascii_runs_end_at_ascii_characters() {
        let runs: Vec<_> = non_ascii_runs("aé b’’").collect();
        assert_eq!(runs, [(1, "é"), (5, "’’")]);
    }
}
