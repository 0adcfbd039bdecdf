//! The feeds of each language: its news as Atom and as JSON Feed, its events and its opportunities as Atom. An entry that is
//! not translated is in the default language, and names it.

mod atom;
mod json_feed;

use crate::authored::EventStatus;
use crate::convert::{Published, PublishedEntry, PublishedEvent, PublishedLocale, PublishedOpportunity, PublishedPage};
use crate::document::prerender::Prerenderer;
use crate::files::JsonError;
use crate::files::icons::{LARGE_ICON, SMALL_ICON};
use crate::output::Output;
use crate::output::site_address::{SiteAddress, file_path};
use model::body::Block;
use model::news::Tag;
use model::route::{ATOM_FEED, EVENT_FEED, JSON_FEED, OPPORTUNITY_FEED, Route};
use model::urls::SiteUrls;

/// The maximum number of entries in a feed. The others are on the site.
const MAX_ITEMS: usize = 20;

/// The content of a feed in either format. All URLs are absolute.
struct Feed<'a> {
    language: &'a str,
    title: String,
    author: &'a str,
    description: &'a str,
    /// The page that lists all entries.
    page_url: String,
    atom_url: String,
    json_url: String,
    small_icon_url: String,
    large_icon_url: String,
    /// Newest first.
    items: Vec<Item<'a>>,
}

/// The content of an item in either format.
struct Item<'a> {
    /// Readers of feeds know the entry by it. It stays when the entry is renamed.
    id: String,
    title: &'a str,
    summary: String,
    language: &'a str,
    tags: &'a [Tag],
    /// The entry's own page, even if the entry itself is on another site.
    page_url: String,
    /// The URL of an entry on another site.
    external_url: Option<&'a str>,
    image_url: Option<String>,
    content_html: String,
    /// The names of the authors, or that of the site.
    authors: Vec<&'a str>,
    /// An RFC 3339 timestamp. Events and opportunities have none.
    published: Option<String>,
    /// An RFC 3339 timestamp.
    updated: String,
}

/// Adds the feeds of each language.
///
/// # Errors
/// Errors if a feed cannot be serialized, which is a bug in the publisher.
pub(crate) fn add(output: &mut Output<'_>, published: &Published, address: &SiteAddress) -> Result<(), JsonError> {
    for locale in &published.locales {
        let context = FeedContext::new(locale, address);
        let news = context.news();
        output.add(context.path(ATOM_FEED), atom::write(&news));
        output.add(context.path(JSON_FEED), json_feed::write(&news)?);
        if has_events(locale) {
            output.add(context.path(EVENT_FEED), atom::write(&context.events()));
        }
        if locale.has_opportunities {
            output.add(context.path(OPPORTUNITY_FEED), atom::write(&context.opportunities()));
        }
    }
    Ok(())
}

/// Returns the paths of the feeds of a language below the output folder.
pub(super) fn paths(locale: &PublishedLocale, output_paths: &SiteUrls) -> Vec<String> {
    let events = has_events(locale).then_some(EVENT_FEED);
    let opportunities = locale.has_opportunities.then_some(OPPORTUNITY_FEED);
    let names = [ATOM_FEED, JSON_FEED].into_iter().chain(events).chain(opportunities);
    names.map(|name| file_path(&output_paths.href(&locale.language.code, name))).collect()
}

/// Whether a language has a page of events, and so their feed.
pub(crate) fn has_events(locale: &PublishedLocale) -> bool {
    locale.calendar.is_some()
}

/// What the feeds of a language share.
struct FeedContext<'a> {
    locale: &'a PublishedLocale,
    address: &'a SiteAddress,
    urls: &'a SiteUrls,
    prerenderer: Prerenderer<'a>,
}

impl<'a> FeedContext<'a> {
    fn new(locale: &'a PublishedLocale, address: &'a SiteAddress) -> FeedContext<'a> {
        let prerenderer = Prerenderer::new(&locale.site, address.absolute_urls().clone(), &locale.language.code);
        FeedContext { locale, address, urls: address.absolute_urls(), prerenderer }
    }

    fn path(&self, name: &str) -> String {
        file_path(&self.address.output_paths().href(&self.locale.language.code, name))
    }

    fn news(&self) -> Feed<'a> {
        let posts = self.pages().filter(|page| page.post().is_some()).take(MAX_ITEMS);
        let items = posts.filter_map(|page| self.post(page)).collect();
        Feed { title: self.locale.site.title.clone(), ..self.feed(&Route::News, ATOM_FEED, items) }
    }

    fn events(&self) -> Feed<'a> {
        let event = |page: &'a PublishedPage| match page.entry.as_ref()? {
            PublishedEntry::Event(event) => Some(self.event(event, page)),
            PublishedEntry::Opportunity(_) => None,
        };
        self.feed_of_entries(&Route::Events, EVENT_FEED, event)
    }

    fn opportunities(&self) -> Feed<'a> {
        let opportunity = |page: &'a PublishedPage| match page.entry.as_ref()? {
            PublishedEntry::Opportunity(opportunity) => Some(self.opportunity(opportunity, page)),
            PublishedEntry::Event(_) => None,
        };
        self.feed_of_entries(&Route::Opportunities, OPPORTUNITY_FEED, opportunity)
    }

    /// Returns the feed of the pages of which `item` makes one, the last changed first.
    fn feed_of_entries(
        &self,
        list: &Route,
        path: &str,
        item: impl Fn(&'a PublishedPage) -> Option<Item<'a>>,
    ) -> Feed<'a> {
        let mut pages: Vec<&PublishedPage> = self.pages().filter(|page| page.route.is_within(list)).collect();
        // Pages of one day stay in the order of the lists.
        pages.sort_by_key(|page| std::cmp::Reverse(page.modified));
        let items = pages.into_iter().filter_map(item).take(MAX_ITEMS).collect();
        let title = format!("{} – {}", self.locale.title_of(list), self.locale.site.title);
        Feed { title, ..self.feed(list, path, items) }
    }

    fn pages(&self) -> impl Iterator<Item = &'a PublishedPage> {
        self.locale.pages.iter().filter(|page| page.unpublished().is_none())
    }

    fn feed(&self, list: &Route, atom: &str, items: Vec<Item<'a>>) -> Feed<'a> {
        let language = self.locale.language.code.as_str();
        let page = self.locale.pages.iter().find(|page| page.route == *list);
        Feed {
            language,
            title: String::new(),
            author: &self.locale.site.title,
            description: page.map_or("", |page| page.meta.description.as_str()),
            page_url: self.urls.page(language, list),
            atom_url: self.urls.href(language, atom),
            json_url: self.urls.href(language, JSON_FEED),
            small_icon_url: self.urls.file(SMALL_ICON.path),
            large_icon_url: self.urls.file(LARGE_ICON.path),
            items,
        }
    }

    fn post(&self, page: &'a PublishedPage) -> Option<Item<'a>> {
        let post = page.post()?;
        let summary = &post.summary;
        let item = self.item(page, &post.body);
        let authors: Vec<&str> = summary.authors.iter().map(String::as_str).collect();
        Some(Item {
            tags: &summary.tags,
            external_url: summary.external.as_deref(),
            image_url: summary.image.as_ref().map(|image| self.urls.file(&image.path)),
            published: Some(start_of_day(&summary.date)),
            authors: if authors.is_empty() { item.authors } else { authors },
            ..item
        })
    }

    /// An event begins with its time and its place.
    fn event(&self, event: &PublishedEvent, page: &'a PublishedPage) -> Item<'a> {
        // A postponed event does not take place on its day.
        let next = event.next.as_ref().filter(|_| event.status != EventStatus::Postponed);
        let when = next.map(|occurrence| occurrence.label.as_str());
        let status = Some(event.status_label.as_str()).filter(|status| !status.is_empty());
        let facts: Vec<&str> = status.into_iter().chain(when).chain([event.place.label.as_str()]).collect();
        let item = self.item(page, &event.body);
        Item { summary: format!("{} – {}", facts.join(", "), item.summary), ..item }
    }

    /// An opportunity begins with its kind and its deadline.
    fn opportunity(&self, opportunity: &PublishedOpportunity, page: &'a PublishedPage) -> Item<'a> {
        let item = self.item(page, &opportunity.body);
        let PublishedOpportunity { kind_label, deadline_label, .. } = opportunity;
        Item { summary: format!("{kind_label} · {deadline_label} – {}", item.summary), ..item }
    }

    fn item(&self, page: &'a PublishedPage, body: &[Block]) -> Item<'a> {
        let page_url = self.urls.page(&self.locale.language.code, &page.route);
        Item {
            id: self.urls.page(&self.locale.language.code, &page.id),
            title: &page.meta.title,
            summary: page.meta.description.clone(),
            language: &page.meta.language,
            tags: &[],
            external_url: None,
            image_url: None,
            content_html: self.prerenderer.feed_html(body, &page_url),
            page_url,
            authors: vec![self.locale.site.title.as_str()],
            // Entries have a day.
            updated: page.modified.map(|day| start_of_day(&day.to_string())).unwrap_or_default(),
            published: None,
        }
    }
}

impl Feed<'_> {
    /// Returns when an entry was last published or changed. Timestamps of the same format are ordered as strings are.
    fn updated(&self) -> Option<&str> {
        self.items.iter().map(|item| item.updated.as_str()).max()
    }
}

/// Returns the start of a day as an RFC 3339 timestamp. Entries have no time of day.
fn start_of_day(day: &str) -> String {
    format!("{day}T00:00:00Z")
}
