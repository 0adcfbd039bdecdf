//! An HTML snapshot of each component and each page, in `tests/snapshots/`.
//!
//! `BLESS=1 cargo test --package ui` updates the snapshots. Review the diff before you commit it. A new component needs a
//! line in [`components::ALL`], a new page one in [`crate::pages::SNAPSHOTS`].

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod components;
pub(crate) mod examples;
mod html;

use crate::pages;
use crate::state::UiState;
use crate::view::{IntoView, Node};
use html::Tiles;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of a source file without its extension, and the views that its snapshot shows.
pub(crate) type Snapshot = (&'static str, fn() -> Vec<Case>);

/// A view in a state, with a title for the reader of the snapshot.
pub(crate) struct Case {
    title: &'static str,
    view: Vec<Node>,
    state: UiState,
}

/// A view in its initial state.
pub(crate) fn case(title: &'static str, view: impl IntoView) -> Case {
    case_in(title, UiState::new(None, None), view)
}

/// A view in a state.
pub(crate) fn case_in(title: &'static str, state: UiState, view: impl IntoView) -> Case {
    Case { title, view: view.into_view(), state }
}

#[test]
fn every_component_equals_its_snapshot() {
    compare("components", components::ALL);
}

#[test]
fn every_page_equals_its_snapshot() {
    compare("pages", pages::SNAPSHOTS);
}

#[test]
fn every_component_and_page_has_a_snapshot() {
    for (folder, snapshots) in [("components", components::ALL), ("pages", pages::SNAPSHOTS)] {
        let mut sources = file_stems(&crate_root().join("src").join(folder));
        sources.remove("mod");
        assert_eq!(sources, names(snapshots), "the files in src/{folder}/ and their list of snapshots");
    }
}

fn compare(folder: &str, snapshots: &[Snapshot]) {
    let mut different = Vec::new();
    for (name, cases) in snapshots {
        let path = snapshot_folder(folder).join(format!("{name}.html"));
        let tiles = if *name == "pattern" { Tiles::Written } else { Tiles::LeftOut };
        let html = cases().iter().map(|case| write(case, tiles)).collect::<Vec<_>>().join("\n");
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &html).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != html {
            different.push(format!("{}:\n{}", path.display(), first_difference(&expected, &html)));
        }
    }
    assert_eq!(
        file_stems(&snapshot_folder(folder)),
        names(snapshots),
        "the files in tests/snapshots/{folder}/: update them with BLESS=1"
    );
    assert!(different.is_empty(), "{}\nupdate with BLESS=1 and review the diff", different.join("\n"));
}

fn names(snapshots: &[Snapshot]) -> BTreeSet<String> {
    snapshots.iter().map(|(name, _)| String::from(*name)).collect()
}

fn write(case: &Case, tiles: Tiles) -> String {
    format!("<!-- {} -->\n{}", case.title, html::write(&case.view, &case.state, tiles))
}

fn first_difference(expected: &str, actual: &str) -> String {
    let line_of = |text: &str, index: usize| String::from(text.lines().nth(index).unwrap_or("(end of the file)"));
    let count = expected.lines().count().max(actual.lines().count());
    let index = (0..count).find(|index| line_of(expected, *index) != line_of(actual, *index)).unwrap_or(count);
    format!("line {}\n- {}\n+ {}", index + 1, line_of(expected, index), line_of(actual, index))
}

fn file_stems(folder: &Path) -> BTreeSet<String> {
    let stem = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().path().file_stem().unwrap().display().to_string();
    fs::read_dir(folder).unwrap().map(stem).collect()
}

fn snapshot_folder(folder: &str) -> PathBuf {
    crate_root().join("tests/snapshots").join(folder)
}

/// Read at run time, because a checkout can be moved after it was compiled.
fn crate_root() -> PathBuf {
    PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap())
}
