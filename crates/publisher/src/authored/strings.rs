//! `content/<language>/strings.toml`: the strings of the interface and the labels of the tags.

use super::built_in_strings::has_built_in;
use super::plural_string::PluralString;
use super::string_fallbacks::Fallback;
use super::string_reader::StringReader;
use super::tag_labels::tags;
use super::{
    AuthoredLanguage, CallOutStrings, ContentReader, DocumentStrings, EventStrings, FILL_FILE, GroupStrings,
    OpportunityStrings, PageStrings, PartnerStrings, TranslationStrings,
};
use crate::diagnostic::Position;
use crate::source::fields::Fields;
use crate::source::node::Value;
use model::news::Tag;
use model::strings::Strings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The help for a file that is missing.
const MISSING: &str = "add this file: the default language needs its labels and messages";

/// The strings of one language. Those that it lacks are in another language.
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
    /// The fallback of each string of the interface that is in another language, by key.
    pub untranslated: BTreeMap<&'static str, Fallback>,
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
    /// The labels of call-outs.
    pub call_outs: CallOutStrings,
    /// What pages say beside their content.
    pub pages: PageStrings,
    /// What readers are told about translations.
    pub translations: TranslationStrings,
    /// The tags that posts can have. Those that the language lacks have the label of the default language.
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

    /// Reads the strings of a language. `default` is the default language with its strings, if that is another one:
    /// strings that this language lacks fall back to it.
    pub(super) fn read(
        file: &Path,
        language: &AuthoredLanguage,
        default: Option<(&AuthoredLanguage, &AuthoredStrings)>,
        reader: &mut ContentReader<'_>,
    ) -> AuthoredStrings {
        let (fallbacks, node) = match default {
            Some((default, strings)) => (strings.fallbacks(default, language), reader.optional_toml(file)),
            None => (AuthoredStrings::built_in(language), reader.toml(file, None, MISSING)),
        };
        let mut authored = AuthoredStrings { file: file.to_path_buf(), tags_position: None, ..fallbacks };
        let Some(node) = node else { return authored };
        if default.is_none() && matches!(&node.value, Value::Table(entries) if entries.is_empty()) {
            reader.diagnostics.error_in_file(file, "there are no lines in this file", FILL_FILE);
            return authored;
        }
        let (locale, may_be_incomplete) = (&language.locale, default.is_some());
        let fields = Fields::new(file, node, reader.diagnostics);
        authored.read_all(StringReader { file, locale, may_be_incomplete, fields });
        authored
    }

    /// Reads all strings that are written.
    fn read_all(&mut self, mut reader: StringReader<'_>) {
        self.read_interface(&mut reader);
        self.document_strings.read(&mut reader);
        self.events.read(&mut reader);
        self.opportunities.read(&mut reader);
        self.groups.read(&mut reader);
        self.partners.read(&mut reader);
        self.call_outs.read(&mut reader);
        self.pages.read(&mut reader);
        self.translations.read(&mut reader);
        if let Some((position, own)) = tags(reader.file, &mut reader.fields) {
            self.tags_position = Some(position);
            self.tags.retain(|tag| own.iter().all(|own| own.slug != tag.slug));
            self.tags.extend(own);
        }
        reader.fields.deny_unknown_keys();
    }

    /// Reads the strings of the interface.
    fn read_interface(&mut self, reader: &mut StringReader<'_>) {
        for (key, placeholders) in Strings::KEYS.iter().copied() {
            let mut plural_string = |number: &'static str, own: &mut PluralString| {
                let string = reader.required_plural_string(key, placeholders, number)?;
                own.clone_from(&string);
                Some(string.other)
            };
            let written = match key {
                "reading_time" => plural_string("minutes", &mut self.reading_time),
                "page_of" => plural_string("pages", &mut self.page_of),
                _ if has_built_in(key) => reader.string(key, placeholders),
                _ => reader.required_string(key, placeholders),
            };
            if let Some((string, text)) = self.strings.get_mut(key).zip(written) {
                string.text = text;
                self.untranslated.remove(key);
            }
        }
    }
}
