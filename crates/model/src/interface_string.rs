//! A string of the interface, which can be in another language than the page.

use crate::site::Direction;
use crate::strings::interpolate;
use serde::{Serialize, Serializer};

/// A string of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterfaceString {
    /// The string itself.
    pub text: String,
    /// Its language, if that is not the one of the page. There are few languages and many strings, and drop glue for each
    /// string costs every visitor.
    pub language: Option<&'static StringLanguage>,
}

/// The language of a string that is not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringLanguage {
    /// The BCP 47 tag.
    pub code: String,
    /// The direction of its script, if that is not the one of the page.
    pub direction: Option<Direction>,
}

impl InterfaceString {
    /// Replaces each `{name}` by the value of that name, as [`interpolate`] does.
    #[must_use]
    pub fn interpolate(&self, values: &[(&str, &str)]) -> InterfaceString {
        InterfaceString { text: interpolate(&self.text, values), language: self.language }
    }
}

impl Serialize for InterfaceString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
