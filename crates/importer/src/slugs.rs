//! Assignment of new slugs: unique among the documents, and unlike those of the target's own files.

use crate::report::Cause;
use crate::source::{Document, DocumentKind};
use crate::target::Target;
use crate::url_map::Location;
use jiff::civil::{Date, date};
use model::route::RESERVED_POST_SLUGS;
use publisher::source::slugify::slugify;
use std::borrow::Cow;
use std::collections::HashSet;

/// The maximum length of a slug, in bytes. File systems allow 255 for a name with its date, number and extension.
pub const MAX_SLUG_BYTES: usize = 100;

/// Returns the slug of a name, cut after a word if it is too long for the name of a file.
#[must_use]
pub fn short_slug(name: &str) -> String {
    let slug = slugify(name);
    match shorten(&slug, MAX_SLUG_BYTES) {
        Cow::Borrowed(_) => slug,
        Cow::Owned(short) => short,
    }
}

/// Cuts a name of ASCII characters after a word, if it has more than `max` bytes.
#[must_use]
pub fn shorten(name: &str, max: usize) -> Cow<'_, str> {
    let Some(start) = name.get(..max).filter(|_| name.len() > max) else { return Cow::Borrowed(name) };
    // The cut is between two words if the rest begins with a hyphen.
    let end = if name[max..].starts_with('-') { max } else { start.rfind('-').filter(|end| *end > 0).unwrap_or(max) };
    Cow::Owned(String::from(start[..end].trim_end_matches('-')))
}

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
                    document.file_report.add(Cause::PostWithoutDate, 1, "", &after);
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
        let short = shorten(&slugified, MAX_SLUG_BYTES);
        if short.len() < slugified.len() {
            document.file_report.add(Cause::NameCut, 1, &slugified, &short);
        }
        let stem = match (short.is_empty(), is_post) {
            (false, _) => short.into_owned(),
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
                let cause = match (is_unmanaged, is_reserved) {
                    (true, _) => Cause::NameTakenByFile,
                    (_, true) => Cause::NameReserved,
                    _ => Cause::NameTakenTwice,
                };
                document.file_report.add(cause, 1, &stem, &format!("{stem}-2"));
            }
            count += 1;
            slug = format!("{stem}-{count}");
        }
        slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_after_a_word() {
        assert_eq!(shorten("one-two", 7), "one-two");
        assert_eq!(shorten("one-two-three", 7), "one-two");
        assert_eq!(shorten("one-two-three", 9), "one-two");
        assert_eq!(shorten("onetwothree", 6), "onetwo");
        assert_eq!(short_slug(&"word ".repeat(60)).len(), 99);
    }
}
