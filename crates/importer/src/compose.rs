//! A converted document → the file that editors get.

use crate::addresses::Address;
use crate::keys::Keys;
use crate::report::Notes;
use crate::source::{Document, Kind};
use crate::tree::{Block, BlockKind, plain_text};
use crate::write::{self, Written};
use model::slug::slugify;
use std::fmt::Write;

/// All that a file says.
pub struct Composition<'a> {
    /// Where it comes from.
    pub document: &'a Document,
    /// Where it goes.
    pub address: &'a Address,
    /// Its keys.
    pub keys: &'a Keys,
    /// The new address of its picture, with what it shows.
    pub picture: Option<(String, String)>,
    /// The address of a post that stands elsewhere.
    pub external: Option<String>,
    /// Its old addresses on this site.
    pub aliases: Vec<String>,
    /// Its text.
    pub blocks: &'a [Block],
}

/// A file, with the source line of each of its lines.
#[derive(Debug)]
pub struct File {
    /// Its text.
    pub text: String,
    /// For each block, its first line and the line in the source.
    pub lines: Vec<(usize, usize)>,
}

/// Writes a file.
#[must_use]
pub fn compose(composition: &Composition<'_>, notes: &mut Notes) -> File {
    let Written { text: body, lines } = write::write(composition.blocks, notes);
    let mut text = String::from("---\n");
    front_matter(composition, notes, &mut text);
    text.push_str("---\n");
    let body_line = text.lines().count() + 2;
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&body);
    }
    File { text, lines: lines.into_iter().map(|(line, source)| (line + body_line, source)).collect() }
}

fn front_matter(composition: &Composition<'_>, notes: &mut Notes, text: &mut String) {
    let Composition { document, keys, .. } = composition;
    let title = title(composition, notes);
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key}: {value}");
    };
    line("title", &write::scalar(&title));
    let summary = keys.summary.clone().unwrap_or_else(|| {
        let made = first_sentences(composition.blocks).unwrap_or_else(|| title.clone());
        notes.look(1, "the summary was made from the text", "", &made);
        made
    });
    let list = |items: &[String]| format!("[{}]", items.join(", "));
    match document.kind {
        Kind::Page => line("description", &write::scalar(&summary)),
        Kind::Post { date, draft } => {
            if let Some(date) = date {
                line("date", &date.to_string());
            }
            let authors = slugs(&keys.authors);
            if !authors.is_empty() {
                line("authors", &list(&authors));
            }
            line("tags", &list(&slugs(&keys.tags)));
            line("summary", &write::scalar(&summary));
            if let Some((picture, alternative)) = &composition.picture {
                line("image", picture);
                if !alternative.is_empty() {
                    line("image_alt", &write::scalar(alternative));
                }
            }
            if let Some(external) = &composition.external {
                line("external", &write::scalar(external));
            }
            if draft {
                line("draft", "true");
            }
        }
    }
    if let Kind::Page = document.kind {
        for (key, new) in
            [("heading", "heading"), ("navigation_title", "navigation_title"), ("nav_title", "navigation_title")]
        {
            if let Some(value) = document.key_text(key) {
                line(new, &write::scalar(value));
            }
        }
    }
    let day = if let Kind::Post { date, .. } = document.kind { date } else { None };
    match keys.updated {
        Some(updated) if day.is_none_or(|day| updated >= day) => line("updated", &updated.to_string()),
        Some(updated) => {
            notes.look(1, "the day of the last change lies before that of the post", &updated.to_string(), "");
        }
        None => {}
    }
    if !composition.aliases.is_empty() {
        line("aliases", &list(&composition.aliases));
    }
    if !keys.extra.is_empty() {
        text.push_str("extra:");
        let extra = crate::yaml::Yaml { line: 1, value: crate::yaml::Value::Table(keys.extra.clone()) };
        write::yaml(&extra, 1, text);
    }
}

fn title(composition: &Composition<'_>, notes: &mut Notes) -> String {
    composition.keys.title.clone().unwrap_or_else(|| {
        let mut words = composition.document.name.replace(['-', '_'], " ");
        if let Some(first) = words.get(..1) {
            words = first.to_uppercase() + &words[1..];
        }
        let words = if words.trim().is_empty() { String::from("Untitled") } else { words };
        notes.look(1, "the title was made from the file's name", "", &words);
        words
    })
}

/// The slugs of names, each once.
#[must_use]
pub fn slugs(names: &[String]) -> Vec<String> {
    let mut slugs: Vec<String> = Vec::new();
    for slug in names.iter().map(|name| slugify(name)) {
        if !slug.is_empty() && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    slugs
}

/// The first sentences of the first paragraph, up to a length that lists can show.
fn first_sentences(blocks: &[Block]) -> Option<String> {
    const LONGEST: usize = 200;
    let text = blocks.iter().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(plain_text(content)).filter(|text| text.split_whitespace().count() > 2),
        _ => None,
    })?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let limit = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    if limit == text.len() {
        return Some(text);
    }
    let sentence =
        text[..limit].rfind(". ").or_else(|| text[..limit].rfind("? ")).map(|end| String::from(&text[..=end]));
    let words = || text[..limit].rfind(' ').map(|end| format!("{}…", &text[..end]));
    sentence.or_else(words).or(Some(String::from(&text[..limit])))
}
