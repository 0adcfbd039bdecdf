//! What the person who submitted a form must change.

use crate::countries;
use crate::new_entry::NewEntryError;
use jiff::civil::Date;
use thiserror::Error;

/// The number of characters of the longest issue on GitHub.
pub(super) const MAX_FORM: usize = 65_536;

/// A problem of a form. Its message is for the person who submitted it: it names the question, and says what to do.
#[derive(Debug, Error)]
pub enum FormProblem {
    /// The form is too long.
    #[error("The form has {length} characters, and at most {MAX_FORM} are read. Make your answers shorter.")]
    FormTooLong {
        /// The number of characters.
        length: usize,
    },
    /// The form is not UTF-8.
    #[error("The form has characters that cannot be read. Type your answers again.")]
    NotUtf8,
    /// There is text before the first question.
    #[error("There is text before the first question. Move it below a question, or remove it.")]
    TextBeforeFirstQuestion,
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
    DuplicateQuestion {
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
    #[error("“{label}”: the answer has {length} characters. Use at most {max_chars}.")]
    TooLong {
        /// The question.
        label: &'static str,
        /// The number of characters.
        length: usize,
        /// The largest number.
        max_chars: usize,
    },
    /// An answer is not one of the options.
    #[error("“{label}”: choose one of {}.", options.iter().map(|(option, _)| format!("“{option}”")).collect::<Vec<_>>().join(", "))]
    InvalidOption {
        /// The question.
        label: &'static str,
        /// The options.
        options: &'static [(&'static str, &'static str)],
    },
    /// An answer names no country, or more than one.
    #[error("“{label}”: there is no country `{}`. {}", shortened(answer), country_help(candidates))]
    UnknownCountry {
        /// The question.
        label: &'static str,
        /// The answer.
        answer: String,
        /// The codes of countries that it can mean.
        candidates: Vec<&'static str>,
    },
    /// Two answers do not suit each other.
    #[error("“{label}” has an answer, but “{other}” rules it out. Change one of them.")]
    ConflictingAnswers {
        /// The question.
        label: &'static str,
        /// The other question.
        other: &'static str,
    },
    /// An answer is a day in the past.
    #[error(
        "“{label}”: {day} is in the past. Only what is still to come can be proposed: check the year, the month and the day."
    )]
    InPast {
        /// The question.
        label: &'static str,
        /// The day.
        day: Date,
    },
    /// No file can have this name.
    #[error("“{label}”: {}", .error.for_form())]
    Name {
        /// The question.
        label: &'static str,
        /// Why not.
        error: NewEntryError,
    },
    /// Another page has the address that follows from the name.
    #[error(
        "“{label}”: an older page of the site has the address that is made from this name. Choose another name, for example \
         with the year or the city."
    )]
    AddressTaken {
        /// The question.
        label: &'static str,
    },
    /// The check of the content reports an error in an answer.
    #[error(
        "{}: {}\n    What to do: {}",
        labels.iter().map(|label| format!("“{label}”")).collect::<Vec<_>>().join(" and "),
        sentence(message),
        sentence(help)
    )]
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

/// Returns a message with the full stop that a question does not need.
fn sentence(message: &str) -> String {
    if message.ends_with(['?', '.', '!']) { String::from(message) } else { format!("{message}.") }
}

fn country_help(candidates: &[&str]) -> String {
    let named: Vec<String> =
        candidates.iter().map(|code| format!("{code} ({})", countries::english_name(code))).collect();
    match named.is_empty() {
        true => String::from("Write its name in English, or its two letters, such as GH for Ghana."),
        false => format!("Did you mean {}?", named.join(" or ")),
    }
}
