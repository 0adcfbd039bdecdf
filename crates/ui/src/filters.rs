//! The filters of upcoming events, which the query of the address has: `?kind=talk&country=GH`.

use model::event::EventSummary;

/// The keys of the filters in the query.
pub const KEYS: [&str; 3] = ["kind", "country", "online"];

/// One value for each filter, in the order of [`KEYS`]. An empty one accepts every event.
pub type Filters = [String; 3];

/// Reads the filters from a query, given without its question mark.
#[must_use]
pub fn from_query(query: &str) -> Filters {
    KEYS.map(|key| {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        String::from(value.unwrap_or_default())
    })
}

/// Writes the filters as a query with its question mark, or as an empty string. No value needs an escape.
#[must_use]
pub fn to_query(filters: &Filters) -> String {
    let mut query = String::new();
    for (key, value) in KEYS.iter().zip(filters).filter(|(_, value)| !value.is_empty()) {
        let separator = if query.is_empty() { "?" } else { "&" };
        query = [&query, separator, key, "=", value].concat();
    }
    query
}

/// Returns the value that each filter must have, or be empty, for an event to be shown.
pub(crate) fn values_of(event: &EventSummary) -> Filters {
    let online = if event.place.online { "true" } else { "" };
    [event.kind.clone(), event.place.country.clone().unwrap_or_default(), String::from(online)]
}

/// Returns whether an event with these values passes the filters.
pub(crate) fn accept(filters: &Filters, values: &Filters) -> bool {
    filters.iter().zip(values).all(|(filter, value)| filter.is_empty() || filter == value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_read_from_a_query_and_written_to_one() {
        for query in ["", "?kind=talk", "?country=GH", "?kind=talk&country=GH&online=true"] {
            assert_eq!(to_query(&from_query(query.trim_start_matches('?'))), query);
        }
        assert_eq!(to_query(&from_query("utm=1&online=true&kind=talk&kinds=x")), "?kind=talk&online=true");
    }

    #[test]
    fn an_empty_filter_accepts_everything() {
        let values = from_query("kind=talk&country=GH");
        for (query, is_accepted) in [
            ("", true),
            ("kind=talk", true),
            ("kind=talk&country=GH", true),
            ("kind=sprint", false),
            ("online=true", false),
        ] {
            assert_eq!(accept(&from_query(query), &values), is_accepted, "{query}");
        }
    }
}
