//! `content/<language>/strings.toml`: the sentences of the interface and the names of the tags.

use super::Reading;
use crate::diagnostic::suggestion;
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Value;
use model::news::Tag;
use model::slug::is_slug;
use model::strings::Strings;
use std::path::{Path, PathBuf};

/// Sentences that only documents hold, so that the app need not load them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentStrings {
    /// Said when the app has not started.
    pub start_failed: String,
    /// Said when the browser is too old for the app.
    pub start_unsupported: String,
    /// Said when the app takes very long to start.
    pub start_slow: String,
    /// Said to readers without scripts, where documents hold no text.
    pub needs_scripts: String,
    /// Said at an old address, before the link to the new one.
    pub moved: String,
    /// What the picture shows that other sites show with a link.
    pub share_picture: String,
}

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct AuthoredStrings {
    /// The file itself.
    pub file: PathBuf,
    /// The sentences of the interface.
    pub strings: Strings,
    /// The sentences of documents.
    pub document_strings: DocumentStrings,
    /// The tags that posts can have.
    pub tags: Vec<Tag>,
}

impl AuthoredStrings {
    pub(super) fn read(file: &Path, reading: &mut Reading<'_>) -> AuthoredStrings {
        let mut authored = AuthoredStrings { file: file.to_path_buf(), ..AuthoredStrings::default() };
        let Some(node) = reading.toml(file) else { return authored };
        let mut fields = Fields::new(file, node, reading.diagnostics);
        for (name, places) in Strings::KEYS {
            let sentence = fields.string(name);
            check_places(file, &sentence, places, &mut fields);
            if let Some(string) = authored.strings.get_mut(name) {
                *string = sentence.value;
            }
        }
        authored.document_strings = DocumentStrings {
            start_failed: fields.string("start_failed").value,
            start_unsupported: fields.string("start_unsupported").value,
            start_slow: fields.string("start_slow").value,
            needs_scripts: fields.string("needs_scripts").value,
            moved: fields.string("moved").value,
            share_picture: fields.string("share_picture").value,
        };
        authored.tags = tags(file, &mut fields);
        fields.deny_unknown_keys();
        authored
    }
}

/// Reports a place such as `{page}` that the app does not fill, or that is missing.
fn check_places(file: &Path, sentence: &Spanned<String>, places: &[&str], fields: &mut Fields<'_>) {
    let written = sentence.value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(place, _)| place);
    for place in written.clone().filter(|place| !places.contains(place)) {
        let help = match places {
            [] => String::from("remove it: this sentence has no places to fill"),
            known => suggestion(place, known.iter().copied()),
        };
        fields.diagnostics().at(file, sentence.position, format!("nothing fills the place `{{{place}}}`"), help);
    }
    for place in
        places.iter().filter(|place| !sentence.value.is_empty() && !written.clone().any(|name| name == **place))
    {
        let message = format!("the place `{{{place}}}` is missing");
        fields.diagnostics().at(file, sentence.position, message, format!("write `{{{place}}}` where it belongs"));
    }
}

fn tags(file: &Path, fields: &mut Fields<'_>) -> Vec<Tag> {
    let Some(node) = fields.take("tags_of_news") else { return Vec::new() };
    let Value::Table(entries) = node.value else {
        fields.diagnostics().at(
            file,
            node.position,
            "`tags_of_news` must be a table",
            "write `[tags_of_news]` with a line for each tag",
        );
        return Vec::new();
    };
    let mut tags = Vec::new();
    for (key, value) in entries {
        if !is_slug(&key.name) {
            let message = format!("`{}` cannot be a tag", key.name);
            fields.diagnostics().at(file, key.position, message, "use lower-case letters, digits and hyphens");
        }
        match value.value {
            Value::Scalar { string: label, .. } => tags.push(Tag { slug: key.name, label }),
            _ => fields.diagnostics().at(file, value.position, "a tag needs a name", "write `tag = \"Name\"`"),
        }
    }
    tags
}
