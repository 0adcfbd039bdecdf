//! `place` in front matter: online, or a venue, a city and a country.

use crate::countries::{self, MeantCountries};
use crate::diagnostic::{Diagnostics, Position};
use crate::source::fields::{Fields, Spanned};
use crate::source::node::{Node, Value};
use std::path::Path;

/// How a place is written.
const HELP: &str = "write `place: online`, or `place: { venue: …, city: Accra, country: GH }`";

/// Where something takes place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum AuthoredPlace {
    /// On the internet.
    #[default]
    Online,
    /// In a city.
    Venue {
        /// The building or the room.
        venue: Option<String>,
        /// The city.
        city: String,
        /// The ISO 3166 code of the country, in capitals.
        country: String,
    },
}

/// The keys of a place.
const KEYS: [&str; 3] = ["venue", "city", "country"];

impl AuthoredPlace {
    /// Reads the place. `languages` are those of the site, in which an editor may write the name of a country.
    pub(super) fn read(file: &Path, languages: &[String], fields: &mut Fields<'_>) -> AuthoredPlace {
        let place = fields.take("place");
        if report_loose_keys(place.is_some(), file, fields) {
            return AuthoredPlace::Online;
        }
        let Some(node) = place else {
            if !fields.is_mistyped("place") {
                let position = fields.position();
                fields.diagnostics().error(file, position, "`place` is missing", HELP);
            }
            return AuthoredPlace::Online;
        };
        match &node.value {
            Value::Scalar { string, .. } if string.trim() == "online" => AuthoredPlace::Online,
            Value::Table(_) => AuthoredPlace::venue(file, languages, node, fields),
            other => {
                let message = match node.as_str() {
                    Some(written) => format!("`place` cannot be `{written}`"),
                    None => format!("`place` cannot be {}", other.kind()),
                };
                let is_online = node.as_str().is_some_and(|written| written.eq_ignore_ascii_case("online"));
                let help = if is_online { "write `place: online`" } else { HELP };
                fields.diagnostics().error(file, node.position, message, help);
                AuthoredPlace::Online
            }
        }
    }

    fn venue(file: &Path, languages: &[String], mut node: Node, fields: &mut Fields<'_>) -> AuthoredPlace {
        report_commas(&mut node, file, fields.diagnostics());
        let position = node.position;
        let whole = whole_place(KEYS.map(|key| node.get(key).and_then(Node::as_str)));
        let mut fields = Fields::new(file, node, fields.diagnostics());
        let missing: Vec<&str> =
            ["city", "country"].into_iter().filter(|key| !fields.has(key) && !fields.is_mistyped(key)).collect();
        if !missing.is_empty() {
            let message = format!("`place` has no {}", missing.join(" and no "));
            fields.diagnostics().error(file, position, message, format!("write {whole}"));
        }
        let venue = fields.optional_string("venue").map(|venue| venue.value);
        let mut part = |key| match missing.contains(&key) {
            true => fields.take(key).map_or_else(Spanned::default, |_| Spanned::default()),
            false => fields.string(key),
        };
        let city = part("city").value;
        let Spanned { position, value: country } = part("country");
        check_country(&country, position, languages, file, &mut fields);
        fields.deny_unknown_keys();
        AuthoredPlace::Venue { venue, city, country }
    }
}

/// Returns a place as an editor must write it, as code, with a sign for each part that is missing.
fn whole_place([venue, city, country]: [Option<&str>; 3]) -> String {
    let venue = venue.map(|venue| format!("venue: {}, ", in_braces(venue))).unwrap_or_default();
    let city = city.map_or_else(|| String::from("…"), in_braces);
    let hint =
        if country.is_some() { "" } else { ", with the two capital letters of the country, such as `GH` for Ghana" };
    format!("`place: {{ {venue}city: {city}, country: {} }}`{hint}", country.unwrap_or("…"))
}

/// Returns a string in the form that it needs within curly brackets, where a comma ends a value.
fn in_braces(value: &str) -> String {
    match value.contains([',', '{', '}', '[', ']', '#', ':', '"']) {
        true => format!("\"{}\"", value.replace('"', "\\\"")),
        false => String::from(value),
    }
}

/// Reports keys of a place outside of `place`. Returns whether `place` is missing for that reason.
fn report_loose_keys(has_place: bool, file: &Path, fields: &mut Fields<'_>) -> bool {
    let parts = KEYS.map(|key| fields.has(key).then(|| fields.take(key)).flatten());
    let Some((key, first)) = KEYS.iter().zip(&parts).find_map(|(key, part)| Some((key, part.as_ref()?))) else {
        return false;
    };
    let whole = whole_place([0, 1, 2].map(|index| parts[index].as_ref().and_then(Node::as_str)));
    let message = format!("`{key}` is a part of `place`");
    let count = parts.iter().flatten().count();
    let help = match (has_place, count) {
        (false, 1) => format!("in its place, write {whole}"),
        (false, _) => format!("in place of these lines, write {whole}"),
        (true, _) => format!("remove it, or write it into `place`, like {whole}"),
    };
    fields.diagnostics().error(file, first.position, message, help);
    !has_place
}

/// Reports words after a comma that ends a value, such as `venue: Mall, Ring Road`, and removes them.
fn report_commas(node: &mut Node, file: &Path, diagnostics: &mut Diagnostics) {
    let Value::Table(entries) = &mut node.value else { return };
    // The key before the words, the value with them, and where they begin.
    let mut cut: Vec<(String, String, Option<Position>)> = Vec::new();
    entries.retain(|(key, value)| {
        let is_stray = value.value == Value::Null && !KEYS.contains(&key.name.as_str());
        match cut.last_mut() {
            Some((_, words, position)) if is_stray => {
                *words = format!("{words}, {}", key.name);
                position.get_or_insert(key.position);
                false
            }
            _ => {
                cut.extend(value.as_str().map(|words| (key.name.clone(), String::from(words), None)));
                true
            }
        }
    });
    for (key, words, position) in cut {
        let Some(position) = position else { continue };
        let message = format!("a comma ends the {key}, so the words after it have no meaning");
        diagnostics.error(
            file,
            position,
            message,
            format!("put quotation marks around it: `{key}: {}`", in_braces(&words)),
        );
    }
}

/// Reports a code that is not that of a country. `languages` are those in which its name may be written.
pub(super) fn check_country(
    country: &str,
    position: Position,
    languages: &[String],
    file: &Path,
    fields: &mut Fields<'_>,
) {
    if country.is_empty() || countries::is_code(country) {
        return;
    }
    let with_names = |codes: &[&str]| {
        let named = codes.iter().map(|code| format!("`{code}` ({})", countries::english_name(code)));
        named.collect::<Vec<_>>().join(" or ")
    };
    let help = match countries::meant_by(country, languages) {
        MeantCountries::Named(codes) if codes.len() == 1 => format!("write {}", fields.example("country", codes[0])),
        MeantCountries::Named(codes) => format!("write {}", with_names(&codes)),
        MeantCountries::Similar(codes) => format!("did you mean {}?", with_names(&codes)),
        MeantCountries::Unknown => String::from(
            "write the two capital letters of the country, such as `GH` for Ghana: search the web for “ISO country code” \
             and the name of the country",
        ),
    };
    fields.diagnostics().error(file, position, format!("there is no country `{country}`"), help);
}
