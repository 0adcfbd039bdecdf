//! The old site, read: its settings, its data, its documents and its other files.

mod config;
mod document;
mod permalink;
mod place;
mod text;
mod walk;

pub use config::Config;
pub use document::{Document, Kind};
pub use text::decode;

use crate::report::{Notes, Report};
use crate::yaml::{self, Yaml};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The old site.
#[derive(Debug, Default)]
pub struct Site {
    root: PathBuf,
    /// Whether the folder is a Jekyll site, rather than a folder of Markdown files.
    pub is_jekyll: bool,
    /// `_config.yml`
    pub config: Config,
    /// `_data/` by path without extension, its folders parted by dots.
    pub data: BTreeMap<String, (String, Yaml)>,
    /// Texts of `_includes/` by path.
    pub includes: BTreeMap<String, String>,
    /// The documents by path.
    pub documents: Vec<Document>,
}

impl Site {
    /// Reads a folder or a single file. A target folder in it is none of its parts.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn read(source: &Path, target: &Path, report: &mut Report) -> Result<Site, String> {
        let (root, paths) = walk::paths(source, target, report)?;
        let mut site = Site { root, ..Site::default() };
        site.is_jekyll =
            paths.iter().any(|path| path == "_config.yml" || path == "_config.yaml" || path.contains("_posts/"));
        for path in paths.iter().filter(|path| matches!(path.as_str(), "_config.yml" | "_config.yaml")) {
            site.config = Config::new(site.read_yaml(path, report), Path::new(path));
        }
        let mut unused: BTreeMap<String, usize> = BTreeMap::new();
        let paths: Vec<&String> = paths.iter().filter(|path| !site.config.excludes(path)).collect();
        for path in paths {
            site.add(path, &mut unused, report);
        }
        for (folder, count) in unused {
            let mut notes = Notes::new(&folder);
            let files = if count == 1 { "file belongs" } else { "files belong" };
            notes.record(
                1,
                format!("{count} {files} to the old site's programs and looks, and were not imported"),
                "",
                "",
            );
            report.add(notes);
        }
        Ok(site)
    }

    /// A local file of the old site, if there is one of this path, which has no leading slash.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        if path.components().any(|component| !matches!(component, Component::Normal(_))) {
            return None;
        }
        let root = self.root.canonicalize().ok()?;
        let file = root.join(path).canonicalize().ok()?;
        // A symbolic link could lead out of the folder.
        (file.is_file() && file.starts_with(&root)).then_some(file)
    }

    fn add(&mut self, path: &str, unused: &mut BTreeMap<String, usize>, report: &mut Report) {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
        let first = path.split('/').next().unwrap_or_default();
        match (first, extension.as_str()) {
            ("_config.yml" | "_config.yaml", _) => {}
            ("_data", "yml" | "yaml" | "json") => {
                let name = path["_data/".len()..].rsplit_once('.').map_or("", |(name, _)| name).replace('/', ".");
                let data = self.read_yaml(path, report);
                self.data.extend(data.map(|data| (name, (String::from(path), data))));
            }
            ("_includes", _) => {
                let mut notes = Notes::new(path);
                let text = text::read(&self.root.join(path), &mut notes);
                self.includes.extend(text.map(|text| (String::from(&path["_includes/".len()..]), text)));
                report.add(notes);
            }
            (folder, _) if place::is_of_programs(folder) => *unused.entry(String::from(folder)).or_default() += 1,
            (_, "md" | "markdown" | "mkd" | "mkdn" | "mkdown" | "html" | "htm") => {
                let mut notes = Notes::new(path);
                match text::read(&self.root.join(path), &mut notes) {
                    Some(text) => match Document::read(path, text, self, &mut notes) {
                        Some(mut document) => {
                            document.notes = notes;
                            self.documents.push(document);
                        }
                        None => report.add(notes),
                    },
                    None => report.add(notes),
                }
            }
            // Pictures and other files are taken where a text uses them.
            _ => {}
        }
    }

    fn read_yaml(&self, path: &str, report: &mut Report) -> Option<Yaml> {
        let mut notes = Notes::new(path);
        let yaml = text::read(&self.root.join(path), &mut notes).and_then(|text| {
            let yaml = yaml::parse(&text, 1);
            yaml.map_err(|error| notes.error(error.line, format!("this is not YAML: {}", error.message))).ok()
        });
        report.add(notes);
        yaml
    }
}
