//! The paths below the output folder that pages and files take, and the check that no two of them collide.
//!
//! Some file systems do not distinguish capitals, so paths are compared in lower case.

use crate::authored::Content;
use crate::convert::Published;
use crate::diagnostic::{Diagnostics, Position};
use crate::files::hosting;
use crate::output::folders::{Caching, FILE_FOLDERS};
use crate::output::site_address::{file_path, output_urls};
use crate::source::images::Images;
use crate::source::static_folders::MEDIA_FOLDER;
use model::route::Route;
use model::urls::{LocalizedRoute, SiteUrls};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

/// The paths of documents and files, by their form in lower case.
pub(crate) struct OccupiedPaths {
    documents: FxHashMap<String, String>,
    /// Those that the publisher makes.
    generated: FxHashMap<String, String>,
    /// Those of editors.
    authored: FxHashMap<String, String>,
    urls: SiteUrls,
}

impl OccupiedPaths {
    /// Collects the paths of a publication. Documents of entries that are published later take theirs already.
    pub fn new(content: &Content, published: &Published, files: &FxHashSet<String>, images: &Images) -> OccupiedPaths {
        let urls = output_urls(published);
        let languages = || published.locales.iter().map(|locale| locale.language.code.as_str());
        let pages = published.locales.iter().flat_map(|locale| {
            let routes = locale.pages.iter().map(|page| urls.page(&locale.language.code, &page.route));
            routes.chain([urls.href(&locale.language.code, "404.html")])
        });
        let default = urls.default_language();
        let later = content.languages.iter().flat_map(|own| own.entries().map(move |entry| (&own.code, entry)));
        let later = later.filter(|(_, entry)| entry.publication.is_some()).flat_map(|(own, entry)| {
            // Entries of the default language appear in the other languages, too.
            let shown = languages().filter(|code| own == default || own == code);
            let routes = std::iter::once(&entry.route).chain(&entry.lists);
            shown.flat_map(|code| routes.clone().map(|route| urls.page(code, route))).collect::<Vec<_>>()
        });
        let generated = files.iter().cloned().chain(hosting::FILES.map(String::from));
        OccupiedPaths {
            documents: by_lower_case(pages.chain(later).map(|path| file_path(&path))),
            generated: by_lower_case(generated),
            authored: by_lower_case(images.paths().map(String::from)),
            urls: urls.clone(),
        }
    }

    /// Returns the document with a path in lower case.
    pub fn document(&self, lower: &str) -> Option<&str> {
        self.documents.get(lower).map(String::as_str)
    }

    /// Returns the path of the list that can get a page with this document, in lower case, as time passes.
    pub fn later_page_of(&self, lower: &str) -> Option<String> {
        let path = ["/", lower.strip_suffix("index.html")?].concat();
        let LocalizedRoute { language, route } = self.urls.resolve(&path);
        let list = route.filter(Route::appears_with_time)?.section()?;
        let list = self.urls.page(&language, &list);
        self.documents.contains_key(&file_path(&list).to_lowercase()).then_some(list)
    }

    /// Returns the file with a path in lower case.
    pub fn file(&self, lower: &str) -> Option<&str> {
        self.generated.get(lower).or_else(|| self.authored.get(lower)).map(String::as_str)
    }

    /// Reports files of editors that a page or a file of the publisher would replace, and those that browsers would never
    /// load again.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        let documents = self.documents.keys().chain(self.generated.keys());
        let folders: FxHashSet<&str> = documents.flat_map(|path| folders(path)).collect();
        for (lower, path) in &self.authored {
            let is_taken = self.documents.contains_key(lower)
                || self.generated.contains_key(lower)
                || folders.contains(lower.as_str());
            let file = match path.strip_prefix("media/") {
                Some(rest) => Path::new(MEDIA_FOLDER).join(rest),
                None => Path::new("public").join(path),
            };
            if is_taken {
                let message = format!("the site itself publishes something at the address of this file, `/{path}`");
                diagnostics.error_in_file(&file, message, "remove the file, or give it another name");
            } else if is_immutable(lower) {
                let message = "browsers keep the files of this folder for ever, even after you have changed them";
                diagnostics.warning(&file, Position::START, message, "move the file into another folder of public");
            }
        }
    }
}

fn by_lower_case(paths: impl Iterator<Item = String>) -> FxHashMap<String, String> {
    paths.map(|path| (path.to_lowercase(), path)).collect()
}

fn is_immutable(lower: &str) -> bool {
    let mut immutable = FILE_FOLDERS.iter().filter(|folder| folder.caching == Caching::Immutable);
    immutable.any(|folder| lower.split('/').next() == Some(folder.name))
}

/// Returns the folders that a path is in.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}
