//! Diagnostics: what is wrong with the content, where, and how an editor can fix it.

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

/// One problem in the content, as an editor reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
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

/// A problem whose position only the caller knows: the message and the help of a [`Diagnostic`].
pub type Problem = (String, String);

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Forward slashes on every system, so that messages are the same everywhere.
        let file = self.file.to_string_lossy().replace('\\', "/");
        write!(formatter, "{file}")?;
        if let Some(Position { line, column }) = self.position {
            write!(formatter, ":{line}:{column}")?;
        }
        write!(formatter, ": {}\n    help: {}", self.message, self.help)
    }
}

/// Collects the diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a diagnostic at a position of a file.
    pub fn at(&mut self, file: &Path, position: Position, message: impl Into<String>, help: impl Into<String>) {
        self.push(file, Some(position), message.into(), help.into());
    }

    /// Adds a diagnostic about a link or an image, whose destination is the subject.
    pub fn about(&mut self, file: &Path, position: Position, subject: &str, problem: impl Into<Problem>) {
        let (message, help) = problem.into();
        let (file, subject) = (file.to_path_buf(), Some(String::from(subject)));
        self.list.push(Diagnostic { file, position: Some(position), message, help, subject });
    }

    /// Adds a diagnostic that concerns a whole file. It points to the start of the file.
    pub fn in_file(&mut self, file: &Path, message: impl Into<String>, help: impl Into<String>) {
        self.at(file, Position::START, message, help);
    }

    /// Adds a diagnostic for a file that does not exist.
    pub fn missing_file(&mut self, file: &Path, help: impl Into<String>) {
        self.push(file, None, String::from("this file is missing"), help.into());
    }

    /// Appends the diagnostics of another collection.
    pub fn extend(&mut self, others: Diagnostics) {
        self.list.extend(others.list);
    }

    /// Returns whether there are no diagnostics.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the diagnostics sorted by file and position, without duplicates.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort();
        self.list.dedup();
        self.list
    }

    fn push(&mut self, file: &Path, position: Option<Position>, message: String, help: String) {
        self.list.push(Diagnostic { file: file.to_path_buf(), position, message, help, subject: None });
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
            format!("use one of {}", names.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestion_names_the_nearest_or_lists_all() {
        assert_eq!(suggestion("tilte", ["title", "date"]), "did you mean `title`?");
        assert_eq!(suggestion("xyz", ["title", "date"]), "use one of `title`, `date`");
    }
}
