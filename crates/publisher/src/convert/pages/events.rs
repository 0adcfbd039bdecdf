//! The lists of events, page by page, and the page of each event.

use super::news::{numbered_meta, position};
use crate::authored::AuthoredPage;
use crate::convert::directives::blocks;
use crate::convert::event_summaries::{PublishableEvent, modified};
use crate::convert::{Publishable, PublishedPage};
use model::SCHEMA;
use model::event::{ClockTexts, Event, EventList, EventSummary};
use model::page::{PageContent, PageMeta};
use model::route::Route;
use model::strings::interpolate;
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
        by_year.entry(event.next.year().unsigned_abs()).or_default().push(event);
    }
    let years: Vec<u16> = by_year.keys().rev().copied().collect();
    let upcoming: Vec<&PublishableEvent<'_>> = events.upcoming.iter().collect();
    let list = List { meta: &introduction.meta, year: None, events: &upcoming, years: &years };
    let mut pages = list.pages(Some(introduction), publishable);
    for (year, events) in by_year.iter().rev() {
        let list = List { meta: &archive_meta(*year, publishable), year: Some(*year), events, years: &years };
        pages.extend(list.pages(None, publishable));
    }
    let upcoming = events.upcoming.par_iter().map(|event| event_page(event, Some(&events.clock), publishable));
    let past = events.past.par_iter().map(|event| event_page(event, None, publishable));
    pages.extend(upcoming.chain(past).collect::<Vec<_>>());
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
        let shared = &publishable.events;
        let page = |(number, events): (u32, &[&PublishableEvent<'_>])| {
            let introduction = introduction.filter(|_| number == 1);
            let position = position(number, count, publishable);
            let content = EventList {
                schema: SCHEMA,
                meta: numbered_meta(self.meta, number, &position),
                introduction: introduction.map(|page| blocks(&page.body, publishable)).unwrap_or_default(),
                events: events.iter().map(|event| event.summary.clone()).collect(),
                page: number,
                pages: count,
                position,
                year: self.year,
                years: self.years.to_vec(),
                as_of: shared.as_of.clone(),
                clock: self.year.is_none().then(|| shared.clock.clone()),
                labels: shared.labels.clone(),
            };
            let route = match self.year {
                Some(year) => Route::EventArchive(year).list_page(number),
                None => Route::Events.list_page(number),
            };
            let newest = events.iter().map(|event| modified(event.event, publishable.today)).max();
            PublishedPage::new(
                route,
                PageContent::Events(content),
                newest,
                introduction.map_or(&[], |page| &page.aliases),
            )
        };
        (1..).zip(chunks).map(page).collect()
    }
}

/// Splits upcoming events into pages. The app filters the events of a page, so there are more than on other lists.
fn chunks_of_upcoming<'a, 'b>(events: &'a [&'b PublishableEvent<'b>]) -> Vec<&'a [&'b PublishableEvent<'b>]> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut sum = 0;
    for (index, event) in events.iter().enumerate() {
        let weight = weight(&event.summary);
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
fn weight(event: &EventSummary) -> usize {
    let words = [&event.slug, &event.title, &event.summary, &event.place.label].map(|text| text.len());
    words.iter().sum::<usize>() / 2 + 20 + 14 * event.occurrences.len()
}

fn archive_meta(year: u16, publishable: &Publishable<'_>) -> PageMeta {
    // Years have no separator between thousands.
    let title = interpolate(&publishable.locale.strings.events.archive_of, &[("year", &year.to_string())]);
    PageMeta {
        language: publishable.locale.language.code.clone(),
        description: format!("{title} – {}", publishable.content.site.title),
        heading: title.clone(),
        title,
        substitutes: Vec::new(),
    }
}

fn event_page(
    publishable_event: &PublishableEvent<'_>,
    clock: Option<&ClockTexts>,
    publishable: &Publishable<'_>,
) -> PublishedPage {
    let PublishableEvent { event, summary, occurrences, .. } = publishable_event;
    let shared = &publishable.events;
    let content = Event {
        schema: SCHEMA,
        summary: EventSummary { occurrences: occurrences.clone(), ..summary.clone() },
        link: event.link.clone(),
        group: event.group.clone(),
        body: blocks(&event.body, publishable),
        as_of: shared.as_of.clone(),
        clock: clock.cloned(),
        labels: shared.labels.clone(),
        substitutes: Vec::new(),
    };
    let route = |slug: &str| Route::Event(String::from(slug));
    let modified = Some(modified(event, publishable.today));
    let page = PublishedPage::new(route(&event.slug), PageContent::Event(content), modified, &event.aliases);
    PublishedPage { id: route(event.first_slug()), ..page }
}
