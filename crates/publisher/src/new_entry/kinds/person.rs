//! `content/people/*.toml`

use super::{EntryFolder, EntryKind, EntryText};
use crate::new_entry::key::{Key, ValueFormat};

/// A person.
pub const PERSON: EntryKind = EntryKind {
    keyword: "person",
    about: "Creates the file of a person",
    folder: EntryFolder::Shared("people"),
    name_key: "name",
    keys: &[
        Key::required("name", "What the person is called", &["Jane Doe"]),
        Key::optional("location", "The city or the country", &["Atlanta"]),
        Key::optional(
            "photo",
            "A photo in content/media/. Without one, the initials are shown",
            &["/media/jane-doe.jpg"],
        ),
        Key::optional(
            "photo_focus",
            "The place that stays visible where the photo is cropped, from the left and from the top",
            &["50% 20%"],
        ),
        Key {
            format: ValueFormat::Links,
            ..Key::optional("links", "Pages of the person, each with a name", &["GitHub=https://github.com/jane-doe"])
        },
    ],
    text: EntryText::None,
};
