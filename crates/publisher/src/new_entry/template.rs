//! Writes a new file: the values that are given, and a comment for each key that is not.

use super::key::{Key, Requirement, ValueFormat};
use super::kinds::{EntryFolder, EntryKind, EntryText};
use super::{Comments, NewEntry, Values, quote};
use jiff::civil::Date;

/// Comments begin at this column, or after a longer line.
const COMMENT_COLUMN: usize = 32;

/// A new file.
#[derive(Debug)]
pub(super) struct Template {
    /// The text.
    pub text: String,
    comments: Comments,
    origins: Vec<Origin>,
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// From a value that is given, or its key's default.
    Key(&'static str),
    /// It waits for the value of a key.
    Missing(&'static str),
    /// From the text that is given.
    Text,
    /// It waits for prose.
    MissingText,
    /// The first line, where what concerns the whole file is reported, such as its name.
    FileName,
    /// A line of every file, or a comment.
    Boilerplate,
}

impl Template {
    /// Writes the file of an entry with these values.
    pub fn new(entry: &NewEntry, values: &Values, today: Date) -> Template {
        let NewEntry { kind, text, comments, .. } = entry;
        let syntax = Syntax::of(kind);
        let mut template = Template { text: String::new(), comments: *comments, origins: Vec::new() };
        if syntax == Syntax::Yaml {
            template.line("---", Origin::FileName);
        }
        for key in kind.keys {
            template.key(key, values, syntax, today);
        }
        if syntax == Syntax::Yaml {
            template.line("---", Origin::Boilerplate);
        }
        let placeholder = match kind.text {
            EntryText::Placeholder(placeholder) => Some(placeholder),
            EntryText::None | EntryText::Optional => None,
        };
        let given =
            text.as_deref().map(str::trim_end).filter(|text| !text.trim().is_empty() && kind.text != EntryText::None);
        if let Some(text) = given.or(placeholder) {
            template.line("", Origin::Boilerplate);
            let origin = if given.is_some() { Origin::Text } else { Origin::MissingText };
            text.split('\n').for_each(|line| template.line(line, origin));
        }
        template
    }

    /// Returns where a line comes from, counted from 1.
    pub fn origin(&self, line: usize) -> Origin {
        self.origins.get(line - 1).copied().unwrap_or(Origin::Boilerplate)
    }

    fn key(&mut self, key: &'static Key, values: &Values, syntax: Syntax, today: Date) {
        let given = syntax.value(key.format, values.all(key.name), Some(values));
        let default = match key.requirement {
            Requirement::Default(default) => Some(syntax.scalar(&default(today))),
            _ => None,
        };
        let is_needed = match key.requirement {
            Requirement::Required => true,
            Requirement::RequiredIf(is_needed) => is_needed(values),
            Requirement::Optional | Requirement::Default(_) => false,
        };
        let separator = syntax.separator();
        let setting = |value: &str| format!("{}{separator}{value}", key.name);
        match (given, default) {
            (Some(value), _) => self.line(&setting(&value), Origin::Key(key.name)),
            (None, Some(value)) => self.commented(&setting(&value), key.explanation, Origin::Key(key.name)),
            // The check refuses an empty value that is needed, and says what to write. A comment behind it would be taken for
            // its words.
            (None, None) if is_needed => {
                self.line(&format!("# {}", key.comment()), Origin::Boilerplate);
                self.line(setting(syntax.empty()).trim_end(), Origin::Missing(key.name));
            }
            (None, None) if self.comments == Comments::None => {}
            (None, None) => {
                let example: Vec<String> = key.example.iter().copied().map(String::from).collect();
                let example = syntax.value(key.format, &example, None).unwrap_or_default();
                self.commented(&format!("# {}", setting(&example)), key.explanation, Origin::Boilerplate);
            }
        }
    }

    fn commented(&mut self, line: &str, comment: &str, origin: Origin) {
        if self.comments == Comments::None {
            return self.line(line, origin);
        }
        self.line(&format!("{line:<width$}  # {comment}", width = COMMENT_COLUMN - 2), origin);
    }

    /// Adds a line.
    fn line(&mut self, line: &str, origin: Origin) {
        self.text.push_str(line);
        self.text.push('\n');
        self.origins.push(origin);
    }
}

/// The syntax of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

impl Syntax {
    fn of(kind: &EntryKind) -> Syntax {
        match kind.folder {
            EntryFolder::OfLanguage { .. } => Syntax::Yaml,
            EntryFolder::Shared(_) => Syntax::Toml,
        }
    }

    /// Returns the separator of a key and its value.
    fn separator(self) -> &'static str {
        match self {
            Syntax::Yaml => ": ",
            Syntax::Toml => " = ",
        }
    }

    /// Returns how an empty value is written.
    fn empty(self) -> &'static str {
        match self {
            Syntax::Yaml => "",
            Syntax::Toml => "\"\"",
        }
    }

    fn scalar(self, value: &str) -> String {
        match self {
            Syntax::Yaml => quote::yaml(value),
            Syntax::Toml => quote::toml(value),
        }
    }

    /// Returns the values of a key in its format, or `None` without values. `values` has the parts of a place.
    fn value(self, format: ValueFormat, given: &[String], values: Option<&Values>) -> Option<String> {
        let in_city = values.filter(|values| format == ValueFormat::Place && values.has_place_in_city());
        if let Some(values) = in_city {
            return Some(self.place(values));
        }
        let first = given.first()?;
        let pairs = || given.iter().map(|pair| pair.split_once('=').unwrap_or((pair.as_str(), "")));
        let list = |items: Vec<String>| format!("[{}]", items.join(", "));
        Some(match format {
            ValueFormat::Text | ValueFormat::Place => self.scalar(first),
            ValueFormat::List => list(given.iter().map(|item| self.scalar(item)).collect()),
            ValueFormat::Pairs => self.table(pairs()),
            ValueFormat::Links => list(pairs().map(|(name, url)| self.table([("name", name), ("url", url)])).collect()),
        })
    }

    fn place(self, values: &Values) -> String {
        let parts = super::key::PLACE_PARTS.iter().filter_map(|(part, _)| Some((*part, values.first(part)?)));
        self.table(parts)
    }

    fn table<'a>(self, entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let entry = |(key, value): (&str, &str)| match self {
            Syntax::Yaml => format!("{}: {}", quote::yaml(key), quote::yaml(value)),
            Syntax::Toml => format!("{key} = {}", quote::toml(value)),
        };
        format!("{{ {} }}", entries.into_iter().map(entry).collect::<Vec<_>>().join(", "))
    }
}
