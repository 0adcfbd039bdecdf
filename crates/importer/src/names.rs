//! New names of documents: told apart where two would be equal, and where the target has the name already.

use crate::addresses::Address;
use crate::source::{Document, Kind};
use crate::target::Target;
use jiff::civil::{Date, date};
use model::route::RESERVED_POST_SLUGS;
use model::slug::slugify;
use std::collections::HashSet;

/// Where a document goes. Equal names get a number, and a line in the report.
pub struct Names<'a> {
    target: &'a Target,
    default_language: String,
    /// The day of drafts that have none.
    day: Date,
    taken: HashSet<(String, bool, String)>,
}

impl<'a> Names<'a> {
    /// No names are given yet. A post without a day gets that of the newest post.
    #[must_use]
    pub fn new(target: &'a Target, default_language: &str, documents: &[Document]) -> Names<'a> {
        let dates = documents.iter().filter_map(|document| match document.kind {
            Kind::Post { date, .. } => date,
            Kind::Page => None,
        });
        let day = dates.max().unwrap_or(date(2000, 1, 1));
        Names { target, default_language: String::from(default_language), day, taken: HashSet::new() }
    }

    /// The address of a document. A post without a day becomes a draft.
    pub fn give(&mut self, document: &mut Document) -> Address {
        let language = document.language.clone().unwrap_or_else(|| self.default_language.clone());
        let is_post = document.kind != Kind::Page;
        let slug = self.slug(document, &language, is_post);
        let (path, file) = match &mut document.kind {
            Kind::Page if slug == "home" => (String::from("/"), format!("{language}/pages/home.md")),
            Kind::Page => (format!("/{slug}/"), format!("{language}/pages/{slug}.md")),
            Kind::Post { date, draft } => {
                if date.is_none() {
                    let after = format!("{}, as a draft", self.day);
                    document.notes.person(1, "the post has no date: write one, and rename its file", "", &after);
                    *draft = true;
                }
                let day = *date.get_or_insert(self.day);
                (format!("/news/{slug}/"), format!("{language}/news/{day}-{slug}.md"))
            }
        };
        Address { language, path, file, slug }
    }

    fn slug(&mut self, document: &mut Document, language: &str, is_post: bool) -> String {
        let made = slugify(&document.name);
        let stem = match (made.is_empty(), is_post) {
            (false, _) => made,
            (true, true) => String::from("post"),
            (true, false) => String::from("page"),
        };
        let mut slug = stem.clone();
        let mut count = 1;
        loop {
            let key = (String::from(language), is_post, slug.clone());
            let is_foreign = self.target.has_foreign(language, is_post, &slug);
            let is_reserved = match is_post {
                true => RESERVED_POST_SLUGS.contains(&slug.as_str()),
                false => slug == "content" || self.target.languages().contains(&slug),
            };
            if !is_foreign && !is_reserved && !self.taken.contains(&key) {
                self.taken.insert(key);
                break;
            }
            if count == 1 {
                let message = match (is_foreign, is_reserved) {
                    (true, _) => "the target has a file of this name that no import has written: keep one of the two",
                    (_, true) => "this name means something else on the new site",
                    _ => "two documents have this name: one got a number",
                };
                document.notes.person(1, message, &stem, &format!("{stem}-2"));
            }
            count += 1;
            slug = format!("{stem}-{count}");
        }
        slug
    }
}
