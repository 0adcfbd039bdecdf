//! Reading of the old site: settings, data, documents and other files.

mod config;
mod document;
mod permalink;
mod source_path;
mod text;
mod walk;

pub use config::Config;
pub use document::{Document, DocumentKind};
pub use text::decode;

use crate::report::{FileReport, Report};
use crate::yaml::{self, Yaml};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The old site.
#[derive(Debug, Default)]
pub struct Site {
    root: PathBuf,
    /// Whether the folder is a Jekyll site, rather than a folder of Markdown files.
    pub is_jekyll: bool,
    /// The settings in `_config.yml`.
    pub config: Config,
    /// Files of `_data/`, by path without extension and with dots between folders.
    pub data: BTreeMap<String, (String, Yaml)>,
    /// Files of `_includes/`, by path.
    pub includes: BTreeMap<String, String>,
    /// The documents, sorted by path.
    pub documents: Vec<Document>,
}

impl Site {
    /// Reads a folder or a single file. A target folder within the source is skipped.
    ///
    /// # Errors
    /// Errors if the folder cannot be read.
    pub fn read(source: &Path, target: &Path, report: &mut Report) -> Result<Site, String> {
        let (root, paths) = walk::list_files(source, target, report)?;
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
            let mut file_report = FileReport::new(&folder);
            let files = if count == 1 { "file was" } else { "files were" };
            file_report.info(
                1,
                format!("{count} {files} not imported, because the new site has its own code and design"),
                "",
                "",
            );
            report.add(file_report);
        }
        Ok(site)
    }

    /// Returns the file of the old site at a path without a leading slash.
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
                let mut file_report = FileReport::new(path);
                let text = text::read(&self.root.join(path), &mut file_report);
                self.includes.extend(text.map(|text| (String::from(&path["_includes/".len()..]), text)));
                report.add(file_report);
            }
            (folder, _) if source_path::is_non_content_folder(folder) => {
                *unused.entry(String::from(folder)).or_default() += 1;
            }
            (_, "md" | "markdown" | "mkd" | "mkdn" | "mkdown" | "html" | "htm") => {
                let mut file_report = FileReport::new(path);
                match text::read(&self.root.join(path), &mut file_report) {
                    Some(text) => match Document::parse(path, text, self, &mut file_report) {
                        Some(mut document) => {
                            document.file_report = file_report;
                            self.documents.push(document);
                        }
                        None => report.add(file_report),
                    },
                    None => report.add(file_report),
                }
            }
            // Images and other files are copied where a document uses them.
            _ => {}
        }
    }

    fn read_yaml(&self, path: &str, report: &mut Report) -> Option<Yaml> {
        let mut file_report = FileReport::new(path);
        let yaml = text::read(&self.root.join(path), &mut file_report).and_then(|text| {
            let yaml = yaml::parse(&text, 1);
            yaml.map_err(|error| {
                file_report.error(error.position.line, format!("this line cannot be read: {}", error.kind));
            })
            .ok()
        });
        report.add(file_report);
        yaml
    }
}
