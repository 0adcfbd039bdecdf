//! An event.

use crate::components::{
    SharedTexts, body, event_details, external_link, in_language, is_over, language_notice, occurrence_time,
    page_header, text_link, visitor_time,
};
use crate::context::ViewContext;
use crate::view::html::{article, div, h1, h2, li, p, section, span, strong, ul};
use crate::view::{CollectView, Element, IntoView};
use model::event::{Event, Occurrence};
use model::route::{Route, event_calendar};

/// The most occurrences that are listed below the next one.
const MAX_FURTHER_DATES: usize = 5;

/// The page of an event.
pub fn event(event: &Event, context: &ViewContext<'_>) -> impl IntoView {
    let summary = &event.summary;
    let texts = event.clock.clone().map(SharedTexts::new);
    let occurrences = &summary.occurrences;
    let next = occurrences.iter().position(|occurrence| !is_over(occurrence, context.clock));
    // Of an event that has passed, the last occurrence is shown.
    let occurrences = &occurrences[next.unwrap_or(occurrences.len().saturating_sub(1))..];
    let heading = (h1().child(&summary.title), p().class("post-meta").child(event_details(summary, context)));
    let article = in_language(article().class("stack"), &summary.language, context).child((
        page_header(&summary.slug, heading),
        facts(event, occurrences, texts.as_ref()),
        actions(event, context),
        body(&event.body, context),
    ));
    (
        language_notice(&summary.language, context),
        article,
        further_dates(event, occurrences, texts.as_ref()),
        p().class("as-of").child(&event.as_of),
        p().class("actions").child(text_link(&context.page_url(&Route::Events), &event.labels.all_events)),
    )
}

/// When and where it takes place, and who organises it.
fn facts(event: &Event, occurrences: &[Occurrence], texts: Option<&SharedTexts>) -> Element {
    let (summary, labels) = (&event.summary, &event.labels);
    let fact = |label: &str, value: Element| p().child((strong().child((label, ": ")), value));
    let group = event.group.as_ref().map(|group| fact(&labels.group, span().child(group)));
    div().class("event-facts").child((
        occurrences.first().map(|next| {
            let when = fact(&labels.when, occurrence_time(next).class("event-time"));
            when.child(visitor_time((summary, next), texts))
        }),
        fact(&labels.place, span().child(&summary.place.label)),
        group,
    ))
}

/// The links to join and to the calendar file, which the app leaves to the browser.
fn actions(event: &Event, context: &ViewContext<'_>) -> Element {
    let labels = &event.labels;
    let file = context.href(&event_calendar(&event.summary.slug));
    p().class("actions").child((
        event.link.as_ref().map(|url| external_link(url, &labels.link, context)),
        text_link(&file, &labels.add_to_calendar).attr("rel", "external"),
    ))
}

fn further_dates(event: &Event, occurrences: &[Occurrence], texts: Option<&SharedTexts>) -> Option<Element> {
    let further: Vec<&Occurrence> = occurrences.iter().skip(1).take(MAX_FURTHER_DATES).collect();
    let item = |occurrence: &Occurrence| {
        li().child((occurrence_time(occurrence), visitor_time((&event.summary, occurrence), texts)))
    };
    let items = || further.iter().map(|occurrence| item(occurrence)).collect_view();
    let list = || {
        section()
            .attr("aria-labelledby", "further_dates")
            .child((h2().attr("id", "further_dates").child(&event.labels.further_dates), ul().child(items())))
    };
    (!further.is_empty()).then(list)
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{event as shortest_event, event_labels, full_event, on_page, paragraph};
    use crate::snapshots::{Case, case};
    use model::SCHEMA;
    use model::event::{ClockTexts, EventSummary};

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let page = |summary: EventSummary| Event {
            schema: SCHEMA,
            summary,
            link: None,
            group: None,
            body: vec![paragraph("The body.")],
            as_of: String::from("as of a day"),
            clock: Some(ClockTexts::default()),
            labels: event_labels(),
            substitutes: Vec::new(),
        };
        let full = Event {
            link: Some(String::from("https://other.example/join?a&b")),
            group: Some(String::from("a-group")),
            ..page(full_event())
        };
        let view = |content: &Event| on_page(|context| event(content, context).into_view());
        vec![
            case("With the least", view(&page(shortest_event()))),
            case("With everything, in another language", view(&full)),
        ]
    }
}
