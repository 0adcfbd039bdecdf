//! `content/<language>/news/YYYY-MM-DD-slug.md`

use super::page::language_of;
use super::post_name::{FileName, check_id, intended_slug, rename_help};
use super::site::absolute_url;
use super::{AuthoredEntry, ContentReader, MarkdownFile, Publication, placeholders, stem};
use crate::diagnostic::{Diagnostics, Problem};
use crate::markdown::{Body, ParseOptions, has_content};
use crate::source::alternative_text;
use crate::source::fields::{Fields, Spanned};
use crate::source::focus::image_focus;
use crate::source::image_error::ImageError;
use crate::translations::{TranslationKeys, TranslationRecord};
use image_variants::Usage;
use jiff::civil::Date;
use model::image::Image;
use model::route::{RESERVED_POST_SLUGS, Route};
use std::path::{Path, PathBuf};

/// A news post.
#[derive(Clone, Debug)]
pub struct AuthoredPost {
    /// The file itself.
    pub file: PathBuf,
    /// The part of the file name after the date.
    pub slug: String,
    /// The slug that the post was first published with, if it was renamed since. Feeds identify the post by it.
    pub id: Option<Spanned<String>>,
    /// The language of the content.
    pub language: String,
    /// The title.
    pub title: String,
    /// The day of publication.
    pub date: Date,
    /// The ids of the authors.
    pub authors: Vec<Spanned<String>>,
    /// The slugs of the tags.
    pub tags: Vec<Spanned<String>>,
    /// One or two sentences.
    pub summary: String,
    /// The image of the post.
    pub image: Option<Image>,
    /// The URL of a post on another site.
    pub external: Option<String>,
    /// The day of the last change that readers should know of.
    pub updated: Option<Spanned<Date>>,
    /// The last day of what the post is about.
    pub relevant_until: Option<Date>,
    /// Former paths of the post.
    pub aliases: Vec<Spanned<String>>,
    /// Whether the post must not be published yet.
    pub draft: bool,
    /// The body.
    pub body: Body,
    /// What the ledger of translations knows of the file.
    pub translation: TranslationRecord,
}

impl AuthoredPost {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredPost> {
        let route = Route::Post(intended_slug(&stem(file)));
        let markdown = reader.markdown(file, Some(route.clone()), ParseOptions::default())?;
        // Before the front matter is read: its errors do not explain an empty text.
        let is_body_right = !reader.diagnostics.has_errors();
        let MarkdownFile { source, body_start, front_matter, body, wording, is_source } = markdown;
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        let title = fields.title();
        let id = fields
            .optional_string("id")
            .filter(|id| check_id(id, "post", &RESERVED_POST_SLUGS, file, fields.diagnostics()));
        let date = fields.date("date");
        let authors = fields.names("authors");
        let tags = fields.names("tags");
        let summary = fields.string("summary");
        let image_path = fields.optional_string("image");
        let image_alternative = fields.optional_string("image_alt").unwrap_or_default();
        let focus = image_focus("image_focus", file, &mut fields);
        for (key, purpose, value) in [
            ("image_alt", "says what an image shows", Some(&image_alternative).filter(|it| !it.value.is_empty())),
            ("image_focus", "names a place in an image", focus.as_ref()),
        ] {
            if let Some(value) = value.filter(|_| image_path.is_none()) {
                let message = format!("`{key}` {purpose}, but there is no `image`");
                let help = "add the line `image: /media/…`, or remove this one";
                fields.diagnostics().warning(file, value.position, message, help);
            }
        }
        let external = fields.optional_string("external").map(|url| absolute_url(&mut fields, file, url));
        let updated = fields.optional_date("updated");
        let relevant_until = fields.optional_date("relevant_until");
        let aliases = fields.strings("aliases");
        let draft = fields.bool("draft");
        fields.ignored_table("extra");
        let keys = TranslationKeys::read(is_source, &mut fields);
        fields.deny_unknown_keys();
        let image = image_path.and_then(|path| {
            alternative_text::report(file, &image_alternative, &title, reader.diagnostics);
            let image = reader.images.resolve(&path.value, &image_alternative.value, Usage::Content);
            let image = image.map_err(|error| report_image(file, &path, &error, reader.diagnostics)).ok();
            image.map(|image| Image { focus: focus.map(|focus| focus.value), ..image })
        });
        let written = date.as_ref().map(|date| date.value);
        let Some(name) = FileName::parse(file, written, &RESERVED_POST_SLUGS, reader.root, reader.diagnostics) else {
            // Links to it are right as soon as the file has its right name.
            reader.unreadable.insert(file.to_path_buf(), Some(route));
            return None;
        };
        if let Some(date) = date.as_ref().filter(|date| date.value != name.date) {
            let message = format!("the date is {}, but the file's name starts with {}", date.value, name.date);
            let rename = rename_help(reader.root, file, &format!("{}-{}.md", date.value, name.slug));
            let help = format!("write `date: {}`, or {rename}", name.date);
            reader.diagnostics.error(file, date.position, message, help);
        }
        if !draft {
            placeholders::report_in_post(&source, body_start, &summary, reader.diagnostics);
            if !has_content(&body) && external.is_none() && is_body_right {
                let help = "write the text below the second line `---`, or add the line `draft: true` above it";
                reader.diagnostics.error_in_file(file, "the post has no text", help);
            }
        }
        // The post exists on the day in its name, even if the line with its date is wrong.
        let date = date.map_or(name.date, |date| date.value);
        for (key, day, help) in [
            ("updated", &updated, "write the date of the last change, or remove the line"),
            ("relevant_until", &relevant_until, "write the last day of what the post is about, or remove the line"),
        ] {
            if let Some(day) = day.as_ref().filter(|day| day.value < date) {
                let message = format!("`{key}` is {}, which is before the date of the post, {date}", day.value);
                reader.diagnostics.warning(file, day.position, message, help);
            }
        }
        Some(AuthoredPost {
            file: file.to_path_buf(),
            slug: name.slug,
            id,
            language: language_of(file),
            title,
            date,
            authors,
            tags,
            summary: summary.value,
            image,
            external,
            updated,
            relevant_until: relevant_until.map(|day| day.value),
            aliases,
            draft,
            body,
            translation: TranslationRecord { wording, keys },
        })
    }

    /// Returns when the post is published.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication { date: self.date, draft: self.draft }
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        let tags = self.tags.iter().map(|tag| Route::NewsTag(tag.value.clone()));
        let authors = self.authors.iter().filter_map(|author| Route::news_author(&author.value));
        AuthoredEntry {
            title: &self.title,
            body: Some(&self.body),
            translation: Some(&self.translation),
            aliases: Some(&self.aliases),
            id: self.id.as_ref(),
            people: self.authors.iter().collect(),
            updated: self.updated.as_ref(),
            publication: Some(self.publication()),
            lists: tags.chain(authors).collect(),
            noun: "post",
            ..AuthoredEntry::new(&self.file, "news", &self.slug, Route::Post(self.slug.clone()))
        }
    }
}

fn report_image(file: &Path, path: &Spanned<String>, error: &ImageError, diagnostics: &mut Diagnostics) {
    let help = match error {
        ImageError::NoDescription { .. } => String::from("add a line `image_alt: …` that says what the image shows"),
        _ => error.help(),
    };
    diagnostics.about(file, path.position, &path.value, Problem::error(error.to_string(), help));
}
