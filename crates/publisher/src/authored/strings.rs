//! `content/<language>/strings.toml`: the strings of the interface and the labels of the tags.

use super::built_in_strings::built_in;
use super::plural_string::PluralString;
use super::string_reader::StringReader;
use super::{ContentReader, EventStrings, FILL_FILE, GroupStrings, OpportunityStrings, PartnerStrings};
use crate::diagnostic::Position;
use crate::source::fields::Fields;
use crate::source::node::Value;
use crate::source::unicode::composed;
use icu_locale::Locale;
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
    /// The strings of the interface. Those with a number have the form `other`.
    pub strings: Strings,
    /// The string `reading_time`.
    pub reading_time: PluralString,
    /// The string `page_of`.
    pub page_of: PluralString,
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

    pub(super) fn read(file: &Path, locale: &Locale, reader: &mut ContentReader<'_>) -> AuthoredStrings {
        let mut authored = AuthoredStrings { file: file.to_path_buf(), ..AuthoredStrings::default() };
        let Some(node) = reader.toml(file, None, MISSING) else { return authored };
        if matches!(&node.value, Value::Table(entries) if entries.is_empty()) {
            reader.diagnostics.error_in_file(file, "there are no lines in this file", FILL_FILE);
            return authored;
        }
        let mut strings = StringReader { file, locale, fields: Fields::new(file, node, reader.diagnostics) };
        authored.read_interface(&mut strings);
        let mut required = |key| strings.required_string(key, &[]);
        authored.document_strings = DocumentStrings {
            start_failed: required("start_failed"),
            start_unsupported: required("start_unsupported"),
            start_slow: required("start_slow"),
            needs_scripts: required("needs_scripts"),
            moved: required("moved"),
            share_card_alternative: required("share_picture"),
        };
        authored.events = EventStrings::read(&mut strings);
        authored.opportunities = OpportunityStrings::read(&mut strings);
        authored.groups = GroupStrings::read(&mut strings);
        authored.partners = PartnerStrings::read(&mut strings);
        if let Some((position, tags)) = tags(file, &mut strings.fields) {
            authored.tags_position = Some(position);
            authored.tags = tags;
        }
        strings.fields.deny_unknown_keys();
        authored
    }

    /// Reads the strings of the interface.
    fn read_interface(&mut self, reader: &mut StringReader<'_>) {
        for (key, placeholders) in Strings::KEYS.iter().copied() {
            let string = match (key, built_in(key)) {
                ("reading_time", _) => {
                    self.reading_time = reader.required_plural_string(key, placeholders, "minutes");
                    self.reading_time.other.clone()
                }
                ("page_of", _) => {
                    self.page_of = reader.required_plural_string(key, placeholders, "pages");
                    self.page_of.other.clone()
                }
                (_, Some(built_in)) => reader.string(key, placeholders).unwrap_or_else(|| String::from(built_in)),
                (_, None) => reader.required_string(key, placeholders),
            };
            if let Some(value) = self.strings.get_mut(key) {
                *value = string;
            }
        }
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
