//! What editors write, read strictly: unknown keys, missing keys and wrong values are findings.

mod icon;
mod initiative;
mod leadership;
mod page;
mod person;
mod post;
mod site;
mod strings;

pub use icon::AuthoredIcon;
pub use initiative::AuthoredInitiative;
pub use leadership::{AuthoredLeadership, AuthoredMember, AuthoredTeam};
pub use page::AuthoredPage;
pub use person::AuthoredPerson;
pub use post::AuthoredPost;
pub use site::SiteSettings;
pub use strings::{AuthoredStrings, DocumentStrings};

use crate::files;
use crate::findings::Findings;
use crate::front_matter;
use crate::images::Images;
use crate::markdown::{self, Body, Placement};
use crate::node::{self, Node};
use crate::parallel::in_portions;
use crate::source_text::SourceText;
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
    /// Files that are there but could not be read, so that nothing is said about links to them.
    pub unreadable: BTreeSet<PathBuf>,
}

/// Everything under `content/<language>/`.
#[derive(Debug)]
pub struct LanguageContent {
    /// The language's code.
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

/// Where content is read from, and where mistakes go.
pub struct Reading<'a> {
    /// The root of the checkout.
    pub root: &'a Path,
    /// The pictures.
    pub images: Images,
    /// The mistakes so far.
    pub findings: &'a mut Findings,
    /// The files that could not be read.
    pub unreadable: BTreeSet<PathBuf>,
}

impl Content {
    /// Reads all content of a checkout.
    pub fn read(root: &Path, findings: &mut Findings) -> Content {
        let mut reading = Reading { root, images: Images::new(root), findings, unreadable: BTreeSet::new() };
        let site = SiteSettings::read(&mut reading);
        let icon = AuthoredIcon::read(&mut reading);
        let mut people = BTreeMap::new();
        for file in reading.list(Path::new("content/people"), "toml") {
            let person = AuthoredPerson::read(&file, &mut reading);
            people.extend(person.map(|person| (person.person.id.clone(), person)));
        }
        let codes: Vec<String> = site.languages.iter().map(|language| language.code.clone()).collect();
        let languages = codes.iter().map(|code| LanguageContent::read(code, &mut reading)).collect();
        Content { site, icon, people, languages, unreadable: reading.unreadable }
    }
}

impl LanguageContent {
    fn read(code: &str, reading: &mut Reading<'_>) -> LanguageContent {
        let folder = Path::new("content").join(code);
        let strings = AuthoredStrings::read(&folder.join("strings.toml"), reading);
        let mut pages = BTreeMap::new();
        for file in reading.list(&folder.join("pages"), "md") {
            let page = AuthoredPage::read(&file, reading);
            pages.extend(page.map(|page| (page.slug.clone(), page)));
        }
        let mut initiatives = BTreeMap::new();
        for file in reading.list(&folder.join("initiatives"), "md") {
            let initiative = AuthoredInitiative::read(&file, reading);
            initiatives.extend(initiative.map(|initiative| (initiative.slug.clone(), initiative)));
        }
        let leadership = AuthoredLeadership::read(&folder.join("leadership.toml"), reading);
        let posts = read_posts(&folder.join("news"), reading);
        LanguageContent { code: String::from(code), strings, pages, initiatives, leadership, posts }
    }
}

/// Posts are what a site has thousands of, so all processors read them.
fn read_posts(folder: &Path, reading: &mut Reading<'_>) -> Vec<AuthoredPost> {
    let files = reading.list(folder, "md");
    let (root, images) = (reading.root, reading.images.clone());
    let portions = in_portions(&files, |files| {
        let mut findings = Findings::default();
        let mut own = Reading { root, images: images.clone(), findings: &mut findings, unreadable: BTreeSet::new() };
        let posts: Vec<_> = files.iter().filter_map(|file| AuthoredPost::read(file, &mut own)).collect();
        let unreadable = own.unreadable;
        vec![(posts, unreadable, findings)]
    });
    let mut all = Vec::new();
    for (posts, unreadable, findings) in portions {
        all.extend(posts);
        reading.unreadable.extend(unreadable);
        reading.findings.add(findings);
    }
    all
}

impl Reading<'_> {
    /// The files of a folder, relative to the root.
    fn list(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        match files::list(&self.root.join(folder), extension) {
            Ok(found) => found.iter().filter_map(|file| Some(folder.join(file.file_name()?))).collect(),
            Err(error) => {
                self.findings.in_file(folder, error.to_string(), "make the folder readable");
                Vec::new()
            }
        }
    }

    fn exists(&self, file: &Path) -> bool {
        self.root.join(file).is_file()
    }

    fn toml(&mut self, file: &Path) -> Option<Node> {
        let read = SourceText::read(self.root, file, self.findings);
        let node = read.and_then(|source| node::parse_toml(&source, self.findings));
        self.note_unreadable(file, node.is_none());
        node
    }

    fn markdown(&mut self, file: &Path, placement: Placement<'_>) -> Option<(Node, Body)> {
        let source = SourceText::read(self.root, file, self.findings);
        let parts = source.as_ref().and_then(|source| front_matter::split(source, self.findings));
        self.note_unreadable(file, parts.is_none());
        let (source, parts) = source.zip(parts)?;
        let body = markdown::parse(&source, parts.body_start, placement, &self.images, self.findings);
        Some((parts.front_matter, body))
    }

    fn note_unreadable(&mut self, file: &Path, is_unreadable: bool) {
        if is_unreadable {
            self.unreadable.insert(file.to_path_buf());
        }
    }
}

/// The name of a file without its extension.
fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
