//! The content as editors write it, read strictly: unknown keys, missing keys and wrong values are diagnostics.

mod built_in_strings;
mod entry;
mod hsts;
mod icon;
mod initiative;
mod language;
mod leadership;
pub mod new_post;
mod page;
mod person;
mod post;
mod repository;
mod site;
mod stray_files;
mod strings;

pub use entry::{AuthoredEntry, Publication};
pub use hsts::Hsts;
pub use icon::AuthoredIcon;
pub use initiative::AuthoredInitiative;
pub use language::AuthoredLanguage;
pub use leadership::{AuthoredLeadership, AuthoredMember, AuthoredTeam};
pub use page::{AuthoredPage, route_of};
pub use person::AuthoredPerson;
pub use post::AuthoredPost;
pub use repository::AuthoredRepository;
pub use site::SiteSettings;
pub use strings::{AuthoredStrings, DocumentStrings};

use crate::diagnostic::Diagnostics;
use crate::fs;
use crate::markdown::{self, Body, ParseOptions};
use crate::source::file::SourceFile;
use crate::source::front_matter;
use crate::source::images::Images;
use crate::source::node::Node;
use crate::source::noise::is_noise;
use crate::source::toml;
use model::route::Route;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Everything under `content/`, and the icon.
#[derive(Debug)]
pub struct Content {
    /// `site.toml`
    pub site: SiteSettings,
    /// `public/icon.svg`
    pub icon: Option<AuthoredIcon>,
    /// `people/*.toml` by id
    pub people: BTreeMap<String, AuthoredPerson>,
    /// One for each language of the site, in its order.
    pub languages: Vec<LanguageContent>,
    /// Files that exist but could not be read, each with its page, if it has one. Links to these pages are not checked.
    pub unreadable: BTreeMap<PathBuf, Option<Route>>,
}

/// Everything under `content/<language>/`.
#[derive(Debug)]
pub struct LanguageContent {
    /// The code of the language.
    pub code: String,
    /// `strings.toml`
    pub strings: AuthoredStrings,
    /// `pages/*.md` by slug
    pub pages: BTreeMap<String, AuthoredPage>,
    /// `initiatives/*.md` by slug
    pub initiatives: BTreeMap<String, AuthoredInitiative>,
    /// `leadership.toml`
    pub leadership: Option<AuthoredLeadership>,
    /// `news/*.md` by file
    pub posts: Vec<AuthoredPost>,
}

/// Reads the content of a checkout, and collects its diagnostics and unreadable files.
pub struct ContentReader<'a> {
    /// The root of the checkout.
    root: &'a Path,
    images: &'a Images,
    diagnostics: &'a mut Diagnostics,
    /// The codes of the site's languages, as soon as they are known.
    languages: Vec<String>,
    /// The files that could not be read so far. See [`Content::unreadable`].
    unreadable: BTreeMap<PathBuf, Option<Route>>,
    /// The files of `content/` that have a reader, whether it succeeds or not.
    read: BTreeSet<PathBuf>,
}

impl Content {
    /// Reads all content of a checkout.
    pub fn read(root: &Path, diagnostics: &mut Diagnostics) -> Content {
        let images = Images::new(root);
        let mut reader = ContentReader::new(root, &images, diagnostics);
        let site = SiteSettings::read(&mut reader);
        reader.languages = site.language_codes();
        let icon = AuthoredIcon::read(&mut reader);
        let mut people = BTreeMap::new();
        for file in reader.list(Path::new("content/people"), "toml") {
            let person = AuthoredPerson::read(&file, &mut reader);
            people.extend(person.map(|person| (person.person.id.clone(), person)));
        }
        let languages =
            site.languages.iter().map(|language| LanguageContent::read(&language.code, &mut reader)).collect();
        stray_files::report(root, &site, &reader.read, reader.diagnostics);
        Content { site, icon, people, languages, unreadable: reader.unreadable }
    }
}

impl LanguageContent {
    fn read(code: &str, reader: &mut ContentReader<'_>) -> LanguageContent {
        let folder = Path::new("content").join(code);
        let strings = AuthoredStrings::read(&folder.join("strings.toml"), reader);
        let pages = reader.read_all(&folder.join("pages"), AuthoredPage::read);
        let pages = pages.into_iter().map(|page| (page.slug.clone(), page)).collect();
        let initiatives = reader.read_all(&folder.join("initiatives"), AuthoredInitiative::read);
        let initiatives = initiatives.into_iter().map(|initiative| (initiative.slug.clone(), initiative)).collect();
        let leadership = AuthoredLeadership::read(&folder.join("leadership.toml"), reader);
        let posts = reader.read_all(&folder.join("news"), AuthoredPost::read);
        LanguageContent { code: String::from(code), strings, pages, initiatives, leadership, posts }
    }

    /// Returns the entries of all kinds.
    pub fn entries(&self) -> impl Iterator<Item = AuthoredEntry<'_>> {
        let pages = self.pages.values().map(AuthoredPage::entry);
        let initiatives = self.initiatives.values().map(AuthoredInitiative::entry);
        let leadership = self.leadership.iter().map(AuthoredLeadership::entry);
        let posts = self.posts.iter().map(AuthoredPost::entry);
        pages.chain(initiatives).chain(leadership).chain(posts)
    }
}

impl<'a> ContentReader<'a> {
    fn new(root: &'a Path, images: &'a Images, diagnostics: &'a mut Diagnostics) -> ContentReader<'a> {
        ContentReader {
            root,
            images,
            diagnostics,
            languages: Vec::new(),
            unreadable: BTreeMap::new(),
            read: BTreeSet::new(),
        }
    }

    /// Lists the files of a folder, relative to the root, for a reader.
    fn list(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        let names = fs::list(&self.root.join(folder), extension).unwrap_or_else(|error| {
            self.diagnostics.error_in_file(folder, error.to_string(), "check that the folder can be opened");
            Vec::new()
        });
        let names = names.into_iter().filter(|name| !is_noise(Path::new(name)));
        let files: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
        self.read.extend(files.iter().cloned());
        files
    }

    /// Reads the Markdown files of a folder in parallel: a site has thousands of posts.
    fn read_all<T: Send>(
        &mut self,
        folder: &Path,
        read: impl Fn(&Path, &mut ContentReader<'_>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let files = self.list(folder, "md");
        let (root, images, languages) = (self.root, self.images, &self.languages);
        let read_file = |file: &PathBuf| {
            let mut diagnostics = Diagnostics::default();
            let mut reader = ContentReader::new(root, images, &mut diagnostics);
            reader.languages.clone_from(languages);
            let value = read(file, &mut reader);
            (value, reader.unreadable, diagnostics)
        };
        let results: Vec<_> = files.par_iter().map(read_file).collect();
        let mut values = Vec::with_capacity(results.len());
        for (value, unreadable, diagnostics) in results {
            values.extend(value);
            self.unreadable.extend(unreadable);
            self.diagnostics.extend(diagnostics);
        }
        values
    }

    fn exists(&self, file: &Path) -> bool {
        self.root.join(file).is_file()
    }

    /// Parses a TOML file. `route` is that of its page, if it has one.
    fn toml(&mut self, file: &Path, route: Option<Route>) -> Option<Node> {
        self.read.insert(file.to_path_buf());
        let source = SourceFile::read(self.root, file, self.diagnostics);
        let node = source.and_then(|source| toml::parse_toml(&source, self.diagnostics));
        if node.is_none() {
            self.unreadable.insert(file.to_path_buf(), route);
        }
        node
    }

    /// Parses a Markdown file into its front matter and its body. `route` is that of its page, if its name is valid.
    fn markdown(&mut self, file: &Path, route: Option<Route>, options: ParseOptions<'_>) -> Option<(Node, Body)> {
        let source = SourceFile::read(self.root, file, self.diagnostics);
        let parts = source.as_ref().and_then(|source| front_matter::split(source, self.diagnostics));
        if parts.is_none() {
            self.unreadable.insert(file.to_path_buf(), route);
        }
        let (source, parts) = source.zip(parts)?;
        let options = ParseOptions { languages: &self.languages, ..options };
        let body = markdown::parse(&source, parts.body_start, options, self.images, self.diagnostics);
        Some((parts.front_matter, body))
    }
}

/// Returns the name of a file without its extension.
fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
