//! Authored content → everything that the publisher writes.

mod checks;
mod edition;
mod news;
mod pages;
mod targets;

use crate::authored::{AuthoredPost, Content};
use crate::document::DocumentHead;
use crate::findings::Findings;
use crate::images::Images;
use checks::{CHECKS, Checked};
use edition::Edition;
use jiff::civil::Date;
use model::news::Unpublished;
use model::route::Route;
use model::text::document_title;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;
use targets::Targets;

/// What of the content to publish.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Posts of later days are left out of a release.
    pub today: Date,
    /// Whether to publish drafts and posts of later days all the same, marked as such.
    pub with_unpublished: bool,
}

impl Options {
    fn unpublished(&self, post: &AuthoredPost) -> Option<Unpublished> {
        match post.draft {
            true => Some(Unpublished::Draft),
            false => (post.date > self.today).then_some(Unpublished::Scheduled),
        }
    }
}

/// Everything that the publisher writes, still in memory.
#[derive(Debug, Default)]
pub struct Published {
    /// JSON files by their path below the output folder.
    pub files: BTreeMap<String, String>,
    /// What stands in the head of each route's document.
    pub documents: Vec<DocumentHead>,
}

/// One language's content, and what of it is published.
struct Edited<'a> {
    content: &'a Content,
    edition: &'a Edition<'a>,
    /// The posts to publish, newest first.
    posts: Vec<&'a AuthoredPost>,
    options: Options,
}

/// Checks the content as a whole and converts it. Where there are findings, the result is not to be written.
///
/// # Errors
/// A file does not read back as what was written, which is a mistake of the publisher.
pub fn publish(root: &Path, content: &Content, options: Options, findings: &mut Findings) -> Result<Published, String> {
    let images = Images::new(root);
    let mut published = Published::default();
    for edition in Edition::all(content) {
        let targets = Targets::new(&edition, &content.unreadable, |post| options.unpublished(post).is_some());
        let checked = Checked { content, edition: &edition, targets: &targets, images: &images };
        CHECKS.iter().for_each(|check| check(&checked, findings));
        let is_shown = |post: &&AuthoredPost| options.with_unpublished || options.unpublished(post).is_none();
        let posts = edition.posts.iter().copied().filter(is_shown).collect();
        published.add_edition(&Edited { content, edition: &edition, posts, options })?;
    }
    Ok(published)
}

impl Published {
    fn add_edition(&mut self, edited: &Edited<'_>) -> Result<(), String> {
        self.add_file(edited, "site.json", &pages::site(edited))?;
        for (route, page) in pages::pages(edited) {
            self.add(edited, &route, &page.head.title, &page.head.description, &page)?;
        }
        let page = pages::initiatives(edited);
        self.add(edited, &Route::Initiatives, &page.head.title, &page.head.description, &page)?;
        let page = pages::leadership(edited);
        self.add(edited, &Route::Leadership, &page.head.title, &page.head.description, &page)?;
        for (route, list) in news::lists(edited) {
            self.add(edited, &route, &list.head.title, &list.head.description, &list)?;
        }
        for (route, post) in news::posts(edited) {
            self.add(edited, &route, &post.summary.title, &post.summary.summary, &post)?;
        }
        let not_found = &edited.edition.strings.strings;
        self.add_document(edited, None, &not_found.not_found_heading, &not_found.not_found_text);
        Ok(())
    }

    fn add<T>(
        &mut self,
        edited: &Edited<'_>,
        route: &Route,
        title: &str,
        description: &str,
        value: &T,
    ) -> Result<(), String>
    where
        T: Serialize + DeserializeOwned + PartialEq,
    {
        self.add_document(edited, Some(route), title, description);
        self.add_file(edited, &route.content_file(), value)
    }

    fn add_document(&mut self, edited: &Edited<'_>, route: Option<&Route>, title: &str, description: &str) {
        self.documents.push(DocumentHead {
            language: edited.edition.language.code.clone(),
            direction: edited.edition.language.direction,
            route: route.cloned(),
            title: document_title(title, &edited.content.site.title),
            description: String::from(description),
        });
    }

    /// Adds a file and reads it back through the model, so that the app is sure to read what was meant.
    fn add_file<T>(&mut self, edited: &Edited<'_>, file: &str, value: &T) -> Result<(), String>
    where
        T: Serialize + DeserializeOwned + PartialEq,
    {
        let path = format!("content/{}/{file}", edited.edition.language.code);
        let json = serde_json::to_string(value).map_err(|error| format!("{path} cannot be written: {error}"))?;
        let read: T = serde_json::from_str(&json).map_err(|error| format!("{path} cannot be read back: {error}"))?;
        if read != *value {
            return Err(format!("{path} does not read back as what was written"));
        }
        self.files.insert(path, json);
        Ok(())
    }
}
