//! Lists of names are sets, and names are equal in composed and decomposed form.

use crate::support::{Checkout, RELEASE, fixtures, json};
use model::leadership::LeadershipPage;
use model::news::Post;
use model::site::Site;

#[test]
fn a_name_that_is_listed_twice_is_published_once() {
    let checkout = Checkout::fixture_site().overlay(&fixtures().join("diagnostics/names-listed-twice"));
    checkout.replace(
        "content/en/leadership.toml",
        "members = [",
        "members = [{ person = \"nour\" }, { person = \"nour\" },",
    );
    let files = checkout.build("/", RELEASE).unwrap();
    let post: Post = json(&files, "content/en/news/post.json");
    let tags: Vec<&str> = post.summary.tags.iter().map(|tag| tag.slug.as_str()).collect();
    assert_eq!(tags, ["events", "learning"]);
    assert_eq!(post.summary.authors.len(), 2, "{:?}", post.summary.authors);
    let site: Site = json(&files, "content/en/site.json");
    assert_eq!((site.navigation.len(), site.footer_navigation.len(), site.social.len()), (2, 1, 1));
    let leadership: LeadershipPage = json(&files, "content/en/leadership.json");
    let members = leadership.teams.iter().flat_map(|team| &team.members);
    let nour: Vec<_> = members.filter(|member| member.person.id == "nour").collect();
    assert_eq!(nour.len(), 1);
    let names: Vec<&str> = nour[0].person.links.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(names, ["Site", "Site"]);
}

#[test]
fn composed_and_decomposed_names_are_equal() {
    let (composed, decomposed) = ("\u{f3}l\u{e1}", "o\u{301}la\u{301}");
    for (file, name) in [(composed, decomposed), (decomposed, composed)] {
        let checkout = Checkout::fixture_site();
        checkout.write(&format!("content/people/{file}.toml"), "name = \"Ọlá\"\n".as_bytes());
        checkout.replace("content/en/news/2024-01-02-same-day.md", "tags:", &format!("authors: [{name}]\ntags:"));
        checkout.replace(
            "content/en/leadership.toml",
            "members = [",
            &format!("members = [{{ person = \"{name}\" }},"),
        );
        let post: Post = json(&checkout.build("/", RELEASE).unwrap(), "content/en/news/same-day.json");
        assert_eq!(post.summary.authors, ["Ọlá"]);
        let twice = format!("authors: [{composed}, {decomposed}]");
        checkout.replace("content/en/news/2024-01-02-same-day.md", &format!("authors: [{name}]"), &twice);
        let checked = publisher::check(checkout.root(), RELEASE).unwrap();
        let repeated =
            checked.warnings.iter().filter(|warning| warning.message.contains("is listed twice in `authors`"));
        assert_eq!(repeated.count(), 1, "{:?}", checked.warnings);
    }
}

#[test]
fn a_broken_file_counts_under_both_forms_of_its_name() {
    let checkout = Checkout::fixture_site();
    checkout.write("content/people/o\u{301}la.toml", b"= broken");
    checkout.replace("content/en/news/2024-01-02-same-day.md", "tags:", "authors: [\u{f3}la]\ntags:");
    let message = publisher::check(checkout.root(), RELEASE).unwrap_err().to_string();
    assert!(message.contains("\n1 error in the content"), "{message}");
}

#[test]
fn invisible_characters_make_no_other_name() {
    let checkout = Checkout::fixture_site();
    checkout.replace("content/en/news/2024-01-02-same-day.md", "tags: [events]", "tags: [\u{200b}events]");
    let checked = publisher::check(checkout.root(), RELEASE).unwrap();
    assert_eq!(checked.warnings.len(), 1, "{:?}", checked.warnings);
}
