//! The lists of events, page by page, and the page of each event.

use super::dated_list::{DatedList, as_of, chunks_by_weight, chunks_of_archive, file_link, pages_of_entries};
use super::event_filters::add_event_filters;
use super::news::list_meta;
use super::{entry_meta, text_page};
use crate::authored::{AuthoredPage, EventStatus, EventStrings};
use crate::convert::block_builders::{SEPARATOR, external_link, heading, labelled, link_to_page, text};
use crate::convert::dated::cards_of_archive;
use crate::convert::directives::blocks;
use crate::convert::publishable_events::{PublishableEvent, status_label};
use crate::convert::{Publishable, PublishedEntry, PublishedEvent, PublishedPage};
use model::body::{Block, Inline};
use model::dated::{DatedCards, Dates};
use model::route::{CALENDAR, EVENT_FEED, Route, event_calendar, group_calendar};
use model::strings::interpolate;
use std::collections::BTreeMap;

/// Makes all lists, and the page of each event. `introduction` is on the first page of the upcoming events.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let events = &publishable.events;
    let mut by_year: BTreeMap<u16, Vec<&PublishableEvent<'_>>> = BTreeMap::new();
    for event in &events.past {
        by_year.entry(event.year.unsigned_abs()).or_default().push(event);
    }
    let years: Vec<u16> = by_year.keys().rev().copied().collect();
    let upcoming: Vec<&PublishableEvent<'_>> = events.upcoming.iter().collect();
    let mut pages = upcoming_list(introduction, &upcoming, &years, publishable);
    for (year, events) in by_year.iter().rev() {
        pages.extend(list_of_year(*year, events, &years, publishable));
    }
    let all: Vec<&PublishableEvent<'_>> = events.upcoming.iter().chain(&events.past).collect();
    pages.extend(pages_of_entries(&all, |event| event_page(event, publishable)));
    pages
}

fn upcoming_list(
    introduction: &AuthoredPage,
    upcoming: &[&PublishableEvent<'_>],
    years: &[u16],
    publishable: &Publishable<'_>,
) -> Vec<PublishedPage> {
    let strings = publishable.events.strings;
    let cards = |events: &[&PublishableEvent<'_>]| {
        let clock = Some(publishable.events.clock.clone());
        let mut cards = DatedCards { clock, ..archived_cards(events, publishable) };
        add_event_filters(&mut cards, events, strings);
        cards
    };
    let list = DatedList {
        meta: &introduction.meta,
        route: Route::Events,
        introduction: Some(introduction),
        chunks: chunks_by_weight(upcoming),
        cards: &cards,
        pages_label: &strings.pages,
        before: Vec::new(),
        after: after_cards(None, years, publishable),
    };
    list.pages(publishable)
}

fn list_of_year(
    year: u16,
    events: &[&PublishableEvent<'_>],
    years: &[u16],
    publishable: &Publishable<'_>,
) -> Vec<PublishedPage> {
    let strings = publishable.events.strings;
    // Years have no separator between thousands.
    let title = interpolate(&strings.archive_of, &[("year", &year.to_string())]);
    let list = DatedList {
        meta: &list_meta(title, publishable),
        route: Route::EventArchive(year),
        introduction: None,
        chunks: chunks_of_archive(events, publishable),
        cards: &|events| archived_cards(events, publishable),
        pages_label: &strings.pages,
        before: vec![all_events(publishable)],
        after: after_cards(Some(year), years, publishable),
    };
    list.pages(publishable)
}

fn archived_cards(events: &[&PublishableEvent<'_>], publishable: &Publishable<'_>) -> DatedCards {
    cards_of_archive(events.iter().map(|entry| entry.card.clone()).collect(), &publishable.events.strings.none)
}

/// The years of the archive, of which a list can show one, and the files.
fn after_cards(shown: Option<u16>, years: &[u16], publishable: &Publishable<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    // The archive of the only year would list itself alone.
    if years.iter().any(|year| shown != Some(*year)) {
        let label = &publishable.events.strings.archive;
        let link = |year: &u16| match shown == Some(*year) {
            true => Inline::Strong(vec![text(&year.to_string())]),
            false => link_to_page(&Route::EventArchive(*year), "", &year.to_string()),
        };
        // Ids of headings in a body have no underscore.
        blocks.push(heading(2, String::from("event_archive"), label));
        blocks.push(Block::Navigation { label: label.clone(), links: years.iter().map(link).collect() });
    }
    blocks.push(files(publishable));
    blocks
}

fn event_page(publishable_event: &PublishableEvent<'_>, publishable: &Publishable<'_>) -> PublishedPage {
    let PublishableEvent { event, original, place, occurrences, .. } = publishable_event;
    let shared = &publishable.events;
    let strings = shared.strings;
    let has_clock = publishable_event.is_upcoming && event.status == EventStatus::Confirmed;
    let own_body = blocks(&event.body, publishable);
    let mut facts = vec![Block::Paragraph(details_of_page(publishable_event, strings))];
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
    let mut body = vec![summary];
    body.extend(actions(publishable_event, publishable));
    body.push(Block::Panel(facts));
    body.extend_from_slice(&own_body);
    body.push(all_events(publishable));
    let meta = entry_meta(&event.language, &event.title, &event.summary);
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
    PublishedPage { id: route(original.first_slug()), entry: Some(PublishedEntry::Event(Box::new(published))), ..page }
}

/// The kind of the event and its status, and whether it is over on the day of the build.
fn details_of_page(publishable_event: &PublishableEvent<'_>, strings: &EventStrings) -> Vec<Inline> {
    let mut details = publishable_event.details.clone();
    let is_over = !publishable_event.is_upcoming && publishable_event.event.status == EventStatus::Confirmed;
    if is_over {
        details.extend([text(SEPARATOR), Inline::Strong(vec![text(&strings.over)])]);
    }
    details
}

/// The links to join, to the calendar file and to the calendar of the group. An event of the past is for no calendar.
fn actions(publishable_event: &PublishableEvent<'_>, publishable: &Publishable<'_>) -> Option<Block> {
    let (event, strings) = (publishable_event.event, publishable.events.strings);
    let join = event.link.as_ref().map(|url| external_link(url, &strings.link));
    // Drafts are in no calendar.
    let is_in_calendars = publishable_event.unpublished.is_none();
    let is_ahead = is_in_calendars && publishable_event.is_upcoming;
    let calendar = || file_link(&event_calendar(&event.slug), &strings.add_to_calendar, publishable);
    let group = event.group.as_ref().filter(|_| is_in_calendars).map(|group| {
        let name = publishable.content.group_name(&group.value);
        let label = interpolate(&strings.subscribe_to_group, &[("group", name)]);
        file_link(&group_calendar(&group.value), &label, publishable)
    });
    let links: Vec<Inline> = join.into_iter().chain(is_ahead.then(calendar)).chain(group).collect();
    (!links.is_empty()).then_some(Block::Actions(links))
}

/// The calendar of all events, their feed, and the day of the build.
fn files(publishable: &Publishable<'_>) -> Block {
    let strings = publishable.events.strings;
    Block::Actions(vec![
        file_link(CALENDAR, &strings.subscribe, publishable),
        file_link(EVENT_FEED, &strings.feed, publishable),
        as_of(publishable),
    ])
}

fn all_events(publishable: &Publishable<'_>) -> Block {
    Block::Actions(vec![link_to_page(&Route::Events, "", &publishable.events.strings.all_events)])
}
