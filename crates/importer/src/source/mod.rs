//! Reading of the old site: settings, data, documents and other files.

mod config;
mod data;
mod document;
mod foreign_syntax;
mod jekyll_slug;
mod languages;
mod locate;
mod other_formats;
mod permalink;
mod placeholders;
mod source_path;
mod text;
mod unsupported_documents;
mod walk;

pub use config::Config;
pub use document::{Document, DocumentKind};
pub use jekyll_slug::{SlugMode, jekyll_slug};
pub use languages::primary;
pub use text::decode;

use crate::error::ImportError;
use crate::kramdown::Dialect;
use crate::report::{Cause, FileReport, Report};
use crate::yaml::Yaml;
use jiff::tz::TimeZone;
use languages::LanguageFolders;
use locate::{JEKYLL_CONFIGS, SiteLocation, is_jekyll_site};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The old site.
#[derive(Debug, Default)]
pub struct Site {
    root: PathBuf,
    /// Whether the folder is a Jekyll site, rather than a folder of Markdown files.
    pub is_jekyll: bool,
    /// Whether only a single file is imported.
    pub is_single_file: bool,
    /// The subfolder of the source that is the site.
    pub subfolder: Option<String>,
    /// The settings in `_config.yml`.
    pub config: Config,
    /// The folders that are languages.
    pub languages: LanguageFolders,
    /// Files of `_data/`, by path without extension and with dots between folders.
    pub data: BTreeMap<String, (String, Yaml)>,
    /// Files of `_includes/`, by path.
    pub includes: BTreeMap<String, String>,
    /// The documents, sorted by path.
    pub documents: Vec<Document>,
    /// Documents of a plain folder in formats that the importer does not read. Those that others link to are copied.
    pub unsupported_documents: Vec<String>,
}

impl Site {
    /// Reads a folder or a single file. A target folder within the source is skipped.
    ///
    /// # Errors
    /// Errors if the folder cannot be read, or is a site of another program.
    pub fn read(source: &Path, target: &Path, report: &mut Report) -> Result<Site, ImportError> {
        let SiteLocation { root, only, subfolder } = locate::locate(source, target)?;
        let mut ignored = Report::default();
        let all = match &only {
            // A single file needs the settings and includes of its site, but nothing else is reported.
            Some(only) if has_config(&root) => {
                let mut paths = walk::list_files(&root, target, &mut ignored)?;
                paths.retain(|path| path == only || is_shared(path));
                paths
            }
            Some(only) => vec![only.clone()],
            None => walk::list_files(&root, target, report)?,
        };
        let mut site = Site { root, is_single_file: only.is_some(), subfolder, ..Site::default() };
        site.is_jekyll = is_jekyll_site(all.iter().map(String::as_str));
        for path in all.iter().filter(|path| JEKYLL_CONFIGS.contains(&path.as_str())) {
            site.config = Config::new(site.read_data(path, report), Path::new(path));
        }
        let mut unused: BTreeMap<String, usize> = BTreeMap::new();
        let is_imported = |path: &&str| only.as_deref() == Some(*path) || !site.config.excludes(path);
        let paths: Vec<&str> = all.iter().map(String::as_str).filter(is_imported).collect();
        let documents: Vec<&str> = paths.iter().copied().filter(|path| site.is_document(path)).collect();
        site.languages = LanguageFolders::find(&documents, &site.config, |path| site.declared_language(path));
        for path in paths {
            site.add(path, &mut unused, report);
        }
        site.report_subfolder(report);
        site.report_doubtful_languages(report);
        for (folder, count) in unused {
            let mut file_report = FileReport::new(&folder);
            let files = if count == 1 { "file" } else { "files" };
            file_report.add(Cause::ThemeLeftOut, 1, &format!("{count} {files}"), "");
            report.add(file_report);
        }
        Ok(site)
    }

    /// Returns the time zone in which the old site is built.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        let name = self.config.get_str("timezone").unwrap_or("UTC");
        TimeZone::get(name).unwrap_or(TimeZone::UTC)
    }

    /// Returns how the old site reads Markdown.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        Dialect {
            is_kramdown: self.is_jekyll
                && self.config.get_str("markdown").is_none_or(|name| name.eq_ignore_ascii_case("kramdown")),
            parses_html_blocks: self.config.parses_html_blocks(),
            has_hard_wrap: self.config.get_str("kramdown.hard_wrap") == Some("true"),
        }
    }

    /// Creates the site of a single document, whose path decides of which kind it is.
    #[must_use]
    pub fn of_document(path: &str) -> Site {
        let languages = LanguageFolders::find(&[path], &Config::default(), |_| None);
        Site { is_jekyll: is_jekyll_site([path].into_iter()), languages, ..Site::default() }
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

    /// Returns whether the old site has a file, folder or symbolic link at a path.
    #[must_use]
    pub fn has_entry(&self, path: &str) -> bool {
        !path.is_empty() && self.root.join(path).symlink_metadata().is_ok()
    }

    /// Returns the path of a file within the old site, with `/` between folders.
    #[must_use]
    pub fn relative_path(&self, file: &Path) -> Option<String> {
        let root = self.root.canonicalize().ok()?;
        Some(file.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/"))
    }

    fn add(&mut self, path: &str, unused: &mut BTreeMap<String, usize>, report: &mut Report) {
        let extension = extension(path);
        let first = path.split('/').next().unwrap_or_default();
        match (first, extension.as_str()) {
            ("_config.yml" | "_config.yaml", _) => {}
            ("_data", "yml" | "yaml" | "json" | "csv" | "tsv") => {
                let name = path["_data/".len()..].rsplit_once('.').map_or("", |(name, _)| name).replace('/', ".");
                let data = self.read_data(path, report);
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
            _ if self.is_document(path) => self.add_document(path, report),
            (folder, _) => {
                if folder != "_data" {
                    self.add_other_text(path, &extension, report);
                }
            }
        }
    }

    fn add_document(&mut self, path: &str, report: &mut Report) {
        let mut file_report = FileReport::new(path);
        let text = text::read(&self.root.join(path), &mut file_report);
        match text.and_then(|text| Document::parse(path, text, self, &mut file_report)) {
            Some(document) => self.documents.push(Document { file_report, ..document }),
            None => report.add(file_report),
        }
    }

    /// Returns whether a file is Markdown or HTML, outside of the folders of the site's own code.
    fn is_document(&self, path: &str) -> bool {
        let extension = extension(path);
        let first = path.split('/').next().unwrap_or_default();
        let is_code = matches!(first, "_data" | "_includes") || source_path::is_non_content_folder(first);
        !is_code && (self.config.is_markdown_extension(&extension) || is_html_extension(&extension))
    }

    fn report_subfolder(&self, report: &mut Report) {
        let (Some(subfolder), Some(config)) = (&self.subfolder, self.config.file()) else { return };
        let mut file_report = FileReport::new(config);
        file_report.add(Cause::SubfolderImported, 1, subfolder, "");
        report.add(file_report);
    }

    fn report_doubtful_languages(&self, report: &mut Report) {
        for (folder, document) in self.languages.doubtful() {
            let mut file_report = FileReport::new(document);
            file_report.add(Cause::FolderMayBeLanguage, 1, folder, "");
            report.add(file_report);
        }
    }

    /// Returns the language that the front matter of a file or `_config.yml` declares for it, without parsing the file.
    fn declared_language(&self, path: &str) -> Option<String> {
        let in_file = text::declared_value(&self.root.join(path), "lang");
        let default = ["posts", "pages"].iter().find_map(|kind| self.config.default_for(path, kind, "lang")?.as_str());
        in_file.or_else(|| default.map(String::from)).as_deref().and_then(languages::parse_language_code)
    }

    fn read_data(&self, path: &str, report: &mut Report) -> Option<Yaml> {
        let mut file_report = FileReport::new(path);
        let text = text::read(&self.root.join(path), &mut file_report);
        let data = text.and_then(|text| data::parse(&text, &extension(path), &mut file_report));
        report.add(file_report);
        data
    }
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}

fn is_html_extension(extension: &str) -> bool {
    matches!(extension, "html" | "htm")
}

fn has_config(root: &Path) -> bool {
    JEKYLL_CONFIGS.iter().any(|name| root.join(name).is_file())
}

/// Returns whether every document can need a file.
fn is_shared(path: &str) -> bool {
    JEKYLL_CONFIGS.contains(&path) || path.starts_with("_data/") || path.starts_with("_includes/")
}
