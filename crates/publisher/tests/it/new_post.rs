//! `cargo content new post`

use crate::support::{Checkout, TODAY, text};
use publisher::authored::new_post::new_post;
use publisher::convert::PublishOptions;

#[test]
fn new_post_is_a_valid_draft() {
    let checkout = Checkout::fixture_site();
    let title = r#"It's "new": Café & Code #1"#;
    let file = new_post(checkout.root(), "en", title, TODAY).unwrap();
    assert_eq!(file.to_str().unwrap().replace('\\', "/"), "content/en/news/2024-06-01-its-new-cafe-code-1.md");
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let files = checkout.build("/", options).unwrap();
    let json = text(&files, "content/en/news/its-new-cafe-code-1.json");
    let post: model::news::Post = serde_json::from_str(json).unwrap();
    assert_eq!(post.summary.title, title);
}

#[test]
fn existing_post_is_never_overwritten() {
    let checkout = Checkout::fixture_site();
    let message = new_post(checkout.root(), "en", "First", TODAY).unwrap_err().to_string();
    assert!(message.contains("2024-01-02-first.md"), "{message}");
}

#[test]
fn title_without_letters_is_rejected() {
    let message = new_post(Checkout::fixture_site().root(), "en", "💜", TODAY).unwrap_err().to_string();
    assert!(message.contains("No web address can be made"), "{message}");
}

#[test]
fn a_draft_is_not_ready_until_its_text_is_replaced() {
    let checkout = Checkout::fixture_site();
    let file = new_post(checkout.root(), "en", "New", TODAY).unwrap();
    let file = file.to_str().unwrap().replace('\\', "/");
    checkout.replace(&file, "draft: true\n", "");
    let message = checkout.build("/", crate::support::RELEASE).unwrap_err();
    assert!(message.contains(":5:10: error: the summary is still that of a new draft"), "{message}");
    assert!(message.contains(":8:1: error: the text is still that of a new draft"), "{message}");
    assert!(message.ends_with("2 errors in the content. Nothing was published."), "{message}");
}
