//! What the publisher says about the imported content: each of its diagnostics is in the report, at the line of the old site.

use crate::report::{Entry, Group, Report};
use crate::target::{Content, Target};
use jiff::civil::Date;
use publisher::PublishError;
use publisher::convert::PublishOptions;
use publisher::diagnostic::Diagnostic;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Where a file comes from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file of the old site.
    pub file: String,
    /// For each block, its first line and the line in the old site's file.
    pub lines: Vec<(usize, usize)>,
}

/// What an import writes.
#[derive(Debug, Default)]
pub struct Imported {
    /// Whole files, by their paths in the target folder.
    pub files: BTreeMap<String, Content>,
    /// Files of the target to which lines are added, with their whole new text.
    pub additions: BTreeMap<String, String>,
    /// Where files come from.
    pub origins: BTreeMap<String, Origin>,
}

impl Imported {
    /// The texts of all documents, in the order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|(path, content)| match content {
            Content::Text(text) if path.ends_with(".md") => Some(text.as_str()),
            _ => None,
        })
    }
}

/// Checks the target, if it is the content of a checkout, and notes every diagnostic. What was noted as needing a person and is
/// no diagnostic is only to be looked at.
pub fn note_findings(target: &Target, imported: &Imported, today: Date, report: &mut Report) {
    let folder = target.folder();
    if folder.file_name().is_none_or(|name| name != "content") {
        return;
    }
    let root = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let diagnostics = match publisher::check(root, PublishOptions { today, with_unpublished: false }) {
        Ok(_) => Vec::new(),
        Err(PublishError::Diagnostics(diagnostics)) => diagnostics,
        Err(PublishError::Other(message)) => {
            report.entries.push(entry("", 1, message, Vec::new()));
            return;
        }
    };
    let mut foreseen: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, entry) in report.entries.iter().enumerate().filter(|(_, entry)| entry.group == Group::Person) {
        foreseen.entry(entry.file.clone()).or_default().push(index);
    }
    for diagnostic in diagnostics {
        note(&diagnostic, imported, &foreseen, report);
    }
    for entry in report.entries.iter_mut().filter(|entry| entry.group == Group::Person && entry.diagnostics.is_empty())
    {
        entry.group = Group::Look;
    }
}

/// Notes a diagnostic: with the entry that has foreseen it, or in one of its own. `foreseen` holds the places of entries by file.
fn note(diagnostic: &Diagnostic, imported: &Imported, foreseen: &HashMap<String, Vec<usize>>, report: &mut Report) {
    let path = diagnostic.file.to_string_lossy().replace('\\', "/");
    let line = diagnostic.position.map_or(1, |position| position.line);
    let text = diagnostic.to_string().lines().next().map(String::from).unwrap_or_default();
    let Some(origin) = path.strip_prefix("content/").and_then(|path| imported.origins.get(path)) else {
        report.entries.push(entry(&path, line, diagnostic.message.clone(), vec![text]));
        return;
    };
    let mut of_file = foreseen.get(&origin.file).into_iter().flatten().copied();
    let noted = of_file.find(|index| {
        let entry = &report.entries[*index];
        !entry.after.is_empty() && diagnostic.message.contains(&entry.after) && !entry.diagnostics.contains(&text)
    });
    match noted {
        Some(index) => report.entries[index].diagnostics.push(text),
        None => {
            let block = origin.lines.partition_point(|(first, _)| *first <= line).checked_sub(1);
            let source = block.map_or(1, |block| origin.lines[block].1);
            report.entries.push(entry(&origin.file, source, diagnostic.message.clone(), vec![text]));
        }
    }
}

fn entry(file: &str, line: usize, message: String, diagnostics: Vec<String>) -> Entry {
    Entry {
        group: Group::Person,
        file: String::from(file),
        line,
        message,
        before: String::new(),
        after: String::new(),
        diagnostics,
    }
}
