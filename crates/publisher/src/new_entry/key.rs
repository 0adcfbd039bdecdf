//! The keys of a file, as a new one shows them.

use super::Values;
use jiff::civil::Date;

/// A key of front matter, or of a TOML file.
#[derive(Debug)]
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// How its value is written.
    pub form: Form,
    /// Whether a file needs it.
    pub need: Need,
    /// What it says, for the comment beside it and for the help of the command.
    pub explanation: &'static str,
    /// An example of the values that the option takes.
    pub example: &'static [&'static str],
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As text.
    Text,
    /// As a list, such as `[one, other]`. The option separates them by commas.
    List,
    /// As pairs, such as `{ 2026-05-01: 2026-05-02 }`. The option writes each as `2026-05-01=2026-05-02`.
    Pairs,
    /// As links, such as `[{ name = "GitHub", url = "…" }]`. The option writes each as `GitHub=…`.
    Links,
    /// As `online`, or as the values of [`PLACE_PARTS`].
    Place,
}

/// Whether a file needs a key.
#[derive(Clone, Copy, Debug)]
pub enum Need {
    /// It does.
    Required,
    /// It does if this returns true.
    RequiredIf(fn(&Values) -> bool),
    /// It does not.
    Optional,
    /// A new file has this value until its editor writes another one.
    Default(fn(Date) -> String),
}

/// The options that make up a place in a city, each with its explanation.
pub const PLACE_PARTS: [(&str, &str); 3] = [
    ("venue", "The building or the room, if it takes place in a city"),
    ("city", "The city, if it takes place in one"),
    ("country", "The two capital letters of that country, such as GH for Ghana"),
];

impl Key {
    /// Creates a key that a file can do without.
    pub(super) const fn optional(
        name: &'static str,
        explanation: &'static str,
        example: &'static [&'static str],
    ) -> Key {
        Key { name, form: Form::Text, need: Need::Optional, explanation, example }
    }

    /// Creates a key that each file has.
    pub(super) const fn required(
        name: &'static str,
        explanation: &'static str,
        example: &'static [&'static str],
    ) -> Key {
        Key { need: Need::Required, ..Key::optional(name, explanation, example) }
    }

    /// Returns the name of the option of the command.
    #[must_use]
    pub fn option(&self) -> String {
        option_name(self.name)
    }
}

/// Returns the name of the option for a key.
#[must_use]
pub fn option_name(key: &str) -> String {
    key.replace('_', "-")
}
