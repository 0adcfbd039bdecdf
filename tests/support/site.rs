//! Queries of a published site: routes, files, assets and the content security policy.

use model::page::PageContent;
use model::route::Route;
use model::site::Site;
use model::urls::{LocalizedRoute, SiteUrls, language_folder};
use publisher::files::headers::ContentSecurityPolicy;
use std::collections::HashSet;
use std::fs;
use std::mem::discriminant;
use std::path::Path;

/// A page that the publisher wrote.
#[derive(Clone, Debug)]
pub struct PublishedPage {
    /// The code of its language.
    pub language: String,
    /// Its route.
    pub route: Route,
    /// Its path on a site without a base path.
    pub path: String,
}

impl PublishedPage {
    /// Returns the path of its content file, relative to the folder of the site.
    #[must_use]
    pub fn content_file(&self) -> String {
        format!("content/{}/{}", language_folder(&self.language), self.route.content_file())
    }

    /// Returns the path of its HTML document, relative to the folder of the site.
    #[must_use]
    pub fn document(&self) -> String {
        format!("{}index.html", self.path.trim_start_matches('/'))
    }
}

/// Returns the codes of the languages of a site, the default language first.
#[must_use]
pub fn languages(folder: &Path) -> Vec<String> {
    let document = fs::read_to_string(folder.join("index.html")).expect("a site has a home page");
    let default = document.split_once("<html lang=\"").and_then(|(_, rest)| rest.split_once('"'));
    let default = default.expect("the home page names its language").0;
    let file = fs::read(folder.join("content").join(default).join("site.json")).expect("a site has settings");
    let site: Site = serde_json::from_slice(&file).expect("the settings match the model");
    site.languages.into_iter().map(|language| language.code).collect()
}

/// Returns the pages in all languages. A document without content is at an alias and redirects, so it is left out.
#[must_use]
pub fn published_pages(folder: &Path) -> Vec<PublishedPage> {
    let urls = SiteUrls::new("/", &languages(folder));
    let documents = published_files(folder).into_iter().filter(|file| file.ends_with("index.html"));
    let pages = documents.filter_map(|file| {
        let LocalizedRoute { language, route } = urls.resolve(&format!("/{file}"));
        let route = route?;
        Some(PublishedPage { path: urls.page(&language, &route), language, route })
    });
    pages.filter(|page| folder.join(page.content_file()).is_file()).collect()
}

/// Returns one page of each kind. Each kind is in another language in turn, where that has one.
#[must_use]
pub fn one_of_each_kind(pages: &[PublishedPage]) -> Vec<PublishedPage> {
    let mut seen = HashSet::new();
    let languages: Vec<&str> =
        pages.iter().map(|page| page.language.as_str()).filter(|language| seen.insert(*language)).collect();
    let mut kinds = HashSet::new();
    let firsts = pages.iter().filter(|page| kinds.insert(discriminant(&page.route)));
    let in_turn = firsts.zip(languages.iter().cycle()).map(|(first, language)| {
        let is_alike = |page: &&PublishedPage| discriminant(&page.route) == discriminant(&first.route);
        pages.iter().filter(is_alike).find(|page| page.language == **language).unwrap_or(first)
    });
    in_turn.cloned().collect()
}

/// Returns pages that represent all others: those that are written in the language of their folder,
/// the home page of each language, and the first page of each kind that falls back to the default language.
#[must_use]
pub fn representative_pages(folder: &Path) -> Vec<PublishedPage> {
    let mut kinds = HashSet::new();
    let is_representative = |page: &PublishedPage| {
        page.route == Route::Home
            || content_language(folder, page) == page.language
            || kinds.insert(discriminant(&page.route))
    };
    published_pages(folder).into_iter().filter(is_representative).collect()
}

/// Returns the code of the language that a page is written in.
fn content_language(folder: &Path, page: &PublishedPage) -> String {
    let file = fs::read(folder.join(page.content_file())).expect("a published page has a content file");
    let mut file = serde_json::Deserializer::from_slice(&file);
    let content = PageContent::deserialize(&page.route, &mut file).expect("a published page matches the model");
    content.meta().language
}

/// Returns the paths of all pages in the default language.
#[must_use]
pub fn page_paths(folder: &Path) -> Vec<String> {
    let default = languages(folder).remove(0);
    let pages = published_pages(folder).into_iter().filter(|page| page.language == default);
    pages.map(|page| page.path).collect()
}

/// Returns the content security policy of a site, whose style sheet and watchdog are inline in every document.
#[must_use]
pub fn content_security_policy(folder: &Path) -> ContentSecurityPolicy {
    let document = fs::read_to_string(folder.join("index.html")).expect("a site has a home page");
    let style = document.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let style = style.expect("the home page has a style sheet").0;
    ContentSecurityPolicy::new(style, &watchdog_script(&document))
}

/// Returns the script at the end of a document, which reports that the app does not start.
#[must_use]
pub fn watchdog_script(document: &str) -> String {
    let script = document.rsplit_once("<script>").and_then(|(_, rest)| rest.split_once("</script>"));
    String::from(script.expect("every document has a watchdog").0)
}

/// Returns the paths of all files that the publisher wrote, relative to the folder.
#[must_use]
pub fn published_files(folder: &Path) -> Vec<String> {
    let list = fs::read_to_string(folder.join("content/published.txt")).expect("the publisher lists what it writes");
    list.lines().map(String::from).collect()
}

/// Returns the URL of an asset, by the prefix and the suffix of its name, as the home page refers to it.
#[must_use]
pub fn asset_url(folder: &Path, prefix: &str, suffix: &str) -> String {
    let document = fs::read_to_string(folder.join("index.html")).expect("a site has a home page");
    let mut urls =
        document.split('"').filter(|part| part.contains(&format!("assets/{prefix}")) && part.ends_with(suffix));
    urls.next_back().map(String::from).unwrap_or_else(|| panic!("the home page refers to no asset {prefix}…{suffix}"))
}
