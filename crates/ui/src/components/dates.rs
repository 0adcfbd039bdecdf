//! When an entry takes place, in its own time zone and by the visitor's clock.

use crate::context::ViewContext;
use crate::state::UiState;
use crate::view::html::{li, p, span, strong, time, ul};
use crate::view::{CollectView, Element, IntoView, Node};
use model::clock::{Clock, Phase};
use model::dated::{ClockTexts, Dates, Occurrence};
use std::sync::Arc;

/// The most occurrences that are listed below the next one.
const MAX_FURTHER_DATES: usize = 5;

/// The next occurrence and those after it. Of an entry that has passed, it is the last one.
pub fn dates(dates: &Dates, context: &ViewContext<'_>) -> Vec<Node> {
    let texts = dates.clock.clone().map(Arc::new);
    let occurrences = &dates.occurrences;
    let next = occurrences.iter().position(|occurrence| !is_over(occurrence, context.clock));
    let mut shown = occurrences[next.unwrap_or(occurrences.len().saturating_sub(1))..].iter();
    let times = |occurrence: &Occurrence| {
        (occurrence_time(occurrence), texts.as_ref().map(|texts| visitor_time(occurrence, texts))).into_view()
    };
    let next = shown.next().map(times);
    let further = shown.take(MAX_FURTHER_DATES).map(|occurrence| li().child(times(occurrence))).collect_view();
    let heading = |label: &str| p().child(strong().child(label));
    let list = (!further.is_empty()).then(|| (heading(&dates.further_label), ul().child(further)).into_view());
    (heading(&dates.label), next, list).into_view()
}

/// Returns whether an occurrence is known to have passed.
pub fn is_over(occurrence: &Occurrence, clock: Option<Clock>) -> bool {
    clock.is_some_and(|clock| clock.phase(occurrence) == Phase::Over)
}

/// Day and time of an occurrence, in the entry's own time zone.
pub fn occurrence_time(occurrence: &Occurrence) -> Element {
    let time = time().attr("datetime", &occurrence.day).child(&occurrence.label);
    p().class("event-time").child(time)
}

/// Where an occurrence stands and when it starts, by the visitor's clock. The style sheet gives both lines their room before
/// the app knows them.
pub fn visitor_time(occurrence: &Occurrence, texts: &Arc<ClockTexts>) -> Element {
    let phase = {
        let (texts, occurrence) = (texts.clone(), occurrence.clone());
        move |state: &UiState| state.clock.and_then(|clock| texts.phase(clock.phase(&occurrence)).map(String::from))
    };
    let start = occurrence.time.clone().map(|time| {
        let texts = texts.clone();
        let offset = move |clock: Clock| (clock.offset_at)(time.start.try_into().unwrap_or_default());
        let own_start =
            move |state: &UiState| state.clock.and_then(|clock| texts.start_for_visitor(&time, offset(clock)));
        span().child(own_start)
    });
    p().class("visitor-time").child((span().child(phase), start))
}
