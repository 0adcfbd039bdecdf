//! `content/<language>/pages/*.md`

use super::{EntryFolder, EntryKind, EntryText, UPDATED};
use crate::authored::placeholders::PAGE_TEXT;
use crate::new_entry::key::{Key, ValueFormat};

/// A page of prose.
pub const PAGE: EntryKind = EntryKind {
    keyword: "page",
    about: "Creates the file of a page",
    folder: EntryFolder::OfLanguage { folder: "pages", has_day: false },
    name_key: "title",
    keys: &[
        Key::required("title", "The title of the page", &["Mentoring"]),
        Key::required(
            "description",
            "One sentence for search engines and previews",
            &["How members help one another to grow."],
        ),
        Key::optional("heading", "If the heading is to differ from the title", &["We learn from one another"]),
        Key::optional("navigation_title", "If the menu is to show something shorter", &["Mentors"]),
        UPDATED,
        Key { format: ValueFormat::List, ..Key::optional("aliases", "Old addresses of the page", &["/old-name/"]) },
    ],
    text: EntryText::Placeholder(PAGE_TEXT),
};
