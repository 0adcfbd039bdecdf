//! `content/partners/*.toml`

use super::{EntryFolder, EntryKind, EntryText};
use crate::new_entry::key::{Key, ValueFormat};

/// A partner.
pub const PARTNER: EntryKind = EntryKind {
    keyword: "partner",
    about: "Creates the file of a partner",
    folder: EntryFolder::Shared("partners"),
    name_key: "name",
    keys: &[
        Key::required("name", "What the partner is called", &["Python School"]),
        Key::required("kind", "fiscal-sponsor, sponsor, learning or conference", &["learning"]),
        Key::required(
            "summary",
            "What the partnership is, in one or two sentences",
            &["Courses cost our members half the price."],
        ),
        Key::optional("since", "The day, the month or the year in which it began, as far as it is known", &["2024-08"]),
        Key::optional("url", "The address of its site", &["https://example.org/school"]),
        Key {
            format: ValueFormat::List,
            ..Key::optional("news", "Posts about it, by the names in their addresses, newest first", &["a-partnership"])
        },
    ],
    text: EntryText::None,
};
