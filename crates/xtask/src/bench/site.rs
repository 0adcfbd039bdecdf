//! A built site: its files, what they weigh on the wire, and what its pages load.

use super::critical_path::{Kind, Loaded, critical_path};
use super::html::start_tags;
use anyhow::{Context, Result, bail};
use compression::Form;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many bytes a file has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// As it is.
    pub raw: u64,
    /// Compressed by brotli at quality 11.
    pub brotli: u64,
    /// Compressed by gzip at level 9.
    pub gzip: u64,
}

/// A page of a site, with all that it loads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its address below the host, such as `/about/`.
    pub route: String,
    /// What it loads, beginning with its document.
    pub loaded: Vec<Loaded>,
}

/// A built site for the root of a host.
pub struct Site {
    folder: PathBuf,
    weights: RefCell<BTreeMap<String, Weight>>,
}

impl Site {
    /// The site in a folder.
    pub fn new(folder: &Path) -> Site {
        Site { folder: folder.to_path_buf(), weights: RefCell::default() }
    }

    /// All pages in the order of their routes. The document for unknown addresses is one of them; those that only lead
    /// from an old address to a new one are none.
    pub fn pages(&self) -> Result<Vec<Page>> {
        let documents: Vec<String> = self.files()?.into_iter().filter(|file| file.ends_with(".html")).collect();
        if documents.is_empty() {
            bail!("there is no site in {}: build it first", self.folder.display());
        }
        let pages = documents.iter().filter_map(|document| self.page(document).transpose());
        let mut pages = pages.collect::<Result<Vec<Page>>>()?;
        pages.sort_by(|one, other| one.route.cmp(&other.route));
        Ok(pages)
    }

    /// The page of a document, or `None` for one that only leads elsewhere.
    fn page(&self, document: &str) -> Result<Option<Page>> {
        let file = self.folder.join(document);
        let html = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if start_tags(&html).iter().any(|tag| tag.get("http-equiv") == Some("refresh")) {
            return Ok(None);
        }
        let route = format!("/{}", document.strip_suffix("index.html").unwrap_or(document));
        Ok(Some(Page { route, loaded: critical_path(&self.folder, document, &html)? }))
    }

    /// What a file weighs.
    pub fn weight(&self, path: &str) -> Result<Weight> {
        if let Some(weight) = self.weights.borrow().get(path) {
            return Ok(*weight);
        }
        let file = self.folder.join(path);
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let size = |form: Form| if is_compressed(path) { content.len() } else { form.compress(&content).len() };
        let weight =
            Weight { raw: content.len() as u64, brotli: size(Form::Brotli) as u64, gzip: size(Form::Gzip) as u64 };
        self.weights.borrow_mut().insert(String::from(path), weight);
        Ok(weight)
    }

    /// What some files weigh together.
    pub fn total<'a>(&self, files: impl IntoIterator<Item = &'a Loaded>) -> Result<Weight> {
        files.into_iter().try_fold(Weight::default(), |sum, file| {
            let Weight { raw, brotli, gzip } = self.weight(&file.path)?;
            Ok(Weight { raw: sum.raw + raw, brotli: sum.brotli + brotli, gzip: sum.gzip + gzip })
        })
    }

    /// The paths of all files below the folder, without the compressed forms that lie beside them.
    fn files(&self) -> Result<Vec<String>> {
        let (mut folders, mut files) = (vec![self.folder.clone()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(inside) = path.strip_prefix(&self.folder) {
                    files.push(inside.to_string_lossy().into_owned());
                }
            }
        }
        files.retain(|file| Form::ALL.iter().all(|form| !file.ends_with(&format!(".{}", form.extension()))));
        files.sort();
        Ok(files)
    }
}

impl Page {
    /// The files that only this page and those that share its content load: one visit after another, nothing else is
    /// new to the browser.
    pub fn own_content(&self) -> impl Iterator<Item = &Loaded> {
        self.loaded.iter().filter(|file| file.kind == Kind::Json && !file.path.ends_with("/site.json"))
    }
}

/// Whether compressing a file again would gain nothing, so that hosts send it as it is.
fn is_compressed(path: &str) -> bool {
    [".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp", ".woff2"].iter().any(|ending| path.ends_with(ending))
}

/// The name that a file keeps when its bytes change: `assets/app-0123456789abcdef.js` is `assets/app.js`.
pub fn lasting_name(path: &str) -> String {
    let parts = path.rsplit_once('.').and_then(|(stem, extension)| Some((stem.rsplit_once('-')?, extension)));
    match parts {
        Some(((name, hash), extension)) if is_hash(hash) => format!("{name}.{extension}"),
        _ => String::from(path),
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_last_without_the_digest_of_the_bytes() {
        assert_eq!(lasting_name("assets/app-0123456789abcdef.js"), "assets/app.js");
        for path in ["assets/app-0123.js", "content/en/a-b.json", "about/index.html", "robots.txt"] {
            assert_eq!(lasting_name(path), path);
        }
    }

    #[test]
    fn a_site_has_the_pages_of_its_documents() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("old/index.html", "<meta http-equiv=\"refresh\" content=\"0; url=/about/\">");
        for document in ["index.html", "about/index.html", "404.html", "about/index.html.br"] {
            write(document, "<img src=\"/a.png\"><link rel=\"preload\" as=\"fetch\" href=\"/content/en/site.json\">");
        }
        write("a.png", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        let site = Site::new(folder.path());
        let pages = site.pages().unwrap();
        assert_eq!(pages.iter().map(|page| page.route.as_str()).collect::<Vec<_>>(), ["/", "/404.html", "/about/"]);
        assert_eq!(pages[2].own_content().count(), 0, "the site's own file is no content of the page");
        assert_eq!(site.weight("a.png").unwrap(), Weight { raw: 50, brotli: 50, gzip: 50 });
        assert!(site.weight("about/index.html").unwrap().brotli < 90);
    }
}
