//! Rules of the code that neither a type nor a lint can hold.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The names in a manifest's table of dependencies.
fn dependencies(manifest: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(manifest)).unwrap();
    let lines = text.lines().skip_while(|line| line.trim() != "[dependencies]").skip(1);
    let entries = lines.take_while(|line| !line.starts_with('['));
    entries
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .filter(|name| !name.is_empty())
        .map(String::from)
        .collect()
}

#[test]
fn the_model_depends_on_serde_alone() {
    assert_eq!(dependencies("crates/model/Cargo.toml"), ["serde"]);
}

#[test]
fn the_markup_depends_on_the_model_alone() {
    assert_eq!(dependencies("crates/markup/Cargo.toml"), ["model"]);
}

#[test]
fn app_and_publisher_meet_only_in_model_and_markup() {
    let app = dependencies("Cargo.toml");
    assert!(app.contains(&String::from("model")) && app.contains(&String::from("markup")));
    for name in ["publisher", "pulldown-cmark", "toml", "saphyr-parser"] {
        assert!(!app.contains(&String::from(name)), "the app depends on {name}");
    }
    let publisher = dependencies("crates/publisher/Cargo.toml");
    assert!(publisher.contains(&String::from("model")) && publisher.contains(&String::from("markup")));
    assert!(!publisher.iter().any(|name| name == "black-python-devs" || name.starts_with("leptos")));
}

#[test]
fn every_file_of_code_says_what_it_is() {
    let mut folders: Vec<PathBuf> = ["src", "crates", "tests"].iter().map(|folder| root().join(folder)).collect();
    let mut checked = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                assert!(text.starts_with("//! "), "{} does not say what it is", path.display());
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "only {checked} files were found");
}
