//! Authored content → published pages.
//!
//! `convert` completes the content of each language (`locale_content`), runs the checks that need all of it, selects
//! the posts to publish (`summaries`) and makes the pages (`pages`).

mod block_builders;
mod calendar_event;
mod call_outs;
mod dated;
mod directives;
mod edit_link;
mod groups;
mod header_width;
mod list_formatter;
pub(crate) mod locale_content;
mod locale_formatter;
pub(crate) mod pages;
mod partners;
mod publishable_events;
mod publishable_opportunities;
mod published_entry;
mod schedule_formatter;
mod source_ids;
mod substitutes;
mod summaries;
mod translation_notice;
mod translation_status;

pub use calendar_event::{CalendarEvent, CalendarGroup};
pub use published_entry::{Place, PublishedEntry, PublishedEvent, PublishedOpportunity};

use crate::authored::{AuthoredPost, Content, DocumentStrings, Publication, TranslationStrings};
use crate::checks::link_targets::SiteTargets;
use crate::checks::occupied_paths::OccupiedPaths;
use crate::checks::{CHECKS, CheckContext, aliases};
use crate::diagnostic::Diagnostics;
use crate::files;
use crate::output::site_address::file_path;
use crate::source::fields::Spanned;
use crate::source::images::Images;
use crate::source::unicode::composed;
use crate::translations::{Sources, TranslationStatus};
use icu_locale::Locale;
use jiff::civil::Date;
use list_formatter::ListFormatter;
use locale_content::LocaleContent;
use locale_formatter::LocaleFormatter;
use model::news::{Post, PostSummary, Unpublished};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::site::{Language, Site};
use publishable_events::PublishableEvents;
use publishable_opportunities::PublishableOpportunities;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use schedule_formatter::ScheduleFormatter;

/// Which part of the content to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishOptions {
    /// A release leaves out posts of later days.
    pub today: Date,
    /// Whether to publish drafts and posts of later days too, marked as such.
    pub with_unpublished: bool,
}

impl PublishOptions {
    /// Returns whether a release leaves an entry out.
    #[must_use]
    pub fn is_unpublished(&self, publication: Publication) -> bool {
        self.unpublished(publication).is_some()
    }

    /// Returns why a release leaves an entry out, if it does.
    pub(crate) fn unpublished(&self, publication: Publication) -> Option<Unpublished> {
        match publication.draft {
            true => Some(Unpublished::Draft),
            false => (publication.date > self.today).then_some(Unpublished::Scheduled),
        }
    }
}

/// All published pages.
#[derive(Debug, Default)]
pub struct Published {
    /// One for each language, the default language first.
    pub locales: Vec<PublishedLocale>,
    /// On a site of several languages, those that each page is written in. A page that falls back to the default
    /// language is not written in the language of its locale.
    pub languages: FxHashMap<Route, Vec<String>>,
}

/// The pages of one language, and what they share.
#[derive(Debug)]
pub struct PublishedLocale {
    /// The language.
    pub language: Language,
    /// The locale of days and numbers.
    pub locale: Locale,
    /// What the app shows around every page.
    pub site: Site,
    /// The strings that only documents contain.
    pub document_strings: DocumentStrings,
    /// What readers are told about translations.
    pub translation_strings: TranslationStrings,
    /// The pages: single ones first, then the news lists and the posts, newest first.
    pub pages: Vec<PublishedPage>,
    /// The events of the calendars, by slug, if there is a page of events.
    pub calendar: Option<Vec<CalendarEvent>>,
    /// Whether there is a page of opportunities.
    pub has_opportunities: bool,
}

/// A page with its route.
#[derive(Debug)]
pub struct PublishedPage {
    /// The route.
    pub route: Route,
    /// What pages of every kind have.
    pub meta: PageMeta,
    /// The content, by kind of page.
    pub content: PageContent,
    /// The event or the opportunity, if this is the page of one.
    pub entry: Option<PublishedEntry>,
    /// The day of the last change, if it is known.
    pub modified: Option<Date>,
    /// Former paths of the page, each with a leading slash.
    pub aliases: Vec<String>,
    /// The route by which feeds identify the page: that of its first publication.
    pub id: Route,
    /// Whether its share card has its title.
    pub has_titled_card: bool,
    /// The status as a translation. `None` for pages in the default language, for those that fall back to it, and for
    /// lists of entries without an introduction.
    pub translation: Option<TranslationStatus>,
}

impl PublishedLocale {
    /// Returns the title of a page, or an empty string if there is no such page.
    #[must_use]
    pub fn title_of(&self, route: &Route) -> &str {
        self.pages.iter().find(|page| page.route == *route).map_or("", |page| &page.meta.title)
    }

    /// Returns the pages that are written in this language, without those that fall back to the default language.
    pub fn own_pages(&self) -> impl Iterator<Item = &PublishedPage> {
        self.pages.iter().filter(|page| page.meta.language == self.language.code)
    }
}

impl PublishedPage {
    fn new(route: Route, content: PageContent, modified: Option<Date>, aliases: &[Spanned<String>]) -> PublishedPage {
        // An alias that is listed twice has one document.
        let mut documents = FxHashSet::default();
        let aliases = aliases.iter().map(|alias| composed(&alias.value).into_owned());
        let aliases = aliases.filter(|alias| documents.insert(file_path(alias))).collect();
        let meta = content.meta();
        PublishedPage {
            id: route.clone(),
            route,
            meta,
            content,
            entry: None,
            modified,
            aliases,
            has_titled_card: true,
            translation: None,
        }
    }

    /// Returns the post, if this is the page of one.
    #[must_use]
    pub fn post(&self) -> Option<&Post> {
        self.content.post()
    }

    /// Returns why a release leaves the page out, if it does.
    #[must_use]
    pub fn unpublished(&self) -> Option<Unpublished> {
        match &self.entry {
            Some(entry) => entry.unpublished(),
            None => self.post()?.summary.unpublished,
        }
    }
}

/// The content of one language, with the posts to publish.
struct Publishable<'a> {
    content: &'a Content,
    locale: &'a LocaleContent<'a>,
    formatter: &'a LocaleFormatter,
    lists: &'a ListFormatter,
    /// Newest first.
    posts: Vec<PublishablePost<'a>>,
    events: PublishableEvents<'a>,
    opportunities: PublishableOpportunities<'a>,
    /// The day of the build.
    today: Date,
}

impl Publishable<'_> {
    /// Returns the day of the last change, at the latest today: a later one is a slip.
    fn last_change(&self, updated: Option<&Spanned<Date>>) -> Option<Date> {
        updated.map(|updated| updated.value.min(self.today))
    }
}

struct PublishablePost<'a> {
    post: &'a AuthoredPost,
    summary: PostSummary,
}

/// Checks the content as a whole and converts it. If there are errors, the result must not be written.
pub fn convert(
    content: &Content,
    images: &Images,
    options: PublishOptions,
    diagnostics: &mut Diagnostics,
) -> Published {
    let mut published = Published::default();
    let locales = LocaleContent::all(content);
    published.locales = locales.par_iter().map(|locale| convert_locale(content, locale, options)).collect();
    let sources = content.languages.first().map(Sources::new).unwrap_or_default();
    published.locales.par_iter_mut().zip(&locales).skip(1).for_each(|(published, locale)| {
        translation_status::set(published, locale, &sources, content);
        translation_notice::set(published, locale, &content.site);
    });
    published.locales.iter_mut().zip(&locales).for_each(|(published, locale)| {
        edit_link::set(published, locale, &content.site);
    });
    let is_unpublished = |publication| options.unpublished(publication).is_some();
    let files = files::paths(&published);
    let targets = SiteTargets::new(content, &locales, &files, &published, is_unpublished);
    for locale in &locales {
        let checked =
            CheckContext { content, locale, targets: &targets, sources: &sources, images, today: options.today };
        CHECKS.iter().for_each(|check| check(&checked, diagnostics));
    }
    if content.languages.len() > 1 {
        published.languages = languages_by_route(&published.locales);
        substitutes::set(&mut published.locales);
        source_ids::set(&mut published.locales);
    }
    let occupied = OccupiedPaths::new(content, &published, &files, images);
    occupied.check(diagnostics);
    aliases::check(content, &occupied, diagnostics);
    published
}

fn convert_locale(content: &Content, locale: &LocaleContent<'_>, options: PublishOptions) -> PublishedLocale {
    let formatter = &LocaleFormatter::new(&locale.language.locale);
    let posts = summaries::publishable_posts(content, locale, formatter, options);
    let schedule_formatter = &ScheduleFormatter::new(&locale.language.locale, formatter, &locale.strings.events);
    let events = PublishableEvents::new(locale, formatter, schedule_formatter, options);
    let opportunities = PublishableOpportunities::new(locale, schedule_formatter, options);
    let lists = &ListFormatter::new(&locale.language.locale);
    let publishable =
        Publishable { content, locale, formatter, lists, posts, events, opportunities, today: options.today };
    let has_page = |slug: &str| locale.pages.contains_key(slug);
    PublishedLocale {
        language: locale.language.published(),
        locale: locale.language.locale.clone(),
        site: pages::site(&publishable),
        document_strings: locale.strings.document_strings.clone(),
        translation_strings: locale.strings.translations.clone(),
        pages: pages::pages(&publishable),
        calendar: has_page("events").then(|| publishable.events.calendar(content, options.today)),
        has_opportunities: has_page("opportunities"),
    }
}

/// Returns the languages that each page is written in.
fn languages_by_route(locales: &[PublishedLocale]) -> FxHashMap<Route, Vec<String>> {
    let mut languages: FxHashMap<Route, Vec<String>> = FxHashMap::default();
    for locale in locales {
        for page in locale.own_pages() {
            languages.entry(page.route.clone()).or_default().push(locale.language.code.clone());
        }
    }
    languages
}
