//! The events to publish, each with what lists show of it.

use super::PublishOptions;
use super::block_builders::{SEPARATOR, link_to_page, text};
use super::calendar_event::CalendarEvent;
use super::dated::{self, DatedEntry, MAX_BUILD_AGE_DAYS, unpublished_label};
use super::locale_content::LocaleContent;
use super::locale_formatter::LocaleFormatter;
use super::published_entry::Place;
use super::schedule_formatter::ScheduleFormatter;
use crate::authored::{
    AuthoredEvent, AuthoredStrings, Content, EventKind, EventStatus, EventStrings, Frequency, ScheduledOccurrence,
};
use jiff::ToSpan;
use jiff::civil::Date;
use model::body::{Block, Card, Inline};
use model::dated::{ClockStrings, DatedCard, DatedCards, Occurrence};
use model::news::Unpublished;
use model::route::Route;
use model::strings::interpolate;
use rayon::prelude::*;

/// The months for which occurrences are published.
const MONTHS: i32 = 13;

/// The events to publish in one language, and the strings that their pages share.
pub(super) struct PublishableEvents<'a> {
    /// By the next occurrence. Events that are postponed, and whose day has passed, are the last ones.
    pub upcoming: Vec<PublishableEvent<'a>>,
    /// By the last occurrence, the latest first.
    pub past: Vec<PublishableEvent<'a>>,
    pub clock: ClockStrings,
    pub strings: &'a EventStrings,
    /// The day of the build in words.
    pub as_of: String,
}

pub(super) struct PublishableEvent<'a> {
    pub event: &'a AuthoredEvent,
    /// The event in the default language, by which calendars and feeds identify it. The event itself, if it has no original.
    pub original: &'a AuthoredEvent,
    pub place: Place,
    /// The kind, how it repeats, its status and whether it is a draft, on one line.
    pub details: Vec<Inline>,
    /// Whether a release leaves it out.
    pub unpublished: Option<Unpublished>,
    /// With the occurrences of lists.
    pub card: DatedCard,
    /// All occurrences of its page. None if it is postponed and its day has passed.
    pub occurrences: Vec<Occurrence>,
    /// The next occurrence or, once it has passed, the last one.
    pub next: Option<Occurrence>,
    /// Whether it may still take place, or is postponed.
    pub is_upcoming: bool,
    /// Whether it takes place within the days for which an old build is right.
    is_soon: bool,
    /// The year of the next occurrence or, once it has passed, of the last one, by the calendar of its zone.
    pub year: i16,
}

impl PublishableEvent<'_> {
    /// When the first occurrence of its page starts.
    fn start(&self) -> i64 {
        self.occurrences.first().map_or(i64::MAX, Occurrence::start)
    }
}

impl DatedEntry for PublishableEvent<'_> {
    fn card(&self) -> &DatedCard {
        &self.card
    }

    fn is_soon(&self) -> bool {
        self.is_soon
    }

    fn changed(&self, today: Date) -> Date {
        self.event.changed(today)
    }
}

impl<'a> PublishableEvents<'a> {
    pub fn new(
        locale: &LocaleContent<'a>,
        formatter: &LocaleFormatter,
        schedule_formatter: &ScheduleFormatter<'_>,
        options: PublishOptions,
    ) -> Self {
        let strings = locale.strings;
        let is_published =
            |event: &&&AuthoredEvent| options.with_unpublished || options.unpublished(event.publication()).is_none();
        let events: Vec<&AuthoredEvent> = locale.events.iter().filter(is_published).copied().collect();
        let publishable = |event: &&'a AuthoredEvent| {
            publishable(event, locale.original(event), schedule_formatter, strings, options)
        };
        let events: Vec<_> = events.par_iter().map(publishable).collect();
        let (mut upcoming, mut past): (Vec<_>, Vec<_>) = events.into_iter().partition(|event| event.is_upcoming);
        // Events of one time stay sorted by slug.
        upcoming.sort_by_key(PublishableEvent::start);
        past.sort_by_key(|event| std::cmp::Reverse(event.start()));
        PublishableEvents {
            upcoming,
            past,
            clock: schedule_formatter.clock_strings(),
            strings: &strings.events,
            as_of: interpolate(&strings.events.as_of, &[("day", &formatter.day(options.today))]),
        }
    }

    /// Returns the next events, for cards.
    pub fn next(&self, count: usize) -> DatedCards {
        dated::upcoming_cards(&self.upcoming, count, &self.strings.none, &self.clock)
    }

    /// Returns the events of the calendars, by slug. Drafts are in none.
    pub fn calendar(&self, content: &Content, today: Date) -> Vec<CalendarEvent> {
        let events = self.upcoming.iter().chain(&self.past).filter(|event| event.unpublished.is_none());
        let mut events: Vec<CalendarEvent> = events
            .map(|PublishableEvent { event, original, place, .. }| {
                let kind = kind_label(event.kind, self.strings);
                CalendarEvent::new(event, original, (kind, &place.label), content, today)
            })
            .collect();
        events.sort_by(|one, other| one.slug.cmp(&other.slug));
        events
    }
}

fn publishable<'a>(
    event: &'a AuthoredEvent,
    original: &'a AuthoredEvent,
    formatter: &ScheduleFormatter<'_>,
    strings: &AuthoredStrings,
    options: PublishOptions,
) -> PublishableEvent<'a> {
    let today = options.today;
    let in_months = today.saturating_add(MONTHS.months());
    let old = today.saturating_add(MAX_BUILD_AGE_DAYS.days());
    let mut scheduled = event.schedule.occurrences(today, in_months);
    let last = scheduled.last().cloned();
    scheduled.retain(|occurrence| occurrence.may_be_ahead(today));
    let has_passed = scheduled.is_empty();
    if has_passed {
        scheduled.extend(last);
    }
    let passing = scheduled.iter().filter(|occurrence| occurrence.last < old).count();
    let year = scheduled.first().map_or(0, |next| next.first.year());
    let city = event.schedule.zone.as_ref().map(|zone| formatter.city(zone)).unwrap_or_default();
    let occurrence = |scheduled: &ScheduledOccurrence| {
        dated::occurrence(scheduled, formatter.occurrence(scheduled, event.schedule.timing, &city))
    };
    let mut occurrences: Vec<Occurrence> = scheduled.iter().map(occurrence).collect();
    let next_by_build = scheduled.iter().position(|occurrence| occurrence.last >= today).unwrap_or(0);
    let next = occurrences.get(next_by_build).cloned();
    // It still takes place, on a day that is not known yet.
    let waits_for_new_day = has_passed && event.status == EventStatus::Postponed;
    if waits_for_new_day {
        occurrences.clear();
    }
    let in_lists = occurrences.iter().take(passing + 1).cloned().collect();
    let unpublished = options.unpublished(event.publication());
    let (place, details) = (formatter.place(&event.place), details(event, unpublished, strings));
    let card = card(event, &details, &place.label, in_lists);
    PublishableEvent {
        event,
        original,
        place,
        details,
        unpublished,
        card,
        occurrences,
        next,
        is_upcoming: !has_passed || waits_for_new_day,
        is_soon: passing > 0 && !has_passed,
        year,
    }
}

/// Returns the card of an event, as lists directly below the title of a page have it.
fn card(event: &AuthoredEvent, details: &[Inline], place: &str, occurrences: Vec<Occurrence>) -> DatedCard {
    let mut line = vec![text(place), text(SEPARATOR)];
    line.extend_from_slice(details);
    DatedCard {
        language: event.language.clone(),
        card: Card {
            level: 2,
            // Ids of headings in a body have no underscore.
            id: format!("event_{}", event.slug),
            source_id: None,
            heading: vec![link_to_page(&Route::Event(event.slug.clone()), "", &event.title)],
            blocks: vec![Block::Paragraph(line), Block::Paragraph(vec![text(&event.summary)])],
        },
        values: Vec::new(),
        occurrences,
        is_called_off: event.status != EventStatus::Confirmed,
    }
}

/// Returns the kind, how the event repeats, its status and whether it is a draft, on one line.
fn details(event: &AuthoredEvent, unpublished: Option<Unpublished>, strings: &AuthoredStrings) -> Vec<Inline> {
    let events = &strings.events;
    let repeats = repeats_label(event, events);
    let words = [Some(kind_label(event.kind, events)), repeats].into_iter().flatten().map(String::as_str);
    let mut line = vec![Inline::Text(words.collect::<Vec<_>>().join(SEPARATOR))];
    let unpublished = unpublished_label(unpublished, &strings.strings);
    for badge in [status_label(event.status, events), unpublished].into_iter().flatten() {
        line.push(text(SEPARATOR));
        line.push(Inline::Strong(vec![text(badge)]));
    }
    line
}

pub(super) fn kind_label(kind: EventKind, strings: &EventStrings) -> &String {
    match kind {
        EventKind::Meetup => &strings.meetup,
        EventKind::Conference => &strings.conference,
        EventKind::Talk => &strings.talk,
        EventKind::Sprint => &strings.sprint,
        EventKind::Social => &strings.social,
    }
}

/// Returns the status as readers see it, unless the event is confirmed.
pub(super) fn status_label(status: EventStatus, strings: &EventStrings) -> Option<&String> {
    match status {
        EventStatus::Confirmed => None,
        EventStatus::Postponed => Some(&strings.postponed),
        EventStatus::Cancelled => Some(&strings.cancelled),
    }
}

fn repeats_label<'a>(event: &AuthoredEvent, strings: &'a EventStrings) -> Option<&'a String> {
    event.schedule.repeats.as_ref().map(|repeats| match repeats.frequency {
        Frequency::Weekly => &strings.weekly,
        Frequency::EverySecondWeek => &strings.every_second_week,
        Frequency::MonthlyByDay | Frequency::MonthlyByWeekday => &strings.monthly,
    })
}
