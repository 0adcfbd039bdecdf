//! Assignment of new slugs: unique among the documents, and unlike those of the target's own files.

use crate::source::{Document, DocumentKind};
use crate::target::Target;
use crate::url_map::Location;
use jiff::civil::{Date, date};
use model::route::RESERVED_POST_SLUGS;
use publisher::source::slugify::slugify;
use std::collections::HashSet;

/// Assigns locations to documents. Equal slugs get a number and a report entry.
pub struct SlugAllocator<'a> {
    target: &'a Target,
    default_language: String,
    /// The date for drafts without one.
    fallback_date: Date,
    assigned: HashSet<(String, bool, String)>,
}

impl<'a> SlugAllocator<'a> {
    /// Creates an allocator without assigned slugs. A post without a date gets that of the newest post.
    #[must_use]
    pub fn new(target: &'a Target, default_language: &str, documents: &[Document]) -> SlugAllocator<'a> {
        let dates = documents.iter().filter_map(|document| match document.kind {
            DocumentKind::Post { date, .. } => date,
            DocumentKind::Page => None,
        });
        let fallback_date = dates.max().unwrap_or(date(2000, 1, 1));
        SlugAllocator {
            target,
            default_language: String::from(default_language),
            fallback_date,
            assigned: HashSet::new(),
        }
    }

    /// Assigns the location of a document. A post without a date becomes a draft.
    pub fn allocate(&mut self, document: &mut Document) -> Location {
        let language = document.language.clone().unwrap_or_else(|| self.default_language.clone());
        let is_post = document.kind != DocumentKind::Page;
        let slug = self.slug(document, &language, is_post);
        let (path, file) = match &mut document.kind {
            DocumentKind::Page if slug == "home" => (String::from("/"), format!("{language}/pages/home.md")),
            DocumentKind::Page => (format!("/{slug}/"), format!("{language}/pages/{slug}.md")),
            DocumentKind::Post { date, draft } => {
                if date.is_none() {
                    let after = format!("{}, as a draft", self.fallback_date);
                    document.file_report.action_required(
                        1,
                        "the post has no date: write the right one, and rename the file to match it",
                        "",
                        &after,
                    );
                    *draft = true;
                }
                let date = *date.get_or_insert(self.fallback_date);
                (format!("/news/{slug}/"), format!("{language}/news/{date}-{slug}.md"))
            }
        };
        Location { language, path, file, slug }
    }

    fn slug(&mut self, document: &mut Document, language: &str, is_post: bool) -> String {
        let slugified = slugify(&document.name);
        let stem = match (slugified.is_empty(), is_post) {
            (false, _) => slugified,
            (true, true) => String::from("post"),
            (true, false) => String::from("page"),
        };
        let mut slug = stem.clone();
        let mut count = 1;
        loop {
            let key = (String::from(language), is_post, slug.clone());
            let is_unmanaged = self.target.has_unmanaged(language, is_post, &slug);
            let is_reserved = match is_post {
                true => RESERVED_POST_SLUGS.contains(&slug.as_str()),
                false => slug == "content" || self.target.languages().contains(&slug),
            };
            if !is_unmanaged && !is_reserved && !self.assigned.contains(&key) {
                self.assigned.insert(key);
                break;
            }
            if count == 1 {
                let message = match (is_unmanaged, is_reserved) {
                    (true, _) => "there was already a file with this name: keep one of the two",
                    (_, true) => "the new site uses this name itself",
                    _ => "two files have this name, so one got a number",
                };
                document.file_report.action_required(1, message, &stem, &format!("{stem}-2"));
            }
            count += 1;
            slug = format!("{stem}-{count}");
        }
        slug
    }
}
