//! A fixture site with all the syntax that authors use in Jekyll sites, and its expected content.

use crate::support::{Folder, files_below, fixtures, jekyll};
use importer::Options;
use importer::links::DeadLinks;
use importer::report::{Attention, Cause, Entry, Report};
use std::collections::BTreeSet;
use std::fs;

/// The strings belong to the publisher's fixtures and change with them.
fn is_compared(path: &str) -> bool {
    !path.ends_with("strings.toml")
}

#[test]
fn imported_content_matches_expected() {
    let checkout = Folder::checkout();
    let before = files_below(&checkout.content());
    checkout.import(&jekyll()).unwrap();
    let mut imported = files_below(&checkout.content());
    imported.retain(|path, content| is_compared(path) && before.get(path) != Some(content));
    let folder = fixtures().join("expected");
    if std::env::var_os("BLESS").is_some() {
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (path, content) in &imported {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }
    let expected = files_below(&folder);
    assert_eq!(imported.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, content) in imported {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(&content), text(&expected[&path]), "{path}");
    }
}

#[test]
fn import_is_idempotent() {
    let checkout = Folder::checkout();
    checkout.import(&jekyll()).unwrap();
    let first = files_below(checkout.path());
    checkout.import(&jekyll()).unwrap();
    let second = files_below(checkout.path());
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, content) in first {
        assert!(content == second[&path], "{path} changed");
    }
}

fn import_with_dead_links(checkout: &Folder) -> Report {
    importer::import(Options { dead_links: DeadLinks::Keep, ..checkout.options(&jekyll()) }).unwrap()
}

#[test]
fn diagnostics_equal_entries_that_require_action() {
    let checkout = Folder::checkout();
    let report = import_with_dead_links(&checkout);
    let diagnostics: BTreeSet<String> = checkout.diagnostics().into_iter().collect();
    let action_required = report.entries.iter().filter(|entry| entry.attention == Attention::ActionRequired);
    let mut reported = BTreeSet::new();
    for entry in action_required {
        assert!(!entry.diagnostics.is_empty(), "{entry:?} is no diagnostic");
        assert!(jekyll().join(&entry.file).is_file(), "{entry:?} names no file of the old site");
        reported.extend(entry.diagnostics.iter().cloned());
    }
    assert_eq!(diagnostics, reported);
    // The fixture has an image without alternative text and broken links: a report without them would be empty.
    assert!(diagnostics.iter().any(|diagnostic| diagnostic.contains("has no description")), "{diagnostics:?}");
    assert!(
        diagnostics.iter().any(|diagnostic| diagnostic.contains("there is no page `/nowhere/`")),
        "{diagnostics:?}"
    );
}

#[test]
fn a_warning_asks_for_a_review_and_no_action() {
    let checkout = Folder::checkout();
    checkout.replace("content/en/pages/news.md", "title: News", "title: News\nheading:");
    let report = checkout.import(&jekyll()).unwrap();
    let is_warning =
        |entry: &&Entry| entry.diagnostics.iter().any(|text| text.contains(": warning: `heading` is empty"));
    let entry = report.entries.iter().find(is_warning).unwrap();
    assert_eq!((entry.attention, entry.file.as_str()), (Attention::Review, "content/en/pages/news.md"));
}

#[test]
fn site_builds_after_required_actions() {
    let checkout = Folder::checkout();
    let report = checkout.import(&jekyll()).unwrap();
    let tour = "content/en/news/2024-02-03-kramdown-tour.md";
    checkout.replace(tour, "![](/media/assets/img/bola.svg)", "![Bola at work](/media/assets/img/bola.svg)");
    checkout.replace(
        "content/en/pages/about-2.md",
        "![](/media/assets/img/bola.svg)",
        "![Bola at work](/media/assets/img/bola.svg)",
    );
    assert!(report.entries.iter().any(|entry| entry.cause == Some(Cause::DeadLinkBecameText)), "{report:?}");
    checkout.replace("content/en/pages/about-2.md", "\\[^missing\\]", "");
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
    let built = checkout.build();
    for path in [
        "news/kramdown-tour/index.html",
        "es/news/kramdown-tour/index.html",
        "about-2/index.html",
        "es/ayuda/index.html",
        // Old URLs redirect to the new ones.
        "2024/02/03/Kramdown_Tour.html",
        "about-us/index.html",
        "who/index.html",
        // Files that documents use are served.
        "media/assets/img/ada.svg",
        "media/assets/guide.pdf",
    ] {
        assert!(built.contains_key(path), "{path} is missing");
    }
}

#[test]
fn unimportable_files_are_errors_and_others_are_imported() {
    let checkout = Folder::checkout();
    let report = checkout.import(&jekyll()).unwrap();
    let errors: Vec<&str> = report
        .entries
        .iter()
        .filter(|entry| entry.attention == Attention::Error)
        .map(|entry| entry.file.as_str())
        .collect();
    assert_eq!(errors, ["_posts/2024-02-09-cycle.md", "_posts/2024-02-10-unterminated.md"]);
    assert!(report.documents.len() > 10);
}

#[test]
fn tags_and_authors_of_posts_are_added_to_the_site() {
    let checkout = Folder::checkout();
    checkout.import(&jekyll()).unwrap();
    for language in ["en", "es"] {
        let strings = fs::read_to_string(checkout.content().join(language).join("strings.toml")).unwrap();
        assert!(
            strings.contains("[tags_of_news]\npython = \"python\"\n")
                || strings.contains("\ntwo-words = \"Two Words\"\n")
        );
    }
    assert_eq!(
        fs::read_to_string(checkout.content().join("people/ada-example.toml")).unwrap(),
        "name = \"Ada Example\"\n"
    );
}
