//! A page or post of the old site.

use super::Site;
use super::permalink::{self, PermalinkContext};
use super::source_path::{self, SourcePath};
use crate::dates;
use crate::front_matter::{self, FrontMatter};
use crate::report::FileReport;
use crate::yaml::Yaml;
use jiff::civil::Date;

/// The kind of a document on the new site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// A page.
    Page,
    /// A post of the news.
    Post {
        /// Its date, if known.
        date: Option<Date>,
        /// Whether it is a draft.
        draft: bool,
    },
}

/// A page or post of the old site.
#[derive(Debug)]
pub struct Document {
    /// The path of the file in the old site.
    pub path: String,
    /// The whole source.
    pub source: String,
    /// The parsed front matter.
    pub front_matter: FrontMatter,
    /// Whether its body is HTML rather than Markdown.
    pub is_html: bool,
    /// Its kind on the new site.
    pub kind: DocumentKind,
    /// The language code, if declared.
    pub language: Option<String>,
    /// The name from which its slug is derived.
    pub name: String,
    /// Its URL path on the old site.
    pub source_url: String,
    /// The report entries about it.
    pub file_report: FileReport,
}

/// Files that document a repository, not a site.
const REPOSITORY_FILES: [&str; 6] = ["readme", "license", "licence", "changelog", "contributing", "security"];

impl Document {
    /// Parses a document. Returns `None`, after reporting why, for files that are not documents of the site.
    pub fn parse(path: &str, source: String, site: &Site, file_report: &mut FileReport) -> Option<Document> {
        let front_matter = front_matter::parse(&source, file_report)?;
        let source_path = SourcePath::parse(path);
        let is_html = path.ends_with("html") || path.ends_with("htm");
        let is_repository_file = source_path.folders.is_empty()
            && REPOSITORY_FILES.contains(&source_path.stem.to_ascii_lowercase().as_str())
            && site.is_jekyll;
        if !front_matter.is_present && (is_html || is_repository_file) {
            file_report.info(1, "the file does not start with a line `---`, so it was not imported", "", "");
            return None;
        }
        if !front_matter.is_present {
            file_report.review(
                1,
                "the file does not start with a line `---`: title and description were made from its text",
                "",
                "",
            );
        }
        let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::as_str);
        let kind_name = if is_post(&source_path, &front_matter, site) { "posts" } else { "pages" };
        let default = |key: &str| site.config.default_for(path, kind_name, key).and_then(Yaml::as_str);
        let dated_name = dates::split_date_prefix(&source_path.stem);
        let name = dated_name.map_or(source_path.stem.as_str(), |(_, rest)| rest);
        let kind = match kind_name {
            "posts" => DocumentKind::Post {
                date: parse_date(&front_matter, dated_name.map(|(date, _)| date), file_report),
                draft: source_path.collection.as_deref() == Some("drafts")
                    || key("published").or(default("published")) == Some("false")
                    || key("draft") == Some("true"),
            },
            _ => DocumentKind::Page,
        };
        let declared = key("lang").or_else(|| key("language")).or_else(|| key("locale"));
        let language = declared
            .or_else(|| default("lang"))
            .and_then(source_path::parse_language_code)
            .or(source_path.language.clone());
        let source_url = source_url(path, &source_path, &front_matter, kind, name, site, default("permalink"));
        let slug_name = match kind {
            DocumentKind::Post { .. } => String::from(key("slug").unwrap_or(name)),
            DocumentKind::Page => page_name(&source_path, key("slug")),
        };
        Some(Document {
            path: String::from(path),
            is_html,
            kind,
            language,
            name: slug_name,
            source_url,
            file_report: FileReport::default(),
            source,
            front_matter,
        })
    }

    /// Returns the source below the front matter.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.source[self.front_matter.body_start..]
    }

    /// Returns the value of a key.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<&Yaml> {
        self.front_matter.keys.get(key)
    }

    /// Returns the value of a key as a string.
    #[must_use]
    pub fn key_str(&self, key: &str) -> Option<&str> {
        self.key(key).and_then(Yaml::as_str)
    }

    /// Returns the line of a key.
    #[must_use]
    pub fn key_line(&self, key: &str) -> usize {
        self.key(key).map_or(1, |value| value.position.line)
    }
}

fn is_post(source_path: &SourcePath, front_matter: &FrontMatter, site: &Site) -> bool {
    let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::as_str);
    let collection = source_path.collection.as_deref();
    let has_date = key("date").and_then(dates::parse).is_some();
    matches!(collection, Some("posts" | "drafts"))
        || dates::split_date_prefix(&source_path.stem).is_some()
        || key("layout") == Some("post")
        || has_date && (collection.is_some() || !site.is_jekyll)
}

fn parse_date(front_matter: &FrontMatter, date_in_name: Option<Date>, file_report: &mut FileReport) -> Option<Date> {
    let Some(value) = front_matter.keys.get("date").filter(|value| value.as_str().is_some()) else {
        return date_in_name;
    };
    let text = value.as_str().unwrap_or_default();
    let declared = dates::parse(text);
    match (declared, date_in_name) {
        (None, _) => {
            let after = date_in_name.map(|date| date.to_string()).unwrap_or_default();
            file_report.action_required(value.position.line, "this date cannot be read", text, &after);
        }
        (Some(declared), Some(date_in_name)) if declared != date_in_name => {
            let message =
                format!("the file has the date {text}, but its name has another; the date in the file was used");
            file_report.review(value.position.line, message, &date_in_name.to_string(), &declared.to_string());
        }
        _ => {}
    }
    declared.or(date_in_name)
}

fn source_url(
    path: &str,
    source_path: &SourcePath,
    front_matter: &FrontMatter,
    kind: DocumentKind,
    name: &str,
    site: &Site,
    default_permalink: Option<&str>,
) -> String {
    let keys = ["category", "categories"];
    let values =
        keys.iter().filter_map(|key| front_matter.keys.get(key)).flat_map(Yaml::items).filter_map(Yaml::as_str);
    let categories: Vec<String> = values.flat_map(str::split_whitespace).map(String::from).collect();
    let date = if let DocumentKind::Post { date, .. } = kind { date } else { None };
    let permalink = front_matter.keys.get("permalink").and_then(Yaml::as_str).or(default_permalink);
    permalink::url_path(
        &site.config,
        &PermalinkContext { source_path, path, date, name, categories: &categories, permalink },
    )
}

/// Returns the name of a page: that of its file, or of its folder, prefixed by the enclosing folders.
fn page_name(source_path: &SourcePath, slug: Option<&str>) -> String {
    let mut parts = source_path.folders.clone();
    match (slug.unwrap_or(&source_path.stem), parts.is_empty()) {
        ("index", true) => parts.push(String::from("home")),
        ("index", false) => {}
        (stem, _) => parts.push(String::from(stem)),
    }
    parts.join("-")
}
