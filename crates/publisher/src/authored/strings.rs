//! `content/<language>/strings.toml`: the strings of the interface and the labels of the tags.

use super::ContentReader;
use crate::diagnostic::{Position, suggestion_as};
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Value;
use model::news::Tag;
use model::slug::is_slug;
use model::strings::Strings;
use std::path::{Path, PathBuf};

/// Strings that only documents contain, so that the app need not load them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentStrings {
    /// Shown if the app has not started.
    pub start_failed: String,
    /// Shown if the browser is too old for the app.
    pub start_unsupported: String,
    /// Shown if the app takes very long to start.
    pub start_slow: String,
    /// Shown to readers without scripts, if documents contain no static HTML.
    pub needs_scripts: String,
    /// Shown at an alias, before the link to the page.
    pub moved: String,
    /// The alternative text of a share card. The key is `share_picture`.
    pub share_card_alternative: String,
}

/// The strings of one language.
#[derive(Clone, Debug, Default)]
pub struct AuthoredStrings {
    /// The file itself.
    pub file: PathBuf,
    /// The strings of the interface.
    pub strings: Strings,
    /// The strings of documents.
    pub document_strings: DocumentStrings,
    /// The tags that posts can have.
    pub tags: Vec<Tag>,
}

/// The strings that a language can leave out, each with its text in English. They were added after the first release.
const BUILT_IN: [(&str, &str); 3] = [
    ("news_by", "News by {author}"),
    ("unlisted_members", "The members are not named on this site."),
    ("link_to_heading", "Link to the heading “{heading}”"),
];

impl AuthoredStrings {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> AuthoredStrings {
        let mut authored = AuthoredStrings { file: file.to_path_buf(), ..AuthoredStrings::default() };
        let Some(node) = reader.toml(file, None) else { return authored };
        let mut fields = Fields::new(file, node, reader.diagnostics);
        for (key, placeholders) in Strings::KEYS {
            let string = match BUILT_IN.iter().find(|(known, _)| known == key) {
                Some((_, built_in)) => fields
                    .optional_string(key)
                    .unwrap_or_else(|| Spanned { position: Position::default(), value: String::from(*built_in) }),
                None => fields.string(key),
            };
            check_placeholders(file, &string, placeholders, &mut fields);
            if let Some(value) = authored.strings.get_mut(key) {
                *value = string.value;
            }
        }
        authored.document_strings = DocumentStrings {
            start_failed: fields.string("start_failed").value,
            start_unsupported: fields.string("start_unsupported").value,
            start_slow: fields.string("start_slow").value,
            needs_scripts: fields.string("needs_scripts").value,
            moved: fields.string("moved").value,
            share_card_alternative: fields.string("share_picture").value,
        };
        authored.tags = tags(file, &mut fields);
        fields.deny_unknown_keys();
        authored
    }
}

/// Reports a placeholder such as `{page}` that is unknown or missing.
fn check_placeholders(file: &Path, string: &Spanned<String>, known: &[&str], fields: &mut Fields<'_>) {
    let Spanned { position, value } = string;
    let found = value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    for name in found.clone().filter(|name| !known.contains(name)) {
        let help = match known {
            [] => String::from("remove it: this line uses no words in curly brackets"),
            known => suggestion_as(name, known.iter().copied(), |name| format!("{{{name}}}")),
        };
        fields.diagnostics().error(file, *position, format!("`{{{name}}}` cannot be used in this line"), help);
    }
    // An empty string is reported by itself.
    let missing = known.iter().filter(|name| !value.is_empty() && !found.clone().any(|found| found == **name));
    for name in missing {
        let message = format!("`{{{name}}}` is missing in this line");
        fields.diagnostics().error(
            file,
            *position,
            message,
            format!("write `{{{name}}}` where the site should fill it in"),
        );
    }
}

fn tags(file: &Path, fields: &mut Fields<'_>) -> Vec<Tag> {
    let Some(node) = fields.take("tags_of_news") else { return Vec::new() };
    let Value::Table(entries) = node.value else {
        fields.diagnostics().error(
            file,
            node.position,
            "`tags_of_news` must have a line for each tag",
            "write `[tags_of_news]`, and below it lines such as `events = \"Events\"`",
        );
        return Vec::new();
    };
    let mut tags = Vec::new();
    for (key, value) in entries {
        if !is_slug(&key.name) {
            let message = format!("`{}` cannot be the name of a tag", key.name);
            fields.diagnostics().error(file, key.position, message, "use only lower-case letters, digits and hyphens");
        }
        match value.value {
            Value::Scalar { string: label, .. } => tags.push(Tag { slug: key.name, label }),
            _ => {
                let message = format!("the tag `{}` needs a label for readers", key.name);
                let help = format!("write `{} = \"…\"`", key.name);
                fields.diagnostics().error(file, value.position, message, help);
            }
        }
    }
    tags
}
