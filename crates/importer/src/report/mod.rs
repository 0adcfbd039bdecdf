//! What the import has changed, left out and guessed: nothing is lost without a line here.

mod json;
mod markdown;

pub use json::{Manifest, manifest_of, to_json};
pub use markdown::to_markdown;
pub(crate) use markdown::toml_text;

use serde::{Deserialize, Serialize};

/// How much an entry needs a person. The order is that of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// The file could not be imported.
    Error,
    /// A person has to decide or to write something.
    Person,
    /// A guess, or something left out that a reader could have seen: to be looked at.
    Look,
    /// Mended or converted without loss: for the record.
    Record,
}

/// One repair, drop, guess or mistake.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// How much it needs a person.
    pub group: Group,
    /// The file in the old site, with `/` between folders.
    pub file: String,
    /// The line in that file, counted from 1.
    pub line: usize,
    /// What happened, as a sentence without a full stop.
    pub message: String,
    /// What stood there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// What `cargo content check` says about it.
    #[serde(rename = "findings", default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<String>,
}

/// The entries of one file of the old site.
#[derive(Debug, Default)]
pub struct Notes {
    file: String,
    entries: Vec<Entry>,
}

impl Notes {
    /// No entries yet.
    #[must_use]
    pub fn new(file: &str) -> Notes {
        Notes { file: String::from(file), entries: Vec::new() }
    }

    /// The file cannot be imported.
    pub fn error(&mut self, line: usize, message: impl Into<String>) {
        self.push(Group::Error, line, message.into(), "", "");
    }

    /// A person has to decide.
    pub fn person(&mut self, line: usize, message: impl Into<String>, before: &str, after: &str) {
        self.push(Group::Person, line, message.into(), before, after);
    }

    /// A guess or a visible drop.
    pub fn look(&mut self, line: usize, message: impl Into<String>, before: &str, after: &str) {
        self.push(Group::Look, line, message.into(), before, after);
    }

    /// A change without loss.
    pub fn record(&mut self, line: usize, message: impl Into<String>, before: &str, after: &str) {
        self.push(Group::Record, line, message.into(), before, after);
    }

    /// The entries, of which a change that was noted for the same line before is there once.
    #[must_use]
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    fn push(&mut self, group: Group, line: usize, message: String, before: &str, after: &str) {
        self.entries.push(Entry {
            group,
            file: self.file.clone(),
            line: line.max(1),
            message,
            before: shorten(before.trim()),
            after: shorten(after.trim()),
            diagnostics: Vec::new(),
        });
    }
}

/// Cuts a text of hostile length, so that the report stays in proportion to what it reports.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 4_000;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} … ({} more bytes)", &text[..end], text.len() - end),
        None => String::from(text),
    }
}

/// A person that the old site seems to name, for an editor to take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedPerson {
    /// The name as it stands in the old site.
    pub name: String,
    /// The role beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The picture beside it, as it stands in the old site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    /// Addresses that the entry links to.
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
    /// The heading above the list, or the name of the data.
    pub name: String,
    /// Its members in the order of the old site.
    pub members: Vec<ProposedPerson>,
}

/// The whole report.
#[derive(Debug, Default)]
pub struct Report {
    /// What was done, by group, file and line.
    pub entries: Vec<Entry>,
    /// Proposed teams with their people.
    pub teams: Vec<ProposedTeam>,
    /// The files that were written, with where they came from.
    pub documents: Vec<(String, String)>,
}

impl Report {
    /// Takes over the entries of a file.
    pub fn add(&mut self, notes: Notes) {
        self.entries.extend(notes.into_entries());
    }

    /// Puts the entries into the order of the report, each once.
    pub fn sort(&mut self) {
        self.entries.sort();
        self.entries.dedup();
    }

    /// The number of entries in a group.
    #[must_use]
    pub fn count(&self, group: Group) -> usize {
        self.entries.iter().filter(|entry| entry.group == group).count()
    }
}
