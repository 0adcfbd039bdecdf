//! The folders at the root of the output that hold no documents: the only source of the names that pages, languages and
//! aliases cannot have, and of how long browsers keep the files.

use model::route::RESERVED_PAGE_SLUGS;

/// How long browsers keep the files of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// For ever: their names change with their bytes.
    Immutable,
    /// For a day.
    OneDay,
    /// Until the next request, which asks whether they have changed.
    Revalidated,
}

/// A folder at the root of the output that holds no documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileFolder {
    /// Its name.
    pub name: &'static str,
    /// How long browsers keep its files.
    pub caching: Caching,
    /// Whether the build writes its files. The others are those of editors, in `public/`.
    pub is_generated: bool,
}

/// All of them.
pub const FILE_FOLDERS: [FileFolder; 4] = [
    FileFolder { name: "assets", caching: Caching::Immutable, is_generated: true },
    FileFolder { name: "content", caching: Caching::Revalidated, is_generated: true },
    FileFolder { name: "icons", caching: Caching::OneDay, is_generated: true },
    FileFolder { name: "images", caching: Caching::OneDay, is_generated: false },
];

/// Whether neither a page nor a language can have this name, because a folder or a list of the site has it. Some file
/// systems do not distinguish capitals.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    let folders = FILE_FOLDERS.iter().map(|folder| folder.name);
    folders.chain(RESERVED_PAGE_SLUGS).any(|reserved| reserved.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_lists_are_reserved() {
        for name in ["assets", "content", "icons", "images", "news", "home", "Assets", "IMAGES"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["about", "asset", "media", "en", "pt-BR"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
