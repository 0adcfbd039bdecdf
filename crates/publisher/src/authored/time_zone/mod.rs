//! Names of time zones, checked with the database that the publisher contains.

mod abbreviations;
mod help;

pub(super) use help::{help, zones_meant};

use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::sync::OnceLock;

/// Returns the time zone of an IANA name, as it is spelt in the database.
pub(super) fn get(name: &str) -> Option<TimeZone> {
    names().contains(&name).then(|| database().get(name).ok()).flatten()
}

fn database() -> &'static TimeZoneDatabase {
    static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
    // Not that of the computer: the same input must produce the same output everywhere.
    DATABASE.get_or_init(TimeZoneDatabase::bundled)
}

/// Returns the names of places, and `UTC`. The database also has abbreviations and names of countries, which are obsolete.
pub(super) fn names() -> &'static [&'static str] {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    const AREAS: [&str; 10] =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
    NAMES.get_or_init(|| {
        let is_place = |name: &str| name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
        let names = database().available().filter(|name| is_place(name.as_str()) || name.as_str() == "UTC");
        let mut names: Vec<&'static str> = names.map(|name| &*String::from(name.as_str()).leak()).collect();
        names.sort_unstable();
        names
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_places() {
        for name in ["Africa/Accra", "America/Argentina/Buenos_Aires", "Pacific/Kiritimati", "UTC"] {
            assert_eq!(get(name).and_then(|zone| zone.iana_name().map(String::from)).as_deref(), Some(name));
        }
        for name in ["EST", "GMT", "Etc/GMT+1", "Etc/Unknown", "US/Eastern", "africa/accra", "Ghana", "+01:00", ""] {
            assert_eq!(get(name), None, "{name}");
        }
    }
}
