//! A list of events: the upcoming ones, or those of a year of the archive.

use crate::components::{
    HeadingLevel, Pagination, SharedTexts, ShownEvent, event_cards, heading_and_body, pagination, text_link, upcoming,
};
use crate::context::ViewContext;
use crate::filters::{Filters, KEYS, accept, values_of};
use crate::state::{Action, UiState};
use crate::view::html::{div, fieldset, h2, input, label, legend, li, nav, p, span, ul};
use crate::view::{CollectView, Element, IntoView, ev};
use model::event::EventList;
use model::route::{CALENDAR, EVENT_FEED, Route};
use model::strings::interpolate;

/// The page of a list of events.
pub fn events(route: &Route, list: &EventList, context: &ViewContext<'_>) -> impl IntoView {
    let labels = &list.labels;
    let all_events = || p().class("actions").child(text_link(&context.page_url(&Route::Events), &labels.all_events));
    let texts = list.clock.clone().map(SharedTexts::new);
    // Without texts of the clock, it is the archive.
    let shown = upcoming(&list.events, context.clock.filter(|_| texts.is_some()));
    (
        heading_and_body(&route.path(), None, &list.meta, &list.introduction, context).into_view(),
        list.year.map(|_| all_events()),
        texts.as_ref().filter(|_| shown.len() > 1).map(|texts| filters(list, &shown, texts)),
        event_cards(&shown, HeadingLevel::Two, &labels.none, texts.as_ref(), context),
        links_to_pages(route, list, context),
        archive(list, context),
        files(list, context),
        p().class("as-of").child(&list.as_of),
    )
}

/// The filters, and how many events pass them. What changes is announced politely.
fn filters(list: &EventList, shown: &[ShownEvent<'_>], texts: &SharedTexts) -> Element {
    let labels = &list.labels;
    let [mut kinds, mut countries] = [&labels.any_kind, &labels.any_country].map(|any| vec![("", any.as_str())]);
    for (event, _) in shown {
        add(&mut kinds, &event.kind, &event.kind_label);
        if let Some(country) = &event.place.country {
            add(&mut countries, country, &event.place.country_label);
        }
    }
    let values: Vec<Filters> = shown.iter().map(|(event, _)| values_of(event)).collect();
    let (texts, template) = (texts.clone(), labels.shown.clone());
    let count = move |state: &UiState| {
        let count = values.iter().filter(|values| accept(&state.filters, values)).count();
        interpolate(&template, &[("count", &texts.in_digits(&count.to_string()))])
    };
    fieldset().class("event-filters app-only").child((
        legend().child(&labels.filters),
        radio_buttons(0, &kinds),
        radio_buttons(1, &countries),
        div().child(choice(2, "checkbox", "true", &labels.online_only)),
        p().attr("role", "status").child(count),
    ))
}

/// Adds a value with its name if it is not known yet.
fn add<'a>(values: &mut Vec<(&'a str, &'a str)>, value: &'a str, name: &'a str) {
    if values.iter().all(|(known, _)| *known != value) {
        values.push((value, name));
    }
}

/// The choices of a filter, unless no event has a value.
fn radio_buttons(filter: usize, values: &[(&str, &str)]) -> Option<Element> {
    let buttons = values.iter().map(|(value, name)| choice(filter, "radio", value, name));
    (values.len() > 1).then(|| div().child(buttons.collect_view()))
}

fn choice(filter: usize, control: &str, value: &str, name: &str) -> Element {
    let own = String::from(value);
    let is_chosen = move |state: &UiState| state.filters[filter] == own;
    let control = input()
        .attr("type", control)
        .attr("name", KEYS[filter])
        .attr("value", value)
        .attr("checked", is_chosen)
        .on(ev::change, Action::Filter(filter, String::from(value)));
    label().child((control, span().child(name)))
}

fn links_to_pages(route: &Route, list: &EventList, context: &ViewContext<'_>) -> Option<Element> {
    let labels = &list.labels;
    let links = Pagination {
        route,
        page: list.page,
        pages: list.pages,
        position: &list.position,
        name: &labels.pages,
        previous: &labels.previous_page,
        next: &labels.next_page,
    };
    pagination(&links, context)
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
        let view = |list: &EventList| {
            let first = list.year.map_or(Route::Events, Route::EventArchive);
            on_page(|context| events(&first.list_page(list.page), list, context).into_view())
        };
        vec![
            case("The first page of the upcoming events", view(&page(1, 2))),
            case("The last page of a year", view(&archive)),
            case("No event", view(&empty)),
        ]
    }
}
