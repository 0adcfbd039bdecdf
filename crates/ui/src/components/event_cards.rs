//! Cards that link to events, and what cards and pages of events share.

use super::{HeadingLevel, SMALL, grid, in_language, pattern, text_link, unpublished_badge};
use crate::context::ViewContext;
use crate::filters::{accept, values_of};
use crate::state::UiState;
use crate::view::html::{h2, h3, li, p, span, strong, time};
use crate::view::{CollectView, Element, IntoView, Node};
use model::clock::{Clock, Phase};
use model::event::{ClockTexts, EventStatus, EventSummary, Occurrence};
use model::route::Route;
use std::sync::Arc;

/// The texts of the clock, shared by the labels of a page.
pub type SharedTexts = Arc<ClockTexts>;

/// An event with the occurrence that is shown of it.
pub type ShownEvent<'a> = (&'a EventSummary, &'a Occurrence);

/// Returns the events that have not passed, by their next occurrence. While the clock is not known, these are all, in their
/// order.
pub fn upcoming(events: &[EventSummary], clock: Option<Clock>) -> Vec<ShownEvent<'_>> {
    let mut shown: Vec<ShownEvent<'_>> = Vec::new();
    for event in events {
        if let Some(next) = event.occurrences.iter().find(|next| !is_over(next, clock)) {
            let position = clock.map_or(shown.len(), |_| shown.partition_point(|(_, other)| other.day <= next.day));
            shown.insert(position, (event, next));
        }
    }
    shown
}

/// Returns whether an occurrence is known to have passed.
pub fn is_over(occurrence: &Occurrence, clock: Option<Clock>) -> bool {
    clock.is_some_and(|clock| clock.phase(occurrence) == Phase::Over)
}

/// One card for each event, or a sentence that there is none. Those of the archive have no texts of the clock.
pub fn event_cards(
    events: &[ShownEvent<'_>],
    level: HeadingLevel,
    none: &str,
    texts: Option<&SharedTexts>,
    context: &ViewContext<'_>,
) -> Element {
    match events.is_empty() {
        true => p().class("notice").child(none),
        false => grid("grid", events.iter().map(|event| event_card(*event, level, texts, context)).collect_view()),
    }
}

/// Day and time of an occurrence, in the event's own time zone.
pub fn occurrence_time(occurrence: &Occurrence) -> Element {
    time().attr("datetime", &occurrence.day).child(&occurrence.label)
}

/// Where an occurrence stands and when it starts, by the visitor's clock. The style sheet gives both lines their room before
/// the app knows them.
pub fn visitor_time((event, occurrence): ShownEvent<'_>, texts: Option<&SharedTexts>) -> Option<Element> {
    let texts = texts.filter(|_| event.status == EventStatus::Confirmed)?;
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
    Some(span().class("visitor-time").child((span().child(phase), start)))
}

/// The kind, the status and whether the event is a draft.
pub fn event_details(event: &EventSummary, context: &ViewContext<'_>) -> Vec<Node> {
    let status = (!event.status_label.is_empty()).then(|| strong().class("badge").child(&event.status_label));
    let repeats = (!event.repeats.is_empty()).then(|| span().child(&event.repeats));
    (span().child(&event.kind_label), repeats, status, unpublished_badge(event.unpublished, context)).into_view()
}

fn event_card(
    shown: ShownEvent<'_>,
    level: HeadingLevel,
    texts: Option<&SharedTexts>,
    context: &ViewContext<'_>,
) -> Element {
    let (event, occurrence) = shown;
    let heading = match level {
        HeadingLevel::Two => h2(),
        HeadingLevel::Three => h3(),
    };
    let link = text_link(&context.page_url(&Route::Event(event.slug.clone())), &event.title);
    let decoration = (!context.is_feed()).then(|| pattern("event", &event.slug, SMALL));
    let values = values_of(event);
    let has_filters = level == HeadingLevel::Two && texts.is_some();
    let is_filtered_out = move |state: &UiState| !accept(&state.filters, &values);
    let card = li().class("card card-link").attr("hidden", has_filters.then_some(is_filtered_out));
    in_language(card, &event.language, context).child((
        decoration,
        heading.class("card-heading").child(link),
        p().class("event-time").child(occurrence_time(occurrence)),
        visitor_time(shown, texts.filter(|_| !context.is_feed())),
        p().class("card-meta").child((span().child(&event.place.label), event_details(event, context))),
        p().child(&event.summary),
    ))
}
