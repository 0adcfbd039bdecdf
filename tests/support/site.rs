//! Queries of a published site: routes, files, assets and the content security policy.

use model::route::Route;
use model::urls::SiteUrls;
use publisher::files::headers::ContentSecurityPolicy;
use std::fs;
use std::path::Path;

/// The paths of one page of each kind. The first four cover all components of a page; the last is not found.
pub const SAMPLE_PAGES: [&str; 8] = [
    "/",
    "/leadership/",
    "/news/",
    "/news/us-conference-city-diversity-metric/",
    "/about/",
    "/initiatives/",
    "/news/tags/community/",
    "/no/such/page/",
];

/// Returns the routes for which the publisher wrote a page. A document without content is at an alias and redirects, so it
/// is left out.
#[must_use]
pub fn published_routes(folder: &Path) -> Vec<Route> {
    let urls = SiteUrls::new("/", &[String::from("en")]);
    let documents = published_files(folder).into_iter().filter(|file| file.ends_with("index.html"));
    let routes = documents.filter_map(|file| urls.resolve(&format!("/{file}")).route);
    routes.filter(|route| folder.join("content/en").join(route.content_file()).is_file()).collect()
}

/// Returns the paths of all pages in a language, and one that is not found. The default language is `""`.
#[must_use]
pub fn page_paths(folder: &Path, language: &str) -> Vec<String> {
    let prefix = if language.is_empty() { String::new() } else { format!("/{language}") };
    let content = folder.join("content").join(if language.is_empty() { "en" } else { language });
    // A tag exists only in languages that have posts with it.
    let routes = published_routes(folder).into_iter().filter(|route| content.join(route.content_file()).is_file());
    let paths = routes.map(|route| route.path()).chain([String::from("/no/such/page/")]);
    paths.map(|path| format!("{prefix}{path}")).collect()
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
