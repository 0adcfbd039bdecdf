//! Files below `content/` that the publisher does not read: each gets a diagnostic that says where it belongs.

use super::site::SiteSettings;
use crate::diagnostic::{Diagnostics, nearest};
use crate::fs;
use crate::source::images::MEDIA_FOLDER;
use crate::source::language_code::canonical;
use crate::source::noise::is_noise;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folders of a language, whose files are Markdown.
const MARKDOWN_FOLDERS: [&str; 3] = ["pages", "initiatives", "news"];
const PEOPLE: &str = "people";
/// The TOML files that each language has.
const LANGUAGE_FILES: [&str; 2] = ["strings.toml", "leadership.toml"];
const SITE_FILE: &str = "site.toml";

const MARKDOWN_EXTENSIONS: [&str; 7] = ["md", "markdown", "mdown", "mkd", "mdx", "rmd", "txt"];
const DATA_EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];
const PICTURE_EXTENSIONS: [&str; 9] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "pdf"];

/// Reports each file below `content/` that is not in `read`.
pub(super) fn report(root: &Path, site: &SiteSettings, read: &BTreeSet<PathBuf>, diagnostics: &mut Diagnostics) {
    // Without the languages, no folder is known.
    let Some(default) = site.languages.first() else { return };
    let languages: Vec<&str> = site.languages.iter().map(|language| language.code.as_str()).collect();
    let places = Places { languages: &languages, default: &default.code };
    let content = Path::new("content");
    let mut files = match fs::walk(&root.join(content)) {
        Ok(files) => files,
        Err(error) => {
            diagnostics.error_in_file(content, error.to_string(), "check that the folder can be opened");
            return;
        }
    };
    files.sort();
    let mut unknown_languages: BTreeSet<String> = BTreeSet::new();
    for file in files.iter().filter_map(|file| file.strip_prefix(root).ok()) {
        let Ok(path) = file.strip_prefix(content) else { continue };
        if read.contains(file) || is_noise(path) || is_media(file) || is_for_people(path) {
            continue;
        }
        let segments: Vec<String> = path.iter().map(|segment| segment.to_string_lossy().into_owned()).collect();
        if segments.first().is_some_and(|folder| site.unreadable_languages.contains(folder)) {
            continue;
        }
        match places.unknown_language(&segments) {
            Some(UnknownLanguage { folder, .. }) if unknown_languages.contains(folder) => {}
            Some(language) => {
                unknown_languages.insert(String::from(language.folder));
                let (message, help) = places.unknown_language_message(&language);
                diagnostics.error_in_file(&content.join(language.folder), message, help);
            }
            None => diagnostics.error_in_file(file, "this file is not published", places.help(&segments)),
        }
    }
}

/// Whether a file is published unchanged.
fn is_media(file: &Path) -> bool {
    file.starts_with(MEDIA_FOLDER)
}

/// Whether a file is for people who look into the folder: a note, or the report of an import.
fn is_for_people(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme") || stem == "import-report")
}

/// The places that files can have.
struct Places<'a> {
    languages: &'a [&'a str],
    default: &'a str,
}

/// The folder of a language that the site does not have under this name.
#[derive(Debug, PartialEq, Eq)]
struct UnknownLanguage<'a> {
    folder: &'a str,
    /// The code in canonical form.
    code: String,
}

impl Places<'_> {
    /// Returns the first folder if it is the code of a language that the site does not have.
    fn unknown_language<'b>(&self, segments: &'b [String]) -> Option<UnknownLanguage<'b>> {
        let [folder, second, ..] = segments else { return None };
        if !MARKDOWN_FOLDERS.contains(&second.as_str()) && !LANGUAGE_FILES.contains(&second.as_str()) {
            return None;
        }
        let code = canonical(folder)?.to_string();
        (!self.languages.contains(&folder.as_str())).then_some(UnknownLanguage { folder, code })
    }

    /// Returns the message about a folder and its help.
    fn unknown_language_message(&self, UnknownLanguage { folder, code }: &UnknownLanguage<'_>) -> (String, String) {
        let nothing = format!("nothing in this folder is published: content/{SITE_FILE}");
        let rename = format!("rename the folder to content/{code}");
        if self.languages.contains(&code.as_str()) {
            return (format!("{nothing} spells the language `{code}`"), rename);
        }
        let add = format!("add it to content/{SITE_FILE}, as a `[[languages]]` with `code = \"{code}\"`");
        let help = match code == folder {
            true => format!("{add}, or delete the folder"),
            false => format!("{add}, and {rename}, or delete it"),
        };
        (format!("{nothing} does not name the language `{code}`"), help)
    }

    /// Returns what an editor can do with a file.
    fn help(&self, segments: &[String]) -> String {
        let Some((name, folders)) = segments.split_last() else { return String::new() };
        let (stem, extension) = split_name(name);
        // `first-post/index.md` has its name in the folder.
        let stem = match (stem, folders.last()) {
            ("index", Some(folder)) if !self.is_known_folder(folder) => folder,
            _ => stem,
        };
        let language = folders.first().filter(|folder| self.languages.contains(&folder.as_str()));
        let language = language.map_or(self.default, String::as_str);
        if let Some(place) = self.place_of_data(name, language) {
            return moved(folders, &place);
        }
        if PICTURE_EXTENSIONS.contains(&extension.as_str()) {
            return format!("move it to {MEDIA_FOLDER}/{name}, and refer to it as `/media/{name}`");
        }
        let folder = folders.iter().rev().find_map(|folder| nearest_folder(folder));
        if folder == Some(PEOPLE) && DATA_EXTENSIONS.contains(&extension.as_str()) {
            let place = format!("content/{PEOPLE}/{stem}.toml");
            return match extension.as_str() {
                "toml" => moved(folders, &place),
                _ => format!("write it as TOML: {place}"),
            };
        }
        if MARKDOWN_EXTENSIONS.contains(&extension.as_str()) {
            let folder = folder.filter(|folder| *folder != PEOPLE).unwrap_or(match has_date(stem) {
                true => "news",
                false => "pages",
            });
            return moved(folders, &format!("content/{language}/{folder}/{stem}.md"));
        }
        String::from("only Markdown (.md) and TOML (.toml) files belong here: move it out of content/, or delete it")
    }

    /// Returns the place of a TOML file that every site or every language has.
    fn place_of_data(&self, name: &str, language: &str) -> Option<String> {
        let name = name.to_lowercase();
        match LANGUAGE_FILES.contains(&name.as_str()) {
            true => Some(format!("content/{language}/{name}")),
            false => (name == SITE_FILE).then(|| format!("content/{SITE_FILE}")),
        }
    }

    fn is_known_folder(&self, name: &str) -> bool {
        MARKDOWN_FOLDERS.contains(&name) || name == PEOPLE || self.languages.contains(&name)
    }
}

/// Returns the folder that an editor probably meant.
fn nearest_folder(name: &str) -> Option<&'static str> {
    nearest(&name.to_lowercase(), MARKDOWN_FOLDERS.into_iter().chain([PEOPLE]))
}

/// Returns the help for a file in `folders` that belongs at `place`.
fn moved(folders: &[String], place: &str) -> String {
    let folder = Path::new("content").join(folders.join("/"));
    match Path::new(place).parent() == Some(&folder) {
        true => format!("rename it to {place}"),
        false => format!("move it to {place}"),
    }
}

/// Splits a file name into its stem and its extension in lower case. `post.md.txt` has the stem `post`.
fn split_name(name: &str) -> (&str, String) {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension.to_lowercase();
    match stem.rsplit_once('.') {
        Some((inner, second)) if MARKDOWN_EXTENSIONS.contains(&second.to_lowercase().as_str()) => (inner, extension),
        _ => (stem, extension),
    }
}

fn has_date(stem: &str) -> bool {
    stem.get(..10).is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the help of a path that is no language.
    fn help(path: &str) -> String {
        let places = Places { languages: &["en", "pt-BR"], default: "en" };
        let segments: Vec<String> = path.split('/').map(String::from).collect();
        assert_eq!(places.unknown_language(&segments), None, "{path}");
        places.help(&segments)
    }

    #[test]
    fn markdown_belongs_into_a_folder_of_a_language() {
        let post = "content/en/news/2024-01-02-a.md";
        for path in [
            "en/news/2024-01-02-a.markdown",
            "en/news/2024-01-02-a.MD",
            "en/news/2024-01-02-a.mdx",
            "en/news/2024-01-02-a.md.txt",
            "en/news/2024/2024-01-02-a.md",
            "en/news/2024-01-02-a/index.md",
            "en/New/2024-01-02-a.md",
            "en/2024-01-02-a.md",
            "2024-01-02-a.md",
            "news/2024-01-02-a.md",
            "News/2024-01-02-a.md",
        ] {
            assert!(help(path).ends_with(post), "{path}: {}", help(path));
        }
        assert_eq!(help("en/news/2024-01-02-a.MD"), "rename it to content/en/news/2024-01-02-a.md");
        assert_eq!(help("pt-BR/news/2024/2024-01-02-a.md"), "move it to content/pt-BR/news/2024-01-02-a.md");
        let page = "move it to content/en/pages/team.md";
        for path in [
            "en/pages/about/team.md",
            "en/page/team.md",
            "en/team.md",
            "team.md",
            "en/team/index.md",
            "en/Pages/team.md",
        ] {
            assert_eq!(help(path), page, "{path}");
        }
    }

    #[test]
    fn data_has_one_place_and_one_format() {
        assert_eq!(help("people/x.yaml"), "write it as TOML: content/people/x.toml");
        assert_eq!(help("people/x.TOML"), "rename it to content/people/x.toml");
        assert_eq!(help("en/people/x.toml"), "move it to content/people/x.toml");
        assert_eq!(help("strings.toml"), "move it to content/en/strings.toml");
        assert_eq!(help("pt-BR/Strings.toml"), "rename it to content/pt-BR/strings.toml");
        assert_eq!(help("en/site.toml"), "move it to content/site.toml");
    }

    #[test]
    fn other_files_do_not_belong_here() {
        assert_eq!(
            help("en/news/Photo.JPG"),
            "move it to content/media/Photo.JPG, and refer to it as `/media/Photo.JPG`"
        );
        assert!(help("en/news/notes.docx").contains("move it out of content/"));
        assert!(help("en/news/LICENCE").contains("move it out of content/"));
    }

    #[test]
    fn a_folder_can_be_an_unknown_language() {
        let places = Places { languages: &["en"], default: "en" };
        let segments = |path: &str| path.split('/').map(String::from).collect::<Vec<_>>();
        for (folder, code) in [("fr", "fr"), ("pt-br", "pt-BR"), ("pt_BR", "pt-BR"), ("yor", "yor"), ("EN", "en")] {
            let segments = segments(&format!("{folder}/pages/home.md"));
            let expected = UnknownLanguage { folder, code: String::from(code) };
            assert_eq!(places.unknown_language(&segments), Some(expected));
        }
        assert_eq!(places.unknown_language(&segments("en/pages/home.md")), None);
        assert_eq!(places.unknown_language(&segments("page/home.md")), None);
        assert_eq!(places.unknown_language(&segments("img/home.md")), None);
        assert_eq!(places.unknown_language(&segments("fr.md")), None);
    }
}
