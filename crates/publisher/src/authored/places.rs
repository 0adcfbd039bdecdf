//! Where the files of `content/` belong.

use super::MARKDOWN_FOLDERS;
use super::language_names::language_by_name;
use super::post_name::{intended_slug, split_date};
use crate::diagnostic::nearest;
use crate::source::language_code::canonical;
use crate::source::slugify::slugify;
use jiff::civil::Date;

/// The folders that all languages share, whose files are TOML.
pub(super) const DATA_FOLDERS: [&str; 3] = ["people", "groups", "partners"];
/// The TOML files that each language has.
pub(super) const LANGUAGE_FILES: [&str; 3] = ["strings.toml", "leadership.toml", "translations.toml"];
pub(super) const SITE_FILE: &str = "site.toml";

const MARKDOWN_EXTENSIONS: [&str; 8] = ["md", "markdown", "mdown", "mkd", "mdx", "rmd", "text", "txt"];
const DATA_EXTENSIONS: [&str; 4] = ["toml", "yaml", "yml", "json"];
const MEDIA_EXTENSIONS: [&str; 9] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "pdf"];

/// Folders of other programs whose files are posts here.
const POST_FOLDERS: [&str; 6] = ["post", "posts", "blog", "articles", "draft", "drafts"];
/// Files about a repository, which are no pages.
const REPOSITORY_FILES: [&str; 5] = ["changelog", "contributing", "licence", "license", "todo"];

/// Where a file belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At this path, as it is.
    Path(String),
    /// At this path, once it is written as TOML.
    AsToml(String),
    /// At this path, once it is written as Markdown.
    AsMarkdown(String),
    /// In this folder, under a name that starts with a day and ends with this slug.
    Dated(String, String),
    /// Among the media, under this name.
    Media(String),
    /// At this path if it is about a person.
    PerhapsPerson(String),
    /// Outside of the content.
    Elsewhere,
}

/// The places that files can have.
pub(super) struct Places<'a> {
    /// The codes of the site's languages.
    pub languages: &'a [&'a str],
    /// The code of the default language.
    pub default: &'a str,
}

impl Place {
    /// Returns the path at which the publisher will read the file.
    pub fn path(&self) -> Option<&str> {
        match self {
            Place::Path(path) | Place::AsToml(path) | Place::AsMarkdown(path) | Place::PerhapsPerson(path) => {
                Some(path)
            }
            Place::Dated(..) | Place::Media(_) | Place::Elsewhere => None,
        }
    }
}

impl Places<'_> {
    /// Returns where a file belongs, given by the names of its path below `content/`. `date` is the one in its text.
    pub fn of(&self, segments: &[String], date: Option<Date>) -> Place {
        let Some((name, folders)) = segments.split_last() else { return Place::Elsewhere };
        let (stem, extension) = split_name(name);
        // `first-post/index.md` has its name in the folder.
        let stem = match (stem, folders.last()) {
            ("index", Some(folder)) if !self.is_known_folder(folder) => folder,
            _ => stem,
        };
        let language = folders.first().and_then(|folder| self.language(folder)).unwrap_or(self.default);
        // `en` is more like `events` than like any other folder.
        let mut kinds = folders.iter().rev().filter(|folder| self.language(folder).is_none());
        // The folder of a person, a group or a partner decides, whatever is below it.
        let shared = folders.first().and_then(|first| DATA_FOLDERS.into_iter().find(|folder| folder == first));
        let folder = shared.or_else(|| kinds.find_map(|folder| nearest_folder(folder)));
        if DATA_EXTENSIONS.contains(&extension.as_str()) {
            return self.of_data(stem, &extension, folder, language);
        }
        if MEDIA_EXTENSIONS.contains(&extension.as_str()) {
            return Place::Media(name.clone());
        }
        // Without an extension, only the folder or the day shows what a file is.
        let is_text = MARKDOWN_EXTENSIONS.contains(&extension.as_str())
            || extension.is_empty() && (folder.is_some() || split_date(stem).is_some());
        if !is_text || REPOSITORY_FILES.contains(&stem.to_lowercase().as_str()) {
            return Place::Elsewhere;
        }
        match folder {
            Some(folder) if DATA_FOLDERS.contains(&folder) => Place::AsToml(format!("content/{folder}/{stem}.toml")),
            Some("news" | "events") | None => of_dated(stem, date, folder, language),
            Some(folder) => Place::Path(format!("content/{language}/{folder}/{stem}.md")),
        }
    }

    /// Returns where a file of values belongs.
    fn of_data(&self, stem: &str, extension: &str, folder: Option<&str>, language: &str) -> Place {
        let is_toml = extension == "toml";
        let slug = slugify(stem);
        let stem = if slug.is_empty() { stem } else { &slug };
        let place = |path| if is_toml { Place::Path(path) } else { Place::AsToml(path) };
        let name = format!("{}.toml", stem.to_lowercase());
        if LANGUAGE_FILES.contains(&name.as_str()) {
            return place(format!("content/{language}/{name}"));
        }
        if name == SITE_FILE {
            return place(format!("content/{SITE_FILE}"));
        }
        match folder {
            Some(folder) if DATA_FOLDERS.contains(&folder) => place(format!("content/{folder}/{stem}.toml")),
            Some(folder) => Place::AsMarkdown(format!("content/{language}/{folder}/{stem}.md")),
            None => Place::PerhapsPerson(format!("content/people/{stem}.toml")),
        }
    }

    /// Returns the language that an editor means by a folder: by its code, however it is spelt, or its name.
    pub fn language(&self, folder: &str) -> Option<&str> {
        let code = match language_by_name(folder) {
            Some((code, _)) => String::from(code),
            None => canonical(folder)?.to_string(),
        };
        self.languages.iter().copied().find(|language| *language == code)
    }

    fn is_known_folder(&self, name: &str) -> bool {
        MARKDOWN_FOLDERS.contains(&name) || DATA_FOLDERS.contains(&name) || self.languages.contains(&name)
    }
}

/// Returns where a text belongs that is a post if it has a day, or if `is_post`.
fn of_dated(stem: &str, date: Option<Date>, folder: Option<&str>, language: &str) -> Place {
    let path = format!("content/{language}/{}", folder.unwrap_or("news"));
    let slug = intended_slug(stem);
    match split_date(stem).map(|(date, _)| date).or(date) {
        Some(date) => Place::Path(format!("{path}/{date}-{slug}.md")),
        None if folder.is_some() => Place::Dated(path, slug),
        None => Place::Path(format!("content/{language}/pages/{stem}.md")),
    }
}

/// Returns the folder that an editor probably meant.
fn nearest_folder(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    match is_post_folder(&name) {
        true => Some("news"),
        false => nearest(&name, MARKDOWN_FOLDERS.into_iter().chain(DATA_FOLDERS)),
    }
}

/// Whether another program keeps posts or drafts in a folder of this name.
pub(super) fn is_post_folder(name: &str) -> bool {
    POST_FOLDERS.contains(&name.to_lowercase().trim_start_matches('_'))
}

/// Splits a file name into its stem and its extension in lower case. `post.md.txt` has the stem `post`.
/// Hidden files, blanks, and a comma in place of the dot are slips.
fn split_name(name: &str) -> (&str, String) {
    let name = name.trim_matches([' ', '.']);
    let is_markdown = |extension: &str| MARKDOWN_EXTENSIONS.contains(&extension.to_lowercase().as_str());
    let with_comma = name.rsplit_once(',').filter(|(_, extension)| is_markdown(extension));
    let (stem, extension) = with_comma.or_else(|| name.rsplit_once('.')).unwrap_or((name, ""));
    let extension = extension.to_lowercase();
    let Some((inner, second)) = stem.rsplit_once('.') else { return (stem, extension) };
    let second = second.to_lowercase();
    if DATA_EXTENSIONS.contains(&second.as_str()) {
        (inner, second)
    } else if MARKDOWN_EXTENSIONS.contains(&second.as_str()) {
        (inner, extension)
    } else {
        (stem, extension)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(path: &str) -> Place {
        let places = Places { languages: &["en", "pt-BR"], default: "en" };
        let segments: Vec<String> = path.split('/').map(String::from).collect();
        places.of(&segments, None)
    }

    #[test]
    fn markdown_belongs_into_a_folder_of_a_language() {
        for path in [
            "en/news/2024-01-02-a.markdown",
            "en/news/2024-01-02-a.MD",
            "en/news/2024-01-02-a.mdx",
            "en/news/2024-01-02-a.md.txt",
            "en/news/2024/2024-01-02-a.md",
            "en/news/2024-01-02-a/index.md",
            "en/New/2024-01-02-a.md",
            "en/2024-01-02-a.md",
            "en/2024_01_02_a.md",
            "2024-01-02-a.md",
            "20240102 A.md",
            "news/2024-01-02-a.md",
            "News/2024-01-02-a.md",
            "EN/news/2024-01-02-a.md",
            "English/news/2024-01-02-a.md",
            "_posts/2024-01-02-a.md",
            "en/blog/2024-01-02-a",
            "en/news/2024-01-02-a.md ",
            "en/news/2024-01-02-a,md",
            "en/news/.2024-01-02-a.md",
            "en/news/Copy of 2024-01-02-a.text",
        ] {
            assert_eq!(place(path), Place::Path(String::from("content/en/news/2024-01-02-a.md")), "{path}");
        }
        for path in ["pt-BR/news/2024/2024-01-02-a.md", "PT-BR/news/2024-01-02-a.md", "pt_br/news/2024-01-02-a.md"] {
            assert_eq!(place(path), Place::Path(String::from("content/pt-BR/news/2024-01-02-a.md")), "{path}");
        }
        for path in [
            "en/pages/about/team.md",
            "en/page/team.md",
            "en/team.md",
            "team.md",
            "en/team/index.md",
            "en/Pages/team.md",
        ] {
            assert_eq!(place(path), Place::Path(String::from("content/en/pages/team.md")), "{path}");
        }
    }

    #[test]
    fn data_has_one_place_and_one_format() {
        let path = |path| Place::Path(String::from(path));
        let as_toml = |path| Place::AsToml(String::from(path));
        for (written, expected) in [
            ("en/events/2024_01_02 A.md", path("content/en/events/2024-01-02-a.md")),
            ("en/Event/2024-01-02-a.txt", path("content/en/events/2024-01-02-a.md")),
            ("people/x.yaml", as_toml("content/people/x.toml")),
            ("people/x.md", as_toml("content/people/x.toml")),
            ("people/x.md.txt", as_toml("content/people/x.toml")),
            ("people/x.TOML", path("content/people/x.toml")),
            ("people/X Y.TOML", path("content/people/x-y.toml")),
            ("people/news/x.toml", path("content/people/x.toml")),
            ("groups/events/x.toml", path("content/groups/x.toml")),
            ("partners/pages/x.md", as_toml("content/partners/x.toml")),
            ("people/x.toml.txt", path("content/people/x.toml")),
            ("en/people/x.toml", path("content/people/x.toml")),
            ("en/groups/x.toml", path("content/groups/x.toml")),
            ("group/x.toml", path("content/groups/x.toml")),
            ("groups/x.yaml", as_toml("content/groups/x.toml")),
            ("en/partners/x.toml.txt", path("content/partners/x.toml")),
            ("Partner/x.md", as_toml("content/partners/x.toml")),
            ("strings.toml", path("content/en/strings.toml")),
            ("pt-BR/Strings.toml", path("content/pt-BR/strings.toml")),
            ("pt-BR/strings.toml.txt", path("content/pt-BR/strings.toml")),
            ("fr/translations.toml", path("content/en/translations.toml")),
            ("en/leadership.yaml", as_toml("content/en/leadership.toml")),
            ("en/leadership.yaml.txt", as_toml("content/en/leadership.toml")),
            ("site.json", as_toml("content/site.toml")),
            ("en/site.toml", path("content/site.toml")),
            ("en/pages/x.toml", Place::AsMarkdown(String::from("content/en/pages/x.md"))),
            ("en/x.toml", Place::PerhapsPerson(String::from("content/people/x.toml"))),
        ] {
            assert_eq!(place(written), expected, "{written}");
        }
    }

    #[test]
    fn a_post_is_known_by_its_folder_or_its_date() {
        let places = Places { languages: &["en"], default: "en" };
        let place = |path: &[&str], date| places.of(&path.iter().map(|it| String::from(*it)).collect::<Vec<_>>(), date);
        let folder = String::from("content/en/news");
        assert_eq!(place(&["posts", "My Post.md"], None), Place::Dated(folder, String::from("my-post")));
        let post = Place::Path(String::from("content/en/news/2024-01-02-a.md"));
        let date = Some(jiff::civil::date(2024, 1, 2));
        assert_eq!(place(&["posts", "a.md"], date), post);
        assert_eq!(place(&["archive", "a.md"], date), post);
        assert_eq!(place(&["pages", "a.md"], date), Place::Path(String::from("content/en/pages/a.md")));
    }

    #[test]
    fn other_files_do_not_belong_here() {
        for name in ["Photo.JPG", "readme.pdf"] {
            assert_eq!(place(&format!("en/news/{name}")), Place::Media(String::from(name)));
        }
        for path in ["en/news/notes.docx", "en/news/LICENCE", "TODO.md", "yoruba"] {
            assert_eq!(place(path), Place::Elsewhere, "{path}");
        }
    }
}
