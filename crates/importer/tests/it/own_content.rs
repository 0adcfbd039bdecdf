//! The site's own content, imported like another site: the publisher must read the same text from both.
//!
//! `CONTENT` names another content folder. The browser tests set it to the content after an editor's day.

use crate::support::{Folder, files_below};
use crate::text_preservation::visible_text;
use std::path::{Path, PathBuf};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the content folder.
fn content() -> PathBuf {
    std::env::var_os("CONTENT").map_or_else(|| repository().join("content"), PathBuf::from)
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
    let mut folders = vec![repository().join("docs"), repository().join("docs/decisions"), repository()];
    for language in language_folders() {
        folders.extend([language.join("news"), language.join("pages")]);
    }
    let mut documents = 0;
    for folder in folders {
        for (path, content) in markdown_files_in(&folder) {
            let text = String::from_utf8(content.clone()).unwrap();
            if path == "README.md" || text.contains("{%") {
                // HTML and Liquid are syntax to the importer, but not to the publisher.
                continue;
            }
            let file = folder.join(&path);
            let file = file.display();
            let name = if folder.ends_with("news") { format!("_posts/{path}") } else { path.clone() };
            let (imported, _) = importer::import_bytes(&name, content);
            let new = imported.markdown_files().next().unwrap_or_else(|| panic!("{file} was not imported"));
            let (before, after) = (visible_text(&text), visible_text(new));
            // The first heading is the title where a file has no front matter.
            let before = if text.starts_with("---") { before } else { before.split_once('\n').unwrap().1.to_owned() };
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
