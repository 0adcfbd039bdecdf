//! The files of the offer of another language, and the second ids that links between languages lead to.

use crate::support::{Checkout, Files, RELEASE, attribute, documents, tags, text};
use model::slug::is_slug;
use serde_json::{Value, json};
use std::fs;

fn offer(files: &Files, language: &str) -> Value {
    serde_json::from_slice(&files[&format!("content/{language}/language_offer.json")]).unwrap()
}

#[test]
fn each_language_is_offered_in_its_own_words() {
    let checkout = Checkout::fixture_site();
    let files = checkout.build("/base/", RELEASE).unwrap();
    let own = json!({
        "code": "es",
        "direction": "ltr",
        "region": "Idiomas",
        "link": "Leer esta página en español",
        "close": "No, gracias",
    });
    assert_eq!(offer(&files, "es"), own);
    assert_eq!((&offer(&files, "en")["link"], &offer(&files, "en")["close"]), (&json!("English"), &json!("Close")));
    let script = text(&files, "content/language_offer.js");
    assert!(script.starts_with("const STYLE = \".language-offer{margin:0}\";\n"), "{script}");
    assert!(script.contains("language_offer.json") && !script.contains("//"), "{script}");
}

#[test]
fn a_site_in_one_language_has_no_offer() {
    let checkout = Checkout::fixture_site();
    fs::remove_dir_all(checkout.root().join("content/es")).unwrap();
    checkout.replace("content/en/pages/about.md", "[another language](/es/about/#por-que-existe)", "Words");
    let settings = fs::read_to_string(checkout.root().join("content/site.toml")).unwrap();
    let (before, after) = settings.split_once("[[languages]]\ncode = \"es\"").unwrap();
    let rest = after.split_once("[[").unwrap().1;
    checkout.write("content/site.toml", [before, "[[", rest].concat().as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(!files.keys().any(|path| path.contains("language_offer")), "{:?}", files.keys());
    for (path, document) in documents(&files) {
        assert!(!document.contains("hreflang"), "{path}");
    }
}

#[test]
fn a_translated_heading_has_the_id_of_its_source() {
    let checkout = Checkout::fixture_site();
    let page = |headings: &str| format!("---\ntitle: Own\ndescription: Own.\n---\n\n{headings}\n");
    checkout.write("content/en/pages/own.md", page("## Why\n\n::cards\n\n### How\n\nSo.\n\n::end").as_bytes());
    checkout.write("content/es/pages/own.md", page("## Porque\n\n::cards\n\n### Como\n\nAsí.\n\n::end").as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    let ids = |path: &str| -> Vec<String> {
        let ids = tags(text(&files, path), " id=").into_iter().filter_map(|tag| attribute(tag, "id"));
        // The other ids are the site's own.
        ids.filter(|id| is_slug(id)).collect()
    };
    assert_eq!(ids("own/index.html"), ["why", "how"]);
    assert_eq!(ids("es/own/index.html"), ["porque", "why", "como", "how"]);
}
