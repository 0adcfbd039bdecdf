//! The feeds, parsed by an independent feed reader and checked against their specifications.

use crate::atom_rules::{self, children, link_of, text_of};
use crate::support::{Checkout, Files, RELEASE, TODAY, json, text};
use feed_rs::model::FeedType;
use publisher::convert::PublishOptions;
use roxmltree::Document;
use serde_json::Value;
use std::fs;

const PAGE: &str = "https://fixture.example/news/elsewhere/";
const EXTERNAL: &str = "https://elsewhere.example/post";

fn release() -> Files {
    Checkout::fixture_site().build("/", RELEASE).unwrap()
}

fn items(feed: &Value) -> &[Value] {
    feed["items"].as_array().unwrap()
}

/// Returns the ids of a feed's entries, in order.
fn ids(files: &Files, path: &str) -> Vec<String> {
    let feed = feed_rs::parser::parse(files[path].as_slice()).unwrap();
    feed.entries.into_iter().map(|entry| entry.id).collect()
}

/// Returns every URL that an HTML fragment links to or loads.
fn urls_of_html(html: &str) -> Vec<&str> {
    let starts = [" href=\"", " src=\"", " srcset=\"", " poster=\""];
    let rests = starts.iter().flat_map(|start| html.split(start).skip(1));
    rests.map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn atom_and_json_feeds_parse_to_equal_entries() {
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
fn atom_feeds_conform_to_rfc_4287() {
    let files = release();
    atom_rules::check(text(&files, "feed.xml"));
    atom_rules::check(text(&files, "es/feed.xml"));
}

#[test]
fn json_feeds_have_the_required_fields() {
    let files = release();
    for path in ["feed.json", "es/feed.json"] {
        let feed: Value = json(&files, path);
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        let is_string = |value: &Value| value.as_str().is_some_and(|string| !string.is_empty());
        let is_url = |value: &Value| value.as_str().is_some_and(|url| url.starts_with("https://"));
        assert!(is_string(&feed["title"]) && is_string(&feed["description"]) && is_string(&feed["language"]));
        assert!(is_url(&feed["home_page_url"]) && is_url(&feed["icon"]));
        assert_eq!(feed["feed_url"], format!("https://fixture.example/{path}"));
        for item in items(&feed) {
            assert!(is_url(&item["id"]) && is_url(&item["url"]), "{item}");
            assert!(item.get("external_url").is_none_or(is_url) && item.get("image").is_none_or(is_url), "{item}");
            assert!(is_string(&item["content_html"]), "{item}");
            assert!(is_string(&item["language"]), "{item}");
            assert!(item["tags"].as_array().unwrap().iter().all(is_string));
            assert!(item["authors"].as_array().unwrap().iter().all(|author| is_string(&author["name"])));
            for date in ["date_published", "date_modified"] {
                assert!(item[date].as_str().unwrap().parse::<jiff::Timestamp>().is_ok(), "{item}");
            }
        }
    }
}

#[test]
fn urls_in_entry_content_are_absolute() {
    let files = Checkout::fixture_site().build("/sub/", RELEASE).unwrap();
    let feed: Value = json(&files, "feed.json");
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
fn external_posts_link_to_their_site() {
    let files = release();
    let document = Document::parse(text(&files, "feed.xml")).unwrap();
    let entries = children(document.root_element(), "entry");
    let entry = entries.iter().find(|entry| text_of(**entry, "id") == PAGE).unwrap();
    assert_eq!((link_of(*entry, "alternate"), link_of(*entry, "related")), (Some(EXTERNAL), Some(PAGE)));
    let own = entries.iter().find(|entry| text_of(**entry, "id").ends_with("/first/")).unwrap();
    assert_eq!(link_of(*own, "alternate"), Some("https://fixture.example/news/first/"));
    assert_eq!(link_of(*own, "related"), None);
    let feed: Value = json(&files, "feed.json");
    let item = items(&feed).iter().find(|item| item["id"] == PAGE).unwrap();
    assert_eq!((&item["url"], &item["external_url"]), (&Value::from(PAGE), &Value::from(EXTERNAL)));
}

#[test]
fn feeds_list_all_posts_newest_first() {
    let files = release();
    for folder in ["", "es/"] {
        let url = |slug| format!("https://fixture.example/{folder}news/{slug}/");
        for name in ["feed.xml", "feed.json"] {
            assert_eq!(ids(&files, &format!("{folder}{name}")), ["elsewhere", "first", "same-day"].map(url));
        }
    }
}

#[test]
fn entries_that_are_not_translated_name_their_language() {
    let files = release();
    let document = Document::parse(text(&files, "es/feed.xml")).unwrap();
    let entries = children(document.root_element(), "entry");
    let languages = entries.iter().map(|entry| entry.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    assert_eq!(languages.collect::<Vec<_>>(), [Some("en"), None, Some("en")]);
    let feed: Value = json(&files, "es/feed.json");
    let languages: Vec<&Value> = items(&feed).iter().map(|item| &item["language"]).collect();
    assert_eq!(languages, ["en", "es", "en"]);
}

#[test]
fn feed_and_entries_name_their_last_update() {
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
fn site_is_the_author_of_posts_without_one() {
    let files = release();
    let feed: Value = json(&files, "feed.json");
    assert_eq!(items(&feed)[0]["authors"][0]["name"], "Fixture");
    assert_eq!(items(&feed)[1]["authors"][0]["name"], "Ama Mensah");
}

#[test]
fn site_without_posts_has_empty_feeds() {
    let checkout = Checkout::fixture_site();
    // Partners and a page link to posts.
    for folder in ["content/en/news", "content/es/news", "content/partners"] {
        fs::remove_dir_all(checkout.root().join(folder)).unwrap();
    }
    for language in ["en", "es"] {
        let page = "---\ntitle: About\ndescription: About.\n---\n\n## Why it is here\n";
        checkout.write(&format!("content/{language}/pages/about.md"), page.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    atom_rules::check(text(&files, "es/feed.xml"));
    assert!(ids(&files, "es/feed.xml").is_empty());
    assert!(ids(&files, "es/feed.json").is_empty());
}

#[test]
fn drafts_and_scheduled_posts_are_excluded() {
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = Checkout::fixture_site().build("/", options).unwrap();
    assert!(files.contains_key("news/draft/index.html"));
    assert_eq!(ids(&files, "feed.xml"), ids(&release(), "feed.xml"));
    assert_eq!(ids(&files, "feed.json"), ids(&release(), "feed.json"));
}

#[test]
fn feed_holds_the_newest_twenty_posts() {
    let checkout = Checkout::fixture_site();
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
fn signs_of_markup_are_escaped() {
    let checkout = Checkout::fixture_site();
    let post = "---\ntitle: \"A <b> & B\"\ndate: 2024-05-06\ntags: []\nsummary: One.\n---\n\nA space ]]> <5 &amp; 6.\n";
    checkout.write("content/en/news/2024-05-06-odd.md", post.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    atom_rules::check(text(&files, "feed.xml"));
    let feed = feed_rs::parser::parse(files["feed.xml"].as_slice()).unwrap();
    assert_eq!(feed.entries[0].title.as_ref().unwrap().content, "A <b> & B");
    let content = feed.entries[0].content.as_ref().unwrap().body.as_ref().unwrap();
    assert!(content.contains("A space ]]&gt; &lt;5 &amp; 6."), "{content}");
}

#[test]
fn urls_of_html_finds_links_and_images() {
    let html = r#"<p><a class="x" href="https://a.example/">a</a> href="no <img alt="" src="/b.png"></p>"#;
    assert_eq!(urls_of_html(html)[..1], ["https://a.example/"]);
    assert!(urls_of_html(html).contains(&"/b.png"));
}

#[test]
fn a_renamed_post_keeps_its_id() {
    let checkout = Checkout::fixture_site();
    let (from, to) = ("content/en/news/2024-01-02-first.md", "content/en/news/2024-01-02-renamed.md");
    fs::rename(checkout.root().join(from), checkout.root().join(to)).unwrap();
    checkout.replace(to, "date: 2024-01-02\n", "date: 2024-01-02\nid: first\naliases: [/news/first/]\n");
    for file in ["content/en/pages/about.md", "content/es/pages/about.md"] {
        let text = fs::read_to_string(checkout.root().join(file)).unwrap();
        checkout.write(file, text.replace("/news/first/", "/news/renamed/").as_bytes());
    }
    let text = fs::read_to_string(checkout.root().join(to)).unwrap();
    checkout.write(to, text.replacen("aliases: [/2024-01-02-first/]\n", "", 1).as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    for path in ["feed.xml", "feed.json"] {
        assert_eq!(ids(&files, path), ids(&release(), path), "{path}");
    }
    let feed: Value = json(&files, "feed.json");
    let urls: Vec<&str> = items(&feed).iter().map(|item| item["url"].as_str().unwrap()).collect();
    assert!(urls.contains(&"https://fixture.example/news/renamed/"), "{urls:?}");
}
