//! Imports after files of the old site were removed.

use crate::support::{Folder, files_below};
use importer::report::{Cause, Report};

const A: &str = "content/en/news/2024-01-05-a.md";
const B: &str = "content/en/news/2024-01-06-b.md";

/// An old site with two posts that was imported.
fn imported() -> (Folder, Folder) {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    old.write("_config.yml", b"title: T\n");
    old.write("_posts/2024-01-05-a.md", b"---\ntitle: A\n---\n![A dot](/dot.svg)\n");
    old.write("_posts/2024-01-06-b.md", b"---\ntitle: B\n---\nText.\n");
    old.write("dot.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    checkout.import(old.path()).unwrap();
    std::fs::remove_file(old.path().join("_posts/2024-01-05-a.md")).unwrap();
    (checkout, old)
}

fn entries(report: &Report, file: &str) -> Vec<Option<Cause>> {
    let entries = report.entries.iter().filter(|entry| entry.file == file);
    entries.map(|entry| entry.cause).collect()
}

fn exists(checkout: &Folder, path: &str) -> bool {
    checkout.path().join(path).exists()
}

#[test]
fn files_that_only_an_earlier_import_wrote_are_reported() {
    let (checkout, old) = imported();
    for _ in 0..2 {
        let report = checkout.import(old.path()).unwrap();
        for file in [A, "content/media/dot.svg"] {
            assert_eq!(entries(&report, file), [Some(Cause::StaleFileNotPruned)], "{file}");
            assert!(exists(&checkout, file));
        }
        assert_eq!(entries(&report, B), []);
    }
}

#[test]
fn pruning_removes_unchanged_files_and_nothing_else() {
    let (checkout, old) = imported();
    checkout.write(
        "content/en/news/2024-01-07-own.md",
        b"---\ntitle: Own\nsummary: Own.\ndate: 2024-01-07\ntags: []\n---\n",
    );
    let before = files_below(checkout.path());
    checkout.import_and_prune(old.path()).unwrap();
    let after = files_below(checkout.path());
    let removed: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(removed, [A, "content/media/dot.svg"]);
    assert_eq!(checkout.import(old.path()).unwrap().entries.iter().filter(|entry| entry.file == A).count(), 0);
}

#[test]
fn pruning_keeps_changed_files() {
    let (checkout, old) = imported();
    checkout.replace(A, "title: A", "title: Changed");
    for _ in 0..2 {
        let report = checkout.import_and_prune(old.path()).unwrap();
        assert_eq!(entries(&report, A), [Some(Cause::StaleFileChanged)]);
        // The changed file uses the picture.
        assert!(exists(&checkout, A) && exists(&checkout, "content/media/dot.svg"));
    }
    checkout.replace(A, "![A dot](/media/dot.svg)", "Text.");
    checkout.import_and_prune(old.path()).unwrap();
    assert!(exists(&checkout, A) && !exists(&checkout, "content/media/dot.svg"));
}

#[test]
fn pruning_follows_no_symbolic_links() {
    let (checkout, old) = imported();
    let elsewhere = Folder::new();
    let media = checkout.content().join("media");
    std::fs::rename(media.join("dot.svg"), elsewhere.path().join("dot.svg")).unwrap();
    std::fs::remove_dir(&media).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), &media).unwrap();
    checkout.import_and_prune(old.path()).unwrap();
    assert!(exists(&elsewhere, "dot.svg"));
}

#[test]
fn an_import_of_one_file_or_of_nothing_prunes_nothing() {
    let (checkout, old) = imported();
    checkout.import_and_prune(&old.path().join("_posts/2024-01-06-b.md")).unwrap();
    checkout.import_and_prune(Folder::new().path()).unwrap();
    assert!(exists(&checkout, A) && exists(&checkout, B));
}
