//! The pages of authors, and the links to them.

use crate::support::{Checkout, Files, RELEASE, json, text};
use serde_json::{Value, json};

const FIRST: &str = "content/en/news/2024-01-02-first.md";
const SAME_DAY: &str = "content/en/news/2024-01-02-same-day.md";

fn is_in_sitemap(files: &Files, page: &str) -> bool {
    text(files, "sitemap.xml").contains(&format!("<loc>https://fixture.example{page}</loc>"))
}

#[test]
fn the_posts_of_an_author_are_paged() {
    let checkout = Checkout::fixture_site();
    checkout.replace(SAME_DAY, "tags:", "authors: [kofi]\ntags:");
    checkout.replace("content/site.toml", "news_per_page = 2", "news_per_page = 1");
    let files = checkout.build("/", RELEASE).unwrap();
    for (file, page, title) in [
        ("content/en/news/authors/kofi.json", 1, "News by Kofi"),
        ("content/en/news/authors/kofi/page/2.json", 2, "News by Kofi – Page 2 of 2"),
    ] {
        let list: Value = json(&files, file);
        assert_eq!((&list["page"], &list["pages"]), (&json!(page), &json!(2)));
        assert_eq!(list["head"]["title"], title);
        assert_eq!(list["head"]["heading"], "News by Kofi");
        assert_eq!(list["author"]["name"], "Kofi");
        assert_eq!(list["posts"].as_array().unwrap().len(), 1);
    }
    assert!(is_in_sitemap(&files, "/news/authors/kofi/") && is_in_sitemap(&files, "/news/authors/kofi/page/2/"));
    assert!(!is_in_sitemap(&files, "/news/authors/kofi/page/3/"));
}

#[test]
fn a_person_without_published_posts_has_no_page() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/people/nobody.toml", b"name = \"Nobody\"\n");
    checkout.replace("content/en/news/2024-05-06-draft.md", "title:", "authors: [nobody]\ntitle:");
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(!files.contains_key("content/en/news/authors/nobody.json"));
    assert!(!is_in_sitemap(&files, "/news/authors/nobody/"));
}

/// Such a file was accepted before authors had pages.
#[test]
fn a_person_whose_id_is_no_slug_has_no_page_and_no_link() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/people/Ama_M.toml", b"name = \"Ama M.\"\n");
    checkout.replace(FIRST, "authors: [ama-mensah, kofi]", "authors: [Ama_M, kofi]");
    checkout.replace("content/en/leadership.toml", "{ person = \"kofi\" }", "{ person = \"Ama_M\" }");
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(!files.keys().any(|path| path.contains("Ama_M")), "no file of it is published");
    let kofi = json!({ "Link": { "to": { "Page": "/news/authors/kofi/" }, "content": [{ "Text": "Kofi" }] } });
    let text = |text: &str| json!({ "Text": text });
    let byline = json!([text("By "), text("Ama M."), text(", "), kofi]);
    assert_eq!(json::<Value>(&files, "content/en/news/first.json")["byline"], byline);
    let members = &json::<Value>(&files, "content/en/leadership.json")["teams"][0]["members"];
    assert_eq!(members[0]["fragment"], "person-ama-mensah");
    assert_eq!(members[1].get("fragment"), None);
}

#[test]
fn only_the_first_card_of_a_person_has_a_fragment() {
    let checkout = Checkout::fixture_site();
    checkout.replace(
        "content/en/leadership.toml",
        "members = []\nunlisted = true",
        "members = [{ person = \"kofi\" }, { person = \"kofi\" }]",
    );
    let files = checkout.build("/", RELEASE).unwrap();
    let teams = &json::<Value>(&files, "content/en/leadership.json")["teams"];
    assert_eq!(teams[0]["members"][1]["fragment"], "person-kofi");
    assert!(teams[1]["members"].as_array().unwrap().iter().all(|member| member.get("fragment").is_none()));
}

#[test]
fn a_language_without_the_newer_strings_has_their_english_words() {
    let checkout = Checkout::fixture_site();
    let strings = |files: &Files| json::<Value>(files, "content/es/site.json")["strings"].clone();
    checkout.replace("content/es/news/2024-01-02-first.md", "title:", "authors: [kofi]\ntitle:");
    checkout.replace("content/es/strings.toml", "link_to_heading = \"Enlace al título “{heading}”\"\n", "");
    checkout.replace("content/es/strings.toml", "news_by = \"Noticias de {author}\"\n", "");
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(strings(&files)["link_to_heading"], "Link to the heading “{heading}”");
    assert_eq!(json::<Value>(&files, "content/es/news/authors/kofi.json")["head"]["title"], "News by Kofi");
    checkout.replace("content/es/strings.toml", "all_news", "news_by = \"Noticias de {author}\"\nall_news");
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(json::<Value>(&files, "content/es/news/authors/kofi.json")["head"]["title"], "Noticias de Kofi");
    checkout.replace("content/es/strings.toml", "de {author}", "");
    let message = checkout.build("/", RELEASE).unwrap_err();
    assert!(message.contains("`{author}` is missing in this line"), "{message}");
}

#[test]
fn links_to_people_on_the_leadership_page_are_checked() {
    let checkout = Checkout::fixture_site();
    let link = |target: &str| format!("\n[A person](/leadership/#person-{target})\n");
    let about = |checkout: &Checkout, text: &str| {
        let path = "content/en/pages/more.md";
        checkout.write(path, format!("---\ntitle: More\ndescription: More.\n---\n{text}").as_bytes());
        checkout.build("/", RELEASE).map(drop)
    };
    assert_eq!(about(&checkout, &link("kofi")), Ok(()));
    let message = about(&checkout, &link("kofy")).unwrap_err();
    assert!(message.contains("has no heading `#person-kofy`") && message.contains("#person-kofi`"), "{message}");
}
