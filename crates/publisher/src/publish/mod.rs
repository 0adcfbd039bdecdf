//! Authored content → everything that the publisher writes.

mod aliases;
mod checks;
mod edition;
mod news;
mod pages;
mod targets;

use crate::authored::{self, AuthoredPost, DocumentStrings};
use crate::findings::Findings;
use crate::images::Images;
use crate::parallel::in_portions;
use checks::{CHECKS, Checked};
use edition::Edition;
use jiff::civil::Date;
use model::content::Content;
use model::news::Unpublished;
use model::route::Route;
use model::site::{Language, Site};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use targets::Targets;

/// What of the content to publish.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Posts of later days are left out of a release.
    pub today: Date,
    /// Whether to publish drafts and posts of later days all the same, marked as such.
    pub with_unpublished: bool,
}

impl Options {
    fn unpublished(&self, post: &AuthoredPost) -> Option<Unpublished> {
        match post.draft {
            true => Some(Unpublished::Draft),
            false => (post.date > self.today).then_some(Unpublished::Scheduled),
        }
    }
}

/// Everything that is published, still in memory.
#[derive(Debug, Default)]
pub struct Published {
    /// JSON files by their path below the output folder.
    pub files: BTreeMap<String, String>,
    /// One for each language, the default language first.
    pub editions: Vec<PublishedEdition>,
    /// The languages in which each page really is written, rather than shown for want of a translation.
    pub languages: BTreeMap<Route, Vec<String>>,
}

/// The pages of one language.
#[derive(Debug)]
pub struct PublishedEdition {
    /// The language.
    pub language: Language,
    /// What its pages share.
    pub site: Site,
    /// What only its documents say.
    pub document_strings: DocumentStrings,
    /// The pages: first those of text, then the lists and the posts, newest first.
    pub pages: Vec<PublishedPage>,
}

impl PublishedEdition {
    /// The pages that are written in this language, rather than shown for want of a translation.
    pub fn own_pages(&self) -> impl Iterator<Item = &PublishedPage> {
        self.pages.iter().filter(|page| page.content.language() == self.language.code)
    }
}

/// A page with its address.
#[derive(Debug)]
pub struct PublishedPage {
    /// Its address.
    pub route: Route,
    /// What it shows.
    pub content: Content,
    /// The day of the last change, where the content says so.
    pub modified: Option<Date>,
    /// Old paths that lead here, each with a leading slash.
    pub aliases: Vec<String>,
}

/// One language's content, and what of it is published.
struct Edited<'a> {
    content: &'a authored::Content,
    edition: &'a Edition<'a>,
    /// The posts to publish, newest first.
    posts: Vec<&'a AuthoredPost>,
    options: Options,
}

/// Checks the content as a whole and converts it. Where there are findings, the result is not to be written.
///
/// # Errors
/// A file does not read back as what was written, which is a mistake of the publisher.
pub fn publish(
    root: &Path,
    content: &authored::Content,
    options: Options,
    findings: &mut Findings,
) -> Result<Published, String> {
    let images = Images::new(root);
    let mut published = Published::default();
    for edition in Edition::all(content) {
        let targets = Targets::new(&edition, &content.unreadable, |post| options.unpublished(post).is_some());
        let checked = Checked { content, edition: &edition, targets: &targets, images: &images };
        CHECKS.iter().for_each(|check| check(&checked, findings));
        let is_shown = |post: &&AuthoredPost| options.with_unpublished || options.unpublished(post).is_none();
        let posts = edition.posts.iter().copied().filter(is_shown).collect();
        published.add_edition(&Edited { content, edition: &edition, posts, options })?;
    }
    aliases::check(content, &published, &images, findings);
    Ok(published)
}

impl Published {
    fn add_edition(&mut self, edited: &Edited<'_>) -> Result<(), String> {
        let site = pages::site(edited);
        let language = edited.edition.language.clone();
        let folder = format!("content/{}", language.code);
        self.files.extend([json_file(format!("{folder}/site.json"), &site)?]);
        let pages = pages::pages(edited).into_iter().chain(news::pages(edited));
        let pages: Vec<PublishedPage> = pages.collect();
        let files = in_portions(&pages, |pages| pages.iter().map(|page| page.json_file(&folder)).collect());
        for file in files {
            self.files.extend([file?]);
        }
        let document_strings = edited.edition.strings.document_strings.clone();
        let edition = PublishedEdition { language, site, document_strings, pages };
        for page in edition.own_pages() {
            self.languages.entry(page.route.clone()).or_default().push(edition.language.code.clone());
        }
        self.editions.push(edition);
        Ok(())
    }
}

impl PublishedPage {
    fn json_file(&self, folder: &str) -> Result<(String, String), String> {
        let path = format!("{folder}/{}", self.route.content_file());
        match &self.content {
            Content::Page(value) => json_file(path, value),
            Content::Initiatives(value) => json_file(path, value),
            Content::Leadership(value) => json_file(path, value),
            Content::News(value) => json_file(path, value),
            Content::Post(value) => json_file(path, value),
        }
    }
}

/// A path with what is to stand there, which is read back through the model, so that the app is sure to read what was
/// meant.
fn json_file<T>(path: String, value: &T) -> Result<(String, String), String>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let json = serde_json::to_string(value).map_err(|error| format!("{path} cannot be written: {error}"))?;
    let read: T = serde_json::from_str(&json).map_err(|error| format!("{path} cannot be read back: {error}"))?;
    match read == *value {
        true => Ok((path, json)),
        false => Err(format!("{path} does not read back as what was written")),
    }
}
