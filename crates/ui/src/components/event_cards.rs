//! Cards that link to events, and what cards and pages of events share.

use super::{HeadingLevel, SMALL, grid, in_language, pattern, text_link, unpublished_badge};
use crate::context::ViewContext;
use crate::view::html::{h2, h3, li, p, span, strong, time};
use crate::view::{CollectView, Element, IntoView, Node};
use model::event::{EventSummary, Occurrence};
use model::route::Route;

/// One card for each event, or a sentence that there is none.
pub fn event_cards(events: &[EventSummary], level: HeadingLevel, none: &str, context: &ViewContext<'_>) -> Element {
    match events.is_empty() {
        true => p().class("notice").child(none),
        false => grid("grid", events.iter().map(|event| event_card(event, level, context)).collect_view()),
    }
}

/// Day and time of an occurrence, in the event's own time zone.
pub fn occurrence_time(occurrence: &Occurrence) -> Element {
    time().attr("datetime", &occurrence.day).child(&occurrence.label)
}

/// The kind, the status and whether the event is a draft.
pub fn event_details(event: &EventSummary, context: &ViewContext<'_>) -> Vec<Node> {
    let status = (!event.status_label.is_empty()).then(|| strong().class("badge").child(&event.status_label));
    let repeats = (!event.repeats.is_empty()).then(|| span().child(&event.repeats));
    (span().child(&event.kind_label), repeats, status, unpublished_badge(event.unpublished, context)).into_view()
}

fn event_card(event: &EventSummary, level: HeadingLevel, context: &ViewContext<'_>) -> Element {
    let heading = match level {
        HeadingLevel::Two => h2(),
        HeadingLevel::Three => h3(),
    };
    let link = text_link(&context.page_url(&Route::Event(event.slug.clone())), &event.title);
    let when = event.occurrences.first().map(|next| p().class("event-time").child(occurrence_time(next)));
    let decoration = (!context.is_feed()).then(|| pattern("event", &event.slug, SMALL));
    in_language(li().class("card"), &event.language, context).child((
        decoration,
        heading.class("card-heading").child(link),
        when,
        p().class("card-meta").child((span().child(&event.place.label), event_details(event, context))),
        p().child(&event.summary),
    ))
}
