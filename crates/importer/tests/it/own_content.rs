//! The site's own content, imported like another site: the publisher must read the same text from both.

use crate::support::{Folder, files_below};
use crate::text_preservation::visible_text;
use std::path::Path;

#[test]
fn publisher_reads_the_same_text_after_import() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let (mut documents, mut words) = (0, 0);
    for folder in ["content/en/news", "content/en/pages", "docs", "docs/decisions", "."] {
        for (path, content) in markdown_files_in(&root.join(folder)) {
            let text = String::from_utf8(content.clone()).unwrap();
            if path == "README.md" || text.contains("{%") {
                // HTML and Liquid are syntax to the importer, but not to the publisher.
                continue;
            }
            let name = if folder.ends_with("news") { format!("_posts/{path}") } else { path.clone() };
            let (imported, _) = importer::import_bytes(&name, content);
            let new = imported.markdown_files().next().unwrap_or_else(|| panic!("{folder}/{path} was not imported"));
            let (before, after) = (visible_text(&text), visible_text(new));
            // The first heading is the title where a file has no front matter.
            let before = if text.starts_with("---") { before } else { before.split_once('\n').unwrap().1.to_owned() };
            let different = before.lines().zip(after.lines()).find(|(before, after)| before != after);
            assert_eq!(different, None, "{folder}/{path}");
            assert_eq!(before.lines().count(), after.lines().count(), "{folder}/{path}");
            documents += 1;
            words += after.split_whitespace().count();
        }
    }
    assert!(documents > 40 && words > 8_000, "only {documents} documents with {words} words were compared");
    println!("{documents} documents, {words} words");
}

/// Returns the Markdown files of a folder, without subfolders.
fn markdown_files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    files.sort();
    files
        .into_iter()
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn whole_content_is_imported() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/en");
    let (checkout, old) = (Folder::checkout(), Folder::new());
    for (path, content) in files_below(&root.join("news")) {
        old.write(&format!("_posts/{path}"), &content);
    }
    let report = checkout.import(old.path()).unwrap();
    assert_eq!(report.documents.len(), files_below(&root.join("news")).len());
}
