//! A list of events: the upcoming ones, or those of a year of the archive.

use crate::components::{HeadingLevel, Pagination, event_cards, heading_and_body, pagination, text_link};
use crate::context::ViewContext;
use crate::view::html::{h2, li, nav, p, ul};
use crate::view::{CollectView, Element, IntoView};
use model::event::EventList;
use model::route::{CALENDAR, EVENT_FEED, Route};

/// The page of a list of events.
pub fn events(path: &str, list: &EventList, context: &ViewContext<'_>) -> impl IntoView {
    let labels = &list.labels;
    let all_events = || p().class("actions").child(text_link(&context.page_url(&Route::Events), &labels.all_events));
    (
        heading_and_body(path, &list.meta, &list.introduction, context),
        list.year.map(|_| all_events()),
        event_cards(&list.events, HeadingLevel::Two, &labels.none, context),
        links_to_pages(list, context),
        archive(list, context),
        files(list, context),
        p().class("as-of").child(&list.as_of),
    )
}

fn links_to_pages(list: &EventList, context: &ViewContext<'_>) -> Option<Element> {
    let labels = &list.labels;
    let links = Pagination {
        page: list.page,
        pages: list.pages,
        position: &list.position,
        name: &labels.pages,
        previous: &labels.previous_page,
        next: &labels.next_page,
    };
    pagination(&links, |page| {
        context.page_url(&match list.year {
            Some(year) => Route::event_archive(year, page),
            None => Route::upcoming_events(page),
        })
    })
}

/// The years of the archive.
fn archive(list: &EventList, context: &ViewContext<'_>) -> Option<Element> {
    let years = list.years.iter().map(|year| {
        let link = text_link(&context.page_url(&Route::EventArchive(*year)), &year.to_string());
        li().child(link.attr("aria-current", (list.year == Some(*year)).then_some("page")))
    });
    let links = || {
        nav().class("archive").attr("aria-labelledby", "archive_heading").child((
            h2().attr("id", "archive_heading").child(&list.labels.archive),
            ul().class("tags").child(years.collect_view()),
        ))
    };
    (!list.years.is_empty()).then(links)
}

/// The calendar of all events and their feed.
fn files(list: &EventList, context: &ViewContext<'_>) -> Element {
    // The app leaves external links to the browser.
    let link = |file: &str, label: &str| text_link(&context.href(file), label).attr("rel", "external");
    p().class("feeds").child((link(CALENDAR, &list.labels.subscribe), link(EVENT_FEED, &list.labels.feed)))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{event, event_labels, full_event, meta, on_page};
    use crate::snapshots::{Case, case};
    use model::SCHEMA;
    use model::event::ClockTexts;

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let page = |page, pages| EventList {
            schema: SCHEMA,
            meta: meta("en"),
            introduction: Vec::new(),
            events: vec![event(), full_event()],
            page,
            pages,
            position: format!("page {page} of {pages}"),
            year: None,
            years: vec![2024, 2023],
            as_of: String::from("as of a day"),
            clock: Some(ClockTexts::default()),
            labels: event_labels(),
        };
        let archive = EventList { year: Some(2023), clock: None, ..page(2, 2) };
        let empty = EventList { events: Vec::new(), years: Vec::new(), ..page(1, 1) };
        let view = |list: &EventList| on_page(|context| events("/events/", list, context).into_view());
        vec![
            case("The first page of the upcoming events", view(&page(1, 2))),
            case("The last page of a year", view(&archive)),
            case("No event", view(&empty)),
        ]
    }
}
