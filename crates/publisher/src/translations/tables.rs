//! The translations of files without front matter: `strings.toml` and `leadership.toml`.

use super::{TableString, TableWording, TranslationState, TranslationStatus};
use crate::authored::{Content, LEDGER_TABLES, LanguageContent, LedgerTable, built_in_keys};
use crate::source::fields::Spanned;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// A file without strings.
static EMPTY: TableWording = TableWording { strings: Vec::new() };

/// The translation of a file, string by string.
#[derive(Debug)]
pub struct TranslatedTable<'a> {
    /// The table of its digests in the ledger.
    pub name: &'static str,
    /// The file of the default language.
    pub source: PathBuf,
    /// The file of the other language.
    pub file: PathBuf,
    /// What the ledger says about it.
    pub ledger: &'a LedgerTable,
    /// The strings that both have, in the order of the source.
    pub strings: Vec<TranslatedString<'a>>,
    /// The keys of strings that only the source has, and of those that are built in.
    pub missing: Vec<String>,
    /// The digests of strings that the source does not have.
    pub stale: Vec<(Vec<String>, &'a Spanned<String>)>,
}

/// A string with its source.
#[derive(Clone, Copy, Debug)]
pub struct TranslatedString<'a> {
    /// The string of the default language.
    pub source: &'a TableString,
    /// The translation.
    pub own: &'a TableString,
    /// The digest in the ledger, as it is written.
    pub written: Option<&'a Spanned<String>>,
    /// How the two relate.
    pub state: TranslationState,
}

impl<'a> TranslatedTable<'a> {
    /// Returns the files of the default language, each with the name of its table in a ledger.
    #[must_use]
    pub fn sources(content: &Content) -> Vec<(&'static str, PathBuf)> {
        let default = content.languages.first();
        let tables = default.into_iter().flat_map(|default| default.tables.iter().map(move |table| (default, table)));
        let tables = tables.zip(LEDGER_TABLES).filter(|((_, table), _)| table.is_some());
        tables.map(|((default, _), (name, file))| (name, path(&default.code, file))).collect()
    }

    /// Returns the files of a language that translate a file of the default language. One that could not be read is left
    /// out.
    #[must_use]
    pub fn all(content: &'a Content, language: &'a LanguageContent) -> Vec<TranslatedTable<'a>> {
        let Some(default) = content.languages.first().filter(|default| default.code != language.code) else {
            return Vec::new();
        };
        let tables = (0..LEDGER_TABLES.len()).filter_map(|index| {
            let (name, file) = LEDGER_TABLES[index];
            let source = default.tables[index].as_ref()?;
            let is_strings = name == "strings";
            let is_unreadable = content.unreadable.contains_key(&path(&language.code, file));
            // Without `strings.toml`, all strings are missing. Without another file, the whole file is.
            let empty = (is_strings && !is_unreadable).then_some(&EMPTY);
            let own = language.tables[index].as_ref().or(empty)?;
            let built_in = if is_strings { built_in_keys(content) } else { Vec::new() };
            let table = TranslatedTable {
                name,
                source: path(&default.code, file),
                file: path(&language.code, file),
                ledger: &language.ledger.tables[index],
                strings: Vec::new(),
                missing: Vec::new(),
                stale: Vec::new(),
            };
            Some(table.compared(source, own, &built_in))
        });
        tables.collect()
    }

    fn compared(mut self, source: &'a TableWording, own: &'a TableWording, built_in: &[Vec<String>]) -> Self {
        let sources = by_key(source);
        let translations = by_key(own);
        let digests = self.ledger.digests.iter().map(|digest| (digest.key.as_slice(), &digest.digest));
        let digests: FxHashMap<&[String], &Spanned<String>> = digests.collect();
        for source in &source.strings {
            let Some(own) = translations.get(source.key.as_slice()) else {
                self.missing.push(source.name());
                continue;
            };
            let written = digests.get(source.key.as_slice()).copied();
            let state = TranslationState::new(written, source.digest());
            self.strings.push(TranslatedString { source, own, written, state });
        }
        let is_missing =
            |key: &&Vec<String>| !sources.contains_key(key.as_slice()) && !translations.contains_key(key.as_slice());
        self.missing.extend(built_in.iter().filter(is_missing).map(|key| key.join(".")));
        let stale = self.ledger.digests.iter().filter(|digest| !sources.contains_key(digest.key.as_slice()));
        self.stale = stale.map(|digest| (digest.key.clone(), &digest.digest)).collect();
        self
    }

    /// Returns the status of the whole file.
    #[must_use]
    pub fn status(&self) -> TranslationStatus {
        let state = self.strings.iter().map(|string| string.state).max().unwrap_or(TranslationState::Current);
        TranslationStatus { state, is_reviewed: !self.ledger.reviewed_by.is_empty() }
    }
}

impl TranslatedString<'_> {
    /// Returns the line of the ledger that says that the translation is current.
    #[must_use]
    pub fn ledger_line(&self) -> String {
        let key = self.source.key.last().map_or("", String::as_str);
        format!("{} = \"{}\"", toml_key(key), self.source.digest())
    }

    /// Returns the line of the ledger above it, as code.
    #[must_use]
    pub fn header(&self, table: &TranslatedTable<'_>) -> String {
        let tables = self.source.key.iter().rev().skip(1).rev().map(|key| toml_key(key));
        let tables: Vec<Cow<'_, str>> = std::iter::once(Cow::Borrowed(table.name)).chain(tables).collect();
        format!("`[{}]`", tables.join("."))
    }
}

fn path(code: &str, file: &str) -> PathBuf {
    Path::new("content").join(code).join(file)
}

/// Returns a key as TOML writes it.
fn toml_key(key: &str) -> Cow<'_, str> {
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    if is_bare { Cow::Borrowed(key) } else { Cow::Owned(format!("{key:?}")) }
}

fn by_key(wording: &TableWording) -> FxHashMap<&[String], &TableString> {
    wording.strings.iter().map(|string| (string.key.as_slice(), string)).collect()
}
