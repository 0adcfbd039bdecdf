//! The effects of an import on its target folder, and on nothing else.

use crate::support::{Folder, files_below, jekyll};
use std::fs;

const POST: &str = "content/en/news/2024-02-05-other.md";

#[test]
fn a_changed_file_is_not_overwritten_without_force() {
    let checkout = Folder::checkout();
    checkout.import(&jekyll()).unwrap();
    checkout.replace(POST, "wins over", "is stronger than");
    let before = files_below(checkout.path());
    let message = checkout.import(&jekyll()).unwrap_err();
    assert!(message.contains("2024-02-05-other.md") && message.contains("--force"), "{message}");
    assert!(files_below(checkout.path()) == before, "something was written");
    checkout.import_with(&jekyll(), true).unwrap();
    assert!(fs::read_to_string(checkout.path().join(POST)).unwrap().contains("wins over"));
}

#[test]
fn changed_source_is_imported_again() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_posts/2024-01-05-a.md", b"---\ntitle: A\ndescription: A.\n---\nBefore.\n");
    checkout.import(old.path()).unwrap();
    old.write("_posts/2024-01-05-a.md", b"---\ntitle: A\ndescription: A.\n---\nAfter.\n");
    checkout.import(old.path()).unwrap();
    let text = fs::read_to_string(checkout.content().join("en/news/2024-01-05-a.md")).unwrap();
    assert!(text.ends_with("\nAfter.\n"), "{text}");
}

#[test]
fn unmanaged_files_are_kept_without_force() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    checkout.write("content/en/pages/about.md", b"---\ntitle: Own\ndescription: Own.\n---\n\nOwn text.\n");
    old.write("_config.yml", b"title: Old\n");
    old.write("about.md", b"---\ntitle: Old\ndescription: Old.\n---\nOld text.\n");
    checkout.import(old.path()).unwrap();
    let read = |name: &str| fs::read_to_string(checkout.content().join("en/pages").join(name)).unwrap();
    assert!(read("about.md").contains("Own text."));
    assert!(read("about-2.md").contains("Old text."));
    checkout.import_with(old.path(), true).unwrap();
    assert!(read("about.md").contains("Old text."));
}

#[test]
fn nothing_outside_of_the_target_is_written() {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    let copy = files_below(&jekyll());
    copy.iter().for_each(|(path, content)| old.write(path, content));
    let others = |folder: &Folder| {
        let mut files = files_below(folder.path());
        files.retain(|path, _| !path.starts_with("content/"));
        files
    };
    let before = others(&checkout);
    checkout.import(old.path()).unwrap();
    assert!(others(&checkout) == before, "a file beside the content changed");
    assert!(files_below(old.path()) == copy, "the old site changed");
}

#[test]
fn symlinked_folder_is_rejected() {
    let (checkout, elsewhere) = (Folder::checkout(), Folder::new());
    fs::remove_dir_all(checkout.content().join("en/news")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), checkout.content().join("en/news")).unwrap();
    let message = checkout.import(&jekyll()).unwrap_err();
    assert!(message.contains("outside the target folder"), "{message}");
    assert!(files_below(elsewhere.path()).is_empty());
}

#[test]
fn empty_target_gets_settings() {
    let target = Folder::new();
    target.import(&jekyll()).unwrap();
    let site = fs::read_to_string(target.content().join("site.toml")).unwrap();
    assert!(
        site.contains("title = \"Example Pythonistas\"") && site.contains("base_url = \"https://old.example/\""),
        "{site}"
    );
    let first = files_below(target.path());
    target.import(&jekyll()).unwrap();
    assert!(files_below(target.path()) == first, "a second import changed something");
}

#[test]
fn edited_report_is_not_overwritten_without_force() {
    let checkout = Folder::checkout();
    checkout.import(&jekyll()).unwrap();
    checkout.replace("content/import-report.md", "# Import report", "# Import report, half of it done");
    let message = checkout.import(&jekyll()).unwrap_err();
    assert!(message.contains("import-report.md"), "{message}");
    checkout.import_with(&jekyll(), true).unwrap();
}

#[test]
fn target_within_the_source_is_not_imported() {
    let old = Folder::new();
    files_below(&jekyll()).iter().for_each(|(path, content)| old.write(path, content));
    let first = old.import(old.path()).unwrap();
    let second = old.import(old.path()).unwrap();
    assert_eq!(first.documents, second.documents);
    assert!(second.documents.iter().all(|(old, _)| !old.starts_with("content/")));
}
