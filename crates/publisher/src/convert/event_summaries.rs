//! The events to publish, each with what lists show of it.

use super::PublishOptions;
use super::calendar_event::CalendarEvent;
use super::event_formatter::EventFormatter;
use super::locale_content::LocaleContent;
use super::locale_formatter::LocaleFormatter;
use crate::authored::{AuthoredEvent, EventKind, EventStrings, Frequency, ScheduledOccurrence};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use model::event::{ClockTexts, EventLabels, EventStatus, EventSummary, NextEvents, Occurrence, OccurrenceTime};
use model::strings::interpolate;
use rayon::prelude::*;

/// The months for which occurrences are published.
const MONTHS: i32 = 13;
/// The days for which the site of an old build still shows what is next.
const DAYS_OF_OLD_BUILDS: i32 = 60;

/// The events to publish in one language, and the texts that their pages share.
pub(super) struct PublishableEvents<'a> {
    /// By the next occurrence.
    pub upcoming: Vec<PublishableEvent<'a>>,
    /// By the last occurrence, the latest first.
    pub past: Vec<PublishableEvent<'a>>,
    pub clock: ClockTexts,
    pub labels: EventLabels,
    /// The day of the build in words.
    pub as_of: String,
}

pub(super) struct PublishableEvent<'a> {
    pub event: &'a AuthoredEvent,
    /// With the occurrences of lists.
    pub summary: EventSummary,
    /// All occurrences of its page.
    pub occurrences: Vec<Occurrence>,
    /// Whether it ends within the days for which an old build is right.
    pub ends_soon: bool,
    /// When it takes place next or, once it has passed, took place last, by the clock of its zone.
    pub next: DateTime,
}

impl<'a> PublishableEvents<'a> {
    pub fn new(locale: &LocaleContent<'a>, formatter: &LocaleFormatter, options: PublishOptions) -> Self {
        let strings = &locale.strings.events;
        let texts = EventFormatter::new(&locale.language.locale, strings);
        let is_published =
            |event: &&&AuthoredEvent| options.with_unpublished || options.unpublished(event.publication()).is_none();
        let events: Vec<&AuthoredEvent> = locale.events.iter().filter(is_published).copied().collect();
        let events: Vec<_> = events.par_iter().map(|event| publishable(event, &texts, strings, options)).collect();
        let (mut upcoming, mut past): (Vec<_>, Vec<_>) = events.into_iter().partition(|(_, is_upcoming)| *is_upcoming);
        // Events of one time stay sorted by slug.
        upcoming.sort_by_key(|(event, _)| event.next);
        past.sort_by_key(|(event, _)| std::cmp::Reverse(event.next));
        let without_flag =
            |events: Vec<(PublishableEvent<'a>, bool)>| events.into_iter().map(|(event, _)| event).collect();
        PublishableEvents {
            upcoming: without_flag(upcoming),
            past: without_flag(past),
            clock: texts.clock_texts(),
            labels: labels(strings),
            as_of: interpolate(&strings.as_of, &[("day", &formatter.day(options.today))]),
        }
    }

    /// Returns the next events for cards, and as many more as pass within the days for which an old build is right.
    pub fn next(&self, count: usize) -> NextEvents {
        let soon = self.upcoming.iter().filter(|event| event.ends_soon).count();
        NextEvents {
            count: u32::try_from(count).unwrap_or(u32::MAX),
            events: self.upcoming.iter().take(count + soon).map(|event| event.summary.clone()).collect(),
            none: self.labels.none.clone(),
            clock: self.clock.clone(),
        }
    }

    /// Returns the events of the calendars, by slug. Drafts are in none.
    pub fn calendar(&self) -> Vec<CalendarEvent> {
        let events = self.upcoming.iter().chain(&self.past).filter(|event| event.summary.unpublished.is_none());
        let mut events: Vec<CalendarEvent> = events
            .map(|PublishableEvent { event, summary, .. }| {
                CalendarEvent::new(event, &summary.kind_label, &summary.place.label)
            })
            .collect();
        events.sort_by(|one, other| one.slug.cmp(&other.slug));
        events
    }
}

/// Returns an event, and whether it is upcoming.
fn publishable<'a>(
    event: &'a AuthoredEvent,
    texts: &EventFormatter<'_>,
    strings: &EventStrings,
    options: PublishOptions,
) -> (PublishableEvent<'a>, bool) {
    let today = options.today;
    let in_months = today.saturating_add(MONTHS.months());
    let old = today.saturating_add(DAYS_OF_OLD_BUILDS.days());
    let mut scheduled = event.schedule.occurrences(today, in_months);
    let last = scheduled.last().cloned();
    scheduled.retain(|occurrence| occurrence.last >= today);
    let is_upcoming = !scheduled.is_empty();
    if !is_upcoming {
        scheduled.extend(last);
    }
    let passing = scheduled.iter().filter(|occurrence| occurrence.last < old).count();
    let next = scheduled.first().map_or(DateTime::default(), start);
    let city = event.schedule.zone.as_ref().map(|zone| texts.city(zone)).unwrap_or_default();
    let occurrences: Vec<Occurrence> = scheduled.iter().map(|it| occurrence(it, event, &city, texts)).collect();
    let in_lists = occurrences.iter().take(passing + 1).cloned().collect();
    let summary = summary(event, in_lists, texts, strings, options);
    (PublishableEvent { event, summary, ends_soon: passing == scheduled.len(), occurrences, next }, is_upcoming)
}

fn start(occurrence: &ScheduledOccurrence) -> DateTime {
    match &occurrence.time {
        Some(time) => time.start.datetime(),
        None => occurrence.first.to_datetime(jiff::civil::Time::midnight()),
    }
}

fn occurrence(
    scheduled: &ScheduledOccurrence,
    event: &AuthoredEvent,
    city: &str,
    texts: &EventFormatter<'_>,
) -> Occurrence {
    let seconds = |seconds: i64| u64::try_from(seconds).unwrap_or(0);
    let time = scheduled.time.as_ref().map(|time| {
        let start = time.start.timestamp().as_second();
        OccurrenceTime {
            start: seconds(start),
            end: time.end.as_ref().map(|end| seconds(end.timestamp().as_second())),
            local_start: seconds(start + i64::from(time.start.offset().seconds())),
        }
    });
    Occurrence {
        day: scheduled.first.to_string(),
        last_day: (scheduled.last != scheduled.first).then(|| scheduled.last.to_string()),
        time,
        label: texts.occurrence(scheduled, event.schedule.timing, city),
    }
}

fn summary(
    event: &AuthoredEvent,
    occurrences: Vec<Occurrence>,
    texts: &EventFormatter<'_>,
    strings: &EventStrings,
    options: PublishOptions,
) -> EventSummary {
    EventSummary {
        slug: event.slug.clone(),
        language: event.language.clone(),
        title: event.title.clone(),
        summary: event.summary.clone(),
        kind: String::from(event.kind.word()),
        kind_label: kind_label(event.kind, strings).clone(),
        status: event.status,
        status_label: status_label(event.status, strings),
        place: texts.place(&event.place),
        repeats: repeats_label(event, strings),
        occurrences,
        unpublished: options.unpublished(event.publication()),
    }
}

fn kind_label(kind: EventKind, strings: &EventStrings) -> &String {
    match kind {
        EventKind::Meetup => &strings.meetup,
        EventKind::Conference => &strings.conference,
        EventKind::Talk => &strings.talk,
        EventKind::Sprint => &strings.sprint,
        EventKind::Social => &strings.social,
    }
}

fn status_label(status: EventStatus, strings: &EventStrings) -> String {
    match status {
        EventStatus::Confirmed => String::new(),
        EventStatus::Postponed => strings.postponed.clone(),
        EventStatus::Cancelled => strings.cancelled.clone(),
    }
}

fn repeats_label(event: &AuthoredEvent, strings: &EventStrings) -> String {
    let label = event.schedule.repeats.as_ref().map(|repeats| match repeats.frequency {
        Frequency::Weekly => &strings.weekly,
        Frequency::EverySecondWeek => &strings.every_second_week,
        Frequency::MonthlyByDay | Frequency::MonthlyByWeekday => &strings.monthly,
    });
    label.cloned().unwrap_or_default()
}

fn labels(strings: &EventStrings) -> EventLabels {
    EventLabels {
        filters: strings.filters.clone(),
        any_kind: strings.any_kind.clone(),
        any_country: strings.any_country.clone(),
        online_only: strings.online_only.clone(),
        shown: strings.shown.clone(),
        none: strings.none.clone(),
        subscribe: strings.subscribe.clone(),
        feed: strings.feed.clone(),
        archive: strings.archive.clone(),
        all_events: strings.all_events.clone(),
        pages: strings.pages.clone(),
        previous_page: strings.previous_page.clone(),
        next_page: strings.next_page.clone(),
        when: strings.when.clone(),
        place: strings.place.clone(),
        group: strings.group.clone(),
        further_dates: strings.further_dates.clone(),
        add_to_calendar: strings.add_to_calendar.clone(),
        link: strings.link.clone(),
    }
}

/// Returns the day of an event's last change that is not in the future.
pub(super) fn modified(event: &AuthoredEvent, today: Date) -> Date {
    event.changed().min(today)
}
