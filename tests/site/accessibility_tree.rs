//! What assistive technology is told about each page is what a person has reviewed.
//!
//! `BLESS=1` writes the files in `tests/snapshots/accessibility/` anew; read the difference before you commit it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::site::pages;
use support::test_language::TEST_LANGUAGE;
use support::tools::checkout;
use support::{Browser, Engine, Host, Publication, site_folder};

support::test_in!(chromium Chromium: every_page_tells_what_was_reviewed, every_construct_tells_what_was_reviewed);

async fn every_page_tells_what_was_reviewed(engine: Engine) {
    let folder = site_folder();
    compare(engine, &folder, &pages(&folder, ""), "site").await;
}

async fn every_construct_tells_what_was_reviewed(engine: Engine) {
    let fixture = Publication::of_fixture().with_test_language();
    let folder = fixture.publish("/");
    let pages: Vec<String> = ["", "es", TEST_LANGUAGE].iter().flat_map(|language| pages(folder, language)).collect();
    compare(engine, folder, &pages, "fixture").await;
}

async fn compare(engine: Engine, folder: &Path, pages: &[String], name: &str) {
    let snapshots = checkout().join("tests/snapshots/accessibility").join(name);
    let host = Host::serve(folder).await;
    let browser = Browser::start(engine).await;
    let (mut reviewed, mut told, mut files) = (String::new(), String::new(), BTreeSet::new());
    for page in pages {
        browser.open(&host.url(page)).await;
        let tree = browser.accessibility_tree().await.replace(&host.url("/"), "/");
        let file = snapshots.join(file_name(page));
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(&snapshots).unwrap();
            fs::write(&file, &tree).unwrap();
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if expected != tree {
            let (before, now) = difference(&expected, &tree);
            reviewed.push_str(&format!("== {page}\n{before}\n"));
            told.push_str(&format!("== {page}\n{now}\n"));
        }
        files.insert(file);
    }
    let stale: Vec<PathBuf> = all_files(&snapshots).difference(&files).cloned().collect();
    if std::env::var_os("BLESS").is_some() {
        stale.iter().for_each(|file| fs::remove_file(file).unwrap());
    } else {
        assert_eq!(stale, [""; 0].map(PathBuf::from), "these pages are gone");
    }
    pretty_assertions::assert_eq!(reviewed, told, "BLESS=1 writes what is reviewed anew");
}

/// Two texts without what they begin and end with in common, except for a few lines.
fn difference(one: &str, other: &str) -> (String, String) {
    const KEPT: usize = 3;
    let (one, other): (Vec<&str>, Vec<&str>) = (one.lines().collect(), other.lines().collect());
    let start = one.iter().zip(&other).take_while(|(line, other)| line == other).count();
    let (rest, other_rest) = (&one[start..], &other[start..]);
    let end = rest.iter().rev().zip(other_rest.iter().rev()).take_while(|(line, other)| line == other).count();
    let part = |lines: &[&str]| lines[start.saturating_sub(KEPT)..lines.len().min(lines.len() - end + KEPT)].join("\n");
    (part(&one), part(&other))
}

/// `/news/a-post/` → `news.a-post.txt`
fn file_name(page: &str) -> String {
    let name = page.trim_matches('/').replace('/', ".");
    format!("{}.txt", if name.is_empty() { "home" } else { &name })
}

fn all_files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default()
}
