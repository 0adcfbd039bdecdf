//! What is wrong with the content, said so that an editor can mend it.

use std::fmt;
use std::path::{Path, PathBuf};

/// A place in a text file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Counted from 1.
    pub line: usize,
    /// Counted in characters from 1.
    pub column: usize,
}

/// One mistake in the content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, relative to the root of the checkout.
    pub file: PathBuf,
    /// Where in the file, if there is a file.
    pub position: Option<Position>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

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

/// All diagnostics of a run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Notes a mistake at a place of a file.
    pub fn at(&mut self, file: &Path, position: Position, message: impl Into<String>, help: impl Into<String>) {
        self.push(file, Some(position), message.into(), help.into());
    }

    /// Notes a mistake of a whole file, at its beginning.
    pub fn in_file(&mut self, file: &Path, message: impl Into<String>, help: impl Into<String>) {
        self.at(file, Position { line: 1, column: 1 }, message, help);
    }

    /// Notes that a file is not there.
    pub fn missing_file(&mut self, file: &Path, help: impl Into<String>) {
        self.push(file, None, String::from("the file is missing"), help.into());
    }

    /// Adds what was found elsewhere.
    pub fn add(&mut self, others: Diagnostics) {
        self.found.extend(others.found);
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The diagnostics by file and place, each once.
    #[must_use]
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort();
        self.found.dedup();
        self.found
    }

    fn push(&mut self, file: &Path, position: Option<Position>, message: String, help: String) {
        self.found.push(Diagnostic { file: file.to_path_buf(), position, message, help });
    }
}

/// The known name that is most like an unknown one, if any is like it at all.
#[must_use]
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Below this similarity (0 to 1, Jaro-Winkler) a suggestion confuses more than it helps.
    const LIKE_ENOUGH: f64 = 0.75;
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(unknown, name), name))
        .filter(|(similarity, _)| *similarity >= LIKE_ENOUGH)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

/// A sentence that names the nearest known name or, where none is near, all of them.
#[must_use]
pub fn suggestion<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    match nearest(unknown, known.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => {
            let names: Vec<String> = known.into_iter().map(|name| format!("`{name}`")).collect();
            format!("use one of {}", names.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_mistake_finds_its_word() {
        assert_eq!(suggestion("tilte", ["title", "date"]), "did you mean `title`?");
        assert_eq!(suggestion("xyz", ["title", "date"]), "use one of `title`, `date`");
    }
}
