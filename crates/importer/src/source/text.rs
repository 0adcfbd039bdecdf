//! Decoding of source files: UTF-8 without a byte order mark, with `\n`
//! line endings and repaired mojibake.

use crate::report::{Cause, FileReport};
use publisher::source::mojibake;
use std::fs;
use std::io::Read as _;
use std::path::Path;

/// More than anyone writes by hand. [`Cause::FileTooLarge`] names it.
const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Reads a file. Returns `None` after reporting an error.
pub fn read(path: &Path, file_report: &mut FileReport) -> Option<String> {
    let size = fs::metadata(path).map_or(0, |metadata| metadata.len());
    if size > MAX_BYTES {
        file_report.add(Cause::FileTooLarge, 1, "", "");
        return None;
    }
    match fs::read(path) {
        Ok(bytes) => decode(bytes, file_report),
        Err(error) => {
            file_report.add(Cause::FileUnreadable, 1, &error.to_string(), "");
            None
        }
    }
}

/// Returns whether a file begins with front matter. It need not be text.
pub fn has_front_matter(path: &Path) -> bool {
    head(path).is_some_and(|head| head.trim_start_matches('\u{feff}').lines().next().map(str::trim_end) == Some("---"))
}

/// Returns the value of a key in the front matter of a file, without parsing it as YAML.
pub fn declared_value(path: &Path, key: &str) -> Option<String> {
    let head = head(path)?;
    let mut lines = head.trim_start_matches('\u{feff}').lines();
    lines.next().filter(|first| first.trim_end() == "---")?;
    let mut keys = lines.take_while(|line| !matches!(line.trim_end(), "---" | "..."));
    let value = keys.find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))?;
    let value = value.split(" #").next().unwrap_or_default();
    Some(String::from(value.trim().trim_matches(['"', '\''])))
}

/// Returns the beginning of a file.
fn head(path: &Path) -> Option<String> {
    const HEAD_BYTES: u64 = 8192;
    let mut head = Vec::new();
    fs::File::open(path).ok()?.take(HEAD_BYTES).read_to_end(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head).into_owned())
}

/// Decodes the bytes of a file. Returns `None` after reporting an error.
pub fn decode(bytes: Vec<u8>, file_report: &mut FileReport) -> Option<String> {
    let line_of = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        file_report.add(Cause::NotText, line_of(&bytes[..offset]), "", "");
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            file_report.add(Cause::NotUtf8, line_of(&error.as_bytes()[..valid]), "", "");
            return None;
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    Some(repair_mojibake(text, file_report))
}

/// Repairs UTF-8 that was decoded as Windows-1252, where the repair is exact.
fn repair_mojibake(text: String, file_report: &mut FileReport) -> String {
    let mut repaired = String::with_capacity(text.len());
    let (mut copied, mut line) = (0, 1);
    for (offset, run) in mojibake::non_ascii_runs(&text) {
        let Some(replacement) = mojibake::repair(run) else { continue };
        line += text[copied..offset].matches('\n').count();
        repaired.push_str(&text[copied..offset]);
        repaired.push_str(&replacement);
        copied = offset + run.len();
        file_report.add(Cause::TextRepaired, line, run, &replacement);
    }
    if copied == 0 {
        return text;
    }
    repaired.push_str(&text[copied..]);
    repaired
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_and_invalid_utf8_are_errors_with_lines() {
        for bytes in [&b"a\nb\0c"[..], b"a\nb\xff\xfe"] {
            let mut file_report = FileReport::new("a.md");
            assert_eq!(decode(bytes.to_vec(), &mut file_report), None);
            assert_eq!(file_report.into_entries()[0].line, 2);
        }
    }

    #[test]
    fn only_exact_round_trips_are_repaired() {
        let mut file_report = FileReport::new("a.md");
        let text = decode("\u{feff}caf\u{c3}\u{a9} cafés\r\nitâ€™s Â§ Ã\n".as_bytes().to_vec(), &mut file_report);
        assert_eq!(text.as_deref(), Some("café cafés\nit’s § Ã\n"));
        let lines: Vec<usize> = file_report.into_entries().iter().map(|entry| entry.line).collect();
        assert_eq!(lines, [1, 2, 2]);
    }
}
