//! The precompressed files (`.br` and `.gz`) beside the files of a build.

use crate::support::{CACHE, Checkout, Files, RELEASE, assert_same, files_below};
use compression::Encoding;
use publisher::output::compressor::Compressor;
use publisher::output::precompressed::OutputFolder;
use publisher::output::result_cache::ResultCache;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

const ABOUT: &str = "content/en/pages/about.md";
const SETTINGS: &str = "content/site.toml";

fn precompressed_build(checkout: &Checkout) -> Files {
    checkout.build_with("/", RELEASE, true).unwrap()
}

/// Decompresses a precompressed encoding of a file.
fn decompressed(files: &Files, path: &str, encoding: Encoding) -> Option<Vec<u8>> {
    files.get(&format!("{path}.{}", encoding.extension())).map(|bytes| encoding.decompress(bytes).unwrap())
}

fn assert_forms_match_files(files: &Files) {
    let mut checked = 0;
    for (path, content) in files {
        for encoding in Encoding::ALL {
            if let Some(decompressed) = decompressed(files, path, encoding) {
                assert!(decompressed == *content, "{path} differs from its {encoding:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "only {checked} forms");
}

fn is_form(path: &str) -> bool {
    Encoding::ALL.iter().any(|encoding| path.ends_with(&format!(".{}", encoding.extension())))
}

fn assert_has_forms(files: &Files, path: &str, expected: bool) {
    for encoding in Encoding::ALL {
        assert_eq!(decompressed(files, path, encoding).is_some(), expected, "{path} as {encoding:?}");
    }
}

#[test]
fn forms_decompress_to_their_files() {
    let checkout = Checkout::fixture_site();
    checkout.write("out/assets/app.wasm", &b"program ".repeat(100));
    let drawing = [&b"<svg>"[..], &b"<g/>".repeat(100), b"</svg>"].concat();
    checkout.write("public/images/large.svg", &drawing);
    checkout.write("out/images/photo.png", &b"pixels ".repeat(100));
    checkout.write("out/tiny.txt", b"x");
    let files = precompressed_build(&checkout);
    assert_forms_match_files(&files);
    let compressed =
        ["index.html", "content/en/site.json", "who-we-are.html", "assets/app.wasm", "images/large.svg", "vercel.json"];
    for path in compressed {
        assert_has_forms(&files, path, true);
    }
    assert_has_forms(&files, "images/photo.png", false);
    assert_has_forms(&files, "tiny.txt", false);
}

#[test]
fn rebuilding_without_changes_writes_nothing() {
    let checkout = Checkout::fixture_site();
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
fn forms_of_a_changed_page_are_replaced_or_removed() {
    let checkout = Checkout::fixture_site();
    let first = precompressed_build(&checkout);
    let about = fs::read_to_string(checkout.root().join(ABOUT)).unwrap();
    checkout.write(ABOUT, about.replace("It holds", "It now holds").as_bytes());
    let second = precompressed_build(&checkout);
    let file = "content/en/pages/about.json";
    assert_ne!(first[file], second[file]);
    assert_has_forms(&second, file, true);
    assert_forms_match_files(&second);

    checkout.write(ABOUT, about.as_bytes());
    let third = precompressed_build(&checkout);
    assert_same(&third, &first);
}

#[test]
fn forms_of_files_changed_by_others_are_replaced_or_removed() {
    let checkout = Checkout::fixture_site();
    checkout.write("out/app.wasm", &b"program ".repeat(100));
    precompressed_build(&checkout);
    checkout.write("out/app.wasm", &b"another ".repeat(100));
    let second = precompressed_build(&checkout);
    assert_has_forms(&second, "app.wasm", true);
    assert_forms_match_files(&second);
    checkout.write("out/app.wasm.br", b"damaged");
    checkout.write("out/index.html.gz", b"damaged");
    assert_same(&precompressed_build(&checkout), &second);
}

#[test]
fn forms_of_removed_pages_are_deleted() {
    let checkout = Checkout::fixture_site();
    precompressed_build(&checkout);
    fs::remove_file(checkout.root().join("content/en/news/2024-01-02-same-day.md")).unwrap();
    let files = precompressed_build(&checkout);
    assert!(!files.keys().any(|path| path.contains("same-day")), "{:?}", files.keys());
    assert!(!checkout.root().join("out/news/same-day").exists());
}

#[test]
fn without_precompression_forms_of_earlier_runs_are_removed() {
    let checkout = Checkout::fixture_site();
    checkout.write("out/app.wasm", &b"program ".repeat(100));
    let with_forms = precompressed_build(&checkout);
    assert_has_forms(&with_forms, "app.wasm", true);
    let without_forms = checkout.build("/", RELEASE).unwrap();
    assert!(without_forms.keys().all(|path| !is_form(path)), "{:?}", without_forms.keys());

    assert_same(&precompressed_build(&checkout), &with_forms);
    let settings = fs::read_to_string(checkout.root().join(SETTINGS)).unwrap();
    checkout.write(SETTINGS, format!("precompress = false\n{settings}").as_bytes());
    assert_same(&precompressed_build(&checkout), &without_forms);
    checkout.write(SETTINGS, format!("precompress = true\n{settings}").as_bytes());
    assert_same(&precompressed_build(&checkout), &with_forms);
}

#[test]
fn the_cache_of_forms_changes_no_byte() {
    let checkout = Checkout::fixture_site();
    let folder = checkout.root().join(CACHE).join("compressed");
    let publish_into_empty_folder = || {
        fs::remove_dir_all(checkout.root().join("out")).unwrap_or_default();
        precompressed_build(&checkout)
    };
    let first = publish_into_empty_folder();
    let entries = files_below(&folder);
    assert!(entries.len() > 30, "{} entries", entries.len());
    assert_same(&publish_into_empty_folder(), &first);
    for (index, (name, entry)) in entries.iter().enumerate() {
        let damaged = match index % 3 {
            0 => entry[..entry.len() / 2].to_vec(),
            1 => [entry, &b"x"[..]].concat(),
            _ => Vec::new(),
        };
        fs::write(folder.join(name), damaged).unwrap();
    }
    assert_same(&publish_into_empty_folder(), &first);
    assert_same(&files_below(&folder), &entries);
    fs::remove_dir_all(&folder).unwrap();
    assert_same(&publish_into_empty_folder(), &first);
    assert_same(&precompressed_build(&checkout), &first);
}

#[test]
fn forms_are_taken_from_the_cache() {
    let checkout = Checkout::fixture_site();
    precompressed_build(&checkout);
    let folder = checkout.root().join(CACHE).join("compressed");
    let time = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    let times: Vec<_> = files_below(&folder).keys().map(|name| (name.clone(), time(name))).collect();
    fs::remove_dir_all(checkout.root().join("out")).unwrap();
    let about = fs::read_to_string(checkout.root().join(ABOUT)).unwrap();
    checkout.write(ABOUT, about.replace("It holds", "It now holds").as_bytes());
    precompressed_build(&checkout);
    assert!(times.iter().all(|(name, before)| time(name) == *before), "an entry is written again");
    let added = files_below(&folder).len() - times.len();
    assert!((1..10).contains(&added), "{added} entries for one changed page");
}

#[test]
fn precompress_is_true_or_false() {
    let checkout = Checkout::fixture_site();
    let settings = fs::read_to_string(checkout.root().join(SETTINGS)).unwrap();
    checkout.write(SETTINGS, format!("precompress = \"no\"\n{settings}").as_bytes());
    let report = checkout.report();
    assert!(report.starts_with("content/site.toml:1:15: error: "), "{report}");
    assert!(report.contains("precompress"), "{report}");
}

#[test]
fn readers_never_see_a_stale_form_beside_a_new_file() {
    const VERSIONS: usize = 100;
    let (folder, cache) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("page.html");
    let version = |number: usize| format!("version {number:03} ").repeat(50).into_bytes();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0..VERSIONS {
                let compressor = Compressor::new(ResultCache::new(cache.path(), "forms"), []);
                let output = OutputFolder::open(folder.path(), true, Some(compressor)).unwrap();
                output.write("page.html", &version(number)).unwrap();
            }
            is_done.store(true, Ordering::Release);
        });
        while !is_done.load(Ordering::Acquire) {
            assert_not_stale(&path);
        }
    });
    assert_eq!(files_below(folder.path()).len(), 1 + Encoding::ALL.len());
}

/// Asserts that a encoding that is unchanged before and after reading its file matches that file.
fn assert_not_stale(path: &Path) {
    for encoding in Encoding::ALL {
        let read_form = || fs::read(format!("{}.{}", path.display(), encoding.extension())).ok();
        let (before, file, after) = (read_form(), fs::read(path).ok(), read_form());
        if let (Some(before), Some(file)) = (before.filter(|before| Some(before) == after.as_ref()), file) {
            assert!(encoding.decompress(&before) == Some(file), "a stale {encoding:?} encoding lies beside a new file");
        }
    }
}
