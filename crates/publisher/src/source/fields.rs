//! Strict parsing of a table: unknown keys, missing keys and values of the wrong type become diagnostics.
//!
//! After an error, parsing continues with an empty value, so that one run reports every problem. Nothing is published as
//! long as there are errors, so an empty value never reaches the site.

use crate::diagnostic::{Diagnostics, Position, Problem, suggestion};
use crate::source::characters::is_control;
use crate::source::front_matter_keys::is_list_key;
use crate::source::name_list;
use crate::source::node::{Key, Node, Value};
use crate::source::similar_keys::{has_word, is_mistyped};
use crate::source::unicode::composed;
use jiff::civil::Date;
use model::slug::is_slug;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;

/// The most characters of a title: search engines and previews show fewer.
const MAX_TITLE_LENGTH: usize = 120;

/// A value with its position in the source, for checks that run later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// Where the value starts.
    pub position: Position,
    /// The value.
    pub value: T,
}

/// The value of a key that must be a scalar.
enum Scalar {
    /// It is not empty.
    String(Spanned<String>),
    /// Nothing was written after the key.
    Empty(Position),
    /// It is of another kind, which is reported.
    Unusable,
}

/// A reader of the fields of one table.
pub struct Fields<'a> {
    file: &'a Path,
    position: Position,
    /// The entries that no method has taken yet.
    entries: Vec<(Key, Node)>,
    known_keys: Vec<&'static str>,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Fields<'a> {
    /// Reads a node. A node that is not a table is reported and has no fields.
    pub fn new(file: &'a Path, node: Node, diagnostics: &'a mut Diagnostics) -> Fields<'a> {
        let position = node.position;
        let entries = match node.value {
            Value::Table(entries) => entries,
            other => {
                let (example, help) = match is_toml(file) {
                    true => ("`{ name = \"…\" }`", "put the values in curly brackets, each with its name"),
                    false => ("`title: About us`", "start each line with a name and a colon"),
                };
                let message = format!("this must be written like {example}, not as {}", other.kind());
                diagnostics.error(file, position, message, help);
                Vec::new()
            }
        };
        Fields { file, position, entries, known_keys: Vec::new(), diagnostics }
    }

    /// Parses a required string, which must not be empty.
    pub fn string(&mut self, key: &'static str) -> Spanned<String> {
        match self.scalar(key) {
            None => self.missing(key),
            Some(Scalar::String(string)) => string,
            Some(Scalar::Unusable) => Spanned::default(),
            Some(Scalar::Empty(position)) => {
                let help = format!("fill in {}", self.example(key, "…"));
                self.error(position, format!("`{key}` is empty"), help);
                Spanned::default()
            }
        }
    }

    /// Parses a required name, in composed form.
    pub fn name(&mut self, key: &'static str) -> Spanned<String> {
        let Spanned { position, value } = self.string(key);
        Spanned { position, value: composed(&value).into_owned() }
    }

    /// Parses the required title of a page. Warns of one that is too long to be shown.
    pub fn title(&mut self) -> String {
        let Spanned { position, value: title } = self.string("title");
        let length = title.graphemes(true).count();
        if length > MAX_TITLE_LENGTH {
            let message = format!("the title has {length} characters: previews and search engines cut it off");
            let help = format!("use at most {MAX_TITLE_LENGTH}, and say the rest in the text");
            self.diagnostics.warning(self.file, position, message, help);
        }
        title
    }

    /// Parses an optional string. An empty one counts as left out, with a warning.
    pub fn optional_string(&mut self, key: &'static str) -> Option<Spanned<String>> {
        match self.scalar(key)? {
            Scalar::String(string) => Some(string),
            Scalar::Unusable => Some(Spanned::default()),
            Scalar::Empty(position) => {
                let help = format!("fill in {}, or remove the line if you do not need it", self.example(key, "…"));
                self.diagnostics.warning(self.file, position, format!("`{key}` is empty"), help);
                None
            }
        }
    }

    /// Takes the value of a key as a scalar. Reports a value of another kind.
    fn scalar(&mut self, key: &'static str) -> Option<Scalar> {
        let node = self.take(key)?;
        let position = node.position;
        match node.value {
            Value::Scalar { string, .. } if !string.trim().is_empty() => {
                let value = on_one_line(&string);
                self.check_escapes(&value, position);
                Some(Scalar::String(Spanned { position, value }))
            }
            Value::Scalar { .. } | Value::Null => Some(Scalar::Empty(position)),
            other => {
                let message = format!("`{key}` must be text, not {}", other.kind());
                let help = format!("write the text on one line: {}", self.example(key, "…"));
                self.error(position, message, help);
                Some(Scalar::Unusable)
            }
        }
    }

    /// Reports a control character that is written as an escape, such as `\b`. Others are reported where the file is read.
    /// Returns whether there is none.
    fn check_escapes(&mut self, value: &str, position: Position) -> bool {
        let has_control = value.contains(|character| is_control(character) && character != '\t');
        if has_control {
            let help = "remove the part that begins with `\\`, or write `\\\\` where a `\\` should be shown";
            self.error(position, String::from("a backslash in this text makes a character that cannot be shown"), help);
        }
        !has_control
    }

    /// Parses a required date.
    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let string = self.string(key);
        self.date_from(&string)
    }

    /// Parses an optional date.
    pub fn optional_date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let string = self.optional_string(key)?;
        self.date_from(&string)
    }

    fn date_from(&mut self, Spanned { position, value: string }: &Spanned<String>) -> Option<Spanned<Date>> {
        if string.is_empty() {
            return None;
        }
        let date = parse_date(string);
        if date.is_none() {
            let help = "write the year, month and day like this: 2024-07-20";
            self.error(*position, format!("`{string}` is not a valid date"), help);
        }
        date.map(|value| Spanned { position: *position, value })
    }

    /// Parses a required non-negative integer.
    pub fn integer(&mut self, key: &'static str) -> u32 {
        let Spanned { position, value: string } = self.string(key);
        string.parse().unwrap_or_else(|_| {
            if !string.is_empty() {
                let message = format!("`{key}` must be a whole number, not `{string}`");
                let help = format!("write a number, for example `{key}{}1`", self.separator());
                self.error(position, message, help);
            }
            0
        })
    }

    /// Parses a boolean that defaults to `false`.
    pub fn bool(&mut self, key: &'static str) -> bool {
        self.optional_bool(key).unwrap_or(false)
    }

    /// Parses an optional boolean.
    pub fn optional_bool(&mut self, key: &'static str) -> Option<bool> {
        let (position, message) = match self.scalar(key)? {
            Scalar::String(string) if string.value == "true" => return Some(true),
            Scalar::String(string) if string.value == "false" => return Some(false),
            Scalar::Unusable => return None,
            Scalar::String(Spanned { position, value }) => {
                (position, format!("`{key}` must be true or false, not `{value}`"))
            }
            // Not a warning: whether an empty `draft` may be published, only its editor knows.
            Scalar::Empty(position) => (position, format!("`{key}` is empty")),
        };
        let separator = self.separator();
        self.error(position, message, format!("write `{key}{separator}true` or `{key}{separator}false`"));
        None
    }

    /// Parses a list of strings that defaults to an empty list.
    pub fn strings(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let mut strings = Vec::new();
        for item in self.list(key) {
            match item.value {
                Value::Scalar { string, .. } => strings.push(Spanned { position: item.position, value: string }),
                other => {
                    let message = format!("each entry of `{key}` must be text, not {}", other.kind());
                    self.error(item.position, message, "write each entry as one word or one line");
                }
            }
        }
        strings
    }

    /// Parses a set of names in composed form, which defaults to an empty one. Warns of empty and repeated names, and leaves
    /// them out.
    pub fn names(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let mut names: Vec<Spanned<String>> = Vec::new();
        for Node { position, value } in self.list(key) {
            let written = match value {
                Value::Scalar { string, .. } => string,
                Value::Null => String::new(),
                other => {
                    let message = format!("each entry of `{key}` must be text, not {}", other.kind());
                    self.error(position, message, "write each entry as one word or one line");
                    continue;
                }
            };
            let mut value = composed(written.trim()).into_owned();
            if !self.check_escapes(&value, position) {
                continue;
            }
            let bare = String::from(name_list::bare(&value));
            if bare != value && !bare.is_empty() {
                let message = format!("`{value}` has signs around it that are no part of a name");
                self.error(position, message, format!("write `{bare}` in the list"));
                value = bare;
            }
            if value.is_empty() {
                let message = format!("an entry of `{key}` is empty");
                self.diagnostics.warning(self.file, position, message, "fill it in, or remove it");
            } else if names.iter().any(|name| name.value == value) {
                self.diagnostics.add(self.file, position, repeated(&value, key));
            } else {
                names.push(Spanned { position, value });
            }
        }
        names
    }

    /// Parses a list of nodes of any kind that defaults to an empty list.
    pub fn list(&mut self, key: &'static str) -> Vec<Node> {
        let Some(node) = self.take(key) else { return Vec::new() };
        match node.value {
            Value::List(items) => items,
            other => {
                let message = format!("`{key}` must be a list, not {}", other.kind());
                let help = self.list_help(key, &other);
                self.error(node.position, message, help);
                Vec::new()
            }
        }
    }

    /// Accepts an optional table and ignores its content: the keys of another site from which the file was imported.
    pub fn ignored_table(&mut self, key: &'static str) {
        let Some(node) = self.take(key) else { return };
        if !matches!(node.value, Value::Table(_)) {
            let message = format!("`{key}` must be a group of values, not {}", node.value.kind());
            let help = format!("write each value on a line below `{key}:` that starts with two spaces");
            self.diagnostics.warning(self.file, node.position, message, help);
        }
    }

    /// Returns whether all entries of a list can be known: the value of the key is a list, or it was left out on purpose.
    #[must_use]
    pub fn has_readable_list(&self, key: &str) -> bool {
        match self.entries.iter().find(|(found, _)| found.name == key) {
            Some((_, node)) => matches!(node.value, Value::List(_)),
            None => !self.is_mistyped(key),
        }
    }

    /// Reports a key that this file cannot have. The message continues after the key, such as `is for …`.
    pub fn deny_key(&mut self, key: &'static str, message: &str) {
        if let Some(index) = self.entries.iter().position(|(found, _)| found.name == key) {
            let position = self.entries.remove(index).0.position;
            self.error(position, format!("`{key}` {message}"), "remove the line");
        }
    }

    /// Returns whether a key is written that no method has taken yet.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(found, _)| found.name == key)
    }

    /// Returns whether one of the keys that no method has taken yet is similar to this one.
    #[must_use]
    pub fn is_mistyped(&self, key: &str) -> bool {
        self.entries.iter().any(|(found, _)| is_mistyped(&found.name, key))
    }

    /// Reports keys of other sites, and renames each to the right key of its pair, unless that is written, too.
    pub fn correct_keys(&mut self, others: &[(&str, &str)]) {
        for (other, right) in others {
            let index = self.entries.iter().position(|(key, _)| key.name.eq_ignore_ascii_case(other));
            let Some(index) = index else { continue };
            let Key { position, name } = self.entries[index].0.clone();
            let help = match self.has(right) {
                true => {
                    self.entries.remove(index);
                    format!("remove it: `{right}` is written, too")
                }
                false => {
                    self.entries[index].0.name = String::from(*right);
                    format!("write {} in its place", self.example(right, "…"))
                }
            };
            self.error(position, format!("`{name}` is not known here"), help);
        }
    }

    /// Returns whether a key is written that no method has taken yet, without a value.
    #[must_use]
    pub fn is_empty(&self, key: &str) -> bool {
        let is_blank = |node: &Node| match &node.value {
            Value::Null => true,
            Value::Scalar { string, .. } => string.trim().is_empty(),
            _ => false,
        };
        self.entries.iter().any(|(found, node)| found.name == key && is_blank(node))
    }

    /// Takes the node of a key, whatever its kind. The key counts as known from then on.
    pub fn take(&mut self, key: &'static str) -> Option<Node> {
        self.known_keys.push(key);
        let index = self.entries.iter().position(|(found, _)| found.name == key)?;
        Some(self.entries.remove(index).1)
    }

    /// Takes a table. Text of this name stays, and counts as unknown: it belongs to a table whose header is missing.
    pub fn take_table(&mut self, key: &'static str) -> Option<Node> {
        let is_text = |(found, node): &(Key, Node)| found.name == key && matches!(node.value, Value::Scalar { .. });
        if self.entries.iter().any(is_text) { None } else { self.take(key) }
    }

    /// Takes the entries of a table, with its position. A value of another kind stays.
    pub fn take_entries(&mut self, key: &'static str) -> Option<(Position, Vec<(Key, Node)>)> {
        let is_table = |(found, node): &(Key, Node)| found.name == key && matches!(node.value, Value::Table(_));
        if !self.entries.iter().any(is_table) {
            return None;
        }
        let Node { position, value } = self.take(key)?;
        let Value::Table(entries) = value else { return None };
        Some((position, entries))
    }

    /// Reports every key that no method has asked for.
    pub fn deny_unknown_keys(self) {
        for (key, _) in &self.entries {
            let meant = self.known_keys.iter().find(|known| has_word(&key.name, known));
            let help = match meant {
                Some(known) if is_toml(self.file) => format!("write `{known} = …`"),
                Some(known) => format!("write `{known}: …`"),
                None => suggestion(&key.name, self.known_keys.iter().copied()),
            };
            self.diagnostics.error(self.file, key.position, format!("`{}` is not known here", key.name), help);
        }
    }

    /// Takes all strings at the end of the table that no method has asked for and whose keys are similar to no known one:
    /// the entries of a table whose header is missing. Returns the position of the first one.
    pub fn take_unknown_strings(&mut self) -> Option<Position> {
        let known = &self.known_keys;
        let is_stray = |(key, node): &(Key, Node)| {
            is_slug(&key.name)
                && matches!(node.value, Value::Scalar { .. })
                && !known.iter().any(|known| is_mistyped(&key.name, known))
        };
        let start = self.entries.iter().rposition(|entry| !is_stray(entry)).map_or(0, |last| last + 1);
        let position = self.entries.get(start).map(|(key, _)| key.position);
        self.entries.truncate(start);
        position
    }

    /// Returns the position where the table starts.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// Returns the collection that receives the diagnostics about the fields.
    pub fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    fn missing(&mut self, key: &'static str) -> Spanned<String> {
        // A mistyped key is reported as unknown; a second diagnostic would only confuse.
        if !self.is_mistyped(key) {
            let help = match is_toml(self.file) {
                true => format!("add {}", self.example(key, "…")),
                false => format!("add a line {} between the two lines `---`", self.example(key, "…")),
            };
            self.error(self.position, format!("`{key}` is missing"), help);
        }
        Spanned::default()
    }

    /// Returns a help for a value that must be a list.
    fn list_help(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Table(_) if is_toml(self.file) => format!("write `[[{key}]]` instead, or `{key} = [{{ … }}]`"),
            Value::Scalar { string: entry, .. } if is_toml(self.file) => {
                format!("put square brackets around it: `{key} = [\"{entry}\"]`")
            }
            Value::Scalar { string: entry, .. } => match is_list_key(key) {
                true => format!("put square brackets around it: `{}`", name_list::listed(key, entry)),
                false => format!("put square brackets around it: `{key}: [{entry}]`"),
            },
            Value::Table(entries) if is_list_key(key) => {
                let names: Vec<&str> = entries.iter().map(|(key, _)| key.name.as_str()).collect();
                format!("put square brackets around it: `{}`", name_list::listed(key, &names.join(",")))
            }
            _ => String::from("write the entries in square brackets with commas between them, or remove the line"),
        }
    }

    /// Returns how an editor writes a key with a string in this file, as code.
    #[must_use]
    pub fn example(&self, key: &str, string: &str) -> String {
        match is_toml(self.file) {
            true => format!("`{key} = \"{string}\"`"),
            false => format!("`{key}: {string}`"),
        }
    }

    /// Returns what this file has between a key and its value.
    fn separator(&self) -> &'static str {
        if is_toml(self.file) { " = " } else { ": " }
    }

    fn error(&mut self, position: Position, message: String, help: impl Into<String>) {
        self.diagnostics.error(self.file, position, message, help);
    }
}

/// Returns the warning about a name that a list contains twice. Only the first one is published.
#[must_use]
pub fn repeated(name: &str, list: &str) -> Problem {
    Problem::warning(format!("`{name}` is listed twice in `{list}`"), "remove one of the two")
}

fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "toml")
}

/// Joins the lines of a string by single spaces: YAML's `>` and `|` keep line breaks, but no field has more than one line.
pub(crate) fn on_one_line(string: &str) -> String {
    string.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Parses a date in the form YYYY-MM-DD.
#[must_use]
pub fn parse_date(string: &str) -> Option<Date> {
    // jiff skips spaces before a number.
    let has_form = string.len() == 10 && !string.contains(char::is_whitespace);
    has_form.then(|| Date::strptime("%Y-%m-%d", string).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the diagnostics of front matter with these keys, where `title` and `summary` are required.
    fn diagnostics_of(keys: &[&str]) -> Vec<String> {
        let position = Position::START;
        let value =
            |string: &str| Node { position, value: Value::Scalar { string: String::from(string), is_plain: true } };
        let entries = keys.iter().map(|key| (Key { position, name: String::from(*key) }, value("A"))).collect();
        let mut diagnostics = Diagnostics::default();
        let node = Node { position, value: Value::Table(entries) };
        let mut fields = Fields::new(Path::new("a.md"), node, &mut diagnostics);
        fields.string("title");
        fields.string("summary");
        fields.optional_string("image_alt");
        fields.deny_unknown_keys();
        diagnostics.sorted().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_key_in_another_form_is_one_diagnostic() {
        for (key, help) in [
            ("TITLE", "write `title: …`"),
            ("Title", "write `title: …`"),
            ("title\u{a0}", "write `title: …`"),
            ("título", "write `title: …`"),
            ("titel", "did you mean `title`?"),
            ("Title text", "write `title: …`"),
        ] {
            let diagnostics = diagnostics_of(&[key, "summary"]);
            assert_eq!(diagnostics.len(), 1, "{key}: {diagnostics:?}");
            assert!(diagnostics[0].contains(help), "{key}: {diagnostics:?}");
        }
        assert_eq!(diagnostics_of(&["title", "Summary text"]).len(), 1);
        assert_eq!(diagnostics_of(&["title", "summary", "Image alt"]).len(), 1);
        assert_eq!(diagnostics_of(&["colour", "summary"]).len(), 2);
    }

    #[test]
    fn names_in_lists_have_no_signs_around_them() {
        for written in ["“a”", "(a)", "#a", "• a", "a]"] {
            let position = Position::START;
            let item = Node { position, value: Value::Scalar { string: String::from(written), is_plain: true } };
            let list = Node { position, value: Value::List(vec![item]) };
            let key = Key { position, name: String::from("tags") };
            let node = Node { position, value: Value::Table(vec![(key, list)]) };
            let mut diagnostics = Diagnostics::default();
            let names = Fields::new(Path::new("a.md"), node, &mut diagnostics).names("tags");
            assert_eq!(names.first().map(|name| name.value.as_str()), Some("a"), "{written}");
            let [diagnostic] = &diagnostics.sorted()[..] else { panic!("{written}") };
            assert_eq!(diagnostic.help, "write `a` in the list", "{written}");
        }
    }

    #[test]
    fn a_string_is_on_one_line() {
        for written in ["A long\ntitle\n", "  A long \n\n title", "A long title"] {
            assert_eq!(on_one_line(written), "A long title", "{written:?}");
        }
    }

    #[test]
    fn parse_date_accepts_only_days_that_exist() {
        assert!(parse_date("2024-02-29").is_some());
        for string in ["2023-02-29", "2024-13-01", "2024-1-1", "20-07-2024", "2024-07-20T00:00", "2024- 7-20", ""] {
            assert_eq!(parse_date(string), None, "{string}");
        }
    }
}
