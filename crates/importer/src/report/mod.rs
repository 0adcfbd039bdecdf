//! The import report: every change, omission and guess has an entry.

mod cause;
mod json;
mod languages;
mod markdown;

pub use cause::Cause;
pub use json::{Manifest, parse_manifest, to_json};
pub use languages::ProposedLanguage;
pub use markdown::to_markdown;
pub(crate) use markdown::toml_string;

use serde::{Deserialize, Serialize};

/// How much attention an entry needs. The order is that of the report; the serialized names are those of
/// import-report.json.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Attention {
    /// The file could not be imported.
    #[serde(rename = "error")]
    Error,
    /// An editor has to decide or to write something.
    #[serde(rename = "person")]
    ActionRequired,
    /// A guess, or an omission that readers could notice: to be reviewed.
    #[serde(rename = "look")]
    Review,
    /// Fixed or converted without loss: no action needed.
    #[serde(rename = "record")]
    Info,
}

/// One fix, omission, guess or error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// How much attention it needs.
    #[serde(rename = "group")]
    pub attention: Attention,
    /// The file in the old site, with `/` between folders.
    pub file: String,
    /// The line in that file, counted from 1.
    pub line: usize,
    /// Why the entry was made; `None` for a diagnostic of `cargo content check`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// What happened, as a sentence without a full stop. Entries with one cause have the same message.
    pub message: String,
    /// What an editor does about it, as whole sentences; empty if there is nothing to do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub advice: String,
    /// The content before the change.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The content after the change.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The diagnostics of `cargo content check`.
    #[serde(rename = "findings", default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<String>,
}

/// The entries of one file of the old site.
#[derive(Debug, Default)]
pub struct FileReport {
    file: String,
    entries: Vec<Entry>,
}

impl FileReport {
    /// Creates a report without entries.
    #[must_use]
    pub fn new(file: &str) -> FileReport {
        FileReport { file: String::from(file), entries: Vec::new() }
    }

    /// Adds an entry with the content before and after the change.
    pub fn add(&mut self, cause: Cause, line: usize, before: &str, after: &str) {
        self.entries.push(Entry {
            attention: cause.attention(),
            file: self.file.clone(),
            line: line.max(1),
            cause: Some(cause),
            message: String::from(cause.message()),
            advice: String::from(cause.advice()),
            before: truncate(before.trim()),
            after: truncate(after.trim()),
            diagnostics: Vec::new(),
        });
    }

    /// Returns the entries.
    #[must_use]
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

/// Truncates hostile lengths, so that the size of the report stays in proportion to its source.
fn truncate(text: &str) -> String {
    const MAX_CHARACTERS: usize = 4_000;
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{} … ({} more bytes)", &text[..end], text.len() - end),
        None => String::from(text),
    }
}

/// A person that the old site seems to list, proposed to editors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedPerson {
    /// The name as written in the old site.
    pub name: String,
    /// The role next to the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The photo next to the name, as written in the old site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    /// URLs that the entry links to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

/// A team that the old site seems to list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedTeam {
    /// The file of the old site.
    pub file: String,
    /// The line in that file.
    pub line: usize,
    /// The heading above the list, or the name of the data file.
    pub name: String,
    /// Its members in the order of the old site.
    pub members: Vec<ProposedPerson>,
}

/// The report on all files.
#[derive(Debug, Default)]
pub struct Report {
    /// The entries, sorted by attention, file and line.
    pub entries: Vec<Entry>,
    /// Proposed teams with their members.
    pub teams: Vec<ProposedTeam>,
    /// The written documents: source file and content file.
    pub documents: Vec<(String, String)>,
    /// How many documents the old site has.
    pub found: usize,
    /// Languages that the target does not have.
    pub languages: Vec<ProposedLanguage>,
    /// The subfolder of the source in which the imported site was found.
    pub subfolder: Option<String>,
}

impl Report {
    /// Adds the entries of a file.
    pub fn add(&mut self, file_report: FileReport) {
        self.entries.extend(file_report.into_entries());
    }

    /// Sorts the entries and removes duplicates.
    pub fn sort(&mut self) {
        self.entries.sort();
        self.entries.dedup();
    }

    /// Counts the entries that need this kind of attention.
    #[must_use]
    pub fn count(&self, attention: Attention) -> usize {
        self.entries.iter().filter(|entry| entry.attention == attention).count()
    }
}
