//! The content as editors write it, read strictly: unknown keys, missing keys and wrong values are diagnostics.

mod built_in_strings;
mod call_out_strings;
mod document_strings;
mod entry;
mod event;
mod event_strings;
mod group;
mod group_strings;
mod hsts;
mod icon;
mod initiative;
mod join;
mod keyword;
mod language;
pub(crate) mod language_names;
mod leadership;
mod localized_string;
mod opportunity;
mod opportunity_strings;
mod page;
mod page_strings;
mod partner;
mod partner_strings;
mod person;
mod place;
pub(crate) mod placeholders;
mod places;
mod plural_categories;
mod plural_string;
mod post;
mod post_name;
mod repository;
mod site;
mod stray_files;
mod string_fallbacks;
mod string_placeholders;
mod string_reader;
mod string_table;
mod strings;
mod tag_labels;
mod time_zone;
pub(crate) mod translation_ledger;
mod translation_strings;

pub(crate) use built_in_strings::built_in_keys;
pub use call_out_strings::CallOutStrings;
pub use document_strings::DocumentStrings;
pub use entry::{AuthoredEntry, Publication};
pub use event::{
    AuthoredEvent, EventKind, EventLength, EventStatus, Frequency, RepeatLimit, Repeats, Schedule, ScheduledOccurrence,
    ScheduledTime, Timing,
};
pub(crate) use event::{at, has_time, week_of_month};
pub use event_strings::EventStrings;
pub use group::AuthoredGroup;
pub use group_strings::GroupStrings;
pub use hsts::Hsts;
pub use icon::AuthoredIcon;
pub use initiative::AuthoredInitiative;
pub use keyword::Keyword;
pub use language::AuthoredLanguage;
pub use leadership::{AuthoredLeadership, AuthoredMember, AuthoredTeam};
pub use localized_string::LocalizedString;
pub(crate) use opportunity::{ANYWHERE_ON_EARTH, means_anywhere_on_earth};
pub use opportunity::{AuthoredOpportunity, Deadline, DeadlineZone, OpportunityKind, Region};
pub use opportunity_strings::OpportunityStrings;
pub use page::{AuthoredPage, route_of};
pub use page_strings::PageStrings;
pub use partner::{AuthoredPartner, PartnerKind, Since};
pub use partner_strings::PartnerStrings;
pub use person::AuthoredPerson;
pub use place::AuthoredPlace;
pub(crate) use plural_categories::PluralCategories;
pub use plural_string::PluralString;
pub use post::AuthoredPost;
pub use repository::AuthoredRepository;
pub use site::SiteSettings;
pub use string_fallbacks::Fallback;
pub use strings::AuthoredStrings;
pub use translation_ledger::{AuthoredLedger, LEDGER_TABLES, LedgerDigest, LedgerTable};
pub use translation_strings::TranslationStrings;

use crate::diagnostic::{Diagnostics, Position};
use crate::fs;
use crate::markdown::{self, Body, ParseOptions};
use crate::source::file::SourceFile;
use crate::source::front_matter::{self, SplitFile};
use crate::source::images::Images;
use crate::source::node::{Node, Value};
use crate::source::noise::is_noise;
use crate::source::slugify::slugify;
use crate::source::toml;
use crate::source::unicode::composed;
use crate::translations::{TableWording, Wording};
use model::route::Route;
use model::slug::is_slug;
use post_name::intended_slug;
use rayon::prelude::*;
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
    /// `groups/*.toml` by id
    pub groups: BTreeMap<String, AuthoredGroup>,
    /// `partners/*.toml` by id
    pub partners: BTreeMap<String, AuthoredPartner>,
    /// One for each language of the site, in its order.
    pub languages: Vec<LanguageContent>,
    /// Files that could not be read or are not where they belong, each with its page, if it has one. They are reported
    /// once: what refers to them is not checked.
    pub unreadable: BTreeMap<PathBuf, Option<Route>>,
}

/// The folders of a language, whose files are Markdown.
const MARKDOWN_FOLDERS: [&str; 5] = ["pages", "initiatives", "news", "events", "opportunities"];

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
    /// `events/*.md` by file
    pub events: Vec<AuthoredEvent>,
    /// `opportunities/*.md` by slug
    pub opportunities: BTreeMap<String, AuthoredOpportunity>,
    /// `translations.toml`
    pub ledger: AuthoredLedger,
    /// What each file of [`LEDGER_TABLES`] says, if it could be read. Empty on a site of one language.
    pub tables: [Option<TableWording>; 2],
}

/// Reads the content of a checkout, and collects its diagnostics and unreadable files.
pub struct ContentReader<'a> {
    /// The root of the checkout.
    root: &'a Path,
    /// A file that is read in place of the one on disk.
    overlay: Option<&'a SourceFile>,
    images: &'a Images,
    diagnostics: &'a mut Diagnostics,
    /// The codes of the site's languages, as soon as they are known.
    languages: Vec<String>,
    /// The files that could not be read so far. See [`Content::unreadable`].
    unreadable: BTreeMap<PathBuf, Option<Route>>,
    /// The files of `content/` that have a reader, whether it succeeds or not.
    read: BTreeSet<PathBuf>,
    /// The TOML files that do not exist, with the help about each.
    missing: BTreeMap<PathBuf, String>,
    /// What the TOML files say that can be translated. Empty on a site of one language.
    tables: BTreeMap<PathBuf, TableWording>,
}

/// A parsed Markdown file.
struct MarkdownFile {
    source: SourceFile,
    /// The byte offset of the body.
    body_start: usize,
    front_matter: Node,
    body: Body,
    /// What the file says, without the keys of a translation.
    wording: Wording,
    /// Whether the file is in the default language.
    is_source: bool,
}

impl Content {
    /// Reads all content of a checkout.
    pub fn read(root: &Path, images: &Images, diagnostics: &mut Diagnostics) -> Content {
        Content::read_with_overlay(root, None, images, diagnostics)
    }

    /// Reads all content of a checkout. `overlay` is read in place of the file on disk.
    pub(crate) fn read_with_overlay(
        root: &Path,
        overlay: Option<&SourceFile>,
        images: &Images,
        diagnostics: &mut Diagnostics,
    ) -> Content {
        let mut reader = ContentReader::new(root, overlay, images, diagnostics);
        let site = SiteSettings::read(&mut reader);
        reader.languages = site.language_codes();
        let icon = AuthoredIcon::read(&mut reader);
        let people =
            reader.read_by_id("content/people", AuthoredPerson::read, |person| (&person.person.id, &person.file));
        let groups = reader.read_by_id("content/groups", AuthoredGroup::read, |group| (&group.id, &group.file));
        let partners =
            reader.read_by_id("content/partners", AuthoredPartner::read, |partner| (&partner.id, &partner.file));
        let languages = reader.read_languages(&site.languages);
        let misplaced = stray_files::report(root, &site, &reader.read, reader.diagnostics);
        // It is in no folder yet, so it is no stray file.
        if let Some(file) = overlay.filter(|file| !reader.read.contains(&file.path)) {
            let help = "the site has no content of this kind";
            reader.diagnostics.error_in_file(&file.path, "this file is not published", help);
        }
        // A file in another place or of another name is not missing, too.
        for (file, help) in reader.missing.iter().filter(|(file, _)| !misplaced.contains_key(*file)) {
            reader.diagnostics.missing_file(file, help);
        }
        reader.unreadable.extend(misplaced);
        Content { site, icon, people, groups, partners, languages, unreadable: reader.unreadable }
    }

    /// Returns the settings and the icon. Frees the rest, which takes as much memory as the published content.
    #[must_use]
    pub fn into_site_and_icon(self) -> (SiteSettings, Option<AuthoredIcon>) {
        (self.site, self.icon)
    }

    /// Returns the name of a group, or its id if it has no file.
    #[must_use]
    pub fn group_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.groups.get(id).map_or(id, |group| &group.name)
    }

    /// Returns whether the file of a post could not be read or is not where it belongs.
    #[must_use]
    pub fn is_unreadable_post(&self, slug: &str) -> bool {
        self.unreadable.values().flatten().any(|route| matches!(route, Route::Post(post) if post == slug))
    }

    /// Returns whether the file of an id in a folder could not be read or is not where it belongs.
    #[must_use]
    pub fn is_unreadable(&self, folder: &str, id: &str) -> bool {
        let files = self.unreadable.keys().filter(|file| file.parent() == Some(Path::new(folder)));
        let mut stems = files.filter_map(|file| file.file_stem());
        stems.any(|stem| composed(&stem.to_string_lossy()) == id)
    }
}

impl LanguageContent {
    /// Reads the content of a language. `default` is the default language with its strings, if that is another one.
    fn read(
        language: &AuthoredLanguage,
        default: Option<(&AuthoredLanguage, &AuthoredStrings)>,
        reader: &mut ContentReader<'_>,
    ) -> LanguageContent {
        let folder = Path::new("content").join(&language.code);
        let strings = AuthoredStrings::read(&folder.join("strings.toml"), language, default, reader);
        let pages = reader.read_all(&folder.join("pages"), AuthoredPage::read);
        let pages = pages.into_iter().map(|page| (page.slug.clone(), page)).collect();
        let initiatives = reader.read_all(&folder.join("initiatives"), AuthoredInitiative::read);
        let initiatives = initiatives.into_iter().map(|initiative| (initiative.slug.clone(), initiative)).collect();
        let leadership = AuthoredLeadership::read(&folder.join("leadership.toml"), reader);
        let posts = reader.read_all(&folder.join("news"), AuthoredPost::read);
        let events = reader.read_all(&folder.join("events"), AuthoredEvent::read);
        let opportunities = reader.read_all(&folder.join("opportunities"), AuthoredOpportunity::read);
        let opportunities = opportunities.into_iter().map(|it| (it.slug.clone(), it)).collect();
        let is_source = reader.languages.first().is_none_or(|default| *default == language.code);
        let ledger = AuthoredLedger::read(&folder, is_source, reader);
        let tables = LEDGER_TABLES.map(|(_, file)| reader.tables.remove(&folder.join(file)));
        LanguageContent {
            code: language.code.clone(),
            strings,
            pages,
            initiatives,
            leadership,
            posts,
            events,
            opportunities,
            ledger,
            tables,
        }
    }

    /// Returns the entries of all kinds.
    pub fn entries(&self) -> impl Iterator<Item = AuthoredEntry<'_>> {
        let pages = self.pages.values().map(AuthoredPage::entry);
        let initiatives = self.initiatives.values().map(AuthoredInitiative::entry);
        let leadership = self.leadership.iter().map(AuthoredLeadership::entry);
        let posts = self.posts.iter().map(AuthoredPost::entry);
        let events = self.events.iter().map(AuthoredEvent::entry);
        let opportunities = self.opportunities.values().map(AuthoredOpportunity::entry);
        pages.chain(initiatives).chain(leadership).chain(posts).chain(events).chain(opportunities)
    }
}

impl<'a> ContentReader<'a> {
    fn new(
        root: &'a Path,
        overlay: Option<&'a SourceFile>,
        images: &'a Images,
        diagnostics: &'a mut Diagnostics,
    ) -> ContentReader<'a> {
        ContentReader {
            root,
            overlay,
            images,
            diagnostics,
            languages: Vec::new(),
            unreadable: BTreeMap::new(),
            read: BTreeSet::new(),
            missing: BTreeMap::new(),
            tables: BTreeMap::new(),
        }
    }

    fn read_languages(&mut self, languages: &[AuthoredLanguage]) -> Vec<LanguageContent> {
        let mut contents: Vec<LanguageContent> = Vec::new();
        for language in languages {
            let default = languages.first().zip(contents.first().map(|default| &default.strings));
            let content = LanguageContent::read(language, default, self);
            contents.push(content);
        }
        contents
    }

    /// Lists the files of a folder, relative to the root, for a reader.
    fn list(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        let names = fs::list(&self.root.join(folder), extension).unwrap_or_else(|error| {
            self.diagnostics.error_in_file(folder, error.to_string(), "check that the folder can be opened");
            Vec::new()
        });
        let is_content = |name: &OsString| !is_noise(Path::new(name)) && name != "README.md";
        let names = names.into_iter().filter(is_content);
        let mut files: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
        let is_in_folder =
            |file: &&Path| file.parent() == Some(folder) && file.extension().is_some_and(|found| found == extension);
        let overlay = self.overlay.map(|file| file.path.as_path()).filter(is_in_folder);
        if let Some(file) = overlay.filter(|file| !files.iter().any(|known| known == file)) {
            files.push(file.to_path_buf());
            files.sort_unstable();
        }
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
        let (root, overlay, images, languages) = (self.root, self.overlay, self.images, &self.languages);
        let read_file = |file: &PathBuf| {
            let mut diagnostics = Diagnostics::default();
            let mut reader = ContentReader::new(root, overlay, images, &mut diagnostics);
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

    /// Reads the TOML files of a folder that all languages share. `identify` returns the id and the file of a value.
    fn read_by_id<T>(
        &mut self,
        folder: &str,
        read: impl Fn(&Path, &mut ContentReader<'_>) -> Option<T>,
        identify: impl Fn(&T) -> (&String, &PathBuf),
    ) -> BTreeMap<String, T> {
        let mut values = BTreeMap::new();
        for file in self.list(Path::new(folder), "toml") {
            let Some(value) = read(&file, self) else { continue };
            if let Some(other) = values.insert(identify(&value).0.clone(), value) {
                // Systems other than macOS keep two files whose names differ in their encoding alone.
                let message = format!("{} has the same name", identify(&other).1.display());
                self.diagnostics.error_in_file(&file, message, "rename or delete one of the two files");
            }
        }
        values
    }

    fn exists(&self, file: &Path) -> bool {
        self.overlay.is_some_and(|overlay| overlay.path == file) || self.root.join(file).is_file()
    }

    fn source(&mut self, file: &Path) -> Option<SourceFile> {
        match self.overlay.filter(|overlay| overlay.path == file) {
            Some(overlay) => Some(overlay.checked(self.diagnostics)),
            None => SourceFile::read(self.root, file, self.diagnostics),
        }
    }

    /// Parses a TOML file. `route` is that of its page, if it has one; `missing` is the help if there is no such file.
    fn toml(&mut self, file: &Path, route: Option<Route>, missing: &str) -> Option<Node> {
        if !self.exists(file) {
            self.missing.insert(file.to_path_buf(), String::from(missing));
            self.unreadable.insert(file.to_path_buf(), route);
            return None;
        }
        self.read.insert(file.to_path_buf());
        let source = self.source(file);
        let is_empty = source.as_ref().is_some_and(|source| source.text.trim().is_empty());
        if is_empty {
            self.diagnostics.error_in_file(file, "this file is empty", FILL_FILE);
        }
        let source = source.filter(|_| !is_empty);
        let node = source.and_then(|source| toml::parse_toml(&source, self.diagnostics));
        match &node {
            None => _ = self.unreadable.insert(file.to_path_buf(), route),
            Some(node) if self.languages.len() > 1 && is_translatable(file) => {
                self.tables.insert(file.to_path_buf(), TableWording::new(node));
            }
            Some(_) => {}
        }
        node
    }

    /// Parses a TOML file that may be missing or empty: both are a table without entries.
    fn optional_toml(&mut self, file: &Path) -> Option<Node> {
        let is_blank = match self.overlay.filter(|overlay| overlay.path == file) {
            Some(overlay) => overlay.text.trim().is_empty(),
            None => fs::read(&self.root.join(file)).is_ok_and(|bytes| bytes.trim_ascii().is_empty()),
        };
        if self.exists(file) && !is_blank {
            return self.toml(file, None, "");
        }
        self.read.insert(file.to_path_buf());
        Some(Node { position: Position::START, value: Value::Table(Vec::new()) })
    }

    /// Parses a Markdown file into its front matter and its body. `route` is that of its page, if its name is valid.
    fn markdown(&mut self, file: &Path, route: Option<Route>, options: ParseOptions<'_>) -> Option<MarkdownFile> {
        let source = self.source(file);
        let parts = source.as_ref().and_then(|source| front_matter::split(source, self.diagnostics));
        if parts.is_none() {
            self.unreadable.insert(file.to_path_buf(), route);
        }
        let (source, parts) = source.zip(parts)?;
        let options = ParseOptions { languages: &self.languages, ..options };
        let body = markdown::parse(&source, parts.body_start, options, self.images, self.diagnostics);
        let SplitFile { front_matter, body_start } = parts;
        let language = page::language_of(file);
        let is_source = self.languages.first().is_none_or(|default| *default == language);
        // A site of one language has no translations.
        let wording = match self.languages.len() {
            0 | 1 => Wording::default(),
            _ => Wording::new(&front_matter, &source, body_start),
        };
        Some(MarkdownFile { source, body_start, front_matter, body, wording, is_source })
    }
}

/// The help for a file without any line.
const FILL_FILE: &str = "copy the lines of an earlier version of this file, or of a similar file, into it";

/// Whether a TOML file has strings to translate.
fn is_translatable(file: &Path) -> bool {
    LEDGER_TABLES.iter().any(|(_, name)| file.file_name().is_some_and(|found| found == *name))
}

/// Returns the page of the file at a path, if it has one.
fn route_at(path: &Path) -> Option<Route> {
    let stem = path.file_stem()?.to_string_lossy();
    let folder = path.parent()?.file_name()?.to_string_lossy();
    match (&*folder, &*stem) {
        ("pages", slug) => Some(route_of(slug)),
        ("news", stem) => Some(Route::Post(intended_slug(stem))),
        ("events", stem) => Some(Route::Event(intended_slug(stem))),
        ("opportunities", stem) => Some(Route::Opportunity(slugify(stem))),
        ("initiatives", _) => Some(Route::Initiatives),
        (_, "leadership") => Some(Route::Leadership),
        _ => None,
    }
}

/// Returns the name of a file without its extension.
fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns the id of a file such as `groups/accra.toml`: its name, in the form that it can have in a web address. Reports
/// a name in another form.
fn data_file_id(file: &Path, noun: &str, diagnostics: &mut Diagnostics) -> String {
    let name = composed(&stem(file)).into_owned();
    if is_slug(&name) {
        return name;
    }
    let right = slugify(&name);
    let help = match is_slug(&right) {
        true => format!("rename the file to {right}.toml"),
        false => String::from("rename the file: use only lower-case letters, digits and hyphens"),
    };
    diagnostics.error_in_file(file, format!("`{name}` cannot be the name of a {noun}'s file"), help);
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_file_is_known_from_its_path() {
        for (path, route) in [
            ("content/en/pages/home.md", Some(Route::Home)),
            ("content/en/news/2024-01-02-a.md", Some(Route::Post(String::from("a")))),
            ("content/en/events/2024-01-02-a.md", Some(Route::Event(String::from("a")))),
            ("content/en/initiatives/a.md", Some(Route::Initiatives)),
            ("content/es/leadership.toml", Some(Route::Leadership)),
            ("content/es/strings.toml", None),
            ("content/people/leader.toml", None),
        ] {
            assert_eq!(route_at(Path::new(path)), route, "{path}");
        }
    }
}
