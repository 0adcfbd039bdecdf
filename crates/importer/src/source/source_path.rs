//! Parsing of source paths: collection, language, folders and file stem.

use super::languages::LanguageFolders;

/// Top-level folders that hold the code and theme of a site.
const NON_CONTENT_FOLDERS: [&str; 8] =
    ["_layouts", "_sass", "_plugins", "_scripts", "_templates", "_theme", "_assets", "_tests"];

/// Returns whether a top-level folder holds no documents.
#[must_use]
pub fn is_non_content_folder(folder: &str) -> bool {
    NON_CONTENT_FOLDERS.contains(&folder)
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
    /// The language folder as it is written, and how many other folders are before it.
    language_folder: Option<(usize, String)>,
}

impl SourcePath {
    /// Parses a path.
    #[must_use]
    pub fn parse(path: &str, languages: &LanguageFolders) -> SourcePath {
        let mut segments: Vec<&str> = path.split('/').collect();
        let name = segments.pop().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let collection_index = collection_index(&segments);
        let collection = collection_index.map(|index| String::from(&segments[index][1..]));
        let category_folders: Vec<String> =
            segments[..collection_index.unwrap_or(0)].iter().map(|segment| String::from(*segment)).collect();
        let language_index = language_indexes(&segments).find(|index| languages.code(segments[*index]).is_some());
        let folders = segments.iter().enumerate();
        let folders = folders.filter(|(index, _)| Some(*index) != collection_index && Some(*index) != language_index);
        SourcePath {
            collection,
            language: language_index.and_then(|index| languages.code(segments[index])),
            folders: folders.map(|(_, folder)| String::from(*folder)).collect(),
            category_folders,
            stem: String::from(stem),
            language_folder: language_index.map(|index| {
                let before = index - usize::from(collection_index.is_some_and(|collection| collection < index));
                (before, String::from(segments[index]))
            }),
        }
    }

    /// Treats the language folder as any other folder, for a file that declares another language.
    pub fn keep_language_folder(&mut self) {
        self.language = None;
        if let Some((index, folder)) = self.language_folder.take() {
            self.folders.insert(index, folder);
        }
    }
}

/// Returns the index of the folder of the collection.
pub fn collection_index(folders: &[&str]) -> Option<usize> {
    folders.iter().position(|folder| folder.starts_with('_'))
}

/// Returns the indexes at which a language folder can be: it comes first, or right below the collection.
pub fn language_indexes(folders: &[&str]) -> impl Iterator<Item = usize> + use<> {
    let count = folders.len();
    let below_collection = collection_index(folders).map(|index| index + 1).filter(|index| *index != 0);
    [Some(0), below_collection].into_iter().flatten().filter(move |index| *index < count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Config;

    #[test]
    fn language_folder_is_first_or_below_the_collection() {
        let parse = |path: &str| {
            let languages = LanguageFolders::find(&[path], &Config::default(), |_| None);
            let source_path = SourcePath::parse(path, &languages);
            (source_path.collection, source_path.language, source_path.folders.join("/"), source_path.stem)
        };
        let some = |text: &str| Some(String::from(text));
        let text = String::from;
        assert_eq!(parse("es/about.md"), (None, some("es"), text(""), text("about")));
        assert_eq!(parse("_articles/es/a/x.md"), (some("articles"), some("es"), text("a"), text("x")));
        assert_eq!(
            parse("pt-br/_posts/2024-01-02-x.md"),
            (some("posts"), some("pt-BR"), text(""), text("2024-01-02-x"))
        );
        assert_eq!(parse("docs/go/x.md"), (None, None, text("docs/go"), text("x")));
    }

    #[test]
    fn a_language_folder_can_stay_in_the_path() {
        let languages = LanguageFolders::find(&["_guides/ha/a/x.md"], &Config::default(), |_| None);
        let mut source_path = SourcePath::parse("_guides/ha/a/x.md", &languages);
        source_path.keep_language_folder();
        assert_eq!((source_path.language, source_path.folders.join("/")), (None, String::from("ha/a")));
    }
}
