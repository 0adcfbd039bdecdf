//! What was published.

use model::route::Route;
use model::urls::SiteUrls;
use std::fs;
use std::path::Path;

/// The routes that the publisher has written documents for.
#[must_use]
pub fn routes(folder: &Path) -> Vec<Route> {
    let urls = SiteUrls::new("/", &[String::from("en")]);
    let documents = published_files(folder).into_iter().filter(|file| file.ends_with("index.html"));
    documents.filter_map(|file| urls.locate(&format!("/{file}")).route).collect()
}

/// The files that the publisher has written, by their paths below the folder.
#[must_use]
pub fn published_files(folder: &Path) -> Vec<String> {
    let list = fs::read_to_string(folder.join("content/published.txt")).expect("the publisher lists what it writes");
    list.lines().map(String::from).collect()
}
