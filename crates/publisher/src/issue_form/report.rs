//! What became of a form, for a workflow: files of a known name each, so that nothing needs to be parsed.

use super::Outcome;
use crate::fs::{self, FileError};
use crate::new_entry::Created;
use std::path::Path;

const OUTCOME: &str = "outcome";
const PATH: &str = "path";
const ENTRY: &str = "entry.md";
const MESSAGE: &str = "message.md";

/// The largest number of problems in a message. GitHub takes no comment of more than 65,536 characters.
const MAX_LISTED: usize = 20;
/// The largest number of characters in a line of a message: a problem can quote all of an answer.
const MAX_LINE: usize = 500;

/// Removes the files of an earlier form from a folder.
///
/// # Errors
/// Errors if a file cannot be removed.
pub fn remove_report(folder: &Path) -> Result<(), FileError> {
    let files = [OUTCOME, PATH, ENTRY, MESSAGE].map(|name| folder.join(name));
    files.iter().filter(|file| file.exists()).try_for_each(|file| fs::remove(file))
}

impl Outcome {
    /// Writes the outcome of a form into a folder, in place of an earlier one:
    ///
    /// - `outcome`: `created` or `refused`;
    /// - `message.md`: what to say about it, as Markdown in which nothing of the form has a meaning;
    /// - `path` and `entry.md`, if a file was created: its path, and its text.
    ///
    /// # Errors
    /// Errors if a file cannot be read or written.
    pub fn write(&self, root: &Path, folder: &Path) -> Result<(), FileError> {
        remove_report(folder)?;
        let file = |name: &str, text: &str| fs::create(&folder.join(name), text.as_bytes());
        match self {
            Outcome::Created(Created { file: path, diagnostics }) => {
                file(PATH, &fs::with_slashes(path))?;
                file(ENTRY, &fs::read_to_string(&root.join(path))?)?;
                let message = match diagnostics.is_empty() {
                    true => String::from("The check found no problems.\n"),
                    false => format!("The check warns of this:\n\n{}", list(diagnostics)),
                };
                file(MESSAGE, &message)?;
                file(OUTCOME, "created")
            }
            Outcome::Refused(problems) => {
                let message = format!(
                    "Thank you for the proposal. Something in it needs a change before it can be added:\n\n{}\n\
                     Please edit the text of this issue. A new attempt starts by itself when you save it.\n",
                    list(problems)
                );
                file(MESSAGE, &message)?;
                file(OUTCOME, "refused")
            }
        }
    }
}

/// Lists problems as an indented block of code: no line of it can end the block, and GitHub notifies nobody who is named in it.
fn list<T: ToString>(problems: &[T]) -> String {
    let mut text: String =
        problems.iter().take(MAX_LISTED).map(|problem| format!("{}\n", problem.to_string())).collect();
    if let Some(more @ 1..) = problems.len().checked_sub(MAX_LISTED) {
        text.push_str(&format!("and {more} more\n"));
    }
    text.lines().map(|line| format!("    {}\n", shortened(line))).collect()
}

fn shortened(line: &str) -> String {
    match line.char_indices().nth(MAX_LINE) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => String::from(line),
    }
}
