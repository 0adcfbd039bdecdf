//! A built site: its files, their transfer sizes, and the critical paths of its pages.

use super::critical_path::{Resource, ResourceKind, critical_path};
use super::html::start_tags;
use anyhow::{Context, Result, bail};
use compression::Encoding;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The size of a file in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FileSize {
    /// Uncompressed.
    pub raw: u64,
    /// Compressed with brotli at quality 11.
    pub brotli: u64,
    /// Compressed with gzip at level 9.
    pub gzip: u64,
}

/// A page of a site, with its critical path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its URL path, such as `/about/`.
    pub route: String,
    /// Whether another page is the canonical one, because this one is not translated.
    pub is_fallback: bool,
    /// Its critical path. The first resource is the document.
    pub resources: Vec<Resource>,
}

/// A site that was built for the root of a host.
pub struct BuiltSite {
    folder: PathBuf,
    sizes: RefCell<BTreeMap<String, FileSize>>,
}

impl BuiltSite {
    /// Returns the site in a folder.
    pub fn new(folder: &Path) -> BuiltSite {
        BuiltSite { folder: folder.to_path_buf(), sizes: RefCell::default() }
    }

    /// Returns all pages, sorted by route. The not-found document is a page; documents that only redirect are not.
    pub fn pages(&self) -> Result<Vec<Page>> {
        let documents: Vec<String> = self.files()?.into_iter().filter(|file| file.ends_with(".html")).collect();
        if documents.is_empty() {
            bail!("there is no site in {}: run `cargo xtask build` first", self.folder.display());
        }
        let pages = documents.iter().filter_map(|document| self.page(document).transpose());
        let mut pages = pages.collect::<Result<Vec<Page>>>()?;
        pages.sort_by(|one, other| one.route.cmp(&other.route));
        Ok(pages)
    }

    /// Returns the page of a document, or `None` if the document only redirects.
    fn page(&self, document: &str) -> Result<Option<Page>> {
        let file = self.folder.join(document);
        let html = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let tags = start_tags(&html);
        if tags.iter().any(|tag| tag.get("http-equiv") == Some("refresh")) {
            return Ok(None);
        }
        let route = format!("/{}", document.strip_suffix("index.html").unwrap_or(document));
        let canonical = tags.iter().find(|tag| tag.get("rel") == Some("canonical")).and_then(|tag| tag.get("href"));
        let is_fallback = canonical.is_some_and(|url| !url.ends_with(&route));
        Ok(Some(Page { route, is_fallback, resources: critical_path(&self.folder, document, &html)? }))
    }

    /// Returns the size of a file. Sizes are computed once, since compressing is slow.
    pub fn size(&self, path: &str) -> Result<FileSize> {
        if let Some(size) = self.sizes.borrow().get(path) {
            return Ok(*size);
        }
        let file = self.folder.join(path);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let encoded = |encoding: Encoding| {
            if has_compressed_format(path) { content.len() as u64 } else { encoding.compress(&content).len() as u64 }
        };
        let size =
            FileSize { raw: content.len() as u64, brotli: encoded(Encoding::Brotli), gzip: encoded(Encoding::Gzip) };
        self.sizes.borrow_mut().insert(String::from(path), size);
        Ok(size)
    }

    /// Returns the sum of the sizes of some resources.
    pub fn total_size<'a>(&self, resources: impl IntoIterator<Item = &'a Resource>) -> Result<FileSize> {
        resources.into_iter().try_fold(FileSize::default(), |sum, resource| {
            let FileSize { raw, brotli, gzip } = self.size(&resource.path)?;
            Ok(FileSize { raw: sum.raw + raw, brotli: sum.brotli + brotli, gzip: sum.gzip + gzip })
        })
    }

    /// Returns the paths of all files relative to the folder, without their precompressed versions.
    fn files(&self) -> Result<Vec<String>> {
        let paths = files_below(&self.folder)?;
        let relative = paths.iter().filter_map(|path| path.strip_prefix(&self.folder).ok());
        let mut files: Vec<String> = relative.map(|path| path.to_string_lossy().into_owned()).collect();
        let is_precompressed =
            |file: &String| Encoding::ALL.iter().any(|encoding| file.ends_with(&format!(".{}", encoding.extension())));
        files.retain(|file| !is_precompressed(file));
        files.sort();
        Ok(files)
    }
}

/// Returns the paths of all files below a folder.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut folders, mut files) = (vec![folder.to_path_buf()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

impl Page {
    /// Returns the content files of this page, which are all that the browser does not have yet when it navigates to this
    /// page from another one.
    pub fn own_content(&self) -> impl Iterator<Item = &Resource> {
        self.resources.iter().filter(|file| file.kind == ResourceKind::Json && !file.path.ends_with("/site.json"))
    }
}

/// Returns whether a file's format is compressed, so that hosts send it without a content encoding.
fn has_compressed_format(path: &str) -> bool {
    [".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".woff2"].iter().any(|extension| path.ends_with(extension))
}

/// Returns a path without its content hash: `assets/app-0123456789abcdef.js` is `assets/app.js`.
pub fn unhashed_name(path: &str) -> String {
    let parts = path.rsplit_once('.').and_then(|(stem, extension)| Some((stem.rsplit_once('-')?, extension)));
    match parts {
        Some(((name, hash), extension)) if is_hash(hash) => format!("{name}.{extension}"),
        _ => String::from(path),
    }
}

fn is_hash(suffix: &str) -> bool {
    suffix.len() == 16 && suffix.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unhashed_name_removes_only_the_content_hash() {
        assert_eq!(unhashed_name("assets/app-0123456789abcdef.js"), "assets/app.js");
        for path in ["assets/app-0123.js", "content/en/a-b.json", "about/index.html", "robots.txt"] {
            assert_eq!(unhashed_name(path), path);
        }
    }

    #[test]
    fn pages_are_the_documents_that_do_not_redirect() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, content: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        };
        write("old/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=/about/\">");
        for document in ["index.html", "about/index.html", "404.html", "about/index.html.br"] {
            write(document, "<img src=\"/a.png\"><link rel=\"preload\" as=\"fetch\" href=\"/content/en/site.json\">");
        }
        write("a.png", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        let site = BuiltSite::new(folder.path());
        let pages = site.pages().unwrap();
        assert_eq!(pages.iter().map(|page| page.route.as_str()).collect::<Vec<_>>(), ["/", "/404.html", "/about/"]);
        assert_eq!(pages[2].own_content().count(), 0, "site.json is not the page's own content");
        assert_eq!(site.size("a.png").unwrap(), FileSize { raw: 50, brotli: 50, gzip: 50 });
        assert!(site.size("about/index.html").unwrap().brotli < 90);
    }
}
