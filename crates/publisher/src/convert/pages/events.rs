//! The lists of events, page by page, and the page of each event.

use super::event_filters;
use super::news::{list_meta, numbered_meta, position};
use crate::authored::{AuthoredPage, EventStatus};
use crate::convert::block_builders::{external_link, heading, labelled, link_to_page, text};
use crate::convert::directives::blocks;
use crate::convert::publishable_events::{PublishableEvent, status_label};
use crate::convert::{Publishable, PublishedEvent, PublishedPage};
use crate::files::share_cards::TITLED_ENTRIES;
use model::SCHEMA;
use model::body::{Block, Inline, LinkTarget};
use model::dated::{DatedCards, Dates};
use model::page::{PageContent, PageMeta};
use model::route::{CALENDAR, EVENT_FEED, Route, event_calendar, group_calendar};
use model::strings::interpolate;
use model::text_page::TextPage;
use model::urls::SiteUrls;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The most events of a page.
const MAX_EVENTS: usize = 60;
/// The most that the events of a page weigh, so that its file stays below 6 KB with brotli. See [`weight`].
const MAX_WEIGHT: usize = 5000;

/// Makes all lists, and the page of each event. `introduction` is on the first page of the upcoming events.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let events = &publishable.events;
    let mut by_year: BTreeMap<u16, Vec<&PublishableEvent<'_>>> = BTreeMap::new();
    for event in &events.past {
        by_year.entry(event.year.unsigned_abs()).or_default().push(event);
    }
    let years: Vec<u16> = by_year.keys().rev().copied().collect();
    let upcoming: Vec<&PublishableEvent<'_>> = events.upcoming.iter().collect();
    let list = List { meta: &introduction.meta, year: None, events: &upcoming, years: &years };
    let mut pages = list.pages(Some(introduction), publishable);
    for (year, events) in by_year.iter().rev() {
        // Years have no separator between thousands.
        let meta = &list_meta(&publishable.events.strings.archive_of, ("year", &year.to_string()), publishable);
        let list = List { meta, year: Some(*year), events, years: &years };
        pages.extend(list.pages(None, publishable));
    }
    let all: Vec<&PublishableEvent<'_>> = events.upcoming.iter().chain(&events.past).collect();
    let page = |(index, event): (usize, &&PublishableEvent<'_>)| {
        // Drawing takes time, and few people share events that are far ahead or long past.
        PublishedPage { has_titled_card: index < TITLED_ENTRIES, ..event_page(event, publishable) }
    };
    let pages_of_events = all.par_iter().enumerate().map(page);
    pages.extend(pages_of_events.collect::<Vec<_>>());
    pages
}

/// A list of events, which one or more pages show.
struct List<'a> {
    /// Of the first page.
    meta: &'a PageMeta,
    year: Option<u16>,
    events: &'a [&'a PublishableEvent<'a>],
    years: &'a [u16],
}

impl List<'_> {
    /// Makes the pages. Without events, there is one empty page.
    fn pages(&self, introduction: Option<&AuthoredPage>, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
        let chunks = match self.year {
            None => chunks_of_upcoming(self.events),
            Some(_) => self.events.chunks(publishable.content.site.news_per_page).collect(),
        };
        let count = u32::try_from(chunks.len()).unwrap_or(u32::MAX);
        let page = |(number, events): (u32, &[&PublishableEvent<'_>])| {
            let introduction = introduction.filter(|_| number == 1);
            let position = position(number, count, publishable);
            let mut body = introduction.map(|page| blocks(&page.body, publishable)).unwrap_or_default();
            body.extend(self.year.map(|_| all_events(publishable)));
            body.push(Block::DatedCards(self.cards(events, publishable)));
            body.extend(self.links_to_pages(number, count, &position, publishable));
            body.extend(self.archive(publishable));
            body.push(files(publishable));
            let meta = numbered_meta(self.meta, number, &position);
            let newest = events.iter().map(|event| event.event.changed(publishable.today)).max();
            let aliases = introduction.map_or(&[][..], |page| &page.aliases);
            PublishedPage::new(self.route(number), text_page(meta, body), newest, aliases)
        };
        (1..).zip(chunks).map(page).collect()
    }

    fn route(&self, number: u32) -> Route {
        self.year.map_or(Route::Events, Route::EventArchive).list_page(number)
    }

    fn cards(&self, events: &[&PublishableEvent<'_>], publishable: &Publishable<'_>) -> DatedCards {
        let shared = &publishable.events;
        let is_upcoming = self.year.is_none();
        let mut cards = DatedCards {
            cards: events.iter().map(|event| event.card.clone()).collect(),
            count: None,
            none: shared.strings.none.clone(),
            filters: None,
            clock: is_upcoming.then(|| shared.clock.clone()),
        };
        if is_upcoming {
            event_filters::add(&mut cards, events, shared.strings);
        }
        cards
    }

    fn links_to_pages(&self, number: u32, count: u32, position: &str, publishable: &Publishable<'_>) -> Option<Block> {
        let strings = publishable.events.strings;
        let mut links = Vec::new();
        if number > 1 {
            links.push(link(&self.route(number - 1), &strings.previous_page));
        }
        links.push(text(position));
        if number < count {
            links.push(link(&self.route(number + 1), &strings.next_page));
        }
        (count > 1).then(|| Block::Navigation { label: strings.pages.clone(), links })
    }

    /// The years of the archive.
    fn archive(&self, publishable: &Publishable<'_>) -> Vec<Block> {
        if self.years.is_empty() {
            return Vec::new();
        }
        let label = &publishable.events.strings.archive;
        let links = self.years.iter().map(|year| match self.year == Some(*year) {
            true => Inline::Strong(vec![text(&year.to_string())]),
            false => link(&Route::EventArchive(*year), &year.to_string()),
        });
        // Ids of headings in a body have no underscore.
        let heading = heading(2, String::from("event_archive"), label);
        vec![heading, Block::Navigation { label: label.clone(), links: links.collect() }]
    }
}

/// Splits upcoming events into pages. The app filters the events of a page, so there are more than on other lists.
fn chunks_of_upcoming<'a, 'b>(events: &'a [&'b PublishableEvent<'b>]) -> Vec<&'a [&'b PublishableEvent<'b>]> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut sum = 0;
    for (index, event) in events.iter().enumerate() {
        let weight = weight(event);
        if index > start && (index - start == MAX_EVENTS || sum + weight > MAX_WEIGHT) {
            chunks.push(&events[start..index]);
            (start, sum) = (index, 0);
        }
        sum += weight;
    }
    chunks.push(&events[start..]);
    chunks
}

/// Returns the compressed bytes of an event, at most: half of its own words, and what the rest has taken in experiments.
fn weight(publishable: &PublishableEvent<'_>) -> usize {
    let event = publishable.event;
    let words = [&event.slug, &event.title, &event.summary, &publishable.place.label].map(|text| text.len());
    words.iter().sum::<usize>() / 2 + 20 + 14 * publishable.card.occurrences.len()
}

fn event_page(publishable_event: &PublishableEvent<'_>, publishable: &Publishable<'_>) -> PublishedPage {
    let PublishableEvent { event, original, place, details, occurrences, .. } = publishable_event;
    let shared = &publishable.events;
    let strings = shared.strings;
    let has_clock = publishable_event.is_upcoming && event.status == EventStatus::Confirmed;
    let own_body = blocks(&event.body, publishable);
    let mut facts = vec![Block::Paragraph(details.clone())];
    if !occurrences.is_empty() {
        facts.push(Block::Dates(Dates {
            label: strings.when.clone(),
            further_label: strings.further_dates.clone(),
            occurrences: occurrences.clone(),
            clock: has_clock.then(|| shared.clock.clone()),
        }));
    }
    facts.push(labelled(&strings.place, vec![text(&place.label)]));
    let group_name = event.group.as_ref().map(|group| text(publishable.content.group_name(&group.value)));
    facts.extend(group_name.map(|name| labelled(&strings.group, vec![name])));
    facts.push(Block::Paragraph(vec![as_of(publishable)]));
    let summary = Block::Paragraph(vec![text(&event.summary)]);
    let mut body = vec![summary, actions(publishable_event, publishable), Block::Panel(facts)];
    body.extend_from_slice(&own_body);
    body.push(all_events(publishable));
    let meta = PageMeta {
        language: event.language.clone(),
        title: event.title.clone(),
        heading: event.title.clone(),
        description: event.summary.clone(),
        substitutes: Vec::new(),
    };
    let route = |slug: &str| Route::Event(String::from(slug));
    let modified = Some(event.changed(publishable.today));
    let page = PublishedPage::new(route(&event.slug), text_page(meta, body), modified, &event.aliases);
    let published = PublishedEvent {
        status: event.status,
        status_label: status_label(event.status, strings).cloned().unwrap_or_default(),
        place: place.clone(),
        link: event.link.clone(),
        next: publishable_event.next.clone(),
        body: own_body,
        unpublished: publishable_event.unpublished,
    };
    PublishedPage { id: route(original.first_slug()), event: Some(published), ..page }
}

/// The links to join, to the calendar file and to the calendar of the group.
fn actions(publishable_event: &PublishableEvent<'_>, publishable: &Publishable<'_>) -> Block {
    let (event, strings) = (publishable_event.event, publishable.events.strings);
    let join = event.link.as_ref().map(|url| external_link(url, &strings.link));
    // Drafts are in no calendar.
    let is_in_calendars = publishable_event.unpublished.is_none();
    let calendar = || file(&event_calendar(&event.slug), &strings.add_to_calendar, publishable);
    let group = event.group.as_ref().filter(|_| is_in_calendars).map(|group| {
        let name = publishable.content.group_name(&group.value);
        let label = interpolate(&strings.subscribe_to_group, &[("group", name)]);
        file(&group_calendar(&group.value), &label, publishable)
    });
    Block::Actions(join.into_iter().chain(is_in_calendars.then(calendar)).chain(group).collect())
}

/// The calendar of all events, their feed, and the day of the build.
fn files(publishable: &Publishable<'_>) -> Block {
    let strings = publishable.events.strings;
    Block::Actions(vec![
        file(CALENDAR, &strings.subscribe, publishable),
        file(EVENT_FEED, &strings.feed, publishable),
        as_of(publishable),
    ])
}

fn all_events(publishable: &Publishable<'_>) -> Block {
    Block::Actions(vec![link(&Route::Events, &publishable.events.strings.all_events)])
}

fn as_of(publishable: &Publishable<'_>) -> Inline {
    Inline::Emphasis(vec![text(&publishable.events.as_of)])
}

fn text_page(meta: PageMeta, body: Vec<Block>) -> PageContent {
    PageContent::Text(TextPage { schema: SCHEMA, meta, body })
}

fn link(route: &Route, label: &str) -> Inline {
    link_to_page(route, "", label)
}

/// A link to a file of the page's language.
fn file(path: &str, label: &str, publishable: &Publishable<'_>) -> Inline {
    let urls = SiteUrls::new("/", &publishable.content.site.language_codes());
    let path = urls.href(&publishable.locale.language.code, path);
    Inline::Link { to: LinkTarget::File(path), content: vec![text(label)] }
}
