//! The compressed forms beside the files of a build.

use crate::support::{Checkout, RELEASE, files_below};
use compression::Form;
use publisher::output::precompressed::OutputFolder;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

type Files = BTreeMap<String, Vec<u8>>;

const ABOUT: &str = "content/en/pages/about.md";

fn precompressed_build(checkout: &Checkout) -> Files {
    checkout.build_forms("/", RELEASE, true).unwrap()
}

/// The content of a file's form, decompressed.
fn in_form(files: &Files, path: &str, form: Form) -> Option<Vec<u8>> {
    files.get(&format!("{path}.{}", form.extension())).map(|bytes| form.decompress(bytes).unwrap())
}

fn assert_forms_are_right(files: &Files) {
    let mut checked = 0;
    for (path, content) in files {
        for form in Form::ALL {
            if let Some(decompressed) = in_form(files, path, form) {
                assert!(decompressed == *content, "{path} differs from its {form:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "only {checked} forms");
}

fn assert_has_forms(files: &Files, path: &str, expected: bool) {
    for form in Form::ALL {
        assert_eq!(in_form(files, path, form).is_some(), expected, "{path} as {form:?}");
    }
}

#[test]
fn forms_hold_what_their_files_hold() {
    let checkout = Checkout::of_fixture_site();
    checkout.write("out/assets/app.wasm", &b"program ".repeat(100));
    checkout.write("out/images/bars.svg", &b"<svg/>".repeat(100));
    checkout.write("out/images/photo.png", &b"pixels ".repeat(100));
    checkout.write("out/tiny.txt", b"x");
    let files = precompressed_build(&checkout);
    assert_forms_are_right(&files);
    let compressed =
        ["index.html", "content/en/site.json", "who-we-are.html", "assets/app.wasm", "images/bars.svg", "vercel.json"];
    for path in compressed {
        assert_has_forms(&files, path, true);
    }
    assert_has_forms(&files, "images/photo.png", false);
    assert_has_forms(&files, "tiny.txt", false);
}

#[test]
fn a_second_build_writes_nothing() {
    let checkout = Checkout::of_fixture_site();
    let first = precompressed_build(&checkout);
    let times = modification_times(&checkout, &first);
    let second = precompressed_build(&checkout);
    assert_eq!(second, first);
    assert_eq!(modification_times(&checkout, &second), times);
}

fn modification_times(checkout: &Checkout, files: &Files) -> Vec<SystemTime> {
    let time = |path: &String| fs::metadata(checkout.root().join("out").join(path)).unwrap().modified().unwrap();
    files.keys().map(time).collect()
}

#[test]
fn the_forms_of_a_changed_page_are_replaced_or_removed() {
    let checkout = Checkout::of_fixture_site();
    let first = precompressed_build(&checkout);
    let about = fs::read_to_string(checkout.root().join(ABOUT)).unwrap();
    checkout.write(ABOUT, about.replace("It holds", "It now holds").as_bytes());
    let second = precompressed_build(&checkout);
    let file = "content/en/pages/about.json";
    assert_ne!(first[file], second[file]);
    assert_has_forms(&second, file, true);
    assert_forms_are_right(&second);

    checkout.write(ABOUT, about.as_bytes());
    let third = checkout.build("/", RELEASE).unwrap();
    assert_has_forms(&third, file, false);
    assert_has_forms(&third, "content/en/site.json", true);
    assert_forms_are_right(&third);
}

#[test]
fn the_forms_of_what_others_change_are_replaced_or_removed() {
    let checkout = Checkout::of_fixture_site();
    checkout.write("out/app.wasm", &b"program ".repeat(100));
    precompressed_build(&checkout);
    checkout.write("out/app.wasm", &b"another ".repeat(100));
    let second = precompressed_build(&checkout);
    assert_has_forms(&second, "app.wasm", true);
    assert_forms_are_right(&second);
    checkout.write("out/app.wasm", &b"a third ".repeat(100));
    assert_has_forms(&checkout.build("/", RELEASE).unwrap(), "app.wasm", false);
}

#[test]
fn the_forms_go_with_their_page() {
    let checkout = Checkout::of_fixture_site();
    precompressed_build(&checkout);
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let files = precompressed_build(&checkout);
    assert!(!files.keys().any(|path| path.contains("same-day")), "{:?}", files.keys());
    assert!(!checkout.root().join("out/news/same-day").exists());
}

#[test]
fn no_reader_finds_an_old_form_beside_a_new_file() {
    const VERSIONS: usize = 100;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    let version = |number: usize| format!("version {number:03} ").repeat(50).into_bytes();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..VERSIONS {
                OutputFolder::open(folder.path(), true, true).unwrap().write("page.html", &version(number)).unwrap();
            }
            is_done.store(true, Ordering::Release);
        });
        while !is_done.load(Ordering::Acquire) {
            assert_not_stale(&path);
        }
    });
    assert_eq!(files_below(folder.path()).len(), 1 + Form::ALL.len());
}

/// A form that is there before and after its file is read stands beside that file.
fn assert_not_stale(path: &Path) {
    for form in Form::ALL {
        let read_form = || fs::read(format!("{}.{}", path.display(), form.extension())).ok();
        let (before, file, after) = (read_form(), fs::read(path).ok(), read_form());
        if let (Some(before), Some(file)) = (before.filter(|before| Some(before) == after.as_ref()), file) {
            assert!(form.decompress(&before) == Some(file), "an old {form:?} stands beside a new file");
        }
    }
}
