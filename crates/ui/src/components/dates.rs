//! When an entry takes place, in its own time zone and by the visitor's clock.

use crate::context::ViewContext;
use crate::state::UiState;
use crate::view::html::{li, p, span, strong, time, ul};
use crate::view::{CollectView, Element, IntoView, Node};
use model::clock::{Clock, Phase};
use model::dated::{ClockStrings, Dates, Occurrence};
use std::sync::Arc;

/// The most occurrences that are listed below the next one.
const MAX_FURTHER_DATES: usize = 5;

/// The next occurrence and those after it. Of an entry that has passed, it is the last one.
pub fn dates(dates: &Dates, context: &ViewContext<'_>) -> Vec<Node> {
    let strings = dates.clock.clone().map(Arc::new);
    let occurrences = &dates.occurrences;
    let next = occurrences.iter().position(|occurrence| !is_over(occurrence, context.clock));
    let mut shown = occurrences[next.unwrap_or(occurrences.len().saturating_sub(1))..].iter();
    let next = shown.next().map(|occurrence| times(Some(&dates.label), occurrence, strings.as_ref()));
    let item = |occurrence| li().child(times(None, occurrence, strings.as_ref()));
    let further = shown.take(MAX_FURTHER_DATES).map(item).collect_view();
    let list = (!further.is_empty()).then(|| (p().child(strong().child(&dates.further_label)), ul().child(further)));
    (next, list).into_view()
}

/// When an occurrence takes place, in its own time zone and by the visitor's clock.
pub fn times(label: Option<&str>, occurrence: &Occurrence, strings: Option<&Arc<ClockStrings>>) -> Element {
    let label = label.map(|label| strong().child(label));
    let own = time().attr("datetime", &occurrence.day).child(&occurrence.label);
    p().class("times").child((label, own, strings.map(|strings| visitor_time(occurrence, strings))))
}

/// Returns whether an occurrence is known to have passed.
pub fn is_over(occurrence: &Occurrence, clock: Option<Clock>) -> bool {
    clock.is_some_and(|clock| clock.phase(occurrence) == Phase::Over)
}

/// Where an occurrence stands and when it starts, by the visitor's clock. The style sheet gives both lines their room before
/// the app knows them.
fn visitor_time(occurrence: &Occurrence, strings: &Arc<ClockStrings>) -> Element {
    let phase = {
        let (strings, occurrence) = (strings.clone(), occurrence.clone());
        move |state: &UiState| state.clock.and_then(|clock| strings.phase(clock.phase(&occurrence)).map(String::from))
    };
    let start = occurrence.time.clone().map(|time| {
        let strings = strings.clone();
        let offset = move |clock: Clock| (clock.offset_at)(time.start.try_into().unwrap_or_default());
        let own_start =
            move |state: &UiState| state.clock.and_then(|clock| strings.start_for_visitor(&time, offset(clock)));
        span().child(own_start)
    });
    span().class("visitor-time").child((span().child(phase), start))
}
