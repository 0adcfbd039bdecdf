//! What readers are told of a translation: that it is older than its source, or that nobody has reviewed it.

use crate::support::{Checkout, Files, RELEASE, json, text};
use model::body::{Inline, LinkTarget, plain_text};
use model::news::{NewsList, Post};
use model::text_page::TextPage;
use std::fs;

const OLD: &str = "0123456789";
/// The fixture with a page in English and Spanish, and the digest of the English one.
fn checkout() -> (Checkout, String) {
    let checkout = Checkout::fixture_site();
    checkout.write("content/en/pages/own.md", b"---\ntitle: Own\ndescription: Own.\n---\n\nWords.\n");
    checkout.write("content/es/pages/own.md", b"---\ntitle: Propia\ndescription: Propia.\n---\n\nPalabras.\n");
    let report = checkout.report();
    let own = report.split("content/es/pages/own.md").nth(1).unwrap();
    let digest = String::from(&own.split("translation_of: ").nth(1).unwrap()[..10]);
    (checkout, digest)
}

fn write(checkout: &Checkout, keys: &str) {
    let page = format!("---\ntitle: Propia\ndescription: Propia.\n{keys}---\n\nPalabras.\n");
    checkout.write("content/es/pages/own.md", page.as_bytes());
}

fn build(checkout: &Checkout) -> Files {
    checkout.build("/base/", RELEASE).unwrap()
}

/// Returns the words and the links of the notice on the page.
fn notice(files: &Files) -> (String, Vec<LinkTarget>) {
    let page: TextPage = json(files, "content/es/pages/own.json");
    let links = page.meta.notice.iter().filter_map(|inline| match inline {
        Inline::Link { to, .. } => Some(to.clone()),
        _ => None,
    });
    (plain_text(&page.meta.notice), links.collect())
}

#[test]
fn a_notice_says_what_is_known() {
    let (checkout, digest) = checkout();
    let old = "El original ha cambiado. Léelo en inglés.";
    let draft = "Nadie la ha revisado. Mejórala.";
    for (keys, expected) in [
        (String::new(), String::new()),
        (String::from("reviewed_by: [kofi]\n"), String::new()),
        (format!("translation_of: {digest}\nreviewed_by: [kofi]\n"), String::new()),
        (format!("translation_of: {digest}\n"), String::from(draft)),
        (format!("translation_of: \"{OLD}\"\nreviewed_by: [kofi]\n"), String::from(old)),
        (format!("translation_of: \"{OLD}\"\n"), format!("{old} {draft}")),
    ] {
        write(&checkout, &keys);
        assert_eq!(notice(&build(&checkout)).0, expected, "{keys}");
    }
}

#[test]
fn a_notice_leads_to_the_source_and_to_where_help_is_welcome() {
    let (checkout, _) = checkout();
    write(&checkout, &format!("translation_of: \"{OLD}\"\n"));
    let files = build(&checkout);
    let source = LinkTarget::File(String::from("own/"));
    let repository = LinkTarget::External(String::from("https://code.example/owner/name"));
    assert_eq!(notice(&files).1, [source, repository]);
    let document = text(&files, "es/own/index.html");
    assert!(document.contains("<p class=\"notice\">El original ha cambiado. <a href=\"/base/own/\" rel=\"external\">"));
    assert_eq!(document.matches("El original ha cambiado.").count(), 1, "once, and not in the head");
    // Without a repository, people write to the contact address.
    let settings = fs::read_to_string(checkout.root().join("content/site.toml")).unwrap();
    let settings: Vec<&str> = settings.lines().filter(|line| !line.starts_with("repository")).collect();
    checkout.write("content/site.toml", settings.join("\n").as_bytes());
    let contact = notice(&build(&checkout)).1.pop();
    assert_eq!(contact, Some(LinkTarget::External(String::from("mailto:mail@fixture.example"))));
    // A page about translating comes first.
    checkout.write("content/en/pages/translating.md", b"---\ntitle: Translate\ndescription: How.\n---\n\nWords.\n");
    let how = notice(&build(&checkout)).1.pop();
    assert_eq!(how, Some(LinkTarget::Page(String::from("/translating/"))));
}

#[test]
fn a_page_without_an_entry_is_as_reviewed_as_the_strings() {
    let (checkout, _) = checkout();
    let notice = |files: &Files| plain_text(&json::<NewsList>(files, "content/es/news/tags/events.json").meta.notice);
    assert_eq!(notice(&build(&checkout)), "");
    checkout.replace("content/es/translations.toml", "[reviewed_by]\nstrings = [\"kofi\"]\n", "");
    assert_eq!(notice(&build(&checkout)), "Nadie la ha revisado. Mejórala.");
    // One string is out of date, which other pages show.
    checkout.replace("content/en/strings.toml", "retry = \"", "retry = \"Please: ");
    assert_eq!(notice(&build(&checkout)), "Nadie la ha revisado. Mejórala.");
    // Without a ledger, nothing is known.
    fs::remove_file(checkout.root().join("content/es/translations.toml")).unwrap();
    assert_eq!(notice(&build(&checkout)), "");
    // Without strings, nothing is translated.
    fs::remove_file(checkout.root().join("content/es/strings.toml")).unwrap();
    assert_eq!(notice(&build(&checkout)), "");
}

#[test]
fn a_post_has_a_notice_and_its_feed_has_none() {
    let (checkout, _) = checkout();
    let file = fs::read_to_string(checkout.root().join("content/es/news/2024-01-02-first.md")).unwrap();
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with("translation_of")).collect();
    let old = lines.join("\n").replacen("date:", &format!("translation_of: \"{OLD}\"\ndate:"), 1);
    checkout.write("content/es/news/2024-01-02-first.md", old.as_bytes());
    let files = build(&checkout);
    let post: Post = json(&files, "content/es/news/first.json");
    assert!(plain_text(&post.notice).starts_with("El original ha cambiado."), "{:?}", post.notice);
    assert!(text(&files, "es/news/first/index.html").contains("El original ha cambiado."));
    for file in ["es/feed.xml", "es/feed.json", "es/news/index.html"] {
        assert!(!text(&files, file).contains("El original"), "{file}");
    }
}

#[test]
fn built_in_sentences_are_in_english_with_the_name_of_the_language() {
    let (checkout, _) = checkout();
    checkout.replace("content/es/strings.toml", "read_source = \"Léelo en {language}.\"\n", "");
    write(&checkout, &format!("translation_of: \"{OLD}\"\nreviewed_by: [kofi]\n"));
    assert_eq!(notice(&build(&checkout)).0, "El original ha cambiado. Read the original in English.");
}
