//! The help for a time zone that has another name than those of the database.

use super::abbreviations::ABBREVIATIONS;
use super::names;
use crate::countries;
use deunicode::deunicode;
use icu_time::zone::iana::IanaParserExtended;

const HOW_TO_FIND: &str = "write the continent and the largest city of the zone, like `Africa/Accra`";
/// More zones than these are no help.
const MAX_ZONES: usize = 4;

/// Returns the help for a name that the database does not have.
pub(in crate::authored) fn help(name: &str) -> String {
    if is_offset(name) {
        return format!("a zone is a place, because its clock can change: {HOW_TO_FIND}");
    }
    match zones_meant(name).as_slice() {
        [zone] => return format!("write `time_zone: {zone}`"),
        zones @ [_, .., _] if zones.len() <= MAX_ZONES => return question(zones),
        _ => {}
    }
    match similar(name) {
        Some(zone) => question(&[zone]),
        None => format!("{HOW_TO_FIND}: search the web for “IANA time zone” and the name of the city"),
    }
}

/// Returns the zones that a name means: by another spelling, an obsolete name, a city, a country or an abbreviation.
pub(in crate::authored) fn zones_meant(name: &str) -> Vec<&'static str> {
    let simple = simplified(name);
    if simple.is_empty() {
        return Vec::new();
    }
    let abbreviation = abbreviation(name);
    let by_abbreviation =
        ABBREVIATIONS.iter().find(|(known, _)| *known == abbreviation).map(|(_, zones)| zones.to_vec());
    let by_name = || names().iter().find(|zone| zone.eq_ignore_ascii_case(&simple));
    let by_city = || names().iter().find(|zone| city(zone).eq_ignore_ascii_case(&simple));
    let by_obsolete_name = || current_name(&simple);
    let one = || by_name().or_else(by_city).copied().or_else(by_obsolete_name).map(|zone| vec![zone]);
    let by_country = || Some(zones_of_country(name)).filter(|zones| !zones.is_empty());
    // `Lagos, Nigeria`
    let by_first_part = || name.split_once(',').map(|(first, _)| zones_meant(first));
    by_abbreviation.or_else(one).or_else(by_country).or_else(by_first_part).unwrap_or_default()
}

/// Whether a name is a difference from UTC, such as `UTC+2` or `-05:00`.
fn is_offset(name: &str) -> bool {
    let name = name.trim().to_ascii_uppercase();
    let number =
        ["ETC/GMT", "UTC", "GMT"].iter().find_map(|base| name.strip_prefix(base)).unwrap_or(&name).trim_start();
    let number = number.strip_prefix(['+', '-', '−', '±']).map(str::trim_start);
    number.is_some_and(|number| number.starts_with(|next: char| next.is_ascii_digit()))
}

fn question(zones: &[&str]) -> String {
    let zones: Vec<String> = zones.iter().map(|zone| format!("`{zone}`")).collect();
    format!("did you mean {}?", zones.join(" or "))
}

/// Returns the zone whose name or city is spelt in almost the same way.
fn similar(name: &str) -> Option<&'static str> {
    let simple = simplified(name).to_lowercase();
    let is_whole = simple.contains('/');
    let length = city(&simple).chars().count();
    let most = match length {
        0..4 => return None,
        4..10 => 1,
        _ => 2,
    };
    let candidates = names().iter().copied().map(|zone| {
        let known = if is_whole { zone } else { city(zone) };
        (strsim::osa_distance(&known.to_lowercase(), &simple), zone)
    });
    let near = candidates.filter(|(distance, zone)| {
        *distance <= most && city(zone).to_lowercase().chars().next() == city(&simple).chars().next()
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, zone)| zone)
}

/// Returns today's name of a zone with an obsolete name, such as `US/Eastern`.
fn current_name(name: &str) -> Option<&'static str> {
    let canonical = IanaParserExtended::new().parse(name).canonical;
    let canonical = if canonical == "Etc/UTC" { "UTC" } else { canonical };
    names().iter().find(|zone| **zone == canonical).copied()
}

/// Returns the zones of a country. In the CLDR, the short name of a zone is the UN/LOCODE of its city, which begins with the
/// code of the country.
fn zones_of_country(name: &str) -> Vec<&'static str> {
    let [code] = countries::named(name, &[])[..] else { return Vec::new() };
    let code = code.to_ascii_lowercase();
    let zones = IanaParserExtended::new();
    let of_country = zones.iter().filter(|zone| {
        let short_name = zone.time_zone.as_str();
        short_name.len() == "ghacc".len() && short_name.starts_with(&code)
    });
    of_country.filter_map(|zone| names().iter().find(|name| **name == zone.canonical).copied()).collect()
}

/// Returns an abbreviation in capitals, or the name of a time without its common words: `EASTERN` of `Eastern Standard Time`.
fn abbreviation(name: &str) -> String {
    let name = name.trim().to_ascii_uppercase().replace('_', " ");
    let words = name.split_whitespace().filter(|word| !["TIME", "STANDARD", "DAYLIGHT", "SUMMER"].contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the name with underscores in place of spaces, and without accents.
fn simplified(name: &str) -> String {
    deunicode(name.trim()).replace(' ', "_")
}

/// Returns the part of a name after the last slash.
fn city(zone: &str) -> &str {
    zone.rsplit('/').next().unwrap_or(zone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authored::time_zone;

    #[test]
    fn a_name_leads_to_the_zones_that_it_means() {
        for (name, zones) in [
            ("EST", "America/New_York"),
            ("Eastern Time", "America/New_York"),
            ("Eastern Standard Time", "America/New_York"),
            ("US/Eastern", "America/New_York"),
            ("wat", "Africa/Lagos"),
            ("West Africa Time", "Africa/Lagos"),
            ("GMT", "Africa/Accra Europe/London UTC"),
            ("utc", "UTC"),
            ("Etc/UTC", "UTC"),
            ("z", "UTC"),
            ("Ghana", "Africa/Accra"),
            ("gh", "Africa/Accra"),
            ("Nigeria", "Africa/Lagos"),
            ("Ivory Coast", "Africa/Abidjan"),
            ("Kenya", "Africa/Nairobi"),
            ("South Africa", "Africa/Johannesburg"),
            ("Haiti", "America/Port-au-Prince"),
            ("UK", "Europe/London"),
            ("DR Congo", "Africa/Kinshasa Africa/Lubumbashi"),
            ("Spain", "Africa/Ceuta Atlantic/Canary Europe/Madrid"),
            ("Congo", ""),
            ("Accra", "Africa/Accra"),
            ("Lagos", "Africa/Lagos"),
            ("Lagos, Nigeria", "Africa/Lagos"),
            ("new york", "America/New_York"),
            ("São Paulo", "America/Sao_Paulo"),
            ("africa/accra", "Africa/Accra"),
            ("America/New York", "America/New_York"),
            ("Boston", ""),
            ("", ""),
        ] {
            assert_eq!(zones_meant(name).join(" "), zones, "{name}");
        }
        assert!(ABBREVIATIONS.is_sorted());
        assert!(ABBREVIATIONS.iter().flat_map(|(_, zones)| zones.iter()).all(|zone| time_zone::get(zone).is_some()));
    }

    #[test]
    fn help_invents_no_zone() {
        for (name, expected) in [
            ("Africa/Acra", "did you mean `Africa/Accra`?"),
            ("Nairobbi", "did you mean `Africa/Nairobi`?"),
            ("Johanesburgg", "did you mean `Africa/Johannesburg`?"),
            ("DR Congo", "did you mean `Africa/Kinshasa` or `Africa/Lubumbashi`?"),
            ("Lagos", "write `time_zone: Africa/Lagos`"),
        ] {
            assert_eq!(help(name), expected, "{name}");
        }
        for name in ["UTC+2", "GMT+1", "utc -3", "+01:00", "-5", "Etc/GMT+1", "UTC+05:30"] {
            assert!(help(name).starts_with("a zone is a place"), "{name}: {}", help(name));
        }
        for name in
            ["Boston", "San Francisco", "Abuja", "Cape Town", "Mumbai", "Delhi", "USA", "Brazil", "xyzzy", "XXT"]
        {
            assert!(help(name).starts_with("write the continent"), "{name}: {}", help(name));
        }
    }
}
