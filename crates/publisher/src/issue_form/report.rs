//! What became of a form, for a workflow: files of a known name each, so that nothing needs to be parsed.

use super::Outcome;
use crate::fs::{self, FileError};
use crate::new_entry::Created;
use std::path::Path;

impl Outcome {
    /// Writes the outcome of a form into a folder:
    ///
    /// - `outcome`: `created` or `refused`;
    /// - `message.md`: what to say about it, as Markdown in which nothing of the form has a meaning;
    /// - `path` and `entry.md`, if a file was created: its path, and its text.
    ///
    /// # Errors
    /// Errors if a file cannot be read or written.
    pub fn write(&self, root: &Path, folder: &Path) -> Result<(), FileError> {
        let file = |name: &str, text: &str| fs::create(&folder.join(name), text.as_bytes());
        match self {
            Outcome::Created(Created { file: path, diagnostics }) => {
                file("path", &path.to_string_lossy().replace('\\', "/"))?;
                file("entry.md", &fs::read_to_string(&root.join(path))?)?;
                let warnings: String = diagnostics.iter().map(|warning| format!("{warning}\n")).collect();
                let message = match warnings.is_empty() {
                    true => String::from("The check has nothing to say about this file.\n"),
                    false => format!("The check warns of this:\n\n{}", code(&warnings)),
                };
                file("message.md", &message)?;
                file("outcome", "created")
            }
            Outcome::Refused(problems) => {
                let problems: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
                let message = format!(
                    "Thank you for the proposal. Something in it needs a change before it can be added:\n\n{}\n\
                     Please edit the text of this issue. A new attempt starts by itself when you save it.\n\
                     Where a help shows a name and a colon, such as `start: 2026-03-06`, write only what is behind the colon.\n",
                    code(&problems)
                );
                file("message.md", &message)?;
                file("outcome", "refused")
            }
        }
    }
}

/// Returns a text as an indented block of code: no line of it can end the block, and GitHub notifies nobody who is named in it.
fn code(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
