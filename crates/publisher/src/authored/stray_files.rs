//! Files below `content/` that the publisher does not read: each gets a diagnostic that says where it belongs.

use super::language_names::language_by_name;
use super::places::{DATA_FOLDERS, LANGUAGE_FILES, Place, Places, SITE_FILE, is_post_folder};
use super::site::SiteSettings;
use super::{MARKDOWN_FOLDERS, route_at};
use crate::diagnostic::{Diagnostics, Problem};
use crate::fs;
use crate::source::fields::parse_date;
use crate::source::language_code::canonical;
use crate::source::noise::is_noise;
use crate::source::static_folders::MEDIA_FOLDER;
use jiff::civil::Date;
use model::route::Route;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const CONTENT: &str = "content";
const NOTHING_IS_PUBLISHED: &str = "nothing in this folder is published";
/// The extensions of notes for people who look into the folder.
const NOTE_EXTENSIONS: [&str; 6] = ["", "md", "markdown", "txt", "rst", "adoc"];

/// Reports each file below `content/` that is not in `read`. Returns the places where files are missing because of that, each
/// with its page, if it has one.
pub(super) fn report(
    root: &Path,
    site: &SiteSettings,
    read: &BTreeSet<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<PathBuf, Option<Route>> {
    // Without the languages, no folder is known.
    let Some(default) = site.languages.first() else { return BTreeMap::new() };
    let languages: Vec<&str> = site.languages.iter().map(|language| language.code.as_str()).collect();
    let places = Places { languages: &languages, default: &default.code };
    let entries = match fs::walk_entries(&root.join(CONTENT), |name| !fs::is_hidden(name)) {
        Ok(entries) => entries,
        Err(error) => {
            diagnostics.error_in_file(Path::new(CONTENT), error.to_string(), "check that the folder can be opened");
            return BTreeMap::new();
        }
    };
    let mut strays = Strays { root, places, diagnostics, folders: BTreeSet::new(), taken: BTreeMap::new() };
    let sorted = |paths: &[PathBuf]| {
        let relative = paths.iter().filter_map(|path| path.strip_prefix(root).ok());
        relative
            .filter(|path| !path.strip_prefix(CONTENT).is_ok_and(is_noise))
            .map(PathBuf::from)
            .collect::<BTreeSet<_>>()
    };
    // A language that cannot be read is reported where it is listed.
    let is_unreadable = |file: &Path| segments(file).first().is_some_and(|it| site.unreadable_languages.contains(it));
    for file in sorted(&entries.files).difference(read) {
        if !is_media(file) && !is_for_people(file) && !is_unreadable(file) {
            strays.report_file(file);
        }
    }
    for entry in sorted(&entries.unreadable) {
        strays.report_unreadable(&entry);
    }
    strays.taken.into_keys().map(PathBuf::from).map(|path| (path.clone(), route_at(&path))).collect()
}

/// Whether a file is published as it is. A text would be lost among the media: nobody links to it.
fn is_media(path: &Path) -> bool {
    let is_text = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
    path.starts_with(MEDIA_FOLDER) && !is_text
}

/// Returns the date in the first lines of a file, as a post has it.
fn written_date(path: &Path) -> Option<Date> {
    let text = fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&text);
    let date = text.lines().take(20).find_map(|line| line.strip_prefix("date:"))?;
    parse_date(date.trim().trim_matches(['"', '\'']).get(..10)?)
}

/// Whether a file is for people who look into the folder: a note, or the report of an import.
fn is_for_people(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match stem.as_str() {
        "readme" => NOTE_EXTENSIONS.contains(&extension.as_str()),
        "import-report" => matches!(extension.as_str(), "md" | "json"),
        _ => false,
    }
}

/// Reports stray files, and remembers what it has reported.
struct Strays<'a> {
    root: &'a Path,
    places: Places<'a>,
    diagnostics: &'a mut Diagnostics,
    /// The folders that are reported as a whole.
    folders: BTreeSet<String>,
    /// The paths where files belong, each with the first such file.
    taken: BTreeMap<String, PathBuf>,
}

impl Strays<'_> {
    fn report_file(&mut self, file: &Path) {
        let segments = segments(file);
        let place = self.places.of(&segments, written_date(&self.root.join(file)));
        let problem = self.wrong_language_folder(&segments);
        let is_draft = segments.iter().any(|folder| folder.to_lowercase().contains("draft") && is_post_folder(folder));
        let help = match is_draft {
            true => format!("{}; as long as it is a draft, it needs the line `draft: true`", self.help(file, &place)),
            false => self.help(file, &place),
        };
        if let Some(path) = place.path() {
            self.taken.entry(String::from(path)).or_insert_with(|| file.to_path_buf());
        }
        match (problem, segments.first()) {
            (Some(Problem { message, help, .. }), Some(folder)) => {
                if self.folders.insert(folder.clone()) {
                    self.diagnostics.error_in_file(&Path::new(CONTENT).join(folder), message, help);
                }
            }
            _ => self.diagnostics.error_in_file(file, "this file is not published", help),
        }
    }

    /// Reports an entry that is neither a file nor a folder that can be listed.
    fn report_unreadable(&mut self, entry: &Path) {
        if let Some(path) = self.places.of(&segments(entry), None).path() {
            self.taken.entry(String::from(path)).or_insert_with(|| entry.to_path_buf());
        }
        let message = "this cannot be read: it is a link without a file, or to a folder that contains it";
        self.diagnostics.error_in_file(entry, message, "put a copy of the file here instead, or delete it");
    }

    /// Returns what is wrong with the first folder, if it is that of a language that the site does not have by this name.
    fn wrong_language_folder(&self, segments: &[String]) -> Option<Problem> {
        let [folder, second, ..] = segments else { return None };
        let has_files_of_language =
            MARKDOWN_FOLDERS.contains(&second.as_str()) || LANGUAGE_FILES.contains(&second.as_str());
        let is_shared = DATA_FOLDERS.contains(&folder.as_str()) || Path::new(MEDIA_FOLDER).ends_with(folder);
        let is_misplaced = MARKDOWN_FOLDERS.contains(&folder.as_str()) || is_post_folder(folder) || is_shared;
        if language_by_name(folder).is_none() && (!has_files_of_language || is_misplaced) {
            return None;
        }
        let Some(code) = self.places.language(folder) else { return Some(unknown_language(folder)) };
        // A folder that exists cannot be the new name of this one: its files are moved one by one.
        let exists = self.root.join(CONTENT).join(code).exists();
        (code != folder && !exists).then(|| misspelt_language(code))
    }

    /// Returns what an editor can do with a file. It never asks to replace another one.
    fn help(&self, file: &Path, place: &Place) -> String {
        if let Some(path) = place.path() {
            // Where capitals do not matter, the file itself is there.
            let is_itself = fs::with_slashes(file).eq_ignore_ascii_case(path);
            if self.root.join(path).exists() && !is_itself {
                return format!(
                    "it belongs at {path}, where there is a file already: copy into that one what it lacks, and delete this one"
                );
            }
            if let Some(first) = self.taken.get(path) {
                return format!("{} belongs at {path}, too: give one of the two another name", first.display());
            }
        }
        match place {
            Place::Path(path) if Path::new(path).parent() == file.parent() => format!("rename it to {path}"),
            Place::Path(path) => format!("move it to {path}"),
            Place::AsToml(path) => {
                format!("write its values into the file {path}, each like `name = \"…\"`, and delete this one")
            }
            Place::AsMarkdown(path) => {
                format!("write it as {path}, with its values between two lines `---`, and delete this one")
            }
            Place::Dated(folder, slug) => {
                format!("move it to {folder}, and start its name with its day: 2024-07-20-{slug}.md")
            }
            Place::Media(name) => {
                let path = format!("{MEDIA_FOLDER}/{name}");
                match self.root.join(&path).exists() {
                    true => format!("{path} exists already: give this one another name, and move it to {MEDIA_FOLDER}"),
                    false => format!("move it to {path}, and refer to it as `/media/{name}`"),
                }
            }
            Place::PerhapsPerson(path) => {
                format!("if it is about a person, move it to {path}; if not, move it out of content/, or delete it")
            }
            Place::Elsewhere => String::from(
                "only Markdown (.md) and TOML (.toml) files belong here: move it out of content/, or delete it",
            ),
        }
    }
}

/// Returns the problem of a folder whose name is no language of the site.
fn unknown_language(folder: &str) -> Problem {
    let (code, name) = match language_by_name(folder) {
        Some((code, name)) => (String::from(code), format!("`name = \"{name}\"`")),
        None => match canonical(folder) {
            Some(locale) => (locale.to_string(), String::from("its `name`")),
            None => return not_a_language(folder),
        },
    };
    let message = format!("{NOTHING_IS_PUBLISHED}: content/{SITE_FILE} does not name the language `{code}`");
    let add = format!("add it to content/{SITE_FILE}, as a `[[languages]]` with `code = \"{code}\"` and {name}");
    let help = match code == folder {
        true => format!("{add}, or delete the folder"),
        false => format!("rename the folder to content/{code}, and {add}, or delete it"),
    };
    Problem::error(message, help)
}

fn misspelt_language(code: &str) -> Problem {
    let message = format!("{NOTHING_IS_PUBLISHED}: content/{SITE_FILE} writes this language as `{code}`");
    Problem::error(message, format!("rename the folder to content/{code}"))
}

fn not_a_language(folder: &str) -> Problem {
    let help = format!(
        "if it is a language, rename it to the code, such as `fr`, and add that to content/{SITE_FILE}, as a \
         `[[languages]]` with `code` and `name`; if not, move its files into the folder of a language"
    );
    Problem::error(format!("{NOTHING_IS_PUBLISHED}: `{folder}` is not the code of a language"), help)
}

fn segments(file: &Path) -> Vec<String> {
    file.iter().skip(1).map(|segment| segment.to_string_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_for_people_are_passed_over() {
        for path in ["content/README.md", "content/en/news/readme.txt", "content/README", "content/import-report.json"]
        {
            assert!(is_for_people(Path::new(path)), "{path}");
        }
        for path in ["content/en/news/readme.pdf", "content/import-report.docx", "content/read.md"] {
            assert!(!is_for_people(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn a_folder_can_be_that_of_a_language() {
        let mut diagnostics = Diagnostics::default();
        let strays = Strays {
            root: Path::new(""),
            places: Places { languages: &["en"], default: "en" },
            diagnostics: &mut diagnostics,
            folders: BTreeSet::new(),
            taken: BTreeMap::new(),
        };
        let help =
            |path: &str| strays.wrong_language_folder(&segments(&Path::new(CONTENT).join(path))).map(|it| it.help);
        for (path, words) in [
            ("fr/pages/home.md", "`code = \"fr\"`"),
            ("pt-br/strings.toml", "rename the folder to content/pt-BR, and add it"),
            ("yor/news/a.md", "`code = \"yor\"`"),
            ("yoruba/hello.md", "rename the folder to content/yo, and add it"),
            ("other/news/a.md", "if it is a language"),
            ("EN/pages/a.md", "rename the folder to content/en"),
            ("English/pages/a.md", "rename the folder to content/en"),
        ] {
            assert!(help(path).is_some_and(|help| help.contains(words)), "{path}: {:?}", help(path));
        }
        for path in [
            "en/pages/home.md",
            "page/home.md",
            "img/home.md",
            "fr.md",
            "news/news/a.md",
            "drafts/news/a.md",
            "people/news/a.toml",
            "media/news/a.md",
        ] {
            assert_eq!(help(path), None, "{path}");
        }
    }
}
