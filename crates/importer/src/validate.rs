//! Validation of the imported content. Each of the publisher's diagnostics is reported at its line in the old site.

use crate::output::Origin;
use crate::report::{Attention, Entry, Report};
use crate::target::Target;
use jiff::civil::Date;
use publisher::PublishError;
use publisher::convert::PublishOptions;
use publisher::diagnostic::{Diagnostic, Severity};
use publisher::source::images::Images;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Checks the target, if it is the `content` folder of a checkout, and reports every diagnostic. Errors require action,
/// warnings a review. An entry that was expected to require action but has no error only needs a review, too.
pub fn report_diagnostics(target: &Target, origins: &BTreeMap<String, Origin>, today: Date, report: &mut Report) {
    let Some(root) = &checkout_of(target.folder()) else { return };
    let options = PublishOptions { today, with_unpublished: false };
    // Images are converted when the site is published, which can take minutes.
    let diagnostics = match publisher::check_with_images(root, &Images::unconverted(root), options) {
        Ok(checked) => checked.warnings,
        Err(PublishError::Diagnostics(diagnostics)) => diagnostics,
        Err(error) => {
            report.entries.push(new_entry("", 1, (error.to_string(), String::new()), Vec::new()));
            return;
        }
    };
    let mut expected: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, entry) in
        report.entries.iter().enumerate().filter(|(_, entry)| entry.attention == Attention::ActionRequired)
    {
        expected.entry(entry.file.clone()).or_default().push(index);
    }
    let mut with_error = HashSet::new();
    for diagnostic in diagnostics {
        let index = add_diagnostic(&diagnostic, origins, &expected, report);
        if diagnostic.severity == Severity::Error {
            with_error.insert(index);
        }
    }
    for (index, entry) in report.entries.iter_mut().enumerate() {
        if entry.attention == Attention::ActionRequired && !with_error.contains(&index) {
            entry.attention = Attention::Review;
        }
    }
}

/// Returns the checkout of a target folder, if that is its content folder.
fn checkout_of(folder: &Path) -> Option<PathBuf> {
    let is_content = |folder: &Path| folder.file_name().is_some_and(|name| name == "content");
    if is_content(folder) {
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        return Some(parent.unwrap_or(Path::new(".")).to_path_buf());
    }
    // The folder can be the working directory.
    folder.canonicalize().ok().filter(|resolved| is_content(resolved)).map(|_| folder.join(".."))
}

/// Adds a diagnostic to the entry that expected it, or to a new entry, and returns its index. `expected` holds the
/// indexes of entries by file.
fn add_diagnostic(
    diagnostic: &Diagnostic,
    origins: &BTreeMap<String, Origin>,
    expected: &HashMap<String, Vec<usize>>,
    report: &mut Report,
) -> usize {
    let path = diagnostic.path();
    let new_index = report.entries.len();
    let line = diagnostic.position.map_or(1, |position| position.line);
    let text = diagnostic.to_string().lines().next().map(String::from).unwrap_or_default();
    let Some(origin) = path.strip_prefix("content/").and_then(|path| origins.get(path)) else {
        report.entries.push(new_entry(&path, line, words_of(diagnostic), vec![text]));
        return new_index;
    };
    let mut indexes = expected.get(&origin.file).into_iter().flatten().copied();
    let expecting = indexes.find(|index| {
        let entry = &report.entries[*index];
        is_about(diagnostic, &entry.after) && !entry.diagnostics.contains(&text)
    });
    match expecting {
        Some(index) => {
            report.entries[index].diagnostics.push(text);
            index
        }
        None => {
            let block = origin.line_map.partition_point(|(first, _)| *first <= line).checked_sub(1);
            let source_line = block.map_or(1, |block| origin.line_map[block].1);
            report.entries.push(new_entry(&origin.file, source_line, words_of(diagnostic), vec![text]));
            new_index
        }
    }
}

/// Returns whether a diagnostic is about the link or the image of an entry: its new destination, which has no slash in
/// front if it is that of a missing image, or only its fragment.
fn is_about(diagnostic: &Diagnostic, after: &str) -> bool {
    let Some(subject) = diagnostic.subject.as_deref().filter(|_| !after.is_empty()) else { return false };
    let fragment = subject.split_once('#').map(|(_, fragment)| fragment);
    [Some(subject), subject.strip_prefix('/'), fragment].contains(&Some(after))
}

/// Returns the message and the advice of an entry for a diagnostic.
fn words_of(diagnostic: &Diagnostic) -> (String, String) {
    (diagnostic.message.clone(), diagnostic.help.clone())
}

fn new_entry(file: &str, line: usize, (message, advice): (String, String), diagnostics: Vec<String>) -> Entry {
    Entry {
        attention: Attention::ActionRequired,
        file: String::from(file),
        line,
        cause: None,
        message,
        advice,
        before: String::new(),
        after: String::new(),
        diagnostics,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_matched_by_destination_or_fragment() {
        let about = |subject: &str, after: &str| {
            let (file, subject) = (PathBuf::new(), Some(String::from(subject)));
            let diagnostic = Diagnostic {
                severity: Severity::Error,
                file,
                position: None,
                message: String::new(),
                help: String::new(),
                subject,
            };
            is_about(&diagnostic, after)
        };
        assert!(about("/nowhere/", "/nowhere/"));
        assert!(about("/media/a.svg", "media/a.svg"));
        assert!(about("/about/#goal", "goal") && about("#goal", "goal"));
        assert!(!about("/nowhere/", "/now") && !about("/about/#goal", "about") && !about("/", ""));
    }
}
