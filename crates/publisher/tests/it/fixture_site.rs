//! The fixture site and its expected output.

use crate::support::{Checkout, Files, RELEASE, TODAY, assert_same, bless, files_below, fixtures, json, text};
use model::body::Block;
use model::news::{NewsList, Post, Unpublished};
use model::site::Site;
use model::text_page::TextPage;
use publisher::convert::PublishOptions;
use std::fs;

fn release() -> Files {
    Checkout::fixture_site().build("/", RELEASE).unwrap()
}

#[test]
fn output_equals_the_expected_files() {
    let folder = fixtures().join("expected");
    let mut built = pretty(release());
    // The tests of icons and share cards check the pixels.
    built.retain(|path, _| !path.ends_with(".png"));
    if bless() {
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        for (path, content) in &built {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }
    let expected = files_below(&folder);
    assert_eq!(built.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, content) in built {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert_eq!(text(&content), text(&expected[&path]), "{path}");
    }
}

/// Pretty-prints JSON files, so that diffs are readable.
fn pretty(files: Files) -> Files {
    let pretty_file = |(path, content): (String, Vec<u8>)| {
        if !path.ends_with(".json") && !path.ends_with(".webmanifest") {
            return (path, content);
        }
        let value: serde_json::Value = serde_json::from_slice(&content).unwrap();
        (path, (serde_json::to_string_pretty(&value).unwrap() + "\n").into_bytes())
    };
    files.into_iter().map(pretty_file).collect()
}

#[test]
fn builds_are_byte_identical() {
    let draw_all = || Checkout::with_empty_cache().build("/", RELEASE).unwrap();
    assert_same(&draw_all(), &draw_all());
}

#[test]
fn rebuilding_into_the_same_folder_changes_nothing() {
    let checkout = Checkout::fixture_site();
    let first = checkout.build("/sub/", RELEASE).unwrap();
    assert_eq!(checkout.build("/sub/", RELEASE).unwrap(), first);
}

#[test]
fn base_path_must_start_with_a_slash() {
    for base_path in ["some/path/", "./", "https://a.example/", ""] {
        let message = Checkout::fixture_site().build(base_path, RELEASE).unwrap_err();
        assert!(message.contains("must start with `/`"), "{message}");
    }
}

#[test]
fn files_of_removed_posts_are_deleted() {
    let checkout = Checkout::fixture_site();
    let before = checkout.build("/", RELEASE).unwrap();
    assert!(before.contains_key("news/same-day/index.html"));
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let after = checkout.build("/", RELEASE).unwrap();
    assert!(!after.contains_key("news/same-day/index.html"));
    assert!(!after.contains_key("content/en/news/same-day.json"));
    assert!(after.contains_key("news/first/index.html"));
}

#[test]
fn a_diagnostic_leaves_the_previous_output_unchanged() {
    let checkout = Checkout::fixture_site();
    let previous = checkout.build("/", RELEASE).unwrap();
    checkout.write("content/en/pages/about.md", b"---\ntitle: About\n---\n");
    checkout.write("content/en/pages/more.md", b"---\ntitle: More\ndescription: More.\n---\n\nMore.\n");
    let message = checkout.build("/", RELEASE).unwrap_err();
    assert!(message.contains("`description` is missing"), "{message}");
    assert_eq!(files_below(&checkout.root().join("out")), previous);
}

#[test]
fn drafts_and_scheduled_posts_are_in_debug_builds_only() {
    let release = release();
    assert!(!release.contains_key("content/en/news/draft.json"));
    assert!(!release.contains_key("content/en/news/scheduled.json"));
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let debug = Checkout::fixture_site().build("/", options).unwrap();
    let draft: Post = json(&debug, "content/en/news/draft.json");
    let scheduled: Post = json(&debug, "content/en/news/scheduled.json");
    assert_eq!(draft.summary.unpublished, Some(Unpublished::Draft));
    assert_eq!(scheduled.summary.unpublished, Some(Unpublished::Scheduled));
    let newest: NewsList = json(&debug, "content/en/news/index.json");
    assert_eq!(newest.posts[0].slug, "scheduled");
}

#[test]
fn posts_are_sorted_newest_first_then_by_slug() {
    let files = release();
    let slugs = |path: &str| -> Vec<String> {
        let list: NewsList = json(&files, path);
        list.posts.into_iter().map(|post| post.slug).collect()
    };
    assert_eq!(slugs("content/en/news/index.json"), ["elsewhere", "first"]);
    assert_eq!(slugs("content/en/news/page/2.json"), ["same-day"]);
    assert_eq!(slugs("content/en/news/tags/events.json"), ["first", "same-day"]);
    let first: Post = json(&files, "content/en/news/first.json");
    assert_eq!(first.newer.unwrap().slug, "elsewhere");
    assert_eq!(first.older.unwrap().slug, "same-day");
}

#[test]
fn the_posts_with_a_tag_are_paged_like_all_posts() {
    let checkout = Checkout::fixture_site();
    for day in 1..=4 {
        let post =
            format!("---\ntitle: Post\ndate: 2024-04-0{day}\ntags: [learning]\nsummary: A post.\n---\n\nText.\n");
        checkout.write(&format!("content/en/news/2024-04-0{day}-post-{day}.md"), post.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let page = |path: &str| -> NewsList { json(&files, &format!("content/en/news/tags/{path}.json")) };
    let pages = ["learning", "learning/page/2", "learning/page/3"].map(page);
    let slugs = pages.each_ref().map(|page| page.posts.iter().map(|post| post.slug.as_str()).collect::<Vec<_>>());
    assert_eq!(slugs, [vec!["post-4", "post-3"], vec!["post-2", "post-1"], vec!["first"]]);
    assert_eq!(pages.each_ref().map(|page| (page.page, page.pages)), [(1, 3), (2, 3), (3, 3)]);
    assert!(pages[1].meta.title.ends_with("Page 2 of 3"), "{}", pages[1].meta.title);
    assert!(!files.contains_key("content/en/news/tags/learning/page/4.json"));

    let document = text(&files, "news/tags/learning/page/2/index.html");
    for (rel, url) in [("prev", "/news/tags/learning/"), ("next", "/news/tags/learning/page/3/")] {
        assert!(document.contains(&format!(r#"href="{url}" rel="{rel}""#)), "{rel}: {url}");
    }
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("https://fixture.example/news/tags/learning/page/3/"));
}

#[test]
fn untranslated_content_falls_back_to_the_default_language() {
    let files = release();
    let about: TextPage = json(&files, "content/es/pages/about.json");
    let home: TextPage = json(&files, "content/es/pages/home.json");
    let site: Site = json(&files, "content/es/site.json");
    assert_eq!((about.meta.language.as_str(), about.meta.title.as_str()), ("es", "Acerca de"));
    assert_eq!((home.meta.language.as_str(), home.meta.title.as_str()), ("en", "Fixture"));
    assert_eq!(site.navigation[0].label, "Acerca de");
    assert_eq!(site.strings.retry.text, "Reintentar");
}

#[test]
fn directives_insert_posts_initiatives_and_teams() {
    let home: TextPage = json(&release(), "content/en/pages/home.json");
    let [
        ..,
        Block::News(posts),
        Block::Initiatives(initiatives),
        Block::Team(team),
        _,
        Block::DatedCards(next),
        _,
        Block::DatedCards(closing),
    ] = home.body.as_slice()
    else {
        panic!("{:?}", home.body)
    };
    assert_eq!([next.count, closing.count], [Some(3), Some(2)]);
    assert_eq!(posts.iter().map(|post| post.slug.as_str()).collect::<Vec<_>>(), ["elsewhere", "first"]);
    assert_eq!(initiatives.iter().map(|one| one.slug.as_str()).collect::<Vec<_>>(), ["one", "second"]);
    assert_eq!(team.members.len(), 2);
}

#[test]
fn link_paragraphs_become_actions_and_containers_hold_their_blocks() {
    let home: TextPage = json(&release(), "content/en/pages/home.json");
    let [Block::Paragraph(_), Block::Actions(_), Block::Cards(cards), Block::Panel(panel), ..] = home.body.as_slice()
    else {
        panic!("{:?}", home.body)
    };
    assert_eq!(cards.iter().map(|card| card.id.as_str()).collect::<Vec<_>>(), ["one-card", "two-of-them"]);
    assert!(matches!(cards[1].blocks.as_slice(), [Block::Heading { level: 3, .. }, Block::BulletList(_)]));
    assert!(matches!(panel.as_slice(), [Block::Heading { level: 2, .. }, Block::Actions(_)]));
}

#[test]
fn unknown_fields_of_published_files_are_ignored() {
    let files = release();
    let mut file: serde_json::Value = json(&files, "content/en/news/first.json");
    let object = file.as_object_mut().unwrap();
    object.insert(String::from("added_later"), serde_json::json!({ "any": ["thing"] }));
    object["summary"].as_object_mut().unwrap().insert(String::from("added_later"), serde_json::json!(1));
    let post: Post = serde_json::from_value(file).unwrap();
    assert_eq!(post, json(&files, "content/en/news/first.json"));
}
