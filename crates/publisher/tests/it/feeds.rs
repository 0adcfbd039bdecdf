//! The feeds, read with an independent reader of feeds, and held against their standards.

use crate::atom_rules::{self, children, link_of, text_of};
use crate::support::{Checkout, RELEASE, TODAY};
use feed_rs::model::FeedType;
use publisher::convert::PublishOptions;
use roxmltree::Document;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

const PAGE: &str = "https://fixture.example/news/elsewhere/";
const EXTERNAL: &str = "https://elsewhere.example/post";

fn release() -> BTreeMap<String, Vec<u8>> {
    Checkout::of_fixture_site().build("/", RELEASE).unwrap()
}

fn text<'a>(files: &'a BTreeMap<String, Vec<u8>>, path: &str) -> &'a str {
    std::str::from_utf8(&files[path]).unwrap()
}

fn json(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_slice(&files[path]).unwrap()
}

fn items(feed: &Value) -> &[Value] {
    feed["items"].as_array().unwrap()
}

/// The ids of a feed's entries, in order.
fn ids(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Vec<String> {
    let feed = feed_rs::parser::parse(files[path].as_slice()).unwrap();
    feed.entries.into_iter().map(|entry| entry.id).collect()
}

/// Every URL that an HTML text links to or loads.
fn urls_of_html(html: &str) -> Vec<&str> {
    let starts = [" href=\"", " src=\"", " srcset=\"", " poster=\""];
    let rests = starts.iter().flat_map(|start| html.split(start).skip(1));
    rests.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn an_independent_reader_reads_the_same_in_both() {
    let files = release();
    for folder in ["", "es/"] {
        let read = |name: &str| feed_rs::parser::parse(files[&format!("{folder}{name}")].as_slice()).unwrap();
        let (atom, json) = (read("feed.xml"), read("feed.json"));
        assert_eq!((&atom.feed_type, &json.feed_type), (&FeedType::Atom, &FeedType::JSON));
        assert_eq!(atom.title.unwrap().content, "Fixture");
        assert_eq!(json.title.unwrap().content, "Fixture");
        assert_eq!(atom.description.unwrap().content, json.description.unwrap().content);
        assert_eq!(atom.entries.len(), json.entries.len());
        for (one, other) in atom.entries.iter().zip(&json.entries) {
            assert_eq!(one.id, other.id);
            assert_eq!(one.title.as_ref().unwrap().content, other.title.as_ref().unwrap().content);
            assert_eq!(one.summary.as_ref().unwrap().content, other.summary.as_ref().unwrap().content);
            assert_eq!(one.published, other.published);
            assert_eq!(one.updated, other.updated);
            let names = |authors: &[feed_rs::model::Person]| -> Vec<_> {
                authors.iter().map(|author| author.name.clone()).collect()
            };
            assert_eq!(names(&one.authors), names(&other.authors));
            let body = |entry: &feed_rs::model::Entry| entry.content.clone().unwrap().body.unwrap();
            assert!(body(one).starts_with("<"), "{}", body(one));
            assert_eq!(body(one), body(other));
        }
    }
}

#[test]
fn atom_feeds_keep_the_rules() {
    let files = release();
    atom_rules::check(text(&files, "feed.xml"));
    atom_rules::check(text(&files, "es/feed.xml"));
}

#[test]
fn json_feeds_have_what_they_must() {
    let files = release();
    for path in ["feed.json", "es/feed.json"] {
        let feed = json(&files, path);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        let is_text = |value: &Value| value.as_str().is_some_and(|text| !text.is_empty());
        let url = |value: &Value| value.as_str().is_some_and(|url| url.starts_with("https://"));
        assert!(is_text(&feed["title"]) && is_text(&feed["description"]) && is_text(&feed["language"]));
        assert!(url(&feed["home_page_url"]) && url(&feed["icon"]));
        assert_eq!(feed["feed_url"], format!("https://fixture.example/{path}"));
        for item in items(&feed) {
            assert!(url(&item["id"]) && url(&item["url"]), "{item}");
            assert!(item.get("external_url").is_none_or(url) && item.get("image").is_none_or(url), "{item}");
            assert!(is_text(&item["content_html"]), "{item}");
            assert_eq!(item["language"], feed["language"]);
            assert!(item["tags"].as_array().unwrap().iter().all(is_text));
            assert!(item["authors"].as_array().unwrap().iter().all(|author| is_text(&author["name"])));
            for date in ["date_published", "date_modified"] {
                assert!(item[date].as_str().unwrap().parse::<jiff::Timestamp>().is_ok(), "{item}");
            }
        }
    }
}

#[test]
fn urls_in_contents_are_absolute() {
    let files = Checkout::of_fixture_site().build("/sub/", RELEASE).unwrap();
    let feed = json(&files, "feed.json");
    let contents = || items(&feed).iter().map(|item| item["content_html"].as_str().unwrap());
    let urls: Vec<&str> = contents().flat_map(urls_of_html).collect();
    for expected in [
        "https://fixture.example/about/#own",
        "https://fixture.example/news/first/#part",
        "https://fixture.example/images/bars.svg",
        "https://elsewhere.example/?a=b&amp;c=d",
    ] {
        assert!(urls.contains(&expected), "{urls:?}");
    }
    assert!(urls.iter().all(|url| url.starts_with("https://")), "{urls:?}");
}

#[test]
fn posts_on_other_sites_lead_there() {
    let files = release();
    let document = Document::parse(text(&files, "feed.xml")).unwrap();
    let entries = children(document.root_element(), "entry");
    let entry = entries.iter().find(|entry| text_of(**entry, "id") == PAGE).unwrap();
    assert_eq!((link_of(*entry, "alternate"), link_of(*entry, "related")), (Some(EXTERNAL), Some(PAGE)));
    let own = entries.iter().find(|entry| text_of(**entry, "id").ends_with("/first/")).unwrap();
    assert_eq!(link_of(*own, "alternate"), Some("https://fixture.example/news/first/"));
    assert_eq!(link_of(*own, "related"), None);
    let feed = json(&files, "feed.json");
    let item = items(&feed).iter().find(|item| item["id"] == PAGE).unwrap();
    assert_eq!((&item["url"], &item["external_url"]), (&Value::from(PAGE), &Value::from(EXTERNAL)));
}

#[test]
fn each_language_has_its_own_posts_newest_first() {
    let files = release();
    let expected = ["elsewhere", "first", "same-day"].map(|slug| format!("https://fixture.example/news/{slug}/"));
    for (path, ids_of_language) in [("feed.xml", &expected[..]), ("feed.json", &expected[..])] {
        assert_eq!(ids(&files, path), ids_of_language);
        assert_eq!(ids(&files, &format!("es/{path}")), ["https://fixture.example/es/news/first/"]);
    }
}

#[test]
fn a_feed_names_its_last_change() {
    let files = release();
    let document = Document::parse(text(&files, "feed.xml")).unwrap();
    let feed = document.root_element();
    assert_eq!(text_of(feed, "updated"), "2024-04-05T00:00:00Z");
    let dates: Vec<_> = children(feed, "entry")
        .into_iter()
        .map(|entry| (text_of(entry, "published"), text_of(entry, "updated")))
        .collect();
    assert_eq!(dates[0], ("2024-03-04T00:00:00Z", "2024-03-04T00:00:00Z"));
    assert_eq!(dates[2], ("2024-01-02T00:00:00Z", "2024-04-05T00:00:00Z"));
}

#[test]
fn a_post_without_author_is_the_sites() {
    let files = release();
    let feed = json(&files, "feed.json");
    assert_eq!(items(&feed)[0]["authors"][0]["name"], "Fixture");
    assert_eq!(items(&feed)[1]["authors"][0]["name"], "Ama Mensah");
}

#[test]
fn a_language_without_posts_has_an_empty_feed() {
    let checkout = Checkout::of_fixture_site();
    fs::remove_file(checkout.root().join("content/es/news/2024-01-02-first.md")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    atom_rules::check(text(&files, "es/feed.xml"));
    assert!(ids(&files, "es/feed.xml").is_empty());
    assert!(ids(&files, "es/feed.json").is_empty());
}

#[test]
fn drafts_and_later_posts_are_in_no_feed() {
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = Checkout::of_fixture_site().build("/", options).unwrap();
    assert!(files.contains_key("news/draft/index.html"));
    assert_eq!(ids(&files, "feed.xml"), ids(&release(), "feed.xml"));
    assert_eq!(ids(&files, "feed.json"), ids(&release(), "feed.json"));
}

#[test]
fn a_feed_holds_the_newest_twenty() {
    let checkout = Checkout::of_fixture_site();
    for day in 1..=25 {
        let date = format!("2024-04-{day:02}");
        let post = format!("---\ntitle: Post\ndate: {date}\ntags: []\nsummary: A post.\n---\n\nText.\n");
        checkout.write(&format!("content/en/news/{date}-post-{day}.md"), post.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let newest: Vec<String> = (6..=25).rev().map(|day| format!("https://fixture.example/news/post-{day}/")).collect();
    assert_eq!(ids(&files, "feed.xml"), newest);
    assert_eq!(ids(&files, "feed.json"), newest);
}

#[test]
fn characters_that_xml_forbids_do_not_break_a_feed() {
    let checkout = Checkout::of_fixture_site();
    let post =
        "---\ntitle: \"A <b> & B\"\ndate: 2024-05-06\ntags: []\nsummary: One.\n---\n\nBack\u{8}space ]]> <5 &amp; 6.\n";
    checkout.write("content/en/news/2024-05-06-odd.md", post.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    atom_rules::check(text(&files, "feed.xml"));
    let feed = feed_rs::parser::parse(files["feed.xml"].as_slice()).unwrap();
    assert_eq!(feed.entries[0].title.as_ref().unwrap().content, "A <b> & B");
    let content = feed.entries[0].content.as_ref().unwrap().body.as_ref().unwrap();
    assert!(content.contains("Backspace") && content.contains("&lt;5 &amp; 6."), "{content}");
}

#[test]
fn urls_of_html_are_found() {
    let html = r#"<p><a class="x" href="https://a.example/">a</a> href="no <img alt="" src="/b.png"></p>"#;
    assert_eq!(urls_of_html(html)[..1], ["https://a.example/"]);
    assert!(urls_of_html(html).contains(&"/b.png"));
}
