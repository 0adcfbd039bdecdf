//! Lists as readers of a language write them.

use crate::support::{Checkout, Files, RELEASE, json};
use model::body::{Block, Inline, plain_text};
use model::news::{NewsList, Post};
use model::text_page::TextPage;

/// Publishes a post with these authors in both languages. Returns its bylines: English, then Spanish.
fn bylines(authors: &str) -> [String; 2] {
    let checkout = Checkout::fixture_site();
    checkout.write("content/people/ines.toml", "name = \"Inés\"\n".as_bytes());
    let post = format!("---\ntitle: T\ndate: 2024-05-01\nauthors: [{authors}]\nsummary: S.\n---\n\nWords.\n");
    checkout.write("content/en/news/2024-05-01-listed.md", post.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    ["en", "es"].map(|code| plain_text(&json::<Post>(&files, &format!("content/{code}/news/listed.json")).byline))
}

/// Returns the lines of all cards of groups.
fn lines_of_groups(files: &Files, path: &str) -> Vec<String> {
    let page: TextPage = json(files, path);
    let cards = page.body.iter().filter_map(|block| if let Block::Cards(cards) = block { Some(cards) } else { None });
    let blocks = cards.flatten().flat_map(|card| &card.blocks);
    let lines =
        blocks.filter_map(|block| if let Block::Paragraph(line) = block { Some(plain_text(line)) } else { None });
    lines.collect()
}

#[test]
fn authors_are_listed_by_the_rules_of_the_language() {
    assert_eq!(bylines("kofi"), ["By Kofi", "Por Kofi"]);
    assert_eq!(bylines("kofi, zola"), ["By Kofi and Zola", "Por Kofi y Zola"]);
    assert_eq!(bylines("kofi, zola, ines"), ["By Kofi, Zola, and Inés", "Por Kofi, Zola e Inés"]);
}

#[test]
fn names_in_a_list_are_links() {
    let checkout = Checkout::fixture_site();
    let post = "---\ntitle: T\ndate: 2024-05-01\nauthors: [kofi, zola]\nsummary: S.\n---\n\nWords.\n";
    checkout.write("content/en/news/2024-05-01-listed.md", post.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    let byline = json::<Post>(&files, "content/en/news/listed.json").byline;
    let kinds: Vec<bool> = byline.iter().map(|inline| matches!(inline, Inline::Link { .. })).collect();
    assert_eq!(kinds, [false, true, false, true], "{byline:?}");
}

#[test]
fn leads_and_languages_of_a_group_are_listed() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let english = lines_of_groups(&files, "content/en/pages/about.json");
    for line in ["Contact Ama Mensah and Zola", "Languages English and Portuguese"] {
        assert!(english.iter().any(|found| found == line), "{line}: {english:?}");
    }
    let spanish = lines_of_groups(&files, "content/es/pages/about.json");
    assert!(spanish.iter().any(|found| found.ends_with("inglés y portugués")), "{spanish:?}");
}

#[test]
fn places_keep_their_commas() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let lines = lines_of_groups(&files, "content/en/pages/about.json");
    assert!(lines.iter().any(|line| line == "New York City, New York"), "{lines:?}");
}

#[test]
fn the_links_of_an_author_are_listed() {
    let checkout = Checkout::fixture_site();
    checkout.write(
        "content/people/ines.toml",
        "name = \"Inés\"\nlinks = [{ name = \"Blog\", url = \"https://a.example/\" }, { name = \"Code\", url = \"https://b.example/\" }]\n"
            .as_bytes(),
    );
    let post = "---\ntitle: T\ndate: 2024-05-01\nauthors: [ines]\nsummary: S.\n---\n\nWords.\n";
    checkout.write("content/en/news/2024-05-01-listed.md", post.as_bytes());
    let files = checkout.build("/", RELEASE).unwrap();
    let introduction = json::<NewsList>(&files, "content/en/news/authors/ines.json").introduction;
    let [Block::Paragraph(line)] = &introduction[..] else { panic!("{introduction:?}") };
    assert_eq!(plain_text(line), "Blog and Code");
}
