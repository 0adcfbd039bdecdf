//! A page or post of the old site.

use super::Site;
use super::foreign_syntax::{self, SyntaxContext};
use super::languages::{is_same_language, parse_known_language_code, parse_language_code};
use super::permalink::{self, PermalinkContext};
use super::source_path::SourcePath;
use crate::dates;
use crate::front_matter::{self, FrontMatter};
use crate::report::{Cause, FileReport};
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
    /// Whether the old site ran its Liquid: only Jekyll does, and only in files with front matter.
    pub has_liquid: bool,
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
        let mut source_path = SourcePath::parse(path, &site.languages);
        let lower_path = path.to_ascii_lowercase();
        let is_html = lower_path.ends_with("html") || lower_path.ends_with("htm");
        let is_repository_file = source_path.folders.is_empty()
            && REPOSITORY_FILES.contains(&source_path.stem.to_ascii_lowercase().as_str())
            && site.is_jekyll;
        if !front_matter.is_present && (is_html || is_repository_file) {
            file_report.add(Cause::NotBuiltByJekyll, 1, "", "");
            return None;
        }
        let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::as_str);
        let has_liquid = has_liquid(path, &front_matter, site);
        if let Some((syntax, line)) = foreign_syntax::find(
            &source,
            front_matter.body_start,
            SyntaxContext { is_jekyll: site.is_jekyll, has_liquid },
        ) {
            file_report.add(syntax.cause(), line, "", "");
            return None;
        }
        if !front_matter.is_present {
            file_report.add(Cause::FileWithoutFrontMatter, 1, "", "");
        }
        let declared = declared_language(&front_matter, file_report);
        if let (Some(declared), Some(folder)) = (&declared, &source_path.language)
            && !is_same_language(declared, folder)
        {
            source_path.keep_language_folder();
        }
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
        let language = declared
            .or_else(|| default("lang").and_then(parse_language_code))
            .or(source_path.language.clone())
            .or_else(|| site.config.language());
        let source_url = source_url(path, &source_path, &front_matter, kind, name, site, kind_name);
        let slug_name = match kind {
            DocumentKind::Post { .. } => String::from(key("slug").unwrap_or(name)),
            DocumentKind::Page => page_name(&source_path, key("slug")),
        };
        Some(Document {
            path: String::from(path),
            is_html,
            has_liquid,
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

/// Returns whether the old site ran the Liquid of a file.
fn has_liquid(path: &str, front_matter: &FrontMatter, site: &Site) -> bool {
    const KEY: &str = "render_with_liquid";
    let default = || ["posts", "pages"].iter().find_map(|kind| site.config.default_for(path, kind, KEY)?.as_str());
    let value = front_matter.keys.get(KEY).and_then(Yaml::as_str).or_else(default);
    site.is_jekyll && front_matter.is_present && value != Some("false")
}

/// Returns the language that a file declares. `language` and `locale` have other meanings too, such as a programming
/// language.
fn declared_language(front_matter: &FrontMatter, file_report: &mut FileReport) -> Option<String> {
    let value = |key: &str| front_matter.keys.get(key).filter(|value| value.as_str().is_some());
    if let Some(value) = value("lang") {
        let text = value.as_str().unwrap_or_default();
        let code = parse_language_code(text);
        if code.is_none() {
            file_report.add(Cause::LanguageCodeInvalid, value.position.line, text, "");
        }
        return code;
    }
    let other = value("language").or_else(|| value("locale"))?;
    parse_known_language_code(other.as_str()?)
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
            file_report.add(Cause::DateUnreadable, value.position.line, text, &after);
        }
        (Some(declared), Some(date_in_name)) if declared != date_in_name => {
            let (before, after) = (date_in_name.to_string(), declared.to_string());
            file_report.add(Cause::DatesDiffer, value.position.line, &before, &after);
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
    kind_name: &str,
) -> String {
    let date = if let DocumentKind::Post { date, .. } = kind { date } else { None };
    // An address has the day on the site's clock, which can be another one than the author's.
    let written = front_matter.keys.get("date").and_then(Yaml::as_str);
    let date =
        written.filter(|_| date.is_some()).and_then(|text| dates::parse_in_zone(text, &site.time_zone())).or(date);
    let key = |key: &str| front_matter.keys.get(key).and_then(Yaml::as_str);
    let default_permalink = || site.config.default_for(path, kind_name, "permalink").and_then(Yaml::as_str);
    let context = PermalinkContext {
        source_path,
        path,
        date,
        name,
        slug: key("slug"),
        categories: &categories(path, source_path, front_matter, site, kind_name),
        permalink: key("permalink").or_else(default_permalink),
        is_jekyll: site.is_jekyll,
    };
    permalink::url_path(&site.config, &context)
}

/// Returns the categories in the order in which Jekyll collects them: folders, `categories`, `category`.
fn categories(
    path: &str,
    source_path: &SourcePath,
    front_matter: &FrontMatter,
    site: &Site,
    kind_name: &str,
) -> Vec<String> {
    let mut categories = source_path.category_folders.clone();
    for value in [site.config.default_for(path, kind_name, "categories"), front_matter.keys.get("categories")] {
        // Only the plural is split at blanks.
        match value.and_then(Yaml::as_str) {
            Some(text) => categories.extend(text.split_whitespace().map(String::from)),
            None => {
                categories.extend(value.into_iter().flat_map(Yaml::items).filter_map(Yaml::as_str).map(String::from));
            }
        }
    }
    let singular = front_matter.keys.get("category").or_else(|| site.config.default_for(path, kind_name, "category"));
    categories.extend(singular.into_iter().flat_map(Yaml::items).filter_map(Yaml::as_str).map(String::from));
    categories
}

/// Returns the name of a page: that of its file, or of its folder, prefixed by the enclosing folders.
fn page_name(source_path: &SourcePath, slug: Option<&str>) -> String {
    let mut parts = source_path.folders.clone();
    match (slug.unwrap_or(&source_path.stem), parts.is_empty()) {
        ("index" | "_index", true) => parts.push(String::from("home")),
        ("index" | "_index", false) => {}
        (stem, _) => parts.push(String::from(stem)),
    }
    parts.join("-")
}
