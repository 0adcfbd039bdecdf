//! The filters of a list, which the query of the address has: `?kind=talk&country=GH`.

use model::dated::Filter;

/// Returns the value of a key in a query without its question mark, or an empty string.
#[must_use]
pub fn value_of<'a>(query: &'a str, key: &str) -> &'a str {
    query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')).unwrap_or_default()
}

/// Returns a query with another value of a key, or without the key if the value is empty. No value needs an escape.
#[must_use]
pub fn with_value(query: &str, key: &str, value: &str) -> String {
    let is_other = |pair: &&str| !pair.is_empty() && pair.split('=').next() != Some(key);
    let mut pairs: Vec<&str> = query.split('&').filter(is_other).collect();
    let pair = [key, "=", value].concat();
    if !value.is_empty() {
        pairs.push(&pair);
    }
    pairs.join("&")
}

/// Returns the value of the option that a query chooses, or an empty string.
pub(crate) fn chosen<'a>(filter: &Filter, query: &'a str) -> &'a str {
    let value = value_of(query, &filter.key);
    if filter.options.iter().any(|option| option.value == value) { value } else { "" }
}

/// Returns whether the values of a card pass all filters.
pub(crate) fn accept(filters: &[Filter], query: &str, values: &[String]) -> bool {
    let accepts = |(filter, value): (&Filter, &String)| {
        let chosen = chosen(filter, query);
        chosen.is_empty() || chosen == value
    };
    filters.iter().zip(values).all(accepts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshots::examples::{dated_card, filters};

    #[test]
    fn values_are_read_and_replaced() {
        assert_eq!(value_of("kind=talk&country=GH", "country"), "GH");
        assert_eq!(value_of("kinds=talk", "kind"), "");
        for (query, value, expected) in [
            ("", "talk", "kind=talk"),
            ("kind=talk", "", ""),
            ("utm=1&kind=talk&country=GH", "sprint", "utm=1&country=GH&kind=sprint"),
            ("kinds=x", "talk", "kinds=x&kind=talk"),
        ] {
            assert_eq!(with_value(query, "kind", value), expected, "{query}");
        }
    }

    #[test]
    fn a_value_that_is_no_option_accepts_everything() {
        for (query, is_accepted) in
            [("", true), ("kind=meetup", true), ("kind=nothing", true), ("kind=talk", false), ("online=true", true)]
        {
            assert_eq!(accept(&filters().filters, query, &dated_card().values), is_accepted, "{query}");
        }
    }
}
