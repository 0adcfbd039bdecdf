//! Whatever lay in the folder: a build into it gives what a build into a new one gives, to the byte.

use crate::support::{Checkout, RELEASE, assert_same};
use std::fs;

const POST: &str = "content/en/news/2024-01-02-same-day.md";
const DOCUMENT: &str = "out/news/same-day/index.html";

/// Builds, changes something, and builds again. Beside that, builds after the same change alone. The output must be the
/// same, and other than the first where it is meant to be.
fn assert_same_as_new(change: impl Fn(&Checkout), differs_from_first: bool) {
    for precompress in [false, true] {
        let build = |checkout: &Checkout| checkout.build_with("/", RELEASE, precompress).unwrap();
        let (again, new) = (Checkout::fixture_site(), Checkout::fixture_site());
        let first = build(&again);
        change(&again);
        change(&new);
        let expected = build(&new);
        assert_eq!(first != expected, differs_from_first);
        assert_same(&build(&again), &expected);
    }
}

#[test]
fn a_changed_post() {
    assert_same_as_new(|checkout| checkout.replace(POST, "Text.", "Another text."), true);
    assert_same_as_new(|checkout| checkout.replace(POST, "On the same day", "On that day"), true);
}

#[test]
fn a_post_that_is_gone() {
    assert_same_as_new(|checkout| fs::remove_file(checkout.root().join(POST)).unwrap(), true);
}

#[test]
fn a_changed_title_of_the_site() {
    let change = |checkout: &Checkout| checkout.replace("content/site.toml", "title = \"Fixture\"", "title = \"New\"");
    assert_same_as_new(change, true);
}

#[test]
fn changed_words() {
    let change = |checkout: &Checkout| checkout.replace("content/en/strings.toml", "Skip to the content", "Skip");
    assert_same_as_new(change, true);
}

#[test]
fn another_icon() {
    let icon =
        br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 1h6v6h-6z" fill="#00f"/></svg>"##;
    assert_same_as_new(|checkout| checkout.write("public/icon.svg", icon), true);
}

#[test]
fn another_template() {
    let template = "<!doctype html><html><head><meta charset=utf-8><!--head--><!--/head--></head>\n\
        <body class=new><!--body--><!--/body--></body></html>";
    let change = |checkout: &Checkout| {
        // The folder of a first build holds nothing yet.
        for name in ["black-python-devs.js", "black-python-devs_bg.wasm"] {
            let built = crate::support::fixtures().join("built").join(name);
            checkout.write(&format!("out/{name}"), &fs::read(built).unwrap());
        }
        checkout.write("out/index.html", template.as_bytes());
    };
    assert_same_as_new(change, true);
}

#[test]
fn files_of_the_output_that_others_have_changed_or_removed() {
    for damaged in [DOCUMENT, "out/content/en/news/same-day.json", "out/sitemap.xml", "out/icons/icon-192.png"] {
        for damage in [Some("other"), None] {
            let change = |checkout: &Checkout| {
                let file = checkout.root().join(damaged);
                match damage {
                    // What a first build finds in its folder, it overwrites too.
                    Some(text) => checkout.write(damaged, text.as_bytes()),
                    None if file.exists() => fs::remove_file(file).unwrap(),
                    None => {}
                }
            };
            assert_same_as_new(change, false);
        }
    }
}
