//! What lists show of entries with dates: events, and opportunities with their deadlines.

use crate::authored::ScheduledOccurrence;
use jiff::civil::Date;
use model::dated::{ClockStrings, DatedCard, DatedCards, Occurrence, OccurrenceTime};
use model::news::Unpublished;
use model::strings::Strings;

/// The age of a build, in days, up to which its pages still show the next entries.
pub(super) const MAX_BUILD_AGE_DAYS: i32 = 60;
/// The most entries among which the app chooses the next ones.
const MAX_NEXT: usize = 24;

/// An entry of a list.
pub(super) trait DatedEntry {
    /// The card, as lists directly below the title of a page have it.
    fn card(&self) -> &DatedCard;
    /// Whether its next date is within the days for which an old build is right.
    fn is_soon(&self) -> bool;
    /// The day of the last change.
    fn changed(&self, today: Date) -> Date;
}

/// Returns enough cards for a build of up to [`MAX_BUILD_AGE_DAYS`] to show the next `count` entries, up to a limit. `entries` are
/// sorted by their next date.
pub(super) fn upcoming_cards(
    entries: &[impl DatedEntry],
    count: usize,
    none: &str,
    clock: &ClockStrings,
) -> DatedCards {
    let soon = entries.iter().filter(|entry| entry.is_soon()).count();
    let candidates = (soon + count).min(count.max(MAX_NEXT));
    let card = |entry: &_| {
        let mut card = DatedEntry::card(entry).clone();
        card.card.level = 3;
        card
    };
    DatedCards {
        count: Some(u32::try_from(count).unwrap_or(u32::MAX)),
        clock: Some(clock.clone()),
        ..cards_of_archive(entries.iter().take(candidates).map(card).collect(), none)
    }
}

/// Returns the cards of an archive. `none` is shown if there is no card.
pub(super) fn cards_of_archive(cards: Vec<DatedCard>, none: &str) -> DatedCards {
    DatedCards { cards, count: None, keeps_past: false, none: String::from(none), filters: None, clock: None }
}

/// Returns an occurrence as it is published.
pub(super) fn occurrence(scheduled: &ScheduledOccurrence, label: String) -> Occurrence {
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
        label,
    }
}

/// Returns how the app marks an entry that a release leaves out.
pub(super) fn unpublished_label(unpublished: Option<Unpublished>, strings: &Strings) -> Option<&String> {
    unpublished.map(|reason| match reason {
        Unpublished::Draft => &strings.draft.text,
        Unpublished::Scheduled => &strings.scheduled.text,
    })
}
