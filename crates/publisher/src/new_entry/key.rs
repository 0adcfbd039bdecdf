//! The keys of a file, as a new one shows them.

use super::Values;
use jiff::civil::Date;

/// A key of front matter, or of a TOML file.
#[derive(Debug)]
pub struct Key {
    /// The key itself.
    pub name: &'static str,
    /// How its value is written.
    pub format: ValueFormat,
    /// Whether a file needs it.
    pub requirement: Requirement,
    /// What it says, for the comment beside it and for the help of the command.
    pub explanation: &'static str,
    /// An example of the values that the option takes.
    pub example: &'static [&'static str],
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueFormat {
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
pub enum Requirement {
    /// Every file needs the key.
    Required,
    /// A file needs the key if this returns true.
    RequiredIf(fn(&Values) -> bool),
    /// No file needs the key.
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
        Key { name, format: ValueFormat::Text, requirement: Requirement::Optional, explanation, example }
    }

    /// Creates a key that each file has.
    pub(super) const fn required(
        name: &'static str,
        explanation: &'static str,
        example: &'static [&'static str],
    ) -> Key {
        Key { requirement: Requirement::Required, ..Key::optional(name, explanation, example) }
    }

    /// Returns the example, or `None` if the explanation has one.
    #[must_use]
    pub fn own_example(&self) -> Option<&'static [&'static str]> {
        let is_explained = self.example.iter().any(|example| self.explanation.contains(example));
        (!is_explained).then_some(self.example)
    }

    /// Returns the comment above an empty line.
    pub(super) fn comment(&self) -> String {
        let explanation = self.explanation;
        match self.own_example().map(|example| example.join(", ")) {
            None => String::from(explanation),
            Some(example) if example.contains(' ') => format!("{explanation}, for example “{example}”"),
            Some(example) => format!("{explanation}, for example {example}"),
        }
    }
}

/// Returns the name of the option for a key.
#[must_use]
pub fn option_name(key: &str) -> String {
    key.replace('_', "-")
}
