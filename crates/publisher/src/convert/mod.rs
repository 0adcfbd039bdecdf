//! Authored content → everything that the publisher writes.

mod lists;
pub(crate) mod locale_content;
pub(crate) mod pages;
mod posts;
mod source;
mod summaries;

use crate::authored::{self, AuthoredPost, DocumentStrings};
use crate::checks::link_targets::LinkTargets;
use crate::checks::{CHECKS, CheckContext, aliases};
use crate::diagnostic::Diagnostics;
use crate::memory::{LocaleMemory, Memory, Settled, Shared};
use crate::output::{Output, OutputFile};
use crate::source::images::Images;
use jiff::civil::Date;
use locale_content::LocaleContent;
use model::news::{Post, PostSummary, Unpublished};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::site::{Language, Site};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::de::SliceRead;
use std::path::Path;

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
    pub locales: Vec<PublishedLocale>,
    /// On a site of several languages, those in which each page really is written, rather than shown for want of a
    /// translation.
    pub languages: FxHashMap<Route, Vec<String>>,
}

/// The pages of one language.
#[derive(Debug)]
pub struct PublishedLocale {
    /// What they share.
    pub frame: Shared<Frame>,
    /// What of it the app loads.
    pub site_json: Shared<OutputFile>,
    /// The pages: first those of text, then the lists and the posts, newest first.
    pub pages: Vec<Shared<PublishedPage>>,
}

impl PublishedLocale {
    /// Adds the files that the app loads.
    pub(crate) fn add_files(&self, output: &mut Output) {
        output.add_shared(self.site_json.clone());
        self.pages.iter().for_each(|page| output.add_shared(page.json.clone()));
    }

    /// The pages that are written in this language, rather than shown for want of a translation.
    pub fn own_pages(&self) -> impl Iterator<Item = &Shared<PublishedPage>> {
        self.pages.iter().filter(|page| page.meta.language == self.frame.language.code)
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
    /// What it has in common with pages of every kind.
    pub meta: PageMeta,
    /// Its content.
    pub content: PageContent,
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
        self.content.post()
    }
}

/// One language's content, and what of it is published.
struct Publishable<'a> {
    content: &'a authored::Content,
    locale: &'a LocaleContent<'a>,
    /// The posts to publish, newest first.
    posts: Vec<PublishablePost<'a>>,
}

struct PublishablePost<'a> {
    post: &'a Shared<AuthoredPost>,
    summary: Shared<PostSummary>,
}

/// Checks the content as a whole and converts it. Where there are diagnostics, the result is not to be written.
///
/// # Errors
/// A file does not read back as what was written, which is a mistake of the publisher.
pub(crate) fn publish(
    root: &Path,
    content: &authored::Content,
    options: Options,
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Result<Published, String> {
    let images = Images::new(root);
    let mut published = Published::default();
    for locale in LocaleContent::all(content) {
        let targets = LinkTargets::new(&locale, &content.unreadable, |post| options.unpublished(post).is_some());
        let context = CheckContext { content, locale: &locale, targets: &targets, images: &images };
        CHECKS.iter().for_each(|check| check(&context, diagnostics));
        let memory = memory.locales.entry(locale.language.code.clone()).or_default();
        let posts = summaries::shown_posts(content, &locale, options, memory);
        published.add_locale(&Publishable { content, locale: &locale, posts }, memory)?;
    }
    aliases::check(content, &published, &images, diagnostics);
    Ok(published)
}

impl Published {
    fn add_locale(&mut self, publishable: &Publishable<'_>, memory: &mut LocaleMemory) -> Result<(), String> {
        let frame = memory.frame.settle(pages::frame(publishable));
        let code = &frame.language.code;
        let site_json = json(code, "site.json", &frame.site, |json| Site::deserialize(json))?;
        let sources = sources(publishable, &mut memory.list_settings);
        let pages = memory.pages.results(sources, |sources| {
            sources.iter().map(|wanted| wanted.source.page(code).map(Shared::new)).collect()
        });
        let pages = pages.into_iter().collect::<Result<Vec<_>, _>>()?;
        let locale = PublishedLocale { frame: frame.clone(), site_json, pages };
        if publishable.content.languages.len() > 1 {
            for page in locale.own_pages() {
                self.languages.entry(page.route.clone()).or_default().push(code.clone());
            }
        }
        self.locales.push(locale);
        Ok(())
    }
}

/// What all pages are made from: first those of text, then the lists and the posts.
fn sources(publishable: &Publishable<'_>, list_settings: &mut Settled<ListSettings>) -> Vec<PageSource> {
    let mut sources = pages::sources(publishable);
    // Without an introduction there are no news; that was reported before.
    if let Some(introduction) = publishable.locale.pages.get("news") {
        sources.extend(lists::sources(introduction, publishable, list_settings).into_iter().map(PageSource::List));
        sources.extend(posts::sources(publishable).map(PageSource::Post));
    }
    sources
}

/// Serializes the content of a route.
///
/// # Errors
/// Errors if the file does not deserialize to an equal value, which is a bug in the publisher.
fn content_json(language: &str, route: &Route, content: &PageContent) -> Result<Shared<OutputFile>, String> {
    json(language, &route.content_file(), content, |json| PageContent::deserialize(route, json))
}

/// Serializes a value into a file of a language. It is deserialized again, so that the app is sure to read what was meant.
fn json<T>(
    language: &str,
    file: &str,
    value: &T,
    deserialize: impl FnOnce(&mut serde_json::Deserializer<SliceRead<'_>>) -> serde_json::Result<T>,
) -> Result<Shared<OutputFile>, String>
where
    T: Serialize + PartialEq,
{
    let json = serde_json::to_vec(value).map_err(|error| format!("{file} cannot be written: {error}"))?;
    let read = deserialize(&mut serde_json::Deserializer::from_slice(&json));
    match read.map_err(|error| format!("{file} cannot be read back: {error}"))? == *value {
        true => Ok(OutputFile::shared(["content/", language, "/", file].concat(), json)),
        false => Err(format!("{file} does not read back as what was written")),
    }
}
