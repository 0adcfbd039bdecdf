//! Where something takes place.

use serde::{Deserialize, Serialize};

/// Online, or a venue, a city and a country, as far as they are known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Whether it takes place online.
    #[serde(default, skip_serializing_if = "is_false")]
    pub online: bool,
    /// The building or the room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// The ISO 3166 code of the country, in capitals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The name of the country in the language of the page. Empty without a country.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub country_label: String,
    /// The whole place on one line, in the language of the page.
    pub label: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
