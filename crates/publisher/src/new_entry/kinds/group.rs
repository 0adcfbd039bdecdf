//! `content/groups/*.toml`

use super::{EntryFolder, EntryKind, EntryText};
use crate::new_entry::key::{Key, ValueFormat};

/// A local group.
pub const GROUP: EntryKind = EntryKind {
    keyword: "group",
    about: "Creates the file of a local group",
    folder: EntryFolder::Shared("groups"),
    name_key: "name",
    keys: &[
        Key::required("name", "What the group is called", &["Pythonistas of Accra"]),
        Key::required("country", "The two capital letters of the country, such as GH for Ghana", &["GH"]),
        Key::optional("city", "The city", &["Accra"]),
        Key::optional("region", "The part of the country, if the group is for more than a city", &["Greater Accra"]),
        Key {
            format: ValueFormat::List,
            ..Key::optional("leads", "The people who lead it: names of files in content/people/", &["jane-doe"])
        },
        Key {
            format: ValueFormat::List,
            ..Key::optional("languages", "The codes of the languages that it speaks", &["en", "tw"])
        },
        Key::optional("link", "The address of its site", &["https://example.org/accra"]),
    ],
    text: EntryText::None,
};
