//! A page or post of the old site.

use super::Site;
use super::permalink::{self, Parts};
use super::place::{self, Place};
use crate::dates;
use crate::front_matter::{self, FrontMatter};
use crate::report::Notes;
use crate::yaml::Yaml;
use jiff::civil::Date;

/// What a document becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page of text.
    Page,
    /// An item of the news.
    Post {
        /// Its day, if one is known.
        date: Option<Date>,
        /// Whether it is not to be published.
        draft: bool,
    },
}

/// A page or post of the old site.
#[derive(Debug)]
pub struct Document {
    /// Its path in the old site.
    pub path: String,
    /// Its whole text.
    pub text: String,
    /// Its keys.
    pub front_matter: FrontMatter,
    /// Whether its text is HTML rather than Markdown.
    pub is_html: bool,
    /// What it becomes.
    pub kind: Kind,
    /// The code of its language, if it says so.
    pub language: Option<String>,
    /// The text that its new name is made of.
    pub name: String,
    /// Its path on the old site.
    pub old_path: String,
    /// What has been noted about it.
    pub notes: Notes,
}

/// Files that explain a repository, not a site.
const OF_THE_REPOSITORY: [&str; 6] = ["readme", "license", "licence", "changelog", "contributing", "security"];

impl Document {
    /// Reads a document. What is no document of the site gives `None`; why is noted.
    pub fn read(path: &str, text: String, site: &Site, notes: &mut Notes) -> Option<Document> {
        let front_matter = front_matter::read(&text, notes)?;
        let place = Place::of(path);
        let is_html = path.ends_with("html") || path.ends_with("htm");
        let is_of_repository = place.folders.is_empty()
            && OF_THE_REPOSITORY.contains(&place.stem.to_ascii_lowercase().as_str())
            && site.is_jekyll;
        if !front_matter.is_there && (is_html || is_of_repository) {
            notes.record(1, "a file without front matter was not imported", "", "");
            return None;
        }
        if !front_matter.is_there {
            notes.look(1, "the file has no front matter: title and description are taken from its text", "", "");
        }
        let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::text);
        let kind_name = if is_post(&place, &front_matter, site) { "posts" } else { "pages" };
        let by_default = |key: &str| site.config.default_for(path, kind_name, key).and_then(Yaml::text);
        let dated_name = dates::of_name(&place.stem);
        let name = dated_name.map_or(place.stem.as_str(), |(_, rest)| rest);
        let kind = match kind_name {
            "posts" => Kind::Post {
                date: day(&front_matter, dated_name.map(|(date, _)| date), notes),
                draft: place.collection.as_deref() == Some("drafts")
                    || key("published").or(by_default("published")) == Some("false")
                    || key("draft") == Some("true"),
            },
            _ => Kind::Page,
        };
        let written = key("lang").or_else(|| key("language")).or_else(|| key("locale"));
        let language = written.or_else(|| by_default("lang")).and_then(place::language).or(place.language.clone());
        let old_path = old_path(path, &place, &front_matter, kind, name, site, by_default("permalink"));
        let new_name = match kind {
            Kind::Post { .. } => String::from(key("slug").unwrap_or(name)),
            Kind::Page => page_name(&place, key("slug")),
        };
        Some(Document {
            path: String::from(path),
            is_html,
            kind,
            language,
            name: new_name,
            old_path,
            notes: Notes::default(),
            text,
            front_matter,
        })
    }

    /// The text below the front matter.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.text[self.front_matter.body_start..]
    }

    /// The value of a key.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&Yaml> {
        self.front_matter.keys.get(key)
    }

    /// The text of a key.
    #[must_use]
    pub fn key_text(&self, key: &str) -> Option<&str> {
        self.key(key).and_then(Yaml::text)
    }

    /// The line of a key.
    #[must_use]
    pub fn key_line(&self, key: &str) -> usize {
        self.key(key).map_or(1, |value| value.line)
    }
}

fn is_post(place: &Place, front_matter: &FrontMatter, site: &Site) -> bool {
    let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::text);
    let collection = place.collection.as_deref();
    let has_date = key("date").and_then(dates::parse).is_some();
    matches!(collection, Some("posts" | "drafts"))
        || dates::of_name(&place.stem).is_some()
        || key("layout") == Some("post")
        || has_date && (collection.is_some() || !site.is_jekyll)
}

fn day(front_matter: &FrontMatter, of_name: Option<Date>, notes: &mut Notes) -> Option<Date> {
    let Some(value) = front_matter.keys.get("date").filter(|value| value.text().is_some()) else { return of_name };
    let text = value.text().unwrap_or_default();
    let written = dates::parse(text);
    match (written, of_name) {
        (None, _) => {
            let after = of_name.map(|date| date.to_string()).unwrap_or_default();
            notes.person(value.line, "this is not a date that can be read", text, &after);
        }
        (Some(written), Some(named)) if written != named => {
            let message = format!("the date {text} differs from that of the file's name; the front matter's counts");
            notes.look(value.line, message, &named.to_string(), &written.to_string());
        }
        _ => {}
    }
    written.or(of_name)
}

fn old_path(
    path: &str,
    place: &Place,
    front_matter: &FrontMatter,
    kind: Kind,
    name: &str,
    site: &Site,
    default: Option<&str>,
) -> String {
    let keys = ["category", "categories"];
    let values = keys.iter().filter_map(|key| front_matter.keys.get(key)).flat_map(Yaml::items).filter_map(Yaml::text);
    let categories: Vec<String> = values.flat_map(str::split_whitespace).map(String::from).collect();
    let date = if let Kind::Post { date, .. } = kind { date } else { None };
    let permalink = front_matter.keys.get("permalink").and_then(Yaml::text).or(default);
    permalink::path(&site.config, &Parts { place, path, date, name, categories: &categories, permalink })
}

/// The name of a page: that of its file, or of its folder, with the folders around it.
fn page_name(place: &Place, slug: Option<&str>) -> String {
    let mut parts = place.folders.clone();
    match (slug.unwrap_or(&place.stem), parts.is_empty()) {
        ("index", true) => parts.push(String::from("home")),
        ("index", false) => {}
        (stem, _) => parts.push(String::from(stem)),
    }
    parts.join("-")
}
