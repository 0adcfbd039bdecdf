//! Strings that only documents contain, so that the app need not load them.

use super::string_reader::StringReader;
use model::interface_string::InterfaceString;

/// Strings that only documents contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentStrings {
    /// Shown if the app has not started.
    pub start_failed: InterfaceString,
    /// Shown if the browser is too old for the app.
    pub start_unsupported: InterfaceString,
    /// Shown if the app takes very long to start.
    pub start_slow: InterfaceString,
    /// Shown to readers without scripts, if documents contain no static HTML.
    pub needs_scripts: InterfaceString,
    /// Shown at an alias, before the link to the page.
    pub moved: InterfaceString,
    /// The alternative text of a share card. The key is `share_picture`.
    pub share_card_alternative: InterfaceString,
}

impl DocumentStrings {
    /// Reads the strings of a language over those that it falls back to.
    pub(super) fn read(&mut self, reader: &mut StringReader<'_>) {
        for (key, string) in self.entries_mut() {
            if let Some(text) = reader.required_string(key, &[]) {
                *string = InterfaceString { text, language: None };
            }
        }
    }

    /// Returns all strings with their keys.
    pub(super) fn entries_mut(&mut self) -> [(&'static str, &mut InterfaceString); 6] {
        [
            ("start_failed", &mut self.start_failed),
            ("start_unsupported", &mut self.start_unsupported),
            ("start_slow", &mut self.start_slow),
            ("needs_scripts", &mut self.needs_scripts),
            ("moved", &mut self.moved),
            ("share_picture", &mut self.share_card_alternative),
        ]
    }
}
