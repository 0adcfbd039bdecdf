//! Authored content → everything that the publisher writes.

mod aliases;
mod checks;
mod edition;
mod lists;
mod pages;
mod posts;
mod source;
mod summaries;
mod targets;

use crate::authored::{self, AuthoredPost, DocumentStrings};
use crate::findings::Findings;
use crate::images::Images;
use crate::memory::{EditionMemory, Memory, Settled, Shared};
use crate::output::{Output, OutputFile};
use checks::{CHECKS, Checked};
use edition::Edition;
use jiff::civil::Date;
use model::content::Content;
use model::news::{Post, PostSummary, Unpublished};
use model::route::Route;
use model::site::{Language, Site};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use targets::Targets;

pub(crate) use lists::ListSettings;
pub(crate) use source::PageSource;
pub(crate) use summaries::{SummarySettings, SummarySource};

/// What of the content to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// One for each language, the default language first.
    pub editions: Vec<PublishedEdition>,
    /// On a site of several languages, those in which each page really is written, rather than shown for want of a
    /// translation.
    pub languages: FxHashMap<Route, Vec<String>>,
}

/// The pages of one language.
#[derive(Debug)]
pub struct PublishedEdition {
    /// What they share.
    pub frame: Shared<Frame>,
    /// What of it the app loads.
    pub site_json: Shared<OutputFile>,
    /// The pages: first those of text, then the lists and the posts, newest first.
    pub pages: Vec<Shared<PublishedPage>>,
}

impl PublishedEdition {
    /// Adds the files that the app loads.
    pub(crate) fn add_files(&self, output: &mut Output) {
        output.add_shared(self.site_json.clone());
        self.pages.iter().for_each(|page| output.add_shared(page.json.clone()));
    }

    /// The pages that are written in this language, rather than shown for want of a translation.
    pub fn own_pages(&self) -> impl Iterator<Item = &Shared<PublishedPage>> {
        self.pages.iter().filter(|page| page.content.language() == self.frame.language.code)
    }
}

/// What the pages of one language share.
#[derive(Debug, PartialEq)]
pub struct Frame {
    /// The language.
    pub language: Language,
    /// What the app shows around every page.
    pub site: Site,
    /// What only documents say.
    pub document_strings: DocumentStrings,
    /// The title of the home page.
    pub home_title: String,
    /// The title of the news.
    pub news_title: String,
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
    /// The same content as the app loads it.
    pub json: Shared<OutputFile>,
}

impl PublishedPage {
    /// The post that it shows, if it shows one.
    #[must_use]
    pub fn post(&self) -> Option<&Post> {
        match &self.content {
            Content::Post(post) => Some(post),
            _ => None,
        }
    }
}

/// One language's content, and what of it is published.
struct Edited<'a> {
    content: &'a authored::Content,
    edition: &'a Edition<'a>,
    /// The posts to publish, newest first.
    posts: Vec<EditedPost<'a>>,
}

struct EditedPost<'a> {
    post: &'a Shared<AuthoredPost>,
    summary: Shared<PostSummary>,
}

/// Checks the content as a whole and converts it. Where there are findings, the result is not to be written.
///
/// # Errors
/// A file does not read back as what was written, which is a mistake of the publisher.
pub(crate) fn publish(
    root: &Path,
    content: &authored::Content,
    options: Options,
    memory: &mut Memory,
    findings: &mut Findings,
) -> Result<Published, String> {
    let images = Images::new(root);
    let mut published = Published::default();
    for edition in Edition::all(content) {
        let targets = Targets::new(&edition, &content.unreadable, |post| options.unpublished(post).is_some());
        let checked = Checked { content, edition: &edition, targets: &targets, images: &images };
        CHECKS.iter().for_each(|check| check(&checked, findings));
        let memory = memory.editions.entry(edition.language.code.clone()).or_default();
        let posts = summaries::shown_posts(content, &edition, options, memory);
        published.add_edition(&Edited { content, edition: &edition, posts }, memory)?;
    }
    aliases::check(content, &published, &images, findings);
    Ok(published)
}

impl Published {
    fn add_edition(&mut self, edited: &Edited<'_>, memory: &mut EditionMemory) -> Result<(), String> {
        let frame = memory.frame.settle(pages::frame(edited));
        let code = &frame.language.code;
        let site_json = json(code, "site.json", &frame.site)?;
        let sources = sources(edited, &mut memory.list_settings);
        let pages = memory.pages.results(sources, |sources| {
            sources.iter().map(|wanted| wanted.source.page(code).map(Shared::new)).collect()
        });
        let pages = pages.into_iter().collect::<Result<Vec<_>, _>>()?;
        let edition = PublishedEdition { frame: frame.clone(), site_json, pages };
        if edited.content.languages.len() > 1 {
            for page in edition.own_pages() {
                self.languages.entry(page.route.clone()).or_default().push(code.clone());
            }
        }
        self.editions.push(edition);
        Ok(())
    }
}

/// What all pages are made from: first those of text, then the lists and the posts.
fn sources(edited: &Edited<'_>, list_settings: &mut Settled<ListSettings>) -> Vec<PageSource> {
    let mut sources = pages::sources(edited);
    // Without an introduction there are no news; that was reported before.
    if let Some(introduction) = edited.edition.pages.get("news") {
        sources.extend(lists::sources(introduction, edited, list_settings).into_iter().map(PageSource::List));
        sources.extend(posts::sources(edited).map(PageSource::Post));
    }
    sources
}

/// A value as a file of a language holds it. It is read back through the model, so that the app is sure to read what was
/// meant.
fn json<T>(language: &str, file: &str, value: &T) -> Result<Shared<OutputFile>, String>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let json = serde_json::to_vec(value).map_err(|error| format!("{file} cannot be written: {error}"))?;
    let read: T = serde_json::from_slice(&json).map_err(|error| format!("{file} cannot be read back: {error}"))?;
    match read == *value {
        true => Ok(OutputFile::shared(["content/", language, "/", file].concat(), json)),
        false => Err(format!("{file} does not read back as what was written")),
    }
}
