//! `place` in front matter: online, or a venue, a city and a country.

use crate::countries;
use crate::diagnostic::Position;
use crate::source::fields::{Fields, Spanned};
use crate::source::node::Value;
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

impl AuthoredPlace {
    pub(super) fn read(file: &Path, fields: &mut Fields<'_>) -> AuthoredPlace {
        let Some(node) = fields.take("place") else {
            if !fields.is_mistyped("place") {
                let position = fields.position();
                fields.diagnostics().error(file, position, "`place` is missing", HELP);
            }
            return AuthoredPlace::Online;
        };
        match &node.value {
            Value::Scalar { string, .. } if string.trim() == "online" => AuthoredPlace::Online,
            Value::Table(_) => AuthoredPlace::venue(file, Fields::new(file, node, fields.diagnostics())),
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

    fn venue(file: &Path, mut fields: Fields<'_>) -> AuthoredPlace {
        let venue = fields.optional_string("venue").map(|venue| venue.value);
        let city = fields.string("city").value;
        let Spanned { position, value: country } = fields.string("country");
        check_country(&country, position, file, &mut fields);
        fields.deny_unknown_keys();
        AuthoredPlace::Venue { venue, city, country }
    }
}

/// Reports a code that is not that of a country.
pub(super) fn check_country(country: &str, position: Position, file: &Path, fields: &mut Fields<'_>) {
    if country.is_empty() || countries::is_code(country) {
        return;
    }
    let help = match countries::code_of(country) {
        Some(code) => format!("write {}", fields.example("country", code)),
        None => String::from("write the two capital letters of the country, such as `GH` for Ghana"),
    };
    fields.diagnostics().error(file, position, format!("there is no country `{country}`"), help);
}
