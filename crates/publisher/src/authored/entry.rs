//! What authored files of every kind have in common. Checks across files need to know no more.

use crate::markdown::Body;
use crate::source::fields::Spanned;
use crate::translations::TranslationRecord;
use jiff::civil::Date;
use model::route::Route;
use std::path::Path;

/// A file of a language whose content a page shows.
#[derive(Clone, Debug)]
pub struct AuthoredEntry<'a> {
    /// The file itself.
    pub file: &'a Path,
    /// What editors call it.
    pub noun: &'static str,
    /// The folder of its kind below that of the language.
    pub folder: &'static str,
    /// The name within the folder. A translation has the same folder and slug.
    pub slug: &'a str,
    /// The title of its page, if the kind has a body.
    pub title: &'a str,
    /// The page that shows it. Several entries can share a page.
    pub route: Route,
    /// The slug that it was first published with, if it was renamed since.
    pub id: Option<&'a Spanned<String>>,
    /// The body, if the kind has one.
    pub body: Option<&'a Body>,
    /// The fragments that it adds to its page, apart from the headings of its body.
    pub fragments: Vec<&'a str>,
    /// Whether it adds fragments that could not be read.
    pub has_unknown_fragments: bool,
    /// Former paths of the page. `None` for kinds that cannot have any.
    pub aliases: Option<&'a [Spanned<String>]>,
    /// What the ledger of translations knows of it. `None` for kinds that are no Markdown files.
    pub translation: Option<&'a TranslationRecord>,
    /// The ids of the people that it names, apart from reviewers of a translation.
    pub people: Vec<&'a Spanned<String>>,
    /// The day of the last change that readers should know of.
    pub updated: Option<&'a Spanned<Date>>,
    /// When it is published. `None` for kinds that always are.
    pub publication: Option<Publication>,
    /// The lists that exist because this entry is in them.
    pub lists: Vec<Route>,
}

/// When an entry is published.
#[derive(Clone, Copy, Debug)]
pub struct Publication {
    /// The day from which on it is published.
    pub date: Date,
    /// Whether it must not be published yet.
    pub draft: bool,
}

impl<'a> AuthoredEntry<'a> {
    /// Creates an entry that has only a file and a page.
    pub fn new(file: &'a Path, folder: &'static str, slug: &'a str, route: Route) -> AuthoredEntry<'a> {
        AuthoredEntry {
            file,
            noun: "page",
            folder,
            slug,
            title: "",
            route,
            id: None,
            body: None,
            fragments: Vec::new(),
            has_unknown_fragments: false,
            aliases: None,
            translation: None,
            people: Vec::new(),
            updated: None,
            publication: None,
            lists: Vec::new(),
        }
    }
}

/// Returns the day of the last change of an entry of `date`. A change that is announced for a later day does not count yet.
pub(super) fn latest_change(updated: Option<&Spanned<Date>>, date: Date, today: Date) -> Date {
    updated.map(|updated| updated.value).filter(|day| *day <= today).unwrap_or(date)
}
