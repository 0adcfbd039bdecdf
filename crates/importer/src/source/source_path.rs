//! Parsing of source paths: collection, language, folders and file stem.

/// Top-level folders that hold the code and theme of a site.
const NON_CONTENT_FOLDERS: [&str; 8] =
    ["_layouts", "_sass", "_plugins", "_scripts", "_templates", "_theme", "_assets", "_tests"];

/// Language codes (ISO 639-1) that sites have folders for. The list is not complete: `is`, `no` or `io` are words and
/// names too.
const LANGUAGES: [&str; 46] = [
    "af", "am", "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ha", "he", "hi",
    "hu", "ig", "id", "it", "ja", "ko", "ln", "lt", "lv", "ms", "nl", "pl", "pt", "ro", "ru", "rw", "sk", "sn", "sv",
    "sw", "ta", "th", "tr", "uk", "vi", "yo", "zh",
];

/// Returns whether a top-level folder holds no documents.
#[must_use]
pub fn is_non_content_folder(folder: &str) -> bool {
    NON_CONTENT_FOLDERS.contains(&folder)
}

/// Parses a language code and normalizes it to its form in URLs.
#[must_use]
pub fn parse_language_code(text: &str) -> Option<String> {
    let code = text.trim().to_ascii_lowercase().replace('_', "-");
    let (language, region) = code.split_once('-').unwrap_or((&code, ""));
    let is_region = region.is_empty() || region.len() == 2 || region.len() == 4;
    (LANGUAGES.contains(&language) && is_region && region.chars().all(|character| character.is_ascii_alphanumeric()))
        .then_some(code)
}

/// A parsed source path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourcePath {
    /// `posts` for a file below `_posts`.
    pub collection: Option<String>,
    /// The language code of the language folder.
    pub language: Option<String>,
    /// The folders that are neither collection nor language.
    pub folders: Vec<String>,
    /// The folders before the collection, which Jekyll treats as categories.
    pub category_folders: Vec<String>,
    /// The file stem.
    pub stem: String,
}

impl SourcePath {
    /// Parses a path.
    #[must_use]
    pub fn parse(path: &str) -> SourcePath {
        let mut segments: Vec<&str> = path.split('/').collect();
        let name = segments.pop().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let collection_index = segments.iter().position(|segment| segment.starts_with('_'));
        let collection = collection_index.map(|index| String::from(&segments[index][1..]));
        let category_folders: Vec<String> =
            segments[..collection_index.unwrap_or(0)].iter().map(|segment| String::from(*segment)).collect();
        // The language folder comes first, or right below the collection.
        let candidates = [Some(0), collection_index.map(|index| index + 1)];
        let language_index = candidates
            .into_iter()
            .flatten()
            .find(|index| segments.get(*index).is_some_and(|segment| parse_language_code(segment).is_some()));
        let folders = segments.iter().enumerate();
        let folders = folders.filter(|(index, _)| Some(*index) != collection_index && Some(*index) != language_index);
        SourcePath {
            collection,
            language: language_index.and_then(|index| parse_language_code(segments[index])),
            folders: folders.map(|(_, folder)| String::from(*folder)).collect(),
            category_folders,
            stem: String::from(stem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_folder_is_first_or_below_the_collection() {
        let parse = |path: &str| {
            let source_path = SourcePath::parse(path);
            (source_path.collection, source_path.language, source_path.folders.join("/"), source_path.stem)
        };
        let some = |text: &str| Some(String::from(text));
        let text = String::from;
        assert_eq!(parse("es/about.md"), (None, some("es"), text(""), text("about")));
        assert_eq!(parse("_articles/es/a/x.md"), (some("articles"), some("es"), text("a"), text("x")));
        assert_eq!(
            parse("pt-BR/_posts/2024-01-02-x.md"),
            (some("posts"), some("pt-br"), text(""), text("2024-01-02-x"))
        );
        assert_eq!(parse("docs/go/x.md"), (None, None, text("docs/go"), text("x")));
    }
}
