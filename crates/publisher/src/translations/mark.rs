//! `cargo content translated`: says that a translation says what its source says today.

use super::lookup::{self, Found};
use super::{Digest, TranslatedTable, TranslationError};
use crate::authored::Content;
use crate::diagnostic::Diagnostics;
use crate::fs;
use crate::source::file::{SourceFile, lines};
use crate::source::front_matter;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, TableLike, value};

const KEY: &str = "translation_of";

/// The first lines of a new ledger.
const LEDGER_COMMENT: &str = "# Of which state of the source each string is a translation.\n\
    # `cargo content translated` writes the digests: see docs/translating.md.\n";

/// Marks the translation in a file as current. Returns the file that names the digest.
///
/// # Errors
/// Errors if the file is no translation, or cannot be read or written.
pub fn mark_translated(root: &Path, content: &Content, file: &Path) -> Result<PathBuf, TranslationError> {
    let file = lookup::relative(root, file);
    match lookup::translation(content, &file)? {
        Found::Markdown { source, .. } => {
            let path = root.join(&file);
            let text = fs::read_to_string(&path)?;
            let Some(marked) = with_digest(&text, source.digest) else {
                return Err(TranslationError::NotWritten { file, line: source.line() });
            };
            fs::write(&path, marked.as_bytes())?;
            Ok(file)
        }
        Found::Table(table) => {
            let ledger = file.with_file_name(crate::authored::translation_ledger::LEDGER_FILE);
            let path = root.join(&ledger);
            let text = match path.exists() {
                true => fs::read_to_string(&path)?,
                false => String::from(LEDGER_COMMENT),
            };
            let unreadable = || TranslationError::Unreadable { file: ledger.clone() };
            let marked = with_digests(&text, &table).ok_or_else(unreadable)?;
            fs::write(&path, marked.as_bytes())?;
            Ok(ledger)
        }
    }
}

/// Returns a Markdown file with a digest, and with all other bytes as they are. Returns `None` if its front
/// matter has a form in which the digest cannot be read back.
fn with_digest(text: &str, digest: Digest) -> Option<String> {
    let (range, _) = front_matter::find(text)?;
    let written = lines(&text[range.clone()]).find_map(|(start, line)| {
        let value = line.strip_prefix(KEY)?.strip_prefix(':')?;
        Some((range.start + start + line.len() - value.len(), value))
    });
    let marked = match written {
        Some((start, value)) => {
            let blank = value.len() - value.trim_start_matches([' ', '\t']).len();
            let word = value[blank..].find(char::is_whitespace).unwrap_or(value.len() - blank);
            let separator = if blank == 0 { " " } else { &value[..blank] };
            format!("{}{separator}{digest}{}", &text[..start], &text[start + blank + word..])
        }
        None if range.is_empty() => return None,
        None => {
            let (before, after) = text.split_at(range.end);
            let line_break = if before.ends_with("\r\n") { "\r\n" } else { "\n" };
            format!("{before}{KEY}: {digest}{line_break}{after}")
        }
    };
    let source = SourceFile::new(Path::new(""), marked.trim_start_matches('\u{feff}'));
    let split = front_matter::split(&source, &mut Diagnostics::default())?;
    let is_read_back = split.front_matter.get(KEY)?.as_str()?.parse() == Ok(digest);
    is_read_back.then_some(marked)
}

/// Returns a ledger with the digest of each string of a file, and without those of strings that the source does not have.
fn with_digests(ledger: &str, table: &TranslatedTable<'_>) -> Option<String> {
    let mut document: DocumentMut = ledger.parse().ok()?;
    // The comment of a file without lines is its end. It stays at the start.
    let comment = match document.is_empty() {
        true => String::from(document.trailing().as_str().unwrap_or_default()),
        false => String::new(),
    };
    if !comment.is_empty() {
        document.set_trailing("");
    }
    for stale in table.stale.iter().map(|(key, _)| key) {
        let (name, tables) = stale.split_last()?;
        if let Some(parent) = nested(document.as_table_mut(), table.name, tables) {
            parent.remove(name);
        }
    }
    for string in &table.strings {
        let (name, tables) = string.source.key.split_last()?;
        let digest = string.source.digest().to_string();
        let parent = nested(document.as_table_mut(), table.name, tables)?;
        let is_written = parent.get(name).and_then(Item::as_str) == Some(&digest);
        if is_written {
            continue;
        }
        match parent.get_mut(name).and_then(Item::as_value_mut) {
            // Its comment stays.
            Some(written) => {
                let decor = written.decor().clone();
                *written = digest.into();
                *written.decor_mut() = decor;
            }
            None => _ = parent.insert(name, value(digest)),
        }
    }
    let separator = if comment.is_empty() || comment.ends_with("\n\n") { "" } else { "\n" };
    Some([&comment, separator, &document.to_string()].concat())
}

/// Returns a table within the table of a file, which is added if it does not exist.
fn nested<'a>(document: &'a mut dyn TableLike, name: &str, tables: &[String]) -> Option<&'a mut dyn TableLike> {
    let mut table: &mut dyn TableLike = document;
    for name in std::iter::once(name).chain(tables.iter().map(String::as_str)) {
        let new = || {
            let mut table = toml_edit::Table::new();
            table.set_implicit(true);
            Item::Table(table)
        };
        table = table.entry(name).or_insert_with(new).as_table_like_mut()?;
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Option<String> {
        with_digest(text, "0123456789".parse().unwrap())
    }

    #[test]
    fn only_the_digest_changes() {
        for (text, expected) in [
            ("---\ntitle: A\n---\nB", "---\ntitle: A\ntranslation_of: 0123456789\n---\nB"),
            ("---\r\ntitle: A\r\n---\r\nB\r\n", "---\r\ntitle: A\r\ntranslation_of: 0123456789\r\n---\r\nB\r\n"),
            ("---\ntranslation_of: ff # a\ntitle: A \n---\n", "---\ntranslation_of: 0123456789 # a\ntitle: A \n---\n"),
            ("---\ntranslation_of:\ntitle: A\n---\n", "---\ntranslation_of: 0123456789\ntitle: A\n---\n"),
            ("---\ntranslation_of:   \"f\"  \n---\n", "---\ntranslation_of:   0123456789  \n---\n"),
            ("\u{feff}\n---\ntitle: A\n...\n---\n", "\u{feff}\n---\ntitle: A\ntranslation_of: 0123456789\n...\n---\n"),
        ] {
            assert_eq!(marked(text).as_deref(), Some(expected), "{text:?}");
        }
    }

    #[test]
    fn front_matter_of_another_form_is_left_alone() {
        for text in ["", "title: A\n", "---\n---\n", "---\n\"translation_of\": ff\n---\n", "---\n{ title: A }\n---\n"] {
            assert_eq!(marked(text), None, "{text:?}");
        }
    }
}
