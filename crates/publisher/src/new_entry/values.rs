//! The values of the keys of a new file, from options or a form.

use super::key::PLACE_PARTS;
use crate::source::fields::on_one_line;
use std::collections::BTreeMap;

/// Values by key, without empty ones. Those of a place are [`PLACE_PARTS`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, Vec<String>>);

impl Values {
    /// Adds a value, on one line: no value of a file has more. An empty one counts as not given.
    pub fn add(&mut self, key: &str, value: &str) {
        // A carriage return alone ends a line, too.
        let value = on_one_line(&value.replace('\r', "\n"));
        if !value.is_empty() {
            self.0.entry(String::from(key)).or_default().push(value);
        }
    }

    /// Returns the values of a key.
    #[must_use]
    pub fn all(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Returns the first value of a key.
    #[must_use]
    pub fn first(&self, key: &str) -> Option<&str> {
        self.all(key).first().map(String::as_str)
    }

    /// Returns whether a part of a place in a city is given.
    pub(super) fn has_place_in_city(&self) -> bool {
        PLACE_PARTS.iter().any(|(part, _)| self.first(part).is_some())
    }
}
