//! Names that file systems can hardly hold, and files that cannot be written.

use crate::support::Folder;
use importer::report::{Attention, Cause};
use std::fs;

#[test]
fn long_names_are_cut_and_keep_their_addresses() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    let words = "word-".repeat(47);
    let names = [format!("{words}alpha"), format!("{words}gamma")];
    for name in &names {
        let path = format!("_posts/2024-01-02-{name}.md");
        assert_eq!(path.len() - "_posts/".len(), 254);
        old.write(&path, format!("---\ntitle: T\n---\n![A dot](/{name}-dot.svg)\n").as_bytes());
        old.write(&format!("{name}-dot.svg"), b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    }
    let report = checkout.import(old.path()).unwrap();
    let slug = "word-".repeat(20).trim_end_matches('-').to_owned();
    let files: Vec<&str> = report.documents.iter().map(|(_, new)| new.as_str()).collect();
    assert_eq!(files, [format!("en/news/2024-01-02-{slug}.md"), format!("en/news/2024-01-02-{slug}-2.md")]);
    assert_eq!(report.entries.iter().filter(|entry| entry.cause == Some(Cause::NameCut)).count(), 2);
    let post = fs::read_to_string(checkout.content().join(files[1])).unwrap();
    assert!(post.contains(&format!("aliases: [/2024/01/02/{}.html]", names[1])), "{post}");
    assert!(post.contains(&format!("(/media/{slug}-2.svg)")), "{post}");
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
    assert!(checkout.build().contains_key(&format!("2024/01/02/{}.html", names[0])));
}

#[test]
fn long_names_of_authors_and_tags_are_cut() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    let long = "Word ".repeat(60);
    old.write(
        "a.md",
        format!("---\ntitle: T\ndate: 2024-01-02\nauthor: {long}\ntags: [{long}]\n---\nText.\n").as_bytes(),
    );
    let report = checkout.import(old.path()).unwrap();
    assert_eq!((report.documents.len(), report.count(Attention::Error)), (1, 0), "{:?}", report.entries);
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
}

#[test]
fn a_file_that_cannot_be_written_does_not_stop_the_others() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("first.md", b"---\ntitle: First\n---\nText.\n");
    old.write("other.md", b"---\ntitle: Other\n---\nText.\n");
    // A folder has the name of the new file.
    fs::create_dir_all(checkout.content().join("en/pages/first.md/x")).unwrap();
    let report = checkout.import(old.path()).unwrap();
    let errors: Vec<_> = report.entries.iter().filter(|entry| entry.attention == Attention::Error).collect();
    let [error] = errors[..] else { panic!("{errors:?}") };
    assert_eq!((error.file.as_str(), error.after.as_str()), ("first.md", "content/en/pages/first.md"));
    assert!(error.before.contains("directory"), "{error:?}");
    assert_eq!(report.documents.len(), 1);
    assert!(checkout.content().join("en/pages/other.md").is_file());
    let manifest = fs::read_to_string(checkout.content().join("import-report.json")).unwrap();
    assert!(!manifest.contains("en/pages/first.md\": \""), "{manifest}");
}
