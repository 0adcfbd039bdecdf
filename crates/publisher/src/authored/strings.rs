//! `content/<language>/strings.toml`: the strings of the interface and the labels of the tags.

use super::built_in_strings::built_in;
use super::{
    ContentReader, EventStrings, FILL_FILE, GroupStrings, OpportunityStrings, PartnerStrings, TranslationStrings,
};
use crate::diagnostic::{Position, nearest, suggestion_as};
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Value;
use crate::source::unicode::composed;
use model::news::Tag;
use model::slug::is_slug;
use model::strings::Strings;
use std::path::{Path, PathBuf};

/// The help for a file that is missing.
const MISSING: &str = "add this file: every language needs its labels and messages";

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
    /// The strings of the pages of events.
    pub events: EventStrings,
    /// The strings of the pages of opportunities.
    pub opportunities: OpportunityStrings,
    /// The strings of the list of groups.
    pub groups: GroupStrings,
    /// The strings of the list of partners.
    pub partners: PartnerStrings,
    /// What readers are told about translations.
    pub translations: TranslationStrings,
    /// The tags that posts can have.
    pub tags: Vec<Tag>,
    /// Where the tags are listed. `None` if the list could not be read, so that it is not known which tags there are.
    pub tags_position: Option<Position>,
}

impl AuthoredStrings {
    /// Returns the tag with this slug.
    #[must_use]
    pub fn tag(&self, slug: &str) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.slug == slug)
    }

    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> AuthoredStrings {
        let mut authored = AuthoredStrings { file: file.to_path_buf(), ..AuthoredStrings::default() };
        let Some(node) = reader.toml(file, None, MISSING) else { return authored };
        if matches!(&node.value, Value::Table(entries) if entries.is_empty()) {
            reader.diagnostics.error_in_file(file, "there are no lines in this file", FILL_FILE);
            return authored;
        }
        let mut fields = Fields::new(file, node, reader.diagnostics);
        for (key, placeholders) in Strings::KEYS {
            let string = match built_in(key) {
                Some(built_in) => fields
                    .optional_string(key)
                    .unwrap_or_else(|| Spanned { position: fields.position(), value: String::from(built_in) }),
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
        authored.events = EventStrings::read(file, &mut fields);
        authored.opportunities = OpportunityStrings::read(file, &mut fields);
        authored.groups = GroupStrings::read(file, &mut fields);
        authored.partners = PartnerStrings::read(file, &mut fields);
        authored.translations = TranslationStrings::read(file, &mut fields);
        if let Some((position, tags)) = tags(file, &mut fields) {
            authored.tags_position = Some(position);
            authored.tags = tags;
        }
        fields.deny_unknown_keys();
        authored
    }
}

/// Reports a placeholder such as `{page}` that is unknown or missing.
pub(super) fn check_placeholders(file: &Path, string: &Spanned<String>, known: &[&str], fields: &mut Fields<'_>) {
    let Spanned { position, value } = string;
    let found = value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let unknown = found.clone().filter(|name| !known.contains(name));
    for name in unknown.clone() {
        let help = match known {
            [] => String::from("remove it: this line uses no words in curly brackets"),
            known => suggestion_as(name, known.iter().copied(), |name| format!("{{{name}}}")),
        };
        fields.diagnostics().error(file, *position, format!("`{{{name}}}` cannot be used in this line"), help);
    }
    // An empty string is reported by itself, and so is the name that a missing one was written as.
    let is_written_wrong =
        |name: &str| unknown.clone().any(|wrong| nearest(wrong, known.iter().copied()) == Some(name));
    let missing = known.iter().filter(|name| !value.is_empty() && !found.clone().any(|found| found == **name));
    for name in missing.filter(|name| !is_written_wrong(name)) {
        let message = format!("`{{{name}}}` is missing in this line");
        fields.diagnostics().error(
            file,
            *position,
            message,
            format!("write `{{{name}}}` where the site should fill it in"),
        );
    }
}

/// Returns the tags with the position of their list, unless that cannot be read.
fn tags(file: &Path, fields: &mut Fields<'_>) -> Option<(Position, Vec<Tag>)> {
    let Some(node) = fields.take("tags_of_news") else {
        if let Some(position) = fields.take_unknown_strings() {
            let help = "write a line `[tags_of_news]` above this line and the other tags, after all other lines";
            fields.diagnostics().error(file, position, "the line `[tags_of_news]` is missing", help);
            return None;
        }
        return (!fields.is_mistyped("tags_of_news")).then(|| (fields.position(), Vec::new()));
    };
    let Value::Table(entries) = node.value else {
        fields.diagnostics().error(
            file,
            node.position,
            "`tags_of_news` must have a line for each tag",
            "write `[tags_of_news]`, and below it lines such as `events = \"Events\"`",
        );
        return None;
    };
    let mut tags: Vec<Tag> = Vec::new();
    for (key, value) in entries {
        let is_valid = is_slug(&key.name);
        if !is_valid {
            let message = format!("`{}` cannot be the name of a tag", key.name);
            fields.diagnostics().error(file, key.position, message, "use only lower-case letters, digits and hyphens");
        }
        let label = match value.value {
            Value::Scalar { string: label, .. } => String::from(label.trim()),
            _ => String::new(),
        };
        if label.is_empty() {
            let message = format!("the tag `{}` needs a label for readers", key.name);
            let help = format!("write `{} = \"…\"`", key.name);
            fields.diagnostics().error(file, value.position, message, help);
        } else if let Some(earlier) = tags.iter().find(|tag| is_valid && composed(&tag.label) == composed(&label)) {
            let message = format!("the tags `{}` and `{}` have the same label", earlier.slug, key.name);
            let help = "give each a label of its own, so that readers can tell them apart, or use one tag for both";
            fields.diagnostics().warning(file, value.position, message, help);
        }
        // A tag without a label exists all the same: what refers to it is right.
        tags.push(Tag { slug: composed(&key.name).into_owned(), label });
    }
    Some((node.position, tags))
}
