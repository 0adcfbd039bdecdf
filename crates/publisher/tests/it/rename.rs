//! `cargo content rename`: moved files, updated links, and no loss if it is refused.

use crate::command_line::{content, written};
use crate::support::{Checkout, Files, RELEASE, files_below, text};
use publisher::removed_urls::removed_urls;
use publisher::rename::{RenameError, Renamed, rename};
use std::fs;
use std::path::Path;

const OLD: &str = "content/en/news/2024-01-02-first.md";
const NEW: &str = "content/en/news/2024-01-02-loom.md";
const NEW_IN_SPANISH: &str = "content/es/news/2024-01-02-loom.md";
const ABOUT: &str = "content/en/pages/about.md";
const PARTNER: &str = "content/partners/loom-foundation.toml";

fn renamed(checkout: &Checkout, old: &str, new: &str) -> Renamed {
    rename(checkout.root(), old, new, RELEASE).unwrap_or_else(|error| panic!("{error}"))
}

/// Returns the message of a rename that is refused, once it is certain that it has changed nothing.
fn refused(checkout: &Checkout, old: &str, new: &str) -> RenameError {
    let before = files_below(checkout.root());
    let error = rename(checkout.root(), old, new, RELEASE).unwrap_err();
    assert!(files_below(checkout.root()) == before, "{old} to {new}: files have changed");
    error
}

fn files(checkout: &Checkout) -> Files {
    files_below(checkout.root())
}

#[test]
fn a_post_moves_with_its_translations_pictures_and_links() {
    let checkout = Checkout::fixture_site();
    let before = publisher::check(checkout.root(), RELEASE).unwrap();
    let picture = fs::read(checkout.root().join("public/images/bars.svg")).unwrap();
    checkout.write("public/images/first.svg", &picture);
    checkout.write("public/images/first-of-all.svg", &picture);
    checkout.replace(OLD, "image: /images/bars.svg", "image: /images/first.svg");
    let links = "\n[One](</news/first/#part> \"A title\"), [two][two] and [three](https://example.org/es/news/first/).\n\n\
        `[four](/news/first/)` ![Bars](/images/first.svg)\n\n[two]: /news/first\n";
    let base_url = before.content.site.base_url.trim_end_matches('/');
    let links = links.replace("https://example.org", base_url);
    let about = fs::read_to_string(checkout.root().join(ABOUT)).unwrap();
    checkout.write(ABOUT, [about.as_str(), &links].concat().as_bytes());

    let report = renamed(&checkout, "/news/first/", "loom");
    let files = files(&checkout);
    assert!(!files.contains_key(OLD) && !files.contains_key("public/images/first.svg"));
    assert!(files.contains_key("public/images/loom.svg"), "the picture has the name of the post");
    assert!(files.contains_key("public/images/first-of-all.svg"), "no file shows this picture");
    let post = text(&files, NEW);
    assert!(post.contains("aliases: [/2024-01-02-first/, /news/first/]\n"), "{post}");
    assert!(post.contains("\nid: first\n") && post.contains("image: /images/loom.svg"), "{post}");
    let spanish = text(&files, NEW_IN_SPANISH);
    assert!(spanish.contains("/es/news/first/") && spanish.contains("\nid: first\n"), "{spanish}");
    let about = text(&files, ABOUT);
    let mended = links.replacen("/news/first/#", "/news/loom/#", 1).replace("es/news/first", "es/news/loom");
    let mended = mended.replace("]: /news/first", "]: /news/loom").replace("first.svg", "loom.svg");
    assert!(about.ends_with(&mended), "{about}");
    assert!(text(&files, PARTNER).contains("news = [\"loom\", \"draft\"]"), "{}", text(&files, PARTNER));
    assert_eq!(report.aliases, ["/news/first/", "/es/news/first/"]);
    assert!(report.updated.iter().any(|(file, count)| file == Path::new(ABOUT) && *count == 5), "{report:?}");

    let after = publisher::check(checkout.root(), RELEASE).unwrap();
    let removed = removed_urls(&before, &after);
    assert!(removed.is_empty(), "{removed:?}");
    assert!(!checkout.report().contains("old address"), "{}", checkout.report());
}

#[test]
fn a_post_can_have_its_first_name_again() {
    let checkout = Checkout::fixture_site();
    let before = files(&checkout);
    renamed(&checkout, OLD, "loom");
    renamed(&checkout, "loom", "first");
    let post = String::from_utf8(files(&checkout)[OLD].clone()).unwrap();
    assert!(post.contains("aliases: [/2024-01-02-first/, /news/loom/]\n"), "{post}");
    assert!(!post.contains("\nid:"), "{post}");
    assert_eq!(files(&checkout)[PARTNER], before[PARTNER]);
}

#[test]
fn pages_events_and_drafts_can_be_renamed() {
    let checkout = Checkout::fixture_site();
    renamed(&checkout, "pages/about", "who-we-are");
    let settings = fs::read_to_string(checkout.root().join("content/site.toml")).unwrap();
    assert!(settings.contains("\"who-we-are\"") && !settings.contains("\"about\""), "{settings}");
    let page = fs::read_to_string(checkout.root().join("content/en/pages/who-we-are.md")).unwrap();
    assert!(page.contains("/about/") && !page.contains("\nid:"), "pages have no id: {page}");
    let home = fs::read_to_string(checkout.root().join("content/en/pages/home.md")).unwrap();
    assert!(!home.contains("(/about/"), "{home}");
    renamed(&checkout, "content/en/events/2024-05-17-pair-evening.md", "pair-night");
    assert!(checkout.root().join("content/en/events/2024-05-17-pair-night.md").exists());
    // Nobody can know the address of a draft.
    let report = renamed(&checkout, "/news/draft/", "later");
    assert_eq!(report.aliases, [""; 0]);
    let draft = fs::read_to_string(checkout.root().join("content/en/news/2024-05-06-later.md")).unwrap();
    assert!(!draft.contains("aliases") && !draft.contains("\nid:"), "{draft}");
    assert!(publisher::check(checkout.root(), RELEASE).is_ok(), "{}", checkout.report());
}

#[test]
fn translations_stay_current() {
    let checkout = Checkout::fixture_site();
    let state = |checkout: &Checkout| checkout.report().matches("has changed since").count();
    checkout.replace(ABOUT, "[a post](/news/first/)", "[a post](/news/first/#part)");
    publisher::translations::mark_translated(
        checkout.root(),
        &publisher::read(checkout.root()),
        Path::new("content/es/pages/about.md"),
    )
    .unwrap();
    let before = state(&checkout);
    let report = renamed(&checkout, "first", "loom");
    assert_eq!(report.marked, [Path::new("content/es/pages/about.md")]);
    assert_eq!(state(&checkout), before, "{}", checkout.report());
}

#[test]
fn names_that_cannot_be_used_change_nothing() {
    let checkout = Checkout::fixture_site();
    let is = |old: &str, new: &str, part: &str| {
        let error = refused(&checkout, old, new).to_string();
        assert!(error.contains(part), "{old} to {new}: {error}");
    };
    is("/news/frist/", "loom", "did you mean `/news/first/`?");
    is("draft", "loom", "is the name of several entries");
    is("/news/first/", "The Loom", "write `the-loom`");
    is("/news/first/", "é", "cannot be part of a web address");
    is("/news/first/", "first", "The address is /news/first/ already.");
    is("/news/", "updates", "The address /news/ cannot change");
    is("/about/", "news", "The site itself uses the address /news/");
    is("/initiatives/#one", "two", "There is no post, page, event or opportunity");
    is("/news/first/", "same-day", "There is already content/en/news/2024-01-02-same-day.md");
    // The slug belongs to a post of another day.
    is("/news/first/", "elsewhere", "Nothing was renamed");
    checkout.replace(OLD, "aliases: [/2024-01-02-first/]", "aliases: [\n  /2024-01-02-first/]");
    is("/news/first/", "loom", "on one line");
    checkout.replace(ABOUT, "[a post](/news/first/)", "[a post](/news/none/)");
    is("/news/first/", "loom", "correct the content first");
}

#[test]
fn the_command_says_what_it_has_done() {
    let checkout = Checkout::fixture_site();
    let (stdout, stderr) = written(&content(checkout.root(), &["rename", "/news/first/", "loom"]));
    assert_eq!(stderr, "");
    assert!(stdout.starts_with(&format!("Moved {OLD} to {NEW}.\n")), "{stdout}");
    assert!(stdout.contains(&format!("Updated 1 address in {ABOUT}.\n")), "{stdout}");
    let last = "The address is /news/loom/ now. Still working: /news/first/, /es/news/first/\n";
    assert!(stdout.ends_with(last), "{stdout}");
    let output = content(checkout.root(), &["rename", "/news/first/", "loom"]);
    assert!(!output.status.success());
}
