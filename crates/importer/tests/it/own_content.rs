//! Content as this site has it, imported like another site: the publisher must read the same text from both.
//!
//! It is the content of the fixture. Editors may write what kramdown reads differently, such as a line with `|`, so the real
//! content cannot be held to this.

use crate::support::{Folder, files_below};
use crate::text_preservation::visible_text;
use std::path::{Path, PathBuf};

/// Returns the content folder.
fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/site/content")
}

/// Returns the folders of the languages.
fn language_folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(content()).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.join("strings.toml").is_file()).collect();
    folders.sort();
    folders
}

#[test]
fn publisher_reads_the_same_text_after_import() {
    let folders = language_folders().into_iter().flat_map(|language| ["news", "pages"].map(|name| language.join(name)));
    let mut documents = 0;
    for folder in folders {
        for (path, content) in markdown_files_in(&folder) {
            let text = String::from_utf8(content.clone()).unwrap();
            let file = folder.join(&path);
            let file = file.display();
            let name = if folder.ends_with("news") { format!("_posts/{path}") } else { path.clone() };
            let (imported, _) = importer::import_bytes(&name, content);
            let new = imported.markdown_files().next().unwrap_or_else(|| panic!("{file} was not imported"));
            let (before, after) = (visible_text(&text), visible_text(new));
            let different = before.lines().zip(after.lines()).find(|(before, after)| before != after);
            assert_eq!(different, None, "{file}");
            assert_eq!(before.lines().count(), after.lines().count(), "{file}");
            documents += 1;
        }
    }
    assert!(documents > 0, "no documents were compared");
}

/// Returns the Markdown files of a folder, without subfolders. A language need not have every folder.
fn markdown_files_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    if !folder.is_dir() {
        return Vec::new();
    }
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
    for language in language_folders().into_iter().filter(|language| language.join("news").is_dir()) {
        let (checkout, old) = (Folder::checkout(), Folder::new());
        let posts = files_below(&language.join("news"));
        for (path, content) in &posts {
            old.write(&format!("_posts/{path}"), content);
        }
        let report = checkout.import(old.path()).unwrap();
        assert_eq!(report.documents.len(), posts.len(), "{}", language.display());
    }
}
