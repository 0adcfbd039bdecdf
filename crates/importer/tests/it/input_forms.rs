//! The forms of input: a single file, a flat folder, dates in several formats.

use crate::support::Folder;
use std::fs;

#[test]
fn a_single_file_is_imported() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write(
        "My_First Post.md",
        b"---\ntitle: First\ndate: 2024-03-04T10:00:00Z\nsummary: One.\n---\n![A dot](dot.svg)\n",
    );
    old.write("dot.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    old.write("other.md", b"---\ntitle: Other\n---\nNot asked for.\n");
    let report = checkout.import(&old.path().join("My_First Post.md")).unwrap();
    let pair = |old: &str, new: &str| (String::from(old), String::from(new));
    assert_eq!(report.documents, [pair("My_First Post.md", "en/news/2024-03-04-my-first-post.md")]);
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
    assert!(checkout.content().join("media/dot.svg").is_file());
}

#[test]
fn headings_are_imported_without_markup() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("year.md", b"---\ntitle: A\nheading: \"**Our** <b>year</b> &amp; __init__\"\n---\nWords.\n");
    checkout.import(old.path()).unwrap();
    let page = fs::read_to_string(checkout.content().join("en/pages/year.md")).unwrap();
    assert!(page.contains("\nheading: 'Our year & __init__'\n"), "{page}");
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
}

#[test]
fn a_flat_folder_needs_no_dates_in_its_names() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("zebra.md", b"---\ntitle: Zebra\ndate: 2024-03-04\n---\nA post about zebras.\n");
    old.write("Page_Two.md", b"---\ntitle: Page two\n---\nA page, as it has no date.\n");
    old.write("bare.md", b"# A title\n\nNo front matter here.\n");
    let report = checkout.import(old.path()).unwrap();
    let files: Vec<&str> = report.documents.iter().map(|(_, new)| new.as_str()).collect();
    assert_eq!(files, ["en/pages/page-two.md", "en/pages/bare.md", "en/news/2024-03-04-zebra.md"]);
    let bare = fs::read_to_string(checkout.content().join("en/pages/bare.md")).unwrap();
    assert!(bare.starts_with("---\ntitle: A title\n") && bare.ends_with("---\n\nNo front matter here.\n"), "{bare}");
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
}

#[test]
fn dates_are_parsed_in_all_formats() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    for (index, date) in
        ["2024-03-04", "2024-03-04 23:00:00 -0800", "2024-03-04T01:02:03.123456Z", "March 4, 2024", "2024/03/04"]
            .iter()
            .enumerate()
    {
        old.write(
            &format!("p{index}.md"),
            format!("---\ntitle: P\nsummary: P.\ndate: {date}\n---\nText.\n").as_bytes(),
        );
    }
    let report = checkout.import(old.path()).unwrap();
    let files: Vec<String> = (0..5).map(|index| format!("en/news/2024-03-04-p{index}.md")).collect();
    assert_eq!(report.documents.iter().map(|(_, new)| new.clone()).collect::<Vec<_>>(), files);
}

#[test]
fn missing_source_is_an_error() {
    let checkout = Folder::checkout();
    let message = checkout.import(&checkout.path().join("nothing")).unwrap_err();
    assert!(message.contains("cannot read") && message.contains("nothing"), "{message}");
}
