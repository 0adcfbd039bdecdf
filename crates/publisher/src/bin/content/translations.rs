//! `cargo content translations` and `cargo content translated`.

use clap::Args;
use publisher::convert::PublishOptions;
use publisher::fs::with_slashes;
use publisher::translations::{
    FileCounts, FileReport, FileState, LanguageReport, TranslationError, create, language, mark_translated, report,
    source_changes,
};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Which translations to list.
#[derive(Args)]
pub struct TranslationList {
    /// The language: the name of its folder in `content`. The default is all languages.
    #[arg(value_name = "LANGUAGE")]
    language: Option<String>,
    /// Shows the changes of the source of this file since it was translated.
    #[arg(long, value_name = "FILE", conflicts_with = "language")]
    diff: Option<PathBuf>,
}

impl TranslationList {
    /// Returns the list.
    pub fn run(self, root: &Path, options: PublishOptions) -> Result<String, TranslationError> {
        let content = publisher::read(root);
        if let Some(file) = self.diff {
            return source_changes(root, &content, &file).map(|changes| String::from(changes.trim_end()));
        }
        if let Some(code) = &self.language {
            language(&content, code)?;
        }
        let reports = report(&content, |publication| options.is_unpublished(publication));
        let is_chosen = |report: &&LanguageReport| self.language.as_ref().is_none_or(|code| *code == report.code);
        let lists: Vec<String> = reports.iter().filter(is_chosen).map(list).collect();
        Ok(match lists.is_empty() {
            true => String::from("The site has one language, so nothing is translated."),
            false => lists.join("\n\n"),
        })
    }
}

/// Marks files as translated. Returns the last line.
pub fn mark(root: &Path, files: &[PathBuf]) -> Result<String, TranslationError> {
    let content = publisher::read(root);
    let mut changed = Vec::new();
    for file in files {
        let changed_file = mark_translated(root, &content, file)?;
        changed.push(with_slashes(&changed_file));
    }
    changed.dedup();
    Ok(format!("Marked as up to date in {}.", changed.join(", ")))
}

/// Creates a translation to be filled in. Returns the last line.
pub fn create_translation(root: &Path, code: &str, name: &str) -> Result<String, TranslationError> {
    let file = create(root, &publisher::read(root), code, name)?;
    let file = with_slashes(&file);
    Ok(format!("Created {file}. Fill it in: `cargo content check` reports what is left."))
}

/// Returns the files of a language by state, what needs work first.
fn list(report: &LanguageReport) -> String {
    let mut list = format!("{}: {}", report.code, counts(report.counts));
    let mut files: Vec<&FileReport> = report.files.iter().collect();
    files.sort_by_key(|file| (order(file.state), file.reviewed, &file.file));
    for file in files {
        let state = match file.state {
            FileState::Current => "current",
            FileState::Unknown => "unknown",
            FileState::OutOfDate => "out of date",
            FileState::Missing => "missing",
        };
        let missing = match file.missing_strings {
            0 => None,
            1 => Some(String::from("1 string is missing")),
            count => Some(format!("{count} strings are missing")),
        };
        let unreviewed = (file.state != FileState::Missing && !file.reviewed).then(|| String::from("unreviewed"));
        let notes: Vec<String> = missing.into_iter().chain(unreviewed).collect();
        let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        _ = write!(list, "\n  {state:<11}  {}{notes}", file.file);
    }
    list
}

fn order(state: FileState) -> u8 {
    match state {
        FileState::OutOfDate => 0,
        FileState::Unknown => 1,
        FileState::Missing => 2,
        FileState::Current => 3,
    }
}

fn counts(counts: FileCounts) -> String {
    let FileCounts { current, out_of_date, unknown, missing, unreviewed } = counts;
    format!(
        "{current} current, {out_of_date} out of date, {unknown} unknown, {missing} missing; {unreviewed} unreviewed"
    )
}
