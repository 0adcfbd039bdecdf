//! `content/<language>/news/YYYY-MM-DD-slug.md`

use super::page::language_of;
use super::site::absolute_url;
use super::{AuthoredEntry, ContentReader, Publication, stem};
use crate::diagnostic::{Diagnostics, Problem};
use crate::markdown::{Body, ParseOptions};
use crate::source::fields::{Fields, Spanned, parse_date};
use crate::source::images::ImageError;
use crate::source::slugify::slugify;
use jiff::civil::Date;
use model::body::Image;
use model::route::{RESERVED_POST_SLUGS, Route};
use model::slug::is_slug;
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
    pub updated: Option<Date>,
    /// Former paths of the post.
    pub aliases: Vec<Spanned<String>>,
    /// Whether the post must not be published yet.
    pub draft: bool,
    /// The body.
    pub body: Body,
}

impl AuthoredPost {
    pub(super) fn read(file: &Path, reader: &mut ContentReader<'_>) -> Option<AuthoredPost> {
        let route = stem(file).get(11..).map(|slug| Route::Post(String::from(slug)));
        let (front_matter, body) = reader.markdown(file, route, ParseOptions::default())?;
        let name = FileName::parse(file, reader.diagnostics);
        let mut fields = Fields::new(file, front_matter, reader.diagnostics);
        let title = fields.string("title").value;
        let id = fields.optional_string("id").filter(|id| check_id(id, file, fields.diagnostics()));
        let date = fields.date("date");
        let authors = fields.strings("authors");
        let tags = fields.strings("tags");
        let summary = fields.string("summary").value;
        let image_path = fields.optional_string("image");
        let image_alternative =
            fields.optional_string("image_alt").map_or_else(String::new, |alternative| alternative.value);
        let external = fields.optional_string("external").map(|url| absolute_url(&mut fields, file, url));
        let updated = fields.optional_date("updated");
        let aliases = fields.strings("aliases");
        let draft = fields.bool("draft");
        fields.ignored_table("extra");
        fields.deny_unknown_keys();
        let image = image_path.and_then(|path| {
            let image = reader.images.resolve(&path.value, &image_alternative);
            image.map_err(|error| report_image(file, &path, &error, reader.diagnostics)).ok()
        });
        let (name, date) = (name?, date?);
        if name.date != date.value {
            let message = format!("the date is {}, but the file's name starts with {}", date.value, name.date);
            let help = format!("write `date: {}`, or rename the file to {}-{}.md", name.date, date.value, name.slug);
            reader.diagnostics.error(file, date.position, message, help);
        }
        if let Some(updated) = updated.as_ref().filter(|updated| updated.value < date.value) {
            let message =
                format!("`updated` is {}, which is before the date of the post, {}", updated.value, date.value);
            reader.diagnostics.warning(
                file,
                updated.position,
                message,
                "write the date of the last change, or remove the line",
            );
        }
        Some(AuthoredPost {
            file: file.to_path_buf(),
            slug: name.slug,
            id,
            language: language_of(file),
            title,
            date: date.value,
            authors,
            tags,
            summary,
            image,
            external,
            updated: updated.map(|updated| updated.value),
            aliases,
            draft,
            body,
        })
    }

    /// Returns when the post is published.
    #[must_use]
    pub fn publication(&self) -> Publication {
        Publication { date: self.date, draft: self.draft }
    }

    pub(super) fn entry(&self) -> AuthoredEntry<'_> {
        let tags = self.tags.iter().map(|tag| Route::NewsTag(tag.value.clone()));
        let authors = self.authors.iter().map(|author| author.value.clone()).filter(|author| is_slug(author));
        AuthoredEntry {
            body: Some(&self.body),
            aliases: Some(&self.aliases),
            id: self.id.as_ref(),
            people: self.authors.iter().collect(),
            publication: Some(self.publication()),
            lists: tags.chain(authors.map(Route::NewsAuthor)).collect(),
            ..AuthoredEntry::new(&self.file, "news", &self.slug, Route::Post(self.slug.clone()))
        }
    }
}

/// Reports an id that cannot have been the slug of a post.
fn check_id(id: &Spanned<String>, file: &Path, diagnostics: &mut Diagnostics) -> bool {
    let is_valid = is_slug(&id.value) && !RESERVED_POST_SLUGS.contains(&id.value.as_str());
    if !is_valid && !id.value.is_empty() {
        let message = format!("`id` must be the name that the post had before, not `{}`", id.value);
        // An editor may have written the old file's name, or its address.
        let name = id.value.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let name = name.strip_suffix(".md").unwrap_or(name);
        let slug = slugify(name.get(11..).filter(|_| name.get(..10).and_then(parse_date).is_some()).unwrap_or(name));
        let help = match is_slug(&slug) && !RESERVED_POST_SLUGS.contains(&slug.as_str()) {
            true => format!("write `id: {slug}`, or remove the line"),
            false => String::from("remove the line"),
        };
        diagnostics.error(file, id.position, message, help);
    }
    is_valid
}

fn report_image(file: &Path, path: &Spanned<String>, error: &ImageError, diagnostics: &mut Diagnostics) {
    let help = match error {
        ImageError::NoDescription { .. } => String::from("add a line `image_alt: …` that says what the image shows"),
        _ => error.help(),
    };
    diagnostics.about(file, path.position, &path.value, Problem::error(error.to_string(), help));
}

struct FileName {
    date: Date,
    slug: String,
}

impl FileName {
    /// Parses the name of a file. Returns `None`, with a diagnostic, if it has another format.
    fn parse(file: &Path, diagnostics: &mut Diagnostics) -> Option<FileName> {
        let name = stem(file);
        let parts = name.get(..10).and_then(parse_date).zip(name.get(10..).and_then(|rest| rest.strip_prefix('-')));
        let Some((date, slug)) = parts else {
            let help = "rename the file, for example to 2024-07-20-a-short-name.md";
            diagnostics.error_in_file(file, "the file's name does not start with a date", help);
            return None;
        };
        if !is_slug(slug) || RESERVED_POST_SLUGS.contains(&slug) {
            let message = format!("`{slug}` cannot be part of a web address");
            let right = slugify(slug);
            let help = if is_slug(&right) && right != slug {
                format!("rename the file to {date}-{right}.md")
            } else {
                String::from("rename the file: choose other words after the date")
            };
            diagnostics.error_in_file(file, message, help);
            return None;
        }
        Some(FileName { date, slug: String::from(slug) })
    }
}
