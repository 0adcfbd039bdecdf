//! What the person who submitted a form must change.

use crate::new_entry::NewEntryError;
use thiserror::Error;

/// The longest text of an issue on GitHub.
pub(super) const MAX_FORM: usize = 65_536;

/// A problem of a form. Its message is for the person who submitted it: it names the question, and says what to do.
#[derive(Debug, Error)]
pub enum FormProblem {
    /// The form is too long.
    #[error("The form has {bytes} bytes, and at most {MAX_FORM} are read. Make your answers shorter.")]
    FormTooLong {
        /// Its length.
        bytes: usize,
    },
    /// The form is not UTF-8.
    #[error("The form has signs that cannot be read. Type your answers again.")]
    NotUtf8,
    /// There is text before the first question.
    #[error("There is text before the first question. Move it below a question, or remove it.")]
    BeforeQuestions,
    /// A heading is no question of the form.
    #[error(
        "“{}” is not a question of the form. Remove the line, or move it below the last question.",
        shortened(heading)
    )]
    UnknownQuestion {
        /// The heading.
        heading: String,
    },
    /// A question is there twice.
    #[error("“{label}” is there twice. Keep one of them, with its answer.")]
    Twice {
        /// The question.
        label: &'static str,
    },
    /// A question has no answer.
    #[error("“{label}” has no answer. Write one below the line `### {label}`.")]
    Unanswered {
        /// The question.
        label: &'static str,
    },
    /// An answer is too long.
    #[error("“{label}”: the answer has {length} characters. Use at most {most}.")]
    TooLong {
        /// The question.
        label: &'static str,
        /// The number of characters.
        length: usize,
        /// The largest number.
        most: usize,
    },
    /// An answer is none of the options.
    #[error("“{label}”: choose one of {}.", options.iter().map(|(option, _)| format!("“{option}”")).collect::<Vec<_>>().join(", "))]
    NoOption {
        /// The question.
        label: &'static str,
        /// The options.
        options: &'static [(&'static str, &'static str)],
    },
    /// Two answers do not suit each other.
    #[error("“{label}” has an answer, but that to “{other}” says that there is none. Change one of the two.")]
    Contradiction {
        /// The question.
        label: &'static str,
        /// The other question.
        other: &'static str,
    },
    /// No file can have this name.
    #[error("“{label}”: {}", .error.for_form())]
    Name {
        /// The question.
        label: &'static str,
        /// Why not.
        error: NewEntryError,
    },
    /// The check of the content reports an error in what was written.
    #[error("{}: {message}.\n    What to do: {help}.", labels.iter().map(|label| format!("“{label}”")).collect::<Vec<_>>().join(" and "))]
    Content {
        /// The questions.
        labels: Vec<&'static str>,
        /// The message of the check.
        message: String,
        /// The help of the check.
        help: String,
    },
}

/// Returns the start of a long string.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => String::from(text),
    }
}
