//! What a file of each kind contains.

mod event;
mod group;
mod opportunity;
mod page;
mod partner;
mod person;
mod post;

pub use event::EVENT;
pub use group::GROUP;
pub use opportunity::OPPORTUNITY;
pub use page::PAGE;
pub use partner::PARTNER;
pub use person::PERSON;
pub use post::POST;

use super::key::Key;

/// A kind of file that the command can create.
#[derive(Debug)]
pub struct EntryKind {
    /// The word for it on the command line and in messages.
    pub keyword: &'static str,
    /// What the command does, for its help.
    pub about: &'static str,
    /// Where its files are.
    pub folder: EntryFolder,
    /// The key whose value becomes the name of the file.
    pub name_key: &'static str,
    /// The keys, in the order of the file. The first one is [`EntryKind::name_key`].
    pub keys: &'static [Key],
    /// The text below the front matter.
    pub text: EntryText,
}

/// Where the files of a kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryFolder {
    /// In a folder of each language, as Markdown.
    OfLanguage {
        /// The folder.
        folder: &'static str,
        /// Whether their names begin with a day.
        has_day: bool,
    },
    /// In a folder that all languages share, as TOML.
    Shared(&'static str),
}

/// The text below the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryText {
    /// The kind has none.
    None,
    /// It may be empty.
    Optional,
    /// The check refuses this text, which an editor replaces.
    Placeholder(&'static str),
}

/// All kinds, in the order of the command's help.
pub const KINDS: [&EntryKind; 7] = [&POST, &EVENT, &OPPORTUNITY, &PAGE, &GROUP, &PARTNER, &PERSON];

impl EntryKind {
    /// Returns the key of a name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

const UPDATED: Key = Key::optional("updated", "The day of a change that readers should know of", &["2026-03-01"]);
const ID: Key = Key::optional("id", "The earlier name, if you rename the file", &["old-name"]);
