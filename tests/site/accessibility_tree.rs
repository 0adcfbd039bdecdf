//! The accessibility tree of pages of the fixture equals a snapshot that a person has reviewed.
//!
//! `BLESS=1` updates the snapshots in `tests/snapshots/accessibility/`; review the diff before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::diff::differing_parts;
use support::fixture::distinct_pages_in_every_language;
use support::tools::repository_root;
use support::{Browser, Engine, TestServer, fixture_folder};

support::test_in!(chromium Chromium: pages_have_their_reviewed_accessibility_trees);

async fn pages_have_their_reviewed_accessibility_trees(engine: Engine) {
    let snapshots = repository_root().join("tests/snapshots/accessibility");
    let server = TestServer::serve(fixture_folder()).await;
    let browser = Browser::start(engine).await;
    let (mut reviewed, mut actual, mut files) = (String::new(), String::new(), BTreeSet::new());
    for page in distinct_pages_in_every_language() {
        browser.open(&server.url(&page)).await;
        let tree = browser.accessibility_tree().await.replace(&server.url("/"), "/");
        let file = snapshots.join(file_name(&page));
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(&snapshots).unwrap();
            fs::write(&file, &tree).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected != tree {
            let (before, now) = differing_parts(&expected, &tree);
            reviewed.push_str(&format!("== {page}\n{before}\n"));
            actual.push_str(&format!("== {page}\n{now}\n"));
        }
        files.insert(file);
    }
    let stale: Vec<PathBuf> = all_files(&snapshots).difference(&files).cloned().collect();
    if std::env::var_os("BLESS").is_some() {
        stale.iter().for_each(|file| fs::remove_file(file).unwrap());
    } else {
        assert_eq!(stale, [""; 0].map(PathBuf::from), "snapshots of pages that no longer exist");
    }
    pretty_assertions::assert_eq!(reviewed, actual, "BLESS=1 updates the snapshots");
}

/// `/news/a-post/` → `news.a-post.txt`
fn file_name(page: &str) -> String {
    let name = page.trim_matches('/').replace('/', ".");
    format!("{}.txt", if name.is_empty() { "home" } else { &name })
}

fn all_files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default()
}
