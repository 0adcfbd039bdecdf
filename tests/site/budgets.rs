//! The sizes of the fixture keep the budgets in `budgets.toml`. Pages of the real content are as long as editors want, so
//! `cargo xtask test` only warns about them.

use std::fs;
use std::path::Path;
use support::shared::precompressed_fixture_folder;
use support::site::{published_files, published_pages};
use support::tools::repository_root;

#[test]
fn documents_fit_into_the_first_round_trip() {
    let folder = precompressed_fixture_folder("/");
    let documents: Vec<String> = published_files(folder).into_iter().filter(|file| file.ends_with(".html")).collect();
    assert!(!documents.is_empty());
    for document in documents {
        assert_within("document", size(folder, &document), &document);
    }
}

#[test]
fn a_further_page_keeps_its_budget() {
    let folder = precompressed_fixture_folder("/");
    for page in published_pages(folder) {
        assert_within("navigation", size(folder, &page.content_file()), &page.path);
    }
}

#[test]
fn a_first_visit_keeps_its_budget() {
    const DOCUMENT: &str = "about/index.html";
    let folder = precompressed_fixture_folder("/");
    let document = fs::read_to_string(folder.join(DOCUMENT)).unwrap();
    // The publisher has a budget for each picture, and the app has a limit of its own.
    let is_loaded = |path: &&str| {
        let extension = Path::new(path).extension().and_then(|extension| extension.to_str());
        let is_asset_or_content = path.starts_with("/assets/") || path.starts_with("/content/");
        *path == "/icon.svg" || is_asset_or_content && matches!(extension, Some("css" | "json"))
    };
    let mut files: Vec<&str> = document.split('"').filter(is_loaded).map(|path| path.trim_start_matches('/')).collect();
    files.sort_unstable();
    files.dedup();
    assert!(files.len() > 3, "{files:?}");
    let total = size(folder, DOCUMENT) + files.iter().map(|file| size(folder, file)).sum::<u64>();
    let limit = limit("first_visit") - limit("app");
    assert!(total <= limit, "{DOCUMENT}, {files:?}: {total} bytes without the app are more than {limit}");
}

fn assert_within(budget: &str, size: u64, what: &str) {
    let limit = limit(budget);
    assert!(size <= limit, "{what}: {size} bytes are more than the budget `{budget}` of {limit}");
}

/// Returns a limit in bytes.
fn limit(budget: &str) -> u64 {
    let budgets: toml::Table = fs::read_to_string(repository_root().join("budgets.toml")).unwrap().parse().unwrap();
    budgets[budget]["limit"].as_integer().and_then(|limit| u64::try_from(limit).ok()).unwrap()
}

/// Returns the size of a file as it is sent: a few files have no compressed form, because it would be larger.
fn size(folder: &Path, file: &str) -> u64 {
    let metadata = fs::metadata(folder.join(format!("{file}.br"))).or_else(|_| fs::metadata(folder.join(file)));
    metadata.unwrap_or_else(|error| panic!("{file}: {error}")).len()
}
