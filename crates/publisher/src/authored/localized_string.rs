//! A string in a file that all languages share: in the default language, or in several.

use crate::diagnostic::nearest;
use crate::source::fields::Fields;
use crate::source::node::{Key, Node, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// A string with its translations. A language without one has the string of the default language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LocalizedString {
    default: String,
    translations: BTreeMap<String, String>,
}

impl LocalizedString {
    /// Returns the string in a language.
    #[must_use]
    pub fn in_language(&self, code: &str) -> &str {
        self.translations.get(code).unwrap_or(&self.default)
    }

    /// Reads a required string: `key = "…"`, or a table with a line for each language. `languages` are the codes of the
    /// site's languages, the default language first.
    pub(super) fn read(
        key: &'static str,
        file: &Path,
        fields: &mut Fields<'_>,
        languages: &[String],
    ) -> LocalizedString {
        let Some(Node { position, value }) = fields.take_table(key) else {
            return LocalizedString { default: fields.string(key).value, translations: BTreeMap::new() };
        };
        let Value::Table(entries) = value else {
            let message = format!("`{key}` must be text, not {}", value.kind());
            fields.diagnostics().error(file, position, message, format!("write the text on one line: `{key} = \"…\"`"));
            return LocalizedString::default();
        };
        let translations: BTreeMap<String, String> =
            entries.into_iter().filter_map(|entry| read_translation(entry, file, fields, languages)).collect();
        // Without the languages of the site, there is no default language.
        let Some(default) = languages.first() else { return LocalizedString::default() };
        let text = translations.get(default).cloned();
        if text.is_none() {
            let message = format!("`{key}` has no text in the first language of the site");
            fields.diagnostics().error(file, position, message, format!("add `{default} = \"…\"`"));
        }
        LocalizedString { default: text.unwrap_or_default(), translations }
    }
}

/// Reads the string of one language. Reports an empty one, and returns it all the same.
fn read_translation(
    (Key { position, name }, node): (Key, Node),
    file: &Path,
    fields: &mut Fields<'_>,
    languages: &[String],
) -> Option<(String, String)> {
    if !languages.contains(&name) && !languages.is_empty() {
        // The site may have had the language before, so this is no error.
        let help = match nearest(&name, languages.iter().map(String::as_str)) {
            Some(code) => format!("did you mean `{code}`? If not, remove the line"),
            None => String::from("remove the line, or add the language to content/site.toml"),
        };
        fields.diagnostics().warning(file, position, format!("the site has no language `{name}`"), help);
    }
    let text = match &node.value {
        Value::Scalar { string, .. } => String::from(string.trim()),
        _ => String::new(),
    };
    if text.is_empty() {
        let help = format!("write `{name} = \"…\"`, or remove the line");
        fields.diagnostics().error(file, node.position, format!("the text in `{name}` is empty"), help);
    }
    Some((name, text))
}
