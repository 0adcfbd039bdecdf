//! `content/<language>/news/YYYY-MM-DD-slug.md`

use super::{EntryFolder, EntryKind, EntryText, ID, UPDATED};
use crate::authored::placeholders::{POST_TEXT, SUMMARY};
use crate::new_entry::key::{Key, Requirement, ValueFormat};

/// A news post.
pub const POST: EntryKind = EntryKind {
    keyword: "post",
    about: "Creates a draft of a news post",
    folder: EntryFolder::OfLanguage { folder: "news", has_day: true },
    name_key: "title",
    keys: &[
        Key::required("title", "The title of the post", &["What we learnt"]),
        Key {
            requirement: Requirement::Default(|today| today.to_string()),
            ..Key::optional("date", "The day of publication, which the file's name begins with", &["2026-03-06"])
        },
        Key {
            format: ValueFormat::List,
            ..Key::optional("authors", "The names of files in content/people/", &["jane-doe"])
        },
        Key {
            format: ValueFormat::List,
            ..Key::optional("tags", "From [tags_of_news] in strings.toml", &["community"])
        },
        Key {
            requirement: Requirement::Default(|_| String::from(SUMMARY)),
            ..Key::optional(
                "summary",
                "What the list of news says below the title",
                &["What happened, and what is next."],
            )
        },
        Key::optional("image", "A picture in content/media/", &["/media/booth.jpg"]),
        Key::optional(
            "image_alt",
            "What the picture shows, for people who cannot see it",
            &["Our booth at a conference"],
        ),
        Key::optional(
            "external",
            "The address of the post, if it was published on another site",
            &["https://example.org/post"],
        ),
        UPDATED,
        Key::optional("relevant_until", "The last day of what the post is about", &["2026-03-28"]),
        ID,
        Key {
            format: ValueFormat::List,
            ..Key::optional("aliases", "Old addresses of the post", &["/news/old-name/"])
        },
        Key {
            requirement: Requirement::Default(|_| String::from("true")),
            ..Key::optional("draft", "Remove this line to publish", &["true"])
        },
    ],
    text: EntryText::Placeholder(POST_TEXT),
};
