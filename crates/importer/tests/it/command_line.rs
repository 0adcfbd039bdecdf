//! The command: its exit code, its messages, and the paths in them.

use crate::support::Folder;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn import(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_importer"));
    command.current_dir(folder).args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let Output { status, stdout, stderr } = import(folder, arguments).output().unwrap();
    (status.success(), String::from_utf8([stdout, stderr].concat()).unwrap())
}

fn old_site() -> Folder {
    let old = Folder::new();
    old.write("old/about.md", b"---\ntitle: About\n---\nText.\n");
    old
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let old = old_site();
    for arguments in [&["old"][..], &["nothing"]] {
        let mut command = import(old.path(), arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        // A panic has the exit code 101.
        assert_eq!(child.wait().unwrap().code(), Some(i32::from(arguments == ["nothing"])));
    }
}

#[test]
fn an_import_of_nothing_fails_and_says_why() {
    let old = Folder::new();
    old.write("empty/data.csv", b"a,b\n");
    old.write("other/a.rst", b"Text\n");
    old.write("blank/a.md", b"---\ntitle: A\n---\n");
    for (source, words) in [
        ("empty", "empty has no Markdown file"),
        ("other", "1 file could not be"),
        ("blank", "all files of blank were left out"),
        ("empty/data.csv", "1 file could not be"),
    ] {
        let (is_success, message) = run(old.path(), &[source, "--into", "new"]);
        assert!(!is_success && message.starts_with("Nothing was imported") && message.contains(words), "{message}");
    }
    let (is_success, message) = run(old.path(), &["nothing"]);
    assert!(!is_success && message.contains("cannot read nothing"), "{message}");
}

#[test]
fn messages_name_files_as_the_reader_finds_them() {
    let old = old_site();
    old.write("work/x.txt", b"");
    let work = old.path().join("work");
    let (is_success, message) = run(&work, &["../old", "--into", "../new"]);
    assert!(is_success && message.contains("See ../new/import-report.md."), "{message}");
    old.replace("new/en/pages/about.md", "Text.", "Changed.");
    let (is_success, message) = run(&work, &["../old", "--into", "../new"]);
    assert!(!is_success && message.contains("  ../new/en/pages/about.md\n"), "{message}");
    fs::remove_file(old.path().join("old/about.md")).unwrap();
    old.write("old/other.md", b"---\ntitle: Other\n---\nText.\n");
    run(&work, &["../old", "--into", "../new"]);
    let report = fs::read_to_string(old.path().join("new/import-report.md")).unwrap();
    assert!(report.contains("`new/en/pages/about.md:1`") && !report.contains("content/"), "{report}");
}

#[test]
fn a_site_in_a_subfolder_is_named_with_it() {
    let old = Folder::new();
    old.write("old/docs/_config.yml", b"title: T\n");
    old.write("old/docs/about.md", b"---\ntitle: About\n---\nText.\n");
    let (is_success, message) = run(old.path(), &["old", "--into", "new"]);
    assert!(is_success && message.contains("from the Jekyll site in old/docs in"), "{message}");
    let report = fs::read_to_string(old.path().join("new/import-report.md")).unwrap();
    assert!(report.contains("`docs/about.md:1`") && !report.contains("`about.md:1`"), "{report}");
}

#[test]
fn the_content_folder_itself_can_be_the_working_directory() {
    let (checkout, old) = (Folder::checkout(), old_site());
    old.write("old/about.md", b"---\ntitle: About\ndescription: D.\n---\n[Nowhere](/nowhere/)\n");
    let source = old.path().join("old");
    let (is_success, message) =
        run(&checkout.content(), &[source.to_str().unwrap(), "--into", ".", "--dead-links", "keep"]);
    assert!(
        is_success && message.contains("1 entries are to do") && message.contains("See ./import-report.md"),
        "{message}"
    );
    let report = fs::read_to_string(checkout.content().join("import-report.md")).unwrap();
    assert!(report.contains("content/en/pages/about-2.md"), "{report}");
}

#[test]
fn the_content_folder_is_that_of_the_checkout_around_the_working_directory() {
    let (checkout, old) = (Folder::checkout(), old_site());
    checkout.write("crates/x.txt", b"");
    let source = old.path().join("old");
    let (is_success, message) = run(&checkout.path().join("crates"), &[source.to_str().unwrap()]);
    assert!(is_success && message.contains("See ../content/import-report.md"), "{message}");
    assert!(!checkout.path().join("crates/content").exists());
}
