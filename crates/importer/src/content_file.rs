//! Rendering of a converted document as a content file.

use crate::ast::{Block, BlockKind, plain_text};
use crate::key_mapping::MappedKeys;
use crate::report::{Cause, FileReport};
use crate::slugs::short_slug;
use crate::source::{Document, DocumentKind};
use crate::url_map::Location;
use crate::write::{self, Markdown};
use crate::yaml::{Value, Yaml};
use publisher::diagnostic::Position;
use publisher::source::plain_text::without_markup;
use std::fmt::Write;

/// The parts of a content file.
pub struct ContentFile<'a> {
    /// The source document.
    pub document: &'a Document,
    /// Its location on the new site.
    pub location: &'a Location,
    /// Its mapped front matter.
    pub keys: &'a MappedKeys,
    /// The new URL of the cover image, with its alternative text.
    pub cover_image: Option<(String, String)>,
    /// The URL of a post that is published on another site.
    pub external: Option<String>,
    /// Its URLs on the old site, as paths of the new one.
    pub aliases: Vec<String>,
    /// Its body.
    pub blocks: &'a [Block],
}

/// A rendered file with its line map.
#[derive(Debug)]
pub struct RenderedFile {
    /// The content of the file.
    pub content: String,
    /// For each block, its first line and the line in the source.
    pub line_map: Vec<(usize, usize)>,
}

/// Renders a content file.
#[must_use]
pub fn render(file: &ContentFile<'_>, file_report: &mut FileReport) -> RenderedFile {
    let Markdown { text: body, line_map } = write::to_markdown(file.blocks, file_report);
    let mut content = String::from("---\n");
    push_front_matter(file, file_report, &mut content);
    content.push_str("---\n");
    let body_line = content.lines().count() + 2;
    if !body.is_empty() {
        content.push('\n');
        content.push_str(&body);
    }
    RenderedFile { content, line_map: line_map.into_iter().map(|(line, source)| (line + body_line, source)).collect() }
}

fn push_front_matter(file: &ContentFile<'_>, file_report: &mut FileReport, yaml: &mut String) {
    let ContentFile { document, keys, .. } = file;
    let title = title(file, file_report);
    let mut push = |key: &str, value: &str| {
        let _ = writeln!(yaml, "{key}: {value}");
    };
    push("title", &text_scalar(&title));
    let summary = keys.summary.clone().unwrap_or_else(|| {
        let generated = first_sentences(file.blocks).unwrap_or_else(|| title.clone());
        file_report.add(Cause::SummaryGenerated, 1, "", &generated);
        generated
    });
    let list = |items: &[String]| format!("[{}]", items.join(", "));
    match document.kind {
        DocumentKind::Page => push("description", &text_scalar(&summary)),
        DocumentKind::Post { date, draft } => {
            if let Some(date) = date {
                push("date", &date.to_string());
            }
            let authors = slugs(&keys.authors);
            if !authors.is_empty() {
                push("authors", &list(&authors));
            }
            push("tags", &list(&slugs(&keys.tags)));
            push("summary", &text_scalar(&summary));
            if let Some((cover_image, alt)) = &file.cover_image {
                push("image", cover_image);
                if !alt.is_empty() {
                    push("image_alt", &text_scalar(alt));
                }
            }
            if let Some(external) = &file.external {
                push("external", &write::yaml_scalar(external));
            }
            if draft {
                push("draft", "true");
            }
        }
    }
    if let DocumentKind::Page = document.kind {
        for (key, new_key) in
            [("heading", "heading"), ("navigation_title", "navigation_title"), ("nav_title", "navigation_title")]
        {
            if let Some(value) = document.key_str(key) {
                push(new_key, &text_scalar(value));
            }
        }
    }
    let date = if let DocumentKind::Post { date, .. } = document.kind { date } else { None };
    match keys.updated {
        Some(updated) if date.is_none_or(|date| updated >= date) => push("updated", &updated.to_string()),
        Some(updated) => {
            file_report.add(Cause::UpdatedBeforeDate, 1, &updated.to_string(), "");
        }
        None => {}
    }
    if !file.aliases.is_empty() {
        push("aliases", &list(&file.aliases.iter().map(|alias| flow_scalar(alias)).collect::<Vec<_>>()));
    }
    if !keys.extra.is_empty() {
        yaml.push_str("extra:");
        let extra = Yaml { position: Position::START, value: Value::Table(keys.extra.clone()) };
        write::push_yaml(&extra, 1, yaml);
    }
}

/// Serializes an item of a list on one line, in which more signs than elsewhere need quotation marks.
fn flow_scalar(text: &str) -> String {
    match text.contains([',', '[', ']', '{', '}']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => write::yaml_scalar(text),
    }
}

/// Serializes a text that is shown as it is: without Markdown and HTML, whose signs readers would see.
fn text_scalar(text: &str) -> String {
    write::yaml_scalar(without_markup(text).as_deref().unwrap_or(text))
}

fn title(file: &ContentFile<'_>, file_report: &mut FileReport) -> String {
    file.keys.title.clone().unwrap_or_else(|| {
        let mut words = file.document.name.replace(['-', '_'], " ");
        if let Some(first) = words.get(..1) {
            words = first.to_uppercase() + &words[1..];
        }
        let words = if words.trim().is_empty() { String::from("Untitled") } else { words };
        file_report.add(Cause::TitleGenerated, 1, "", &words);
        words
    })
}

/// Returns the slugs of names without duplicates.
#[must_use]
pub fn slugs(names: &[String]) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for slug in names.iter().map(|name| short_slug(name)) {
        if !slug.is_empty() && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    slugs
}

/// Returns the first sentences of the first paragraph, up to a length that lists can show.
fn first_sentences(blocks: &[Block]) -> Option<String> {
    const MAX_CHARACTERS: usize = 200;
    let text = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)).filter(|text| text.split_whitespace().count() > 2),
        _ => None,
    })?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let limit = text.char_indices().nth(MAX_CHARACTERS).map_or(text.len(), |(end, _)| end);
    if limit == text.len() {
        return Some(text);
    }
    let sentence =
        text[..limit].rfind(". ").or_else(|| text[..limit].rfind("? ")).map(|end| String::from(&text[..=end]));
    let words = || text[..limit].rfind(' ').map(|end| format!("{}…", &text[..end]));
    sentence.or_else(words).or(Some(String::from(&text[..limit])))
}
