//! The keys of a document → those of the new site. What has no place there is kept under `extra`.

use crate::convert::convert;
use crate::dates;
use crate::dom;
use crate::kramdown;
use crate::lines;
use crate::liquid::{self, Context};
use crate::report::Notes;
use crate::tree::{for_each_inlines, plain_text};
use crate::yaml::{Value, Yaml};
use jiff::civil::Date;

/// Keys that have a place on the new site, or that its files say by their name and folder.
const USED: [&str; 30] = [
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
];

/// Layouts that say no more than what kind of document it is.
const PLAIN_LAYOUTS: [&str; 6] = ["post", "page", "default", "home", "single", "article"];

/// A picture in the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Where it lies on the old site.
    pub source: String,
    /// What it shows; empty if nothing says so.
    pub alternative: String,
    /// Its line.
    pub line: usize,
}

/// The keys of a document.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// The title.
    pub title: Option<String>,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The names of the tags and categories.
    pub tags: Vec<String>,
    /// The picture.
    pub picture: Option<Picture>,
    /// Where the document has moved to.
    pub redirect_to: Option<String>,
    /// Old addresses, as they were written.
    pub redirect_from: Vec<String>,
    /// The day of the last change.
    pub updated: Option<Date>,
    /// What has no place.
    pub extra: Vec<(String, Yaml)>,
}

/// Reads the keys of a document.
#[must_use]
pub fn read(context: Context<'_>, notes: &mut Notes) -> Keys {
    let document = context.document;
    let mut keys = Keys {
        title: text_of(context, &["title"], notes),
        summary: text_of(context, &["description", "summary", "excerpt"], notes),
        authors: authors(context, notes),
        tags: tags(context, notes),
        picture: picture(context),
        redirect_to: document.key("redirect_to").and_then(|value| value.items().next()?.text().map(String::from)),
        redirect_from: Vec::new(),
        updated: None,
        extra: Vec::new(),
    };
    for key in ["redirect_from", "aliases", "alias"] {
        let paths = document.key(key).into_iter().flat_map(Yaml::items).filter_map(Yaml::text);
        keys.redirect_from.extend(paths.map(String::from));
    }
    for key in ["last_modified_at", "updated"] {
        let Some(text) = document.key_text(key) else { continue };
        match dates::parse(text) {
            Some(date) => keys.updated = Some(date),
            None => notes.look(document.key_line(key), "this is not a date that can be read", text, ""),
        }
    }
    keep_others(context, &mut keys, notes);
    keys
}

/// A text as it can be read: Markdown, HTML and Liquid in it are resolved.
#[must_use]
pub fn readable(text: &str, line: usize, context: Context<'_>, notes: &mut Notes) -> String {
    if !text.contains(['<', '&', '{', '[', '*', '`']) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let lines = liquid::resolve(text, line, context, notes).unwrap_or_else(|| lines::split(text, line));
    let prepared = kramdown::prepare_markdown(lines, false, notes);
    let nodes = dom::read(prepared).unwrap_or_default();
    let mut blocks = convert(&nodes, notes).unwrap_or_default().blocks;
    let mut words = Vec::new();
    for_each_inlines(&mut blocks, &mut |inlines, _| words.push(plain_text(inlines)));
    words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_of(context: Context<'_>, keys: &[&str], notes: &mut Notes) -> Option<String> {
    keys.iter().find_map(|key| {
        let text = context.document.key_text(key)?;
        let text = readable(text, context.document.key_line(key), context, notes);
        (!text.is_empty()).then_some(text)
    })
}

fn authors(context: Context<'_>, notes: &mut Notes) -> Vec<String> {
    let document = context.document;
    let default = context.site.config.default_for(&document.path, "posts", "author");
    let written = document.key("authors").or_else(|| document.key("author")).or(default);
    let mut names = Vec::new();
    for value in written.into_iter().flat_map(Yaml::items) {
        let text = value.text().or_else(|| value.get("name").and_then(Yaml::text));
        let Some(text) = text else { continue };
        if let Some(name) = name_of_author(context, text) {
            names.push(name);
            continue;
        }
        let parts: Vec<&str> =
            text.split(" and ").flat_map(|part| part.split(" & ")).flat_map(|part| part.split(", ")).collect();
        if parts.len() > 1 {
            notes.look(value.line, "several authors in one text were told apart", text, &parts.join("; "));
        }
        names.extend(parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).map(String::from));
    }
    names
}

/// The name of an author who is named by a key of the site's data.
fn name_of_author(context: Context<'_>, key: &str) -> Option<String> {
    let of_data = context.site.data.get("authors").map(|(_, data)| data);
    let of_config = context.site.config.get("authors");
    let author = [of_data, of_config].into_iter().flatten().find_map(|authors| authors.get(key))?;
    author.get("name").or(Some(author)).and_then(Yaml::text).map(String::from)
}

fn tags(context: Context<'_>, notes: &mut Notes) -> Vec<String> {
    let document = context.document;
    let mut tags: Vec<String> = Vec::new();
    for key in ["tags", "tag", "categories", "category"] {
        let Some(value) = document.key(key) else { continue };
        match value.text() {
            // Jekyll parts one text at its spaces; people part it at commas as well.
            Some(text) if matches!(key, "tags" | "categories") => {
                let parts: Vec<&str> = match text.contains(',') {
                    true => text.split(',').collect(),
                    false => text.split_whitespace().collect(),
                };
                if parts.len() > 1 {
                    notes.look(value.line, "one text was read as several tags", text, &parts.join("; "));
                }
                tags.extend(parts.into_iter().map(|part| String::from(part.trim())));
            }
            _ => tags.extend(value.items().filter_map(Yaml::text).map(String::from)),
        }
    }
    tags.retain(|tag| !tag.is_empty());
    tags
}

fn picture(context: Context<'_>) -> Option<Picture> {
    let document = context.document;
    let value = document.key("image")?;
    let text = |keys: &[&str]| keys.iter().find_map(|key| value.get(key).and_then(Yaml::text)).map(String::from);
    let source = value.text().map(String::from).or_else(|| text(&["path", "src", "url", "feature", "file"]))?;
    let own = ["image_alt", "image_caption"].iter().find_map(|key| document.key_text(key)).map(String::from);
    let alternative = own.or_else(|| text(&["alt", "image_alt", "caption", "title"])).unwrap_or_default();
    Some(Picture { source, alternative, line: value.line })
}

fn keep_others(context: Context<'_>, keys: &mut Keys, notes: &mut Notes) {
    let Value::Table(entries) = &context.document.front_matter.keys.value else { return };
    for (index, (key, value)) in entries.iter().enumerate() {
        let is_plain_layout = key == "layout" && value.text().is_none_or(|layout| PLAIN_LAYOUTS.contains(&layout));
        let is_used = key != "layout" && USED.contains(&key.as_str());
        let is_repeated = entries[index + 1..].iter().any(|(later, _)| later == key);
        if is_plain_layout || is_used || is_repeated {
            if value.value == Value::Null && is_used {
                notes.record(value.line, format!("the key `{key}` is empty"), "", "");
            }
            continue;
        }
        notes.record(
            value.line,
            format!("the key `{key}` means nothing on the new site and was kept under `extra`"),
            value.text().unwrap_or_default(),
            "",
        );
        keys.extra.push((key.clone(), value.clone()));
    }
}
