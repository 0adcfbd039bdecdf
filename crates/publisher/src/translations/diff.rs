//! `cargo content translations --diff`: the changes of a source since it was translated.

use super::history::{HistoryError, Version, find_version};
use super::lookup::{self, Found};
use super::{Source, TableWording, TranslatedTable, TranslationError, TranslationRecord, TranslationState, Wording};
use crate::authored::Content;
use crate::diagnostic::Diagnostics;
use crate::fs;
use crate::source::file::SourceFile;
use crate::source::front_matter;
use crate::source::toml::parse_toml;
use similar::TextDiff;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The number of lines around a change.
const CONTEXT: usize = 1;

/// Returns the changes of the source of a translation, as people read them.
///
/// # Errors
/// Errors if the file is no translation, or the state that it translates cannot be found.
pub fn source_changes(root: &Path, content: &Content, file: &Path) -> Result<String, TranslationError> {
    let file = lookup::relative(root, file);
    match lookup::translation(content, &file)? {
        Found::Markdown { record, source } => markdown_changes(root, &file, record, &source),
        Found::Table(table) => table_changes(root, &table),
    }
}

fn markdown_changes(
    root: &Path,
    file: &Path,
    record: &TranslationRecord,
    source: &Source<'_>,
) -> Result<String, TranslationError> {
    match source.status(&record.keys).state {
        TranslationState::Current => return Ok(unchanged(source.file)),
        TranslationState::Unknown => return Err(TranslationError::UnknownState { file: file.to_path_buf() }),
        TranslationState::OutOfDate => {}
    }
    let digest = record.keys.translation_of.as_ref().map_or("", |digest| &digest.value);
    let is_translated = |version: &Version| {
        let wording = wording(&version.text)?;
        (Ok(wording.digest()) == digest.parse()).then(|| version.clone())
    };
    let version = in_history(root, source.file, is_translated)?
        .ok_or_else(|| TranslationError::NotInHistory { source_file: source.file.into(), digest: digest.into() })?;
    let new = fs::read_to_string(&root.join(source.file))?.replace("\r\n", "\n");
    let old = version.text.replace("\r\n", "\n");
    let mut changes = format!("{} since {} ({}):\n", source.file.display(), version.day, short(&version.commit));
    changes.push_str(&changed_lines(&old, &new));
    Ok(changes)
}

/// Returns the changes of each string that is out of date.
fn table_changes(root: &Path, table: &TranslatedTable<'_>) -> Result<String, TranslationError> {
    let outdated = table.strings.iter().filter(|string| string.state == TranslationState::OutOfDate);
    let outdated: Vec<_> = outdated.collect();
    if outdated.is_empty() {
        return Ok(unchanged(&table.source));
    }
    let mut old: Vec<Option<String>> = vec![None; outdated.len()];
    let collect = |version: &Version| {
        let wording = table_wording(&version.text)?;
        for (old, string) in old.iter_mut().zip(&outdated).filter(|(old, _)| old.is_none()) {
            let earlier = wording.get(&string.source.key);
            let is_translated =
                |digest: String| string.written.is_some_and(|written| written.value.eq_ignore_ascii_case(&digest));
            *old = earlier.filter(|it| is_translated(it.digest().to_string())).map(|it| it.string.clone());
        }
        old.iter().all(Option::is_some).then_some(())
    };
    in_history(root, &table.source, collect)?;
    let mut changes = format!("{}:\n", table.source.display());
    for (old, string) in old.iter().zip(&outdated) {
        _ = writeln!(changes, "\n{}", string.source.name());
        match old {
            Some(old) => changes.push_str(&changed_lines(old, &string.source.string)),
            None => _ = writeln!(changes, "+{}\n(the history here does not have what it was)", string.source.string),
        }
    }
    Ok(changes)
}

fn in_history<T>(
    root: &Path,
    file: &Path,
    find: impl FnMut(&Version) -> Option<T>,
) -> Result<Option<T>, TranslationError> {
    let history = |error: HistoryError| TranslationError::History { file: PathBuf::from(file), error };
    find_version(root, file, find).map_err(history)
}

/// Returns the changed lines: `-` before those of the old state and `+` before those of the new one.
fn changed_lines(old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(old, new);
    diff.unified_diff().context_radius(CONTEXT).missing_newline_hint(false).to_string()
}

/// Returns what an earlier state of a Markdown file says, if it can be read.
fn wording(text: &str) -> Option<Wording> {
    let source = source(text);
    let split = front_matter::split(&source, &mut Diagnostics::default())?;
    Some(Wording::new(&split.front_matter, &source, split.body_start))
}

/// Returns what an earlier state of a TOML file says, if it can be read.
fn table_wording(text: &str) -> Option<TableWording> {
    parse_toml(&source(text), &mut Diagnostics::default()).map(|node| TableWording::new(&node))
}

fn source(text: &str) -> SourceFile {
    let source = SourceFile::new(Path::new(""), text.trim_start_matches('\u{feff}'));
    source.checked(&mut Diagnostics::default())
}

fn unchanged(source: &Path) -> String {
    format!("{} has not changed since it was translated.\n", source.display())
}

fn short(commit: &str) -> &str {
    commit.get(..8).unwrap_or(commit)
}
