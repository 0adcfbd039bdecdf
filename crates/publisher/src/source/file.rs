//! A source file and the mapping from byte offsets to positions.

use crate::diagnostic::{Diagnostics, Position};
use crate::fs;
use crate::source::{characters, conflicts, mojibake};
use std::path::{Path, PathBuf};

const SAVE_AS_UTF_8: &str = "open the file in a text editor, choose the encoding UTF-8 and save it again";

/// A text file of the content.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The file's path, relative to the root.
    pub path: PathBuf,
    /// The source text, with `\n` as line break.
    pub text: String,
    /// Byte offsets, in ascending order.
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Reads a file, given by its path relative to the root. Reports an unreadable file and returns `None`.
    pub fn read(root: &Path, path: &Path, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
        let bytes = match fs::read(&root.join(path)) {
            Ok(bytes) => bytes,
            Err(error) => {
                diagnostics.error_in_file(path, error.to_string(), "check that the file exists and can be opened");
                return None;
            }
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
                let position = SourceFile::new(path, &valid).position(valid.len());
                diagnostics.error(path, position, "this character is not saved as UTF-8", SAVE_AS_UTF_8);
                return None;
            }
        };
        let byte_order_mark = '\u{feff}';
        let source = SourceFile::new(path, text.strip_prefix(byte_order_mark).unwrap_or(&text));
        if let Some(offset) = source.text.find('\0').filter(|_| is_utf_16(&source.text)) {
            diagnostics.error(path, source.position(offset), "this file is not saved as UTF-8", SAVE_AS_UTF_8);
            return None;
        }
        Some(source.checked(diagnostics))
    }

    /// Reports garbled text, characters that nobody sees and versions that were not merged. Returns the file without them.
    #[must_use]
    pub fn checked(&self, diagnostics: &mut Diagnostics) -> SourceFile {
        mojibake::check(self, diagnostics);
        let cleaned = characters::check(self, diagnostics);
        let source = cleaned.map_or_else(|| self.clone(), |text| SourceFile::new(&self.path, &text));
        let resolved = conflicts::resolve(&self.path, &source.text, diagnostics);
        resolved.map_or(source, |text| SourceFile::new(&self.path, &text))
    }

    /// Creates a source file from text in memory. `\r\n` and `\r` become `\n`.
    #[must_use]
    pub fn new(path: &Path, text: &str) -> SourceFile {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(index, _)| index + 1)).collect();
        SourceFile { path: path.to_path_buf(), text, line_starts }
    }

    /// Returns the position of a byte offset. An offset past the end or inside a character is rounded down.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }
}

/// Returns the lines of a string with their byte offsets and their line breaks.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        end += line.len();
        (end - line.len(), line)
    })
}

/// Whether a text is UTF-16 without its mark, which is valid UTF-8 where every second character is the null character. A single
/// one is a slip like other control characters.
fn is_utf_16(text: &str) -> bool {
    let nulls = text.matches('\0').count();
    nulls * 3 >= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_null_is_not_another_encoding() {
        assert!(is_utf_16("t\0i\0t\0l\0e\0\n\0"));
        assert!(!is_utf_16("title: A\0"));
    }

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let source = SourceFile::new(Path::new("a.md"), "né\r\nab\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(3), Position { line: 1, column: 3 });
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.position(99), Position { line: 3, column: 1 });
    }
}
