//! The target folder: its present content, and the rules for writing into it.

mod stale;

pub use stale::{Outcome, Stale};

use crate::error::ImportError;
use crate::report::{Manifest, parse_manifest};
use publisher::diagnostic::Diagnostics;
use publisher::fs::{self, FileError};
use publisher::source::file::SourceFile;
use publisher::source::node::{Node, Value};
use publisher::source::toml::parse_toml;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// The file name of the report for editors.
pub const MARKDOWN_REPORT: &str = "import-report.md";
/// The file name of the machine-readable report.
pub const JSON_REPORT: &str = "import-report.json";

/// The settings file of the new site.
pub const SETTINGS: &str = "site.toml";

/// The content of a file to write.
#[derive(Clone, Debug)]
pub enum Content {
    /// Text.
    Text(String),
    /// A copy of another file.
    File(PathBuf),
}

impl Content {
    fn bytes(&self) -> Result<Cow<'_, [u8]>, FileError> {
        match self {
            Content::Text(text) => Ok(Cow::Borrowed(text.as_bytes())),
            Content::File(path) => fs::read(path).map(Cow::Owned),
        }
    }
}

/// The target folder.
#[derive(Debug, Default)]
pub struct Target {
    folder: PathBuf,
    /// The digests of files from earlier imports.
    manifest: Manifest,
    languages: Vec<String>,
    /// Language, whether a post, and slug of each unmanaged document: one that no import has written.
    unmanaged: BTreeSet<(String, bool, String)>,
    force: bool,
}

impl Target {
    /// Reads a folder, which need not exist. `force` allows overwriting conflicting files.
    ///
    /// # Errors
    /// Errors if the folder cannot be read.
    pub fn read(folder: &Path, force: bool) -> Result<Target, ImportError> {
        let manifest = parse_manifest(&std::fs::read_to_string(folder.join(JSON_REPORT)).unwrap_or_default());
        let mut target = Target { folder: folder.to_path_buf(), manifest, force, ..Target::default() };
        if let Some(settings) = target.read_text(SETTINGS) {
            target.apply_settings(&settings);
        }
        if !force && folder.is_dir() {
            for file in fs::walk(folder)? {
                let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
                if !target.manifest.contains_key(&path) {
                    target.unmanaged.extend(parse_document_path(&path));
                }
            }
        }
        Ok(target)
    }

    /// Reads the languages from settings.
    pub fn apply_settings(&mut self, settings: &str) {
        let site = parse_toml(&SourceFile::new(Path::new(SETTINGS), settings), &mut Diagnostics::default());
        self.languages = match site.as_ref().and_then(|site| site.get("languages")) {
            Some(Node { value: Value::List(languages), .. }) => {
                languages.iter().filter_map(|language| string_at(language, "code")).collect()
            }
            _ => Vec::new(),
        };
    }

    /// Returns the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the language codes of the site, the default language first; empty if there is no site yet.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Reads a text file of the target.
    #[must_use]
    pub fn read_text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.join(path)).ok()
    }

    /// Returns whether the target has an unmanaged page or post with this slug.
    #[must_use]
    pub fn has_unmanaged(&self, language: &str, is_post: bool, slug: &str) -> bool {
        self.unmanaged.contains(&(String::from(language), is_post, String::from(slug)))
    }

    /// Iterates over the unmanaged pages and posts: whether a post, and the slug.
    pub fn unmanaged_slugs(&self) -> impl Iterator<Item = (bool, &str)> {
        self.unmanaged.iter().map(|(_, is_post, slug)| (*is_post, slug.as_str()))
    }

    /// Returns whether an unmanaged file exists at a path.
    #[must_use]
    pub fn has_unmanaged_file(&self, path: &str) -> bool {
        self.folder.join(path).exists() && !self.manifest.contains_key(path)
    }

    /// Returns a path of the target as the report names it: below the name of the target folder, which is `content` in a
    /// checkout.
    #[must_use]
    pub fn reported_path(&self, path: &str) -> String {
        let resolved = self.folder.canonicalize().ok();
        let name = self.folder.file_name().or_else(|| resolved.as_deref()?.file_name());
        name.map_or_else(|| String::from(path), |name| format!("{}/{path}", name.to_string_lossy()))
    }

    /// Checks that writing these files loses no changes.
    ///
    /// # Errors
    /// Errors if some of them exist and are unmanaged or were changed since their import, or if a folder is a symbolic
    /// link.
    pub fn check_conflicts(&self, files: &BTreeMap<String, Content>) -> Result<(), ImportError> {
        let mut conflicts = Vec::new();
        for path in [MARKDOWN_REPORT, JSON_REPORT] {
            self.ensure_inside(path)?;
        }
        for (path, content) in files {
            self.ensure_inside(path)?;
            // A file that cannot be read is reported when it is written.
            let (Ok(present), Ok(content)) = (std::fs::read(self.folder.join(path)), content.bytes()) else { continue };
            if present != *content && !self.is_unchanged(path, &present) && !self.force {
                conflicts.push(self.folder.join(path));
            }
        }
        // Editors may have ticked off entries of the report.
        let report = self.folder.join(MARKDOWN_REPORT);
        let was_edited = |present: Vec<u8>| !self.is_unchanged(MARKDOWN_REPORT, &present);
        if !self.force && std::fs::read(&report).is_ok_and(was_edited) {
            conflicts.push(report);
        }
        match conflicts.is_empty() {
            true => Ok(()),
            false => Err(ImportError::Conflicts { files: conflicts }),
        }
    }

    /// Writes files and records their digests. Returns the error of each file that could not be written.
    pub fn write(&mut self, files: &BTreeMap<String, Content>) -> BTreeMap<String, ImportError> {
        let mut errors = BTreeMap::new();
        for (path, content) in files {
            match self.write_file(path, content) {
                Ok(digest) => {
                    self.manifest.insert(path.clone(), digest);
                }
                Err(error) => {
                    errors.insert(path.clone(), error);
                }
            }
        }
        errors
    }

    /// Writes a file and returns its digest.
    fn write_file(&self, path: &str, content: &Content) -> Result<String, ImportError> {
        self.ensure_inside(path)?;
        let content = content.bytes()?;
        fs::write(&self.folder.join(path), &content)?;
        Ok(digest_of(&content))
    }

    /// Writes unmanaged files to which lines were added. Returns the error of each file that could not be written.
    pub fn write_additions(&self, files: &BTreeMap<String, String>) -> BTreeMap<String, ImportError> {
        let write = |(path, text): (&String, &String)| {
            let written = self.write_file(path, &Content::Text(text.clone()));
            written.err().map(|error| (path.clone(), error))
        };
        files.iter().filter_map(write).collect()
    }

    /// Writes a report.
    ///
    /// # Errors
    /// Errors if the file cannot be written.
    pub fn write_report(&mut self, path: &str, content: &[u8]) -> Result<(), ImportError> {
        self.ensure_inside(path)?;
        if path == MARKDOWN_REPORT {
            self.manifest.insert(String::from(path), digest_of(content));
        }
        Ok(fs::write(&self.folder.join(path), content)?)
    }

    /// Returns the digests of all imported files.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns whether this is the content of a file as an earlier import wrote it.
    fn is_unchanged(&self, path: &str, present: &[u8]) -> bool {
        self.manifest.get(path).is_some_and(|digest| *digest == digest_of(present))
    }

    /// Checks that a path stays inside the target folder.
    fn ensure_inside(&self, path: &str) -> Result<(), ImportError> {
        let is_relative = Path::new(path).components().all(|component| matches!(component, Component::Normal(_)));
        let mut resolved = self.folder.clone();
        let mut has_symlink = false;
        for segment in path.split('/') {
            resolved.push(segment);
            has_symlink |= resolved.is_symlink();
        }
        match is_relative && !has_symlink {
            true => Ok(()),
            false => Err(ImportError::OutsideTarget { path: resolved }),
        }
    }
}

fn string_at(table: &Node, key: &str) -> Option<String> {
    match &table.get(key)?.value {
        Value::Scalar { string, .. } => Some(string.clone()),
        _ => None,
    }
}

/// Returns the language, whether a post, and the slug of a content file.
fn parse_document_path(path: &str) -> Option<(String, bool, String)> {
    let mut segments = path.split('/');
    let (language, kind, name) = (segments.next()?, segments.next()?, segments.next()?.strip_suffix(".md")?);
    match kind {
        "pages" => Some((String::from(language), false, String::from(name))),
        "news" => Some((String::from(language), true, String::from(name.get(11..)?))),
        _ => None,
    }
}

/// Returns the SHA-256 digest in hexadecimal.
fn digest_of(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}
