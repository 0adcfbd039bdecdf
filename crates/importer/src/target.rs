//! The target folder: what it has, and what may be written into it.

use crate::report::{Manifest, manifest_of};
use publisher::diagnostic::Diagnostics;
use publisher::fs as publisher_fs;
use publisher::source::file::SourceFile;
use publisher::source::node::{Node, Value};
use publisher::source::toml::parse_toml;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The report for editors.
pub const REPORT: &str = "import-report.md";
/// The report for programs.
pub const JSON_REPORT: &str = "import-report.json";

/// The settings of the new site.
pub const SETTINGS: &str = "site.toml";

/// What a file is to hold.
#[derive(Clone, Debug)]
pub enum Content {
    /// A text.
    Text(String),
    /// The bytes of another file.
    File(PathBuf),
}

impl Content {
    fn bytes(&self) -> Result<Vec<u8>, String> {
        match self {
            Content::Text(text) => Ok(text.clone().into_bytes()),
            Content::File(path) => publisher_fs::read(path).map_err(|error| error.to_string()),
        }
    }
}

/// The folder that is written into.
#[derive(Debug, Default)]
pub struct Target {
    folder: PathBuf,
    /// What earlier imports have written.
    manifest: Manifest,
    languages: Vec<String>,
    base_url: Option<String>,
    /// Language, whether a post, and slug of the files that no import has written.
    foreign: BTreeSet<(String, bool, String)>,
    force: bool,
}

impl Target {
    /// Looks at a folder, which need not exist. With `force`, what is in the way is overwritten.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn read(folder: &Path, force: bool) -> Result<Target, String> {
        let manifest = manifest_of(&fs::read_to_string(folder.join(JSON_REPORT)).unwrap_or_default());
        let mut target = Target { folder: folder.to_path_buf(), manifest, force, ..Target::default() };
        if let Some(settings) = target.text(SETTINGS) {
            target.settle(&settings);
        }
        if !force && folder.is_dir() {
            for file in publisher_fs::walk(folder).map_err(|error| error.to_string())? {
                let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                if !target.manifest.contains_key(&path) {
                    target.foreign.extend(name_of(&path));
                }
            }
        }
        Ok(target)
    }

    /// Takes over what settings say about languages and address.
    pub fn settle(&mut self, settings: &str) {
        let site = parse_toml(&SourceFile::new(Path::new(SETTINGS), settings), &mut Diagnostics::default());
        self.languages = match site.as_ref().and_then(|site| value_of(site, "languages")) {
            Some(Value::List(languages)) => languages.iter().filter_map(|language| text_of(language, "code")).collect(),
            _ => Vec::new(),
        };
        self.base_url = site.as_ref().and_then(|site| text_of(site, "base_url"));
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The codes of the site's languages, the default language first; empty where there is no site yet.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The full address of the new site, with a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> Option<&str> {
        self.base_url.as_deref()
    }

    /// The text of a file of the target.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(path)).ok()
    }

    /// Whether the target has a page or post of this name that no import has written.
    #[must_use]
    pub fn has_foreign(&self, language: &str, is_post: bool, slug: &str) -> bool {
        self.foreign.contains(&(String::from(language), is_post, String::from(slug)))
    }

    /// The pages and posts that no import has written: whether a post, and the name.
    pub fn foreign_names(&self) -> impl Iterator<Item = (bool, &str)> {
        self.foreign.iter().map(|(_, is_post, slug)| (*is_post, slug.as_str()))
    }

    /// Whether a file is there that no import has written.
    #[must_use]
    pub fn has_other(&self, path: &str) -> bool {
        self.folder.join(path).exists() && !self.manifest.contains_key(path)
    }

    /// Makes sure that nothing is in the way of these files.
    ///
    /// # Errors
    /// Some of them are there and were not written by an import, or were changed since; or a folder is a symbolic link.
    pub fn check(&self, new: &BTreeMap<String, Content>) -> Result<(), String> {
        let mut in_the_way = Vec::new();
        for (path, content) in new {
            self.stays_inside(path)?;
            let Ok(present) = fs::read(self.folder.join(path)) else { continue };
            let content = content.bytes()?;
            let is_unchanged = self.manifest.get(path).is_some_and(|digest| *digest == digest_of(&present));
            if present != content && !is_unchanged && !self.force {
                in_the_way.push(format!("  {}", self.folder.join(path).display()));
            }
        }
        // Editors may have ticked off what they have done.
        let report = self.folder.join(REPORT);
        let is_other = |present: Vec<u8>| self.manifest.get(REPORT).is_none_or(|digest| *digest != digest_of(&present));
        if !self.force && fs::read(&report).is_ok_and(is_other) {
            in_the_way.push(format!("  {}", report.display()));
        }
        match in_the_way.is_empty() {
            true => Ok(()),
            false => Err(format!(
                "these files were changed since they were imported, or not written by an import:\n{}\nNothing was written. \
                 Keep your changes by importing into another folder (--into), or overwrite them with --force.",
                in_the_way.join("\n")
            )),
        }
    }

    /// Writes files and remembers what was written.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&mut self, new: &BTreeMap<String, Content>) -> Result<(), String> {
        for (path, content) in new {
            self.stays_inside(path)?;
            let content = content.bytes()?;
            publisher_fs::write(&self.folder.join(path), &content).map_err(|error| error.to_string())?;
            self.manifest.insert(path.clone(), digest_of(&content));
        }
        Ok(())
    }

    /// Writes files of the target's own to which lines were added.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn add_to(&self, new: &BTreeMap<String, String>) -> Result<(), String> {
        for (path, text) in new {
            self.stays_inside(path)?;
            publisher_fs::write(&self.folder.join(path), text.as_bytes()).map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Writes a report.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write_report(&mut self, path: &str, content: &[u8]) -> Result<(), String> {
        self.stays_inside(path)?;
        if path == REPORT {
            self.manifest.insert(String::from(path), digest_of(content));
        }
        publisher_fs::write(&self.folder.join(path), content).map_err(|error| error.to_string())
    }

    /// What imports have written so far.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Makes sure that a path leads to a place within the folder.
    fn stays_inside(&self, path: &str) -> Result<(), String> {
        let is_normal = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
        let mut place = self.folder.clone();
        let mut is_link = false;
        for segment in path.split('/') {
            place.push(segment);
            is_link |= place.is_symlink();
        }
        match is_normal && !is_link {
            true => Ok(()),
            false => {
                Err(format!("{} would lie outside of the target folder: nothing more was written", place.display()))
            }
        }
    }
}

fn value_of<'a>(table: &'a Node, key: &str) -> Option<&'a Value> {
    let Value::Table(entries) = &table.value else { return None };
    entries.iter().find(|(found, _)| found.name == key).map(|(_, node)| &node.value)
}

fn text_of(table: &Node, key: &str) -> Option<String> {
    match value_of(table, key) {
        Some(Value::Scalar(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Language, kind and slug of a content file.
fn name_of(path: &str) -> Option<(String, bool, String)> {
    let mut segments = path.split('/');
    let (language, kind, name) = (segments.next()?, segments.next()?, segments.next()?.strip_suffix(".md")?);
    match kind {
        "pages" => Some((String::from(language), false, String::from(name))),
        "news" => Some((String::from(language), true, String::from(name.get(11..)?))),
        _ => None,
    }
}

/// SHA-256 in hexadecimal digits.
fn digest_of(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
