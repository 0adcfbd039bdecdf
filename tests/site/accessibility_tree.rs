//! The accessibility tree of pages of the fixture equals a snapshot that a person has reviewed. `routes.rs` opens the pages.
//!
//! `BLESS=1` updates the snapshots in `tests/snapshots/accessibility/`; review the diff before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::diff::differing_parts;
use support::fixture::distinct_pages_in_every_language;
use support::tools::repository_root;
use support::{Browser, TestServer};

/// The differences between accessibility trees and their snapshots.
#[derive(Default)]
pub(crate) struct TreeReport {
    reviewed: String,
    actual: String,
}

impl TreeReport {
    /// Compares the tree of the open page with its snapshot, in Chromium.
    pub(crate) async fn add(&mut self, browser: &Browser, server: &TestServer, page: &str) {
        let tree = browser.accessibility_tree().await.replace(&server.url("/"), "/");
        let file = snapshots().join(file_name(page));
        if is_blessed() {
            fs::create_dir_all(snapshots()).unwrap();
            fs::write(&file, &tree).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected != tree {
            let (before, now) = differing_parts(&expected, &tree);
            self.reviewed.push_str(&format!("== {page}\n{before}\n"));
            self.actual.push_str(&format!("== {page}\n{now}\n"));
        }
    }

    /// Asserts that there are no differences.
    pub(crate) fn assert_empty(&self) {
        pretty_assertions::assert_eq!(self.reviewed, self.actual, "BLESS=1 updates the snapshots");
    }
}

#[test]
fn each_accessibility_tree_is_of_a_page() {
    let pages = distinct_pages_in_every_language();
    let files: BTreeSet<PathBuf> = pages.iter().map(|page| snapshots().join(file_name(page))).collect();
    let stale: Vec<PathBuf> = all_files(&snapshots()).difference(&files).cloned().collect();
    if is_blessed() {
        stale.iter().for_each(|file| fs::remove_file(file).unwrap());
    } else {
        assert_eq!(stale, [""; 0].map(PathBuf::from), "snapshots of pages that no longer exist");
    }
}

fn snapshots() -> PathBuf {
    repository_root().join("tests/snapshots/accessibility")
}

fn is_blessed() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// `/news/a-post/` → `news.a-post.txt`
fn file_name(page: &str) -> String {
    let name = page.trim_matches('/').replace('/', ".");
    format!("{}.txt", if name.is_empty() { "home" } else { &name })
}

fn all_files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default()
}
