//! Cards of entries that take place at some time, and the filters of a list of them.

use super::body::card;
use super::dates::{is_over, times};
use super::{grid, in_language};
use crate::context::ViewContext;
use crate::query::{accept, chosen};
use crate::state::{Action, UiState};
use crate::view::html::{div, fieldset, input, label, legend, p, span};
use crate::view::{CollectView, Element, IntoView, Node, ev};
use model::clock::Clock;
use model::dated::{ClockStrings, DatedCard, DatedCards, Filter, FilterOption, Filters, Occurrence};
use model::strings::interpolate;
use std::sync::Arc;

/// A card with the occurrence that it shows. A postponed entry may have none.
type ShownCard<'a> = (&'a DatedCard, Option<&'a Occurrence>);

/// The filters and one card for each entry that has not passed, or of all entries. Without an entry, a sentence says so.
pub fn dated_cards(list: &DatedCards, context: &ViewContext<'_>) -> Vec<Node> {
    let strings = list.clock.clone().map(Arc::new);
    // Without strings of the clock, it is an archive.
    let mut shown = visible_cards(list, context.clock.filter(|_| strings.is_some()));
    shown.truncate(list.count.map_or(usize::MAX, |count| count as usize));
    if shown.is_empty() {
        return p().class("notice").child(&list.none).into_view();
    }
    let filters = list.filters.as_ref().filter(|_| shown.len() > 1).cloned().map(Arc::new);
    let controls = filters.as_ref().map(|filters| controls(filters, &shown, strings.as_ref()));
    let cards = shown.iter().map(|card| dated_card(*card, filters.as_ref(), strings.as_ref(), context));
    (controls, grid("grid", cards.collect_view())).into_view()
}

/// Returns the cards of entries that have not passed, by the start of the next occurrence, and after them the others if they are kept.
/// While the clock is not known, it returns all cards in their order.
fn visible_cards(list: &DatedCards, clock: Option<Clock>) -> Vec<ShownCard<'_>> {
    let mut shown: Vec<ShownCard<'_>> = Vec::new();
    let mut past: Vec<ShownCard<'_>> = Vec::new();
    for card in &list.cards {
        let next = card.occurrences.iter().find(|next| !is_over(next, clock));
        if next.is_some() || card.occurrences.is_empty() {
            let is_before = |(_, other): &ShownCard<'_>| start(*other) <= start(next);
            let position = clock.map_or(shown.len(), |_| shown.partition_point(is_before));
            shown.insert(position, (card, next));
        } else if list.keeps_past {
            past.push((card, card.occurrences.last()));
        }
    }
    shown.append(&mut past);
    shown
}

fn start(occurrence: Option<&Occurrence>) -> i64 {
    occurrence.map_or(i64::MAX, Occurrence::start)
}

fn dated_card(
    (entry, occurrence): ShownCard<'_>,
    filters: Option<&Arc<Filters>>,
    strings: Option<&Arc<ClockStrings>>,
    context: &ViewContext<'_>,
) -> Element {
    let strings = strings.filter(|_| !entry.is_called_off && !context.is_feed());
    let times = occurrence.map(|occurrence| times(None, occurrence, strings)).into_view();
    let is_filtered_out = filters.cloned().map(|filters| {
        let values = entry.values.clone();
        move |state: &UiState| !accept(&filters.filters, &state.query, &values)
    });
    in_language(card(&entry.card, times, context), &entry.language, context).attr("hidden", is_filtered_out)
}

/// The filters, and how many cards pass them. What changes is announced politely.
fn controls(filters: &Arc<Filters>, shown: &[ShownCard<'_>], strings: Option<&Arc<ClockStrings>>) -> Element {
    let values: Vec<Vec<String>> = shown.iter().map(|(card, _)| card.values.clone()).collect();
    let (own, strings) = (filters.clone(), strings.cloned());
    let count = move |state: &UiState| {
        let count = values.iter().filter(|values| accept(&own.filters, &state.query, values)).count();
        let form = own.shown_by_count.get(count).unwrap_or(&own.shown);
        let count = count.to_string();
        let count = strings.as_ref().map_or(count.clone(), |strings| strings.in_digits(&count));
        interpolate(form, &[("count", &count)])
    };
    fieldset().class("filters app-only").child((
        legend().child(&filters.label),
        filters.filters.iter().map(options).collect_view(),
        p().attr("role", "status").child(count),
    ))
}

/// Several options are radio buttons, a single one is a check box.
fn options(filter: &Filter) -> Element {
    let control = if filter.options.len() > 1 { "radio" } else { "checkbox" };
    div().child(filter.options.iter().map(|one| option(filter, one, control)).collect_view())
}

fn option(filter: &Filter, option: &FilterOption, control: &str) -> Element {
    let (own, value) = (filter.clone(), option.value.clone());
    let is_chosen = move |state: &UiState| chosen(&own, &state.query) == value;
    let control = input()
        .attr("type", control)
        .attr("name", &filter.key)
        .attr("value", &option.value)
        .attr("checked", is_chosen)
        .on(ev::change, Action::Filter(filter.key.clone(), option.value.clone()));
    label().child((control, span().child(&option.label)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshots::examples::dated_card;
    use model::dated::OccurrenceTime;

    fn entry(id: &str, occurrences: &[(&str, Option<u64>)]) -> DatedCard {
        let occurrence = |(day, start): &(&str, Option<u64>)| Occurrence {
            day: String::from(*day),
            last_day: None,
            time: start.map(|start| OccurrenceTime { start, end: None, local_start: start }),
            label: String::new(),
        };
        let mut entry = dated_card();
        entry.card.id = String::from(id);
        entry.occurrences = occurrences.iter().map(occurrence).collect();
        entry
    }

    #[test]
    fn cards_follow_by_the_instant_of_what_is_next() {
        // Midnight of 10 June 2024 in UTC.
        let midnight = 1_717_977_600;
        let cards = vec![
            entry("weekly", &[("2024-06-08", Some(midnight - 40 * 3600)), ("2024-06-15", Some(midnight + 128 * 3600))]),
            entry("over", &[("2024-06-08", Some(midnight - 40 * 3600))]),
            entry("honolulu", &[("2024-06-09", Some(midnight + 6 * 3600))]),
            entry("day", &[("2024-06-10", None)]),
            entry("kiritimati", &[("2024-06-10", Some(midnight - 6 * 3600))]),
            entry("postponed", &[]),
        ];
        let mut list =
            DatedCards { cards, count: None, keeps_past: false, none: String::new(), filters: None, clock: None };
        let shown = |list: &DatedCards, clock| {
            let shown = visible_cards(list, clock).into_iter().map(|(card, _)| card.card.id.clone());
            shown.collect::<Vec<_>>()
        };
        assert_eq!(shown(&list, None), ["weekly", "over", "honolulu", "day", "kiritimati", "postponed"]);
        let clock = Clock { now: midnight - 24 * 3600, offset_at: |_| 0 };
        assert_eq!(shown(&list, Some(clock)), ["kiritimati", "day", "honolulu", "weekly", "postponed"]);
        list.keeps_past = true;
        assert_eq!(shown(&list, Some(clock)), ["kiritimati", "day", "honolulu", "weekly", "postponed", "over"]);
    }
}
