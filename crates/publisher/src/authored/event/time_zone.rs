//! Names of time zones, checked with the database that the publisher contains.

use crate::diagnostic::nearest;
use deunicode::deunicode;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::sync::OnceLock;

/// What people write instead of a name, in capitals, with the zone that they most likely mean. Abbreviations without the
/// change of the clock, such as `EST`, are in the database, but hardly ever what is meant.
const OTHER_NAMES: [(&str, &str); 58] = [
    ("ANGOLA", "Africa/Luanda"),
    ("AST", "America/Puerto_Rico"),
    ("BARBADOS", "America/Barbados"),
    ("BENIN", "Africa/Porto-Novo"),
    ("BRASIL", "America/Sao_Paulo"),
    ("BRAZIL", "America/Sao_Paulo"),
    ("BRT", "America/Sao_Paulo"),
    ("BST", "Europe/London"),
    ("CAMEROON", "Africa/Douala"),
    ("CAT", "Africa/Harare"),
    ("CDT", "America/Chicago"),
    ("CEST", "Europe/Paris"),
    ("CET", "Europe/Paris"),
    ("COLOMBIA", "America/Bogota"),
    ("CST", "America/Chicago"),
    ("CT", "America/Chicago"),
    ("CUBA", "America/Havana"),
    ("EAT", "Africa/Nairobi"),
    ("EDT", "America/New_York"),
    ("EGYPT", "Africa/Cairo"),
    ("EST", "America/New_York"),
    ("ET", "America/New_York"),
    ("ETHIOPIA", "Africa/Addis_Ababa"),
    ("FRANCE", "Europe/Paris"),
    ("GAMBIA", "Africa/Banjul"),
    ("GERMANY", "Europe/Berlin"),
    ("GHANA", "Africa/Accra"),
    ("GMT", "Africa/Accra"),
    ("HAITI", "America/Port-au-Prince"),
    ("HAWAII", "Pacific/Honolulu"),
    ("HST", "Pacific/Honolulu"),
    ("INDIA", "Asia/Kolkata"),
    ("IST", "Asia/Kolkata"),
    ("IVORY COAST", "Africa/Abidjan"),
    ("KENYA", "Africa/Nairobi"),
    ("MALAWI", "Africa/Blantyre"),
    ("MDT", "America/Denver"),
    ("MST", "America/Denver"),
    ("MT", "America/Denver"),
    ("NAMIBIA", "Africa/Windhoek"),
    ("NETHERLANDS", "Europe/Amsterdam"),
    ("NIGERIA", "Africa/Lagos"),
    ("PDT", "America/Los_Angeles"),
    ("PST", "America/Los_Angeles"),
    ("PT", "America/Los_Angeles"),
    ("RWANDA", "Africa/Kigali"),
    ("SAST", "Africa/Johannesburg"),
    ("SENEGAL", "Africa/Dakar"),
    ("SOUTH AFRICA", "Africa/Johannesburg"),
    ("TANZANIA", "Africa/Dar_es_Salaam"),
    ("TRINIDAD", "America/Port_of_Spain"),
    ("UGANDA", "Africa/Kampala"),
    ("UK", "Europe/London"),
    ("UTC+1", "Africa/Lagos"),
    ("WAT", "Africa/Lagos"),
    ("WEST", "Europe/Lisbon"),
    ("ZAMBIA", "Africa/Lusaka"),
    ("ZIMBABWE", "Africa/Harare"),
];

/// Returns the time zone of an IANA name, as it is spelt in the database.
pub(super) fn get(name: &str) -> Option<TimeZone> {
    names().contains(&name).then(|| database().get(name).ok()).flatten()
}

/// Returns the help for a name that is none: the zone that the editor most likely means.
pub(super) fn help(name: &str) -> String {
    let simplified = simplified(name);
    let by_other_name = || {
        let found = OTHER_NAMES.iter().find(|(other, _)| *other == name.trim().to_uppercase());
        found.map(|(_, zone)| *zone)
    };
    let of_same_name = || names().iter().find(|zone| zone.eq_ignore_ascii_case(&simplified)).copied();
    let of_city = || names().iter().find(|zone| city(zone).eq_ignore_ascii_case(&simplified)).copied();
    if let Some(zone) = by_other_name().or_else(of_same_name).or_else(of_city) {
        return format!("write `time_zone: {zone}`");
    }
    let near_city = nearest(&simplified, names().iter().map(|zone| city(zone)));
    let near_city = near_city.and_then(|near| names().iter().copied().find(|zone| city(zone) == near));
    let near = if simplified.contains('/') { nearest(&simplified, names().iter().copied()) } else { near_city };
    match near {
        Some(zone) => format!("did you mean `{zone}`?"),
        None => String::from("write the continent and the largest city of the zone, like `Africa/Accra`"),
    }
}

/// Returns the name with underscores in place of spaces, and without accents.
fn simplified(name: &str) -> String {
    deunicode(name.trim()).replace(' ', "_")
}

/// Returns the part of a name after the last slash.
fn city(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}

fn database() -> &'static TimeZoneDatabase {
    static DATABASE: OnceLock<TimeZoneDatabase> = OnceLock::new();
    // Not that of the computer: the same input must produce the same output everywhere.
    DATABASE.get_or_init(TimeZoneDatabase::bundled)
}

/// Returns the names of places, and `UTC`. The database also has abbreviations and names of countries, which are obsolete.
fn names() -> &'static [&'static str] {
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

    #[test]
    fn help_names_a_zone_that_exists() {
        for (name, zone) in [
            ("EST", "America/New_York"),
            ("wat", "Africa/Lagos"),
            ("Ghana", "Africa/Accra"),
            ("Accra", "Africa/Accra"),
            ("new york", "America/New_York"),
            ("São Paulo", "America/Sao_Paulo"),
            ("africa/accra", "Africa/Accra"),
            ("Africa/Acra", "Africa/Accra"),
            ("America/New York", "America/New_York"),
            ("Nairobbi", "Africa/Nairobi"),
        ] {
            assert!(help(name).contains(&format!("{zone}`")), "{name}: {}", help(name));
        }
        assert!(OTHER_NAMES.iter().all(|(_, zone)| get(zone).is_some()));
        assert!(OTHER_NAMES.is_sorted());
        assert!(help("xyzzy").starts_with("write the continent"), "{}", help("xyzzy"));
    }
}
