//! Diagnostics: what is wrong with the content, where, and how an editor can fix it.

use crate::fs::with_slashes;
use rustc_hash::FxHashSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// A line and a column of a text file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

impl Position {
    /// The first character of a file.
    pub const START: Position = Position { line: 1, column: 1 };
}

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It looks like a slip, but readers see nothing wrong. It never stops publication.
    Warning,
    /// Readers would see something wrong or lose something, so nothing is published.
    Error,
}

impl Severity {
    /// Returns its name in messages and in GitHub's workflow commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One problem in the content, as an editor reads it.
///
/// Errors sort after warnings, so that they are next to the summary, where the editor's eyes are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// The file's path, relative to the root of the checkout.
    pub file: PathBuf,
    /// The position in the file; `None` if the file does not exist.
    pub position: Option<Position>,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
    /// The link or the image that it is about, as the editor wrote it.
    pub subject: Option<String>,
}

/// A problem whose position only the caller knows: a [`Diagnostic`] without its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: String,
}

impl Problem {
    /// Creates an error.
    pub fn error(message: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { severity: Severity::Error, message: message.into(), help: help.into() }
    }

    /// Creates a warning.
    pub fn warning(message: impl Into<String>, help: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, message: message.into(), help: help.into() }
    }
}

impl Diagnostic {
    /// Returns the file's path with forward slashes on every system, so that messages are the same everywhere.
    #[must_use]
    pub fn path(&self) -> String {
        with_slashes(&self.file)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.path())?;
        if let Some(Position { line, column }) = self.position {
            write!(formatter, ":{line}:{column}")?;
        }
        write!(formatter, ": {}: {}\n    help: {}", self.severity.name(), self.message, self.help)
    }
}

/// Returns the number of errors and of warnings, such as `3 errors, 1 warning`. Omits zero counts.
#[must_use]
pub fn count(diagnostics: &[Diagnostic]) -> String {
    let counts = [Severity::Error, Severity::Warning].map(|severity| {
        let count = diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
    });
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Collects the diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds an error at a position of a file.
    pub fn error(&mut self, file: &Path, position: Position, message: impl Into<String>, help: impl Into<String>) {
        self.add(file, position, Problem::error(message, help));
    }

    /// Adds a warning at a position of a file.
    pub fn warning(&mut self, file: &Path, position: Position, message: impl Into<String>, help: impl Into<String>) {
        self.add(file, position, Problem::warning(message, help));
    }

    /// Adds an error that concerns a whole file. It points to the start of the file.
    pub fn error_in_file(&mut self, file: &Path, message: impl Into<String>, help: impl Into<String>) {
        self.error(file, Position::START, message, help);
    }

    /// Adds an error for a file that does not exist.
    pub fn missing_file(&mut self, file: &Path, help: impl Into<String>) {
        self.push(file, None, None, Problem::error("this file is missing", help));
    }

    /// Adds a problem at a position of a file.
    pub fn add(&mut self, file: &Path, position: Position, problem: impl Into<Problem>) {
        self.push(file, Some(position), None, problem.into());
    }

    /// Adds a problem of a link or an image, whose destination is the subject.
    pub fn about(&mut self, file: &Path, position: Position, subject: &str, problem: impl Into<Problem>) {
        self.push(file, Some(position), Some(String::from(subject)), problem.into());
    }

    /// Appends the diagnostics of another collection.
    pub fn extend(&mut self, others: Diagnostics) {
        self.list.extend(others.list);
    }

    /// Returns whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.error_count() > 0
    }

    /// Returns the files that have an error so far.
    #[must_use]
    pub fn files_with_errors(&self) -> FxHashSet<PathBuf> {
        let errors = self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(|error| error.file.clone()).collect()
    }

    /// Returns the number of errors so far.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Returns the diagnostics without duplicates: warnings, then errors, each sorted by file and position.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }

    fn push(&mut self, file: &Path, position: Option<Position>, subject: Option<String>, problem: Problem) {
        let Problem { severity, message, help } = problem;
        self.list.push(Diagnostic { severity, file: file.to_path_buf(), position, message, help, subject });
    }
}

/// Returns the known name most similar to an unknown one, if any is similar enough.
#[must_use]
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Below this similarity (0 to 1, Jaro-Winkler) a suggestion confuses more than it helps.
    const MIN_SIMILARITY: f64 = 0.75;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(unknown, name), name))
        .filter(|(similarity, _)| *similarity >= MIN_SIMILARITY)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

/// Returns a help that suggests the nearest known name or, if none is similar enough, lists all of them.
#[must_use]
pub fn suggestion<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    suggestion_as(unknown, known, |name| String::from(name))
}

/// Like [`suggestion`], with each name in the form in which an editor writes it.
#[must_use]
pub fn suggestion_as<'a>(
    unknown: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
    written: impl Fn(&str) -> String,
) -> String {
    match nearest(unknown, known.clone()) {
        Some(name) => format!("did you mean `{}`?", written(name)),
        None => {
            let names: Vec<String> = known.into_iter().map(|name| format!("`{}`", written(name))).collect();
            match names.is_empty() {
                true => String::from("remove it: there is nothing yet that it could name"),
                false => format!("use one of {}", names.join(", ")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_follow_warnings_and_both_are_counted() {
        let mut diagnostics = Diagnostics::default();
        let at = |line| Position { line, column: 1 };
        diagnostics.error(Path::new("a.md"), at(2), "wrong", "help");
        diagnostics.warning(Path::new("b.md"), at(1), "slip", "help");
        assert!(diagnostics.has_errors());
        diagnostics.error(Path::new("a.md"), at(1), "wrong", "help");
        diagnostics.error(Path::new("a.md"), at(1), "wrong", "help");
        let sorted = diagnostics.sorted();
        let places: Vec<_> = sorted.iter().map(|found| (found.path(), found.position.unwrap().line)).collect();
        assert_eq!(places, [("b.md", 1), ("a.md", 1), ("a.md", 2)].map(|(file, line)| (String::from(file), line)));
        assert_eq!(count(&sorted), "2 errors, 1 warning");
        assert_eq!(count(&sorted[..1]), "1 warning");
        assert_eq!(count(&[]), "");
    }

    #[test]
    fn suggestion_names_the_nearest_or_lists_all() {
        assert_eq!(suggestion("tilte", ["title", "date"]), "did you mean `title`?");
        assert_eq!(suggestion("xyz", ["title", "date"]), "use one of `title`, `date`");
        assert!(suggestion("xyz", []).starts_with("remove it"));
    }
}
