//! What a TOML file of a language says: its strings, each with a key.

use super::Digest;
use crate::authored::PluralCategories;
use crate::diagnostic::Position;
use crate::source::node::{Node, Value};
use crate::source::unicode::composed;
use std::fmt::Write as _;

/// The keys that say what a table of a list is about.
const IDENTIFYING_KEYS: [&str; 2] = ["id", "person"];

/// The strings of a TOML file, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableWording {
    /// The strings.
    pub strings: Vec<TableString>,
}

/// A string of a TOML file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableString {
    /// The keys of the tables that contain it, and its own. A table of a list has its id.
    pub key: Vec<String>,
    /// The string or, for a plural string, its forms, each on a line.
    pub string: String,
    /// Where it is written.
    pub position: Position,
}

impl TableWording {
    /// Returns what a file says.
    #[must_use]
    pub fn new(file: &Node) -> TableWording {
        let mut wording = TableWording::default();
        wording.add(file, &mut Vec::new());
        wording
    }

    /// Returns the string of a key.
    #[must_use]
    pub fn get(&self, key: &[String]) -> Option<&TableString> {
        self.strings.iter().find(|string| string.key == key)
    }

    fn add(&mut self, node: &Node, key: &mut Vec<String>) {
        match &node.value {
            Value::Scalar { string, is_plain: false } => self.push(key, string, node.position),
            Value::Table(entries) if is_plural(entries.iter().map(|(key, _)| key.name.as_str())) => {
                let mut forms = String::new();
                for (category, form) in entries {
                    _ = writeln!(forms, "{}: {}", category.name, form.as_str().unwrap_or_default());
                }
                self.push(key, &forms, node.position);
            }
            Value::Table(entries) => {
                for (name, node) in entries.iter().filter(|(key, _)| !IDENTIFYING_KEYS.contains(&key.name.as_str())) {
                    key.push(name.name.clone());
                    self.add(node, key);
                    key.pop();
                }
            }
            Value::List(items) => {
                for item in items {
                    let Some(id) = IDENTIFYING_KEYS.iter().find_map(|key| item.get(key)?.as_str()) else { continue };
                    key.push(composed(id).into_owned());
                    self.add(item, key);
                    key.pop();
                }
            }
            Value::Null | Value::Scalar { .. } => {}
        }
    }

    fn push(&mut self, key: &[String], string: &str, position: Position) {
        let string = composed(string.trim()).into_owned();
        if !string.is_empty() {
            self.strings.push(TableString { key: key.to_vec(), string, position });
        }
    }
}

impl TableString {
    /// Returns the digest of the string.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self.string.as_bytes())
    }

    /// Returns the key as editors read it.
    #[must_use]
    pub fn name(&self) -> String {
        self.key.join(".")
    }
}

/// Returns whether a table has the forms of one plural string.
fn is_plural<'a>(mut keys: impl Iterator<Item = &'a str> + Clone) -> bool {
    keys.clone().any(|key| key == "other") && keys.all(PluralCategories::is_category)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::file::SourceFile;
    use crate::source::toml::parse_toml;
    use std::path::Path;

    fn strings(text: &str) -> Vec<(String, String)> {
        let source = SourceFile::new(Path::new("a.toml"), text);
        let node = parse_toml(&source, &mut Diagnostics::default()).unwrap();
        TableWording::new(&node).strings.into_iter().map(|string| (string.name(), string.string)).collect()
    }

    #[test]
    fn each_string_has_a_key() {
        let found = strings(
            "menu = \"Menu\"\ncount = { one = \"A\", other = \"B\" }\nempty = \"\"\n[events]\nonline = \"Online\"\n\
             days.one = \"Day\"\ndays.other = \"Days\"\n",
        );
        let expected = [
            ("menu", "Menu"),
            ("count", "one: A\nother: B"),
            ("events.online", "Online"),
            ("events.days", "one: Day\nother: Days"),
        ];
        assert_eq!(found, expected.map(|(key, string)| (String::from(key), String::from(string))));
    }

    #[test]
    fn tables_of_a_list_are_known_by_their_ids() {
        let found = strings(
            "[[teams]]\nid = \"core\"\nname = \"Core\"\nunlisted = true\n\
             members = [{ person = \"ada\", role = \"Lead\" }, { person = \"zola\" }]\n",
        );
        let expected = [("teams.core.name", "Core"), ("teams.core.members.ada.role", "Lead")];
        assert_eq!(found, expected.map(|(key, string)| (String::from(key), String::from(string))));
    }
}
