//! What the path of a document says about it: collection, language, folders and name.

/// Top-level folders and files that hold the programs and looks of a site.
const OF_PROGRAMS: [&str; 8] =
    ["_layouts", "_sass", "_plugins", "_scripts", "_templates", "_theme", "_assets", "_tests"];

/// Codes of languages (ISO 639-1) that sites have folders for. Not all of them: `is`, `no` or `io` are words and names too.
const LANGUAGES: [&str; 46] = [
    "af", "am", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ha", "he", "hi",
    "hu", "ig", "id", "it", "ja", "ko", "ln", "lt", "lv", "ms", "nl", "pl", "pt", "ro", "ru", "rw", "sk", "sn", "sv",
    "sw", "ta", "th", "tr", "uk", "vi", "yo", "zh",
];

/// Whether a top-level folder holds no documents.
#[must_use]
pub fn is_of_programs(folder: &str) -> bool {
    OF_PROGRAMS.contains(&folder)
}

/// The code of a language, written as it stands in addresses, if a text is one.
#[must_use]
pub fn language(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_lowercase().replace('_', "-");
    let (language, region) = code.split_once('-').unwrap_or((&code, ""));
    let is_region = region.is_empty() || region.len() == 2 || region.len() == 4;
    (LANGUAGES.contains(&language) && is_region && region.chars().all(|letter| letter.is_ascii_alphanumeric()))
        .then_some(code)
}

/// A path taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `posts` for a file below `_posts`.
    pub collection: Option<String>,
    /// The code of the folder's language.
    pub language: Option<String>,
    /// The folders that are neither.
    pub folders: Vec<String>,
    /// The folders before that of the collection; Jekyll makes categories of them.
    pub before: Vec<String>,
    /// The file's name without its extension.
    pub stem: String,
}

impl Place {
    /// Takes a path apart.
    #[must_use]
    pub fn of(path: &str) -> Place {
        let mut segments: Vec<&str> = path.split('/').collect();
        let name = segments.pop().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let at = segments.iter().position(|segment| segment.starts_with('_'));
        let collection = at.map(|index| String::from(&segments[index][1..]));
        let before: Vec<String> = segments[..at.unwrap_or(0)].iter().map(|segment| String::from(*segment)).collect();
        // The language stands at the very beginning, or right below the collection.
        let candidates = [Some(0), at.map(|index| index + 1)];
        let found = candidates
            .into_iter()
            .flatten()
            .find(|index| segments.get(*index).is_some_and(|one| language(one).is_some()));
        let folders = segments.iter().enumerate();
        let folders = folders.filter(|(index, _)| Some(*index) != at && Some(*index) != found);
        Place {
            collection,
            language: found.and_then(|index| language(segments[index])),
            folders: folders.map(|(_, folder)| String::from(*folder)).collect(),
            before,
            stem: String::from(stem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_stand_first_or_below_the_collection() {
        let of = |path: &str| {
            let place = Place::of(path);
            (place.collection, place.language, place.folders.join("/"), place.stem)
        };
        let some = |text: &str| Some(String::from(text));
        let text = String::from;
        assert_eq!(of("es/about.md"), (None, some("es"), text(""), text("about")));
        assert_eq!(of("_articles/es/a/x.md"), (some("articles"), some("es"), text("a"), text("x")));
        assert_eq!(of("pt-BR/_posts/2024-01-02-x.md"), (some("posts"), some("pt-br"), text(""), text("2024-01-02-x")));
        assert_eq!(of("docs/go/x.md"), (None, None, text("docs/go"), text("x")));
    }
}
