//! `content/<language>/opportunities/slug.md`

use super::{EntryFolder, EntryKind, EntryText, ID, UPDATED};
use crate::new_entry::key::{Key, Requirement, ValueFormat};

/// A grant, a call for speakers, a scholarship, a job or a discount.
pub const OPPORTUNITY: EntryKind = EntryKind {
    keyword: "opportunity",
    about: "Creates the file of a grant, a call for speakers, a scholarship, a job or a discount",
    folder: EntryFolder::OfLanguage { folder: "opportunities", has_day: false },
    name_key: "title",
    keys: &[
        Key::required("title", "What is on offer", &["Travel grants for a conference"]),
        Key::required("kind", "grant, call-for-speakers, scholarship, job or discount", &["grant"]),
        Key {
            requirement: Requirement::Default(|today| today.to_string()),
            ..Key::optional("date", "The day of posting. With a later day, it waits until then", &["2026-02-01"])
        },
        Key::optional("deadline", "The last day to apply", &["2026-03-31"]),
        Key {
            requirement: Requirement::RequiredIf(|values| values.first("deadline").is_some()),
            ..Key::optional(
                "time_zone",
                "Needed with `deadline`, which is a day in this zone: Africa/Accra, or anywhere-on-earth",
                &["anywhere-on-earth"],
            )
        },
        Key::optional(
            "region",
            "Whom it is for: a country such as GH, or africa, asia, caribbean, europe, latin-america, north-america, \
             oceania or worldwide",
            &["africa"],
        ),
        Key::optional("remote", "true or false: whether one can do it from anywhere", &["true"]),
        Key::optional("pay", "What it pays, in words", &["$500 towards travel"]),
        Key::optional("link", "Where to apply", &["https://example.org/apply"]),
        Key::required("summary", "One or two sentences", &["It pays for the journey and the ticket."]),
        UPDATED,
        ID,
        Key {
            format: ValueFormat::List,
            ..Key::optional("aliases", "Old addresses of the opportunity", &["/opportunities/old-name/"])
        },
        Key::optional("closed", "true, once it is no longer on offer, whatever the deadline", &["true"]),
        Key::optional("draft", "true, as long as it must not be published", &["true"]),
    ],
    text: EntryText::Optional,
};
