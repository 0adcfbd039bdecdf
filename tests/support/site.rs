//! What was published.

use model::route::Route;
use model::urls::SiteUrls;
use publisher::files::headers::ContentSecurityPolicy;
use std::fs;
use std::path::Path;

/// One page of each kind. The first four have all that a page can have; the last leads to no page.
pub const EACH_KIND: [&str; 8] = [
    "/",
    "/leadership/",
    "/news/",
    "/news/us-conference-city-diversity-metric/",
    "/about/",
    "/initiatives/",
    "/news/tags/community/",
    "/no/such/page/",
];

/// The routes that the publisher has written documents for. One without content stands at an old address and forwards.
#[must_use]
pub fn routes(folder: &Path) -> Vec<Route> {
    let urls = SiteUrls::new("/", &[String::from("en")]);
    let documents = published_files(folder).into_iter().filter(|file| file.ends_with("index.html"));
    let routes = documents.filter_map(|file| urls.resolve(&format!("/{file}")).route);
    routes.filter(|route| folder.join("content/en").join(route.content_file()).is_file()).collect()
}

/// The paths of all pages in a language, with one that leads to no page. The default language is `""`.
#[must_use]
pub fn pages(folder: &Path, language: &str) -> Vec<String> {
    let prefix = if language.is_empty() { String::new() } else { format!("/{language}") };
    let content = folder.join("content").join(if language.is_empty() { "en" } else { language });
    // A tag is there only for languages that have posts with it.
    let routes = routes(folder).into_iter().filter(|route| content.join(route.content_file()).is_file());
    let paths = routes.map(|route| route.path()).chain([String::from("/no/such/page/")]);
    paths.map(|path| format!("{prefix}{path}")).collect()
}

/// The policy of a site: its style sheet and its watchdog stand in every document.
#[must_use]
pub fn policy_of(folder: &Path) -> ContentSecurityPolicy {
    let document = fs::read_to_string(folder.join("index.html")).expect("a site has a home page");
    let style = document.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let style = style.expect("the home page has a style sheet").0;
    ContentSecurityPolicy::new(style, &watchdog(&document))
}

/// The script at the end of a document, which notices when the app does not start.
#[must_use]
pub fn watchdog(document: &str) -> String {
    let script = document.rsplit_once("<script>").and_then(|(_, rest)| rest.split_once("</script>"));
    String::from(script.expect("every document has a watchdog").0)
}

/// The files that the publisher has written, by their paths below the folder.
#[must_use]
pub fn published_files(folder: &Path) -> Vec<String> {
    let list = fs::read_to_string(folder.join("content/published.txt")).expect("the publisher lists what it writes");
    list.lines().map(String::from).collect()
}

/// The URL of an asset, by the beginning and the end of its name, as the home page names it.
#[must_use]
pub fn asset(folder: &Path, start: &str, end: &str) -> String {
    let document = fs::read_to_string(folder.join("index.html")).expect("a site has a home page");
    let mut urls = document.split('"').filter(|text| text.contains(&format!("assets/{start}")) && text.ends_with(end));
    urls.next_back().map(String::from).unwrap_or_else(|| panic!("the home page names no asset {start}…{end}"))
}
