//! The filters of a list: visitors choose by values that its entries have.

use crate::authored::{EventStrings, PluralString};
use model::dated::{DatedCards, Filter, FilterOption, Filters};

/// Adds the filters by which the entries differ, each with the value of each entry, and the values to the cards. `shown` says
/// how many entries pass.
pub(super) fn add_filters(
    cards: &mut DatedCards,
    all: Vec<(Filter, Vec<String>)>,
    strings: &EventStrings,
    shown: &PluralString,
) {
    let mut filters = Vec::new();
    for (filter, values) in all {
        if values.iter().any(|value| *value != values[0]) {
            filters.push(filter);
            cards.cards.iter_mut().zip(values).for_each(|(card, value)| card.values.push(value));
        }
    }
    if !filters.is_empty() {
        let count = u32::try_from(cards.cards.len()).unwrap_or(u32::MAX);
        let forms = (0..=count).filter(|_| shown.has_forms()).map(|number| String::from(shown.form(number)));
        cards.filters = Some(Filters {
            label: strings.filters.clone(),
            filters,
            shown: shown.other.clone(),
            shown_by_count: forms.collect(),
        });
    }
}

/// A filter that shows everything or the entries with one of the values, in their order.
pub(super) fn select_filter(key: &str, any_label: &str, mut options: Vec<FilterOption>) -> Filter {
    options.insert(0, option("", any_label));
    Filter { key: String::from(key), options }
}

/// A filter that is on or off.
pub(super) fn toggle_filter(key: &str, label: &str) -> Filter {
    Filter { key: String::from(key), options: vec![option("true", label)] }
}

/// The value of an entry for a filter that is on or off.
pub(super) fn toggle_value(is_on: bool) -> String {
    String::from(if is_on { "true" } else { "" })
}

/// Options with each value once, by their labels.
pub(super) fn sorted_options(mut options: Vec<FilterOption>) -> Vec<FilterOption> {
    options.sort_by(|one, other| one.label.cmp(&other.label));
    options.dedup();
    options
}

pub(super) fn option(value: &str, label: &str) -> FilterOption {
    FilterOption { value: String::from(value), label: String::from(label) }
}
