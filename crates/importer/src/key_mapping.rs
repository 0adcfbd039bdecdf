//! The mapping from the keys of a document to those of the new site. Keys without an equivalent are kept under
//! `extra`.

use crate::ast::{for_each_inlines, plain_text};
use crate::convert::convert;
use crate::dates;
use crate::dom;
use crate::kramdown::{self, Dialect};
use crate::liquid::{self, Context};
use crate::report::{Cause, FileReport};
use crate::source_map;
use crate::yaml::{Key, Value, Yaml};
use jiff::civil::Date;

/// Keys with an equivalent on the new site, or in the name and folder of its files.
const MAPPED_KEYS: [&str; 31] = [
    "title",
    "date",
    "author",
    "authors",
    "tag",
    "tags",
    "category",
    "categories",
    "description",
    "excerpt",
    "summary",
    "image",
    "image_alt",
    "redirect_to",
    "redirect_from",
    "permalink",
    "lang",
    "language",
    "locale",
    "published",
    "draft",
    "slug",
    "last_modified_at",
    "updated",
    "aliases",
    "alias",
    "layout",
    "heading",
    "navigation_title",
    "nav_title",
    "render_with_liquid",
];

/// Layouts that only name the kind of document.
const PLAIN_LAYOUTS: [&str; 6] = ["post", "page", "default", "home", "single", "article"];

/// The cover image in the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverImage {
    /// Its URL on the old site.
    pub url: String,
    /// Its alternative text, or an empty string.
    pub alt: String,
    /// Its line in the source.
    pub line: usize,
}

/// The mapped front matter of a document.
#[derive(Clone, Debug, Default)]
pub struct MappedKeys {
    /// The title.
    pub title: Option<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The names of the tags and categories.
    pub tags: Vec<String>,
    /// The cover image.
    pub cover_image: Option<CoverImage>,
    /// The target of a redirect.
    pub redirect_to: Option<String>,
    /// Aliases and redirect sources, as written.
    pub redirect_from: Vec<String>,
    /// The date of the last change.
    pub updated: Option<Date>,
    /// Keys without an equivalent.
    pub extra: Vec<(Key, Yaml)>,
}

/// Maps the keys of a document.
#[must_use]
pub fn map_keys(context: Context<'_>, file_report: &mut FileReport) -> MappedKeys {
    let document = context.document;
    let mut keys = MappedKeys {
        title: plain_text_of(context, &["title"], file_report),
        summary: plain_text_of(context, &["description", "summary", "excerpt"], file_report),
        authors: authors(context, file_report),
        tags: tags(context, file_report),
        cover_image: cover_image(context),
        redirect_to: document.key("redirect_to").and_then(|value| value.items().next()?.as_str().map(String::from)),
        redirect_from: Vec::new(),
        updated: None,
        extra: Vec::new(),
    };
    for key in ["redirect_from", "aliases", "alias"] {
        let paths = document.key(key).into_iter().flat_map(Yaml::items).filter_map(Yaml::as_str);
        keys.redirect_from.extend(paths.map(String::from));
    }
    for key in ["last_modified_at", "updated"] {
        let Some(text) = document.key_str(key) else { continue };
        match dates::parse(text) {
            Some(date) => keys.updated = Some(date),
            None => file_report.add(Cause::UpdatedUnreadable, document.key_line(key), text, ""),
        }
    }
    collect_extra(context, &mut keys, file_report);
    keys
}

/// Returns the plain text of a value after resolving its Liquid, Markdown and HTML.
#[must_use]
pub fn to_plain_text(text: &str, line: usize, context: Context<'_>, file_report: &mut FileReport) -> String {
    if !text.contains(['<', '&', '{', '[', '*', '`']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let rendered = context.document.has_liquid.then(|| liquid::render(text, line, context, file_report)).flatten();
    let lines = rendered.unwrap_or_else(|| source_map::split_lines(text, line));
    let preprocessed = kramdown::preprocess_markdown(lines, Dialect::default(), file_report);
    let nodes = dom::parse(preprocessed, file_report).unwrap_or_default();
    let mut blocks = convert(&nodes, file_report).unwrap_or_default().blocks;
    let mut words = Vec::new();
    for_each_inlines(&mut blocks, &mut |inlines, _| words.push(plain_text(inlines)));
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the plain text of the first key that has any.
fn plain_text_of(context: Context<'_>, keys: &[&str], file_report: &mut FileReport) -> Option<String> {
    keys.iter().find_map(|key| {
        let text = context.document.key_str(key)?;
        let text = to_plain_text(text, context.document.key_line(key), context, file_report);
        (!text.is_empty()).then_some(text)
    })
}

fn authors(context: Context<'_>, file_report: &mut FileReport) -> Vec<String> {
    let document = context.document;
    let default = context.site.config.default_for(&document.path, "posts", "author");
    let authors = document.key("authors").or_else(|| document.key("author")).or(default);
    let mut names = Vec::new();
    for value in authors.into_iter().flat_map(Yaml::items) {
        let text = value.as_str().or_else(|| value.get("name").and_then(Yaml::as_str));
        let Some(text) = text else { continue };
        if let Some(name) = resolve_author(context, text) {
            names.push(name);
            continue;
        }
        let parts: Vec<&str> =
            text.split(" and ").flat_map(|part| part.split(" & ")).flat_map(|part| part.split(", ")).collect();
        if parts.len() > 1 {
            let line = value.position.line;
            file_report.add(Cause::AuthorsSplit, line, text, &parts.join("; "));
        }
        names.extend(parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(String::from));
    }
    names
}

/// Looks up the name of an author who is given as a key of the site's data.
fn resolve_author(context: Context<'_>, key: &str) -> Option<String> {
    let in_data = context.site.data.get("authors").map(|(_, data)| data);
    let in_config = context.site.config.get("authors");
    let author = [in_data, in_config].into_iter().flatten().find_map(|authors| authors.get(key))?;
    author.get("name").or(Some(author)).and_then(Yaml::as_str).map(String::from)
}

fn tags(context: Context<'_>, file_report: &mut FileReport) -> Vec<String> {
    let document = context.document;
    let mut tags: Vec<String> = Vec::new();
    for key in ["tags", "tag", "categories", "category"] {
        let Some(value) = document.key(key) else { continue };
        match value.as_str() {
            // Jekyll splits a string at its spaces; authors separate with commas as well.
            Some(text) if matches!(key, "tags" | "categories") => {
                let parts: Vec<&str> = match text.contains(',') {
                    true => text.split(',').collect(),
                    false => text.split_whitespace().collect(),
                };
                if parts.len() > 1 {
                    let line = value.position.line;
                    file_report.add(Cause::TagsSplit, line, text, &parts.join("; "));
                }
                tags.extend(parts.into_iter().map(|part| String::from(part.trim())));
            }
            _ => tags.extend(value.items().filter_map(Yaml::as_str).map(String::from)),
        }
    }
    tags.retain(|tag| !tag.is_empty());
    tags
}

fn cover_image(context: Context<'_>) -> Option<CoverImage> {
    let document = context.document;
    let value = document.key("image")?;
    let property = |keys: &[&str]| keys.iter().find_map(|key| value.get(key).and_then(Yaml::as_str)).map(String::from);
    let url = value.as_str().map(String::from).or_else(|| property(&["path", "src", "url", "feature", "file"]))?;
    let explicit = ["image_alt", "image_caption"].iter().find_map(|key| document.key_str(key)).map(String::from);
    let alt = explicit.or_else(|| property(&["alt", "image_alt", "caption", "title"])).unwrap_or_default();
    Some(CoverImage { url, alt, line: value.position.line })
}

fn collect_extra(context: Context<'_>, keys: &mut MappedKeys, file_report: &mut FileReport) {
    let Value::Table(entries) = &context.document.front_matter.keys.value else { return };
    for (index, (key, value)) in entries.iter().enumerate() {
        let name = key.name.as_str();
        let is_plain_layout = name == "layout" && value.as_str().is_none_or(|layout| PLAIN_LAYOUTS.contains(&layout));
        let is_mapped = name != "layout" && MAPPED_KEYS.contains(&name);
        let is_repeated = entries[index + 1..].iter().any(|(later, _)| later.name == name);
        if is_plain_layout || is_mapped || is_repeated {
            if value.value == Value::Null && is_mapped {
                file_report.add(Cause::KeyEmpty, value.position.line, &format!("{name}:"), "");
            }
            continue;
        }
        let before = format!("{name}: {}", value.as_str().unwrap_or_default());
        file_report.add(Cause::KeyKeptAsExtra, value.position.line, &before, "");
        keys.extra.push((key.clone(), value.clone()));
    }
}
