//! Languages that the new site does not have yet, as lines to paste into site.toml.

use super::toml_string;
use publisher::languages::own_name;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A language for site.toml.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedLanguage {
    /// The code.
    pub code: String,
    /// The name in the language itself, if it is known, or in English.
    pub name: String,
}

impl ProposedLanguage {
    /// Proposes a language.
    #[must_use]
    pub fn new(code: &str) -> ProposedLanguage {
        ProposedLanguage { code: String::from(code), name: own_name(code) }
    }

    /// Returns the lines for site.toml.
    #[must_use]
    pub fn to_toml(&self) -> String {
        format!("[[languages]]\ncode = {}\nname = {}\n", toml_string(&self.code), toml_string(&self.name))
    }
}

/// Renders the section of the report.
pub(super) fn render(text: &mut String, languages: &[ProposedLanguage]) {
    text.push_str(
        "## Proposed languages\n\nThe old site has content in languages that the new site does not publish. ",
    );
    text.push_str("Paste those that you want at the end of `site.toml`, and check their names.\n\n```toml\n");
    let blocks: Vec<String> = languages.iter().map(ProposedLanguage::to_toml).collect();
    let _ = writeln!(text, "{}```\n", blocks.join("\n"));
}
