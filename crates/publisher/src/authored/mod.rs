//! What editors write, read strictly: unknown keys, missing keys and wrong values are diagnostics.

mod icon;
mod initiative;
mod leadership;
pub mod new_post;
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

use crate::diagnostic::Diagnostics;
use crate::fs::{self, Stamp, Stamps};
use crate::markdown::{self, Body, ParseOptions};
use crate::memory::{LocaleMemory, Memory, Shared, Source};
use crate::source::file::SourceFile;
use crate::source::front_matter;
use crate::source::images::Images;
use crate::source::node::Node;
use crate::source::toml;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
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
    pub posts: Vec<Shared<AuthoredPost>>,
}

/// The file of a post, as it was listed.
#[derive(Debug, PartialEq)]
pub(crate) struct PostFile {
    name: OsString,
    stamp: Stamp,
    /// Where a picture has changed, texts are read anew as well.
    pictures: Shared<Stamps>,
}

impl Source for PostFile {
    type Key = OsString;

    fn key(&self) -> OsString {
        self.name.clone()
    }
}

/// What was read from the file of a post.
#[derive(Debug)]
pub(crate) struct ReadPost {
    post: Option<Shared<AuthoredPost>>,
    diagnostics: Diagnostics,
    unreadable: BTreeSet<PathBuf>,
}

/// Where content is read from, and where mistakes go.
pub struct Reading<'a> {
    /// The root of the checkout.
    pub root: &'a Path,
    /// The pictures.
    pub images: Images,
    /// The mistakes so far.
    pub diagnostics: &'a mut Diagnostics,
    /// The files that could not be read.
    pub unreadable: BTreeSet<PathBuf>,
}

impl Content {
    /// Reads all content of a checkout.
    pub(crate) fn read(root: &Path, memory: &mut Memory, diagnostics: &mut Diagnostics) -> Content {
        let mut reading = Reading { root, images: Images::new(root), diagnostics, unreadable: BTreeSet::new() };
        let pictures = memory.pictures.settle(reading.pictures());
        let site = SiteSettings::read(&mut reading);
        let icon = AuthoredIcon::read(&mut reading);
        let mut people = BTreeMap::new();
        for file in reading.list(Path::new("content/people"), "toml") {
            let person = AuthoredPerson::read(&file, &mut reading);
            people.extend(person.map(|person| (person.person.id.clone(), person)));
        }
        let codes: Vec<String> = site.languages.iter().map(|language| language.code.clone()).collect();
        let language = |code: &String| {
            let memory = memory.locales.entry(code.clone()).or_default();
            LanguageContent::read(code, &pictures, memory, &mut reading)
        };
        let languages = codes.iter().map(language).collect();
        Content { site, icon, people, languages, unreadable: reading.unreadable }
    }
}

impl LanguageContent {
    fn read(
        code: &str,
        pictures: &Shared<Stamps>,
        memory: &mut LocaleMemory,
        reading: &mut Reading<'_>,
    ) -> LanguageContent {
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
        let posts = read_posts(&folder.join("news"), pictures, memory, reading);
        LanguageContent { code: String::from(code), strings, pages, initiatives, leadership, posts }
    }
}

/// Posts are what a site has thousands of, so all processors read them, and none that is as it was.
fn read_posts(
    folder: &Path,
    pictures: &Shared<Stamps>,
    memory: &mut LocaleMemory,
    reading: &mut Reading<'_>,
) -> Vec<Shared<AuthoredPost>> {
    // The stamps are taken before the files are read: one that changes in between will be read once more.
    let listed = reading.listed(folder, "md");
    let (root, images) = (reading.root, reading.images.clone());
    let files = listed.into_iter().map(|(name, stamp)| PostFile { name, stamp, pictures: pictures.clone() });
    let read = memory.posts.results(files.collect(), |files| {
        files.iter().map(|file| Shared::new(read_post(&folder.join(&file.source.name), root, &images))).collect()
    });
    for post in &read {
        reading.unreadable.extend(post.unreadable.iter().cloned());
        reading.diagnostics.extend(post.diagnostics.clone());
    }
    read.iter().filter_map(|read| read.post.clone()).collect()
}

fn read_post(file: &Path, root: &Path, images: &Images) -> ReadPost {
    let mut diagnostics = Diagnostics::default();
    let mut reading =
        Reading { root, images: images.clone(), diagnostics: &mut diagnostics, unreadable: BTreeSet::new() };
    let post = AuthoredPost::read(file, &mut reading).map(Shared::new);
    ReadPost { post, unreadable: reading.unreadable, diagnostics }
}

impl Reading<'_> {
    /// The files of a folder, relative to the root.
    fn list(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        self.listed(folder, extension).iter().map(|(name, _)| folder.join(name)).collect()
    }

    fn listed(&mut self, folder: &Path, extension: &str) -> Vec<(OsString, Stamp)> {
        fs::list(&self.root.join(folder), extension).unwrap_or_else(|error| {
            self.diagnostics.in_file(folder, error.to_string(), "make the folder readable");
            Vec::new()
        })
    }

    fn pictures(&mut self) -> Stamps {
        fs::stamps(&self.images.folders()).unwrap_or_else(|error| {
            self.diagnostics.in_file(Path::new("public"), error.to_string(), "make the folder readable");
            Stamps::default()
        })
    }

    fn exists(&self, file: &Path) -> bool {
        self.root.join(file).is_file()
    }

    fn toml(&mut self, file: &Path) -> Option<Node> {
        let read = SourceFile::read(self.root, file, self.diagnostics);
        let node = read.and_then(|source| toml::parse_toml(&source, self.diagnostics));
        self.note_unreadable(file, node.is_none());
        node
    }

    fn markdown(&mut self, file: &Path, options: ParseOptions<'_>) -> Option<(Node, Body)> {
        let source = SourceFile::read(self.root, file, self.diagnostics);
        let parts = source.as_ref().and_then(|source| front_matter::split(source, self.diagnostics));
        self.note_unreadable(file, parts.is_none());
        let (source, parts) = source.zip(parts)?;
        let body = markdown::parse(&source, parts.body_start, options, &self.images, self.diagnostics);
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
