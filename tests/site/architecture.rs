//! Rules of the repository that neither a type nor a lint can enforce.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use support::tools::repository_root;

/// The dependency tables of a manifest: those of the package alone, or also those of its tests and its build script.
#[derive(Clone, Copy)]
enum Scope {
    Normal,
    All,
}

/// Returns the names of the packages on which a package depends, on any target.
fn dependencies(manifest: &str, scope: Scope) -> BTreeSet<String> {
    let source = fs::read_to_string(repository_root().join(manifest)).unwrap();
    let manifest: toml::Table = source.parse().unwrap();
    let mut names = BTreeSet::new();
    collect_dependencies(&manifest, scope, &mut names);
    let targets = manifest.get("target").and_then(toml::Value::as_table);
    for target in targets.into_iter().flat_map(toml::Table::values).filter_map(toml::Value::as_table) {
        collect_dependencies(target, scope, &mut names);
    }
    names
}

fn collect_dependencies(table: &toml::Table, scope: Scope, names: &mut BTreeSet<String>) {
    let keys: &[&str] = match scope {
        Scope::Normal => &["dependencies"],
        Scope::All => &["dependencies", "dev-dependencies", "build-dependencies"],
    };
    for entries in keys.iter().filter_map(|key| table.get(*key)).filter_map(toml::Value::as_table) {
        // A renamed dependency has its real name under `package`.
        let package = |(name, entry): (&String, &toml::Value)| {
            String::from(entry.get("package").and_then(toml::Value::as_str).unwrap_or(name))
        };
        names.extend(entries.iter().map(package));
    }
}

fn set<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(String::from).into()
}

/// Returns the paths of all manifests of the workspace.
fn manifests() -> Vec<String> {
    let crates = fs::read_dir(repository_root().join("crates")).unwrap();
    let crates = crates.map(|entry| format!("crates/{}/Cargo.toml", entry.unwrap().file_name().display()));
    crates.chain(["Cargo.toml", "tests/Cargo.toml"].map(String::from)).collect()
}

/// `cargo xtask test` runs the tests of these names.
#[test]
fn the_integration_tests_of_each_crate_are_called_it() {
    for manifest in manifests().iter().filter(|manifest| manifest.starts_with("crates/")) {
        let folder = repository_root().join(manifest.replace("Cargo.toml", "tests"));
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let is_test = path.is_file() || (path.join("main.rs").is_file() && !path.ends_with("it"));
            assert!(!is_test, "{} is not run", path.display());
        }
    }
}

#[test]
fn the_model_depends_on_serde_alone() {
    assert_eq!(dependencies("crates/model/Cargo.toml", Scope::Normal), set(["serde"]));
}

#[test]
fn the_ui_depends_on_the_model_alone() {
    assert_eq!(dependencies("crates/ui/Cargo.toml", Scope::All), set(["model"]));
}

#[test]
fn app_and_publisher_share_only_the_model_and_the_ui() {
    let app = dependencies("Cargo.toml", Scope::All);
    let publisher = dependencies("crates/publisher/Cargo.toml", Scope::All);
    let workspace_crates = manifests().iter().filter_map(|path| package_name(path)).collect::<BTreeSet<_>>();
    assert_eq!(&app & &workspace_crates, set(["model", "session-history", "ui"]));
    assert_eq!(&publisher & &workspace_crates, set(["compression", "image-variants", "model", "ui"]));
    for name in ["pulldown-cmark", "toml", "saphyr-parser"] {
        assert!(!app.contains(name), "the app depends on {name}");
    }
    assert!(!publisher.iter().any(|name| name.starts_with("leptos")), "the publisher depends on Leptos");
}

fn package_name(manifest: &str) -> Option<String> {
    let source = fs::read_to_string(repository_root().join(manifest)).unwrap();
    let manifest: toml::Table = source.parse().unwrap();
    manifest.get("package")?.get("name")?.as_str().map(String::from)
}

/// Building the site compiles neither of them.
#[test]
fn no_other_crate_depends_on_the_importer_or_the_image_encoder() {
    let manifests = manifests();
    assert!(manifests.len() >= 10, "only {manifests:?}");
    for program in ["importer", "image-encoder"] {
        for manifest in manifests.iter().filter(|manifest| **manifest != format!("crates/{program}/Cargo.toml")) {
            assert!(!dependencies(manifest, Scope::All).contains(program), "{manifest} depends on {program}");
        }
    }
}

/// Returns all Rust files of the repository.
fn rust_files() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = ["src", "crates", "tests"].map(|folder| repository_root().join(folder)).into();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 60, "only {} files were found", files.len());
    files
}

/// A tag of an action can be moved to other code, a commit cannot.
#[test]
fn actions_are_pinned_by_commit() {
    let workflows = fs::read_dir(repository_root().join(".github/workflows")).unwrap();
    let mut pinned = 0;
    for workflow in workflows.map(|entry| entry.unwrap().path()) {
        let source = fs::read_to_string(&workflow).unwrap();
        for action in source.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")) {
            let action = action.split(" #").next().unwrap_or_default();
            let commit = action.split_once('@').map_or("", |(_, commit)| commit);
            let is_commit = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit || action.starts_with("./"), "{}: {action}", workflow.display());
            pinned += usize::from(is_commit);
        }
    }
    assert!(pinned > 0, "no workflow uses an action");
}

#[test]
fn every_rust_file_starts_with_module_documentation() {
    for file in rust_files() {
        assert!(
            fs::read_to_string(&file).unwrap().starts_with("//! "),
            "{} has no module documentation",
            file.display()
        );
    }
}

/// Returns the first line in which a source names a variant of an enum, except some.
fn variant_of<'a>(prefix: &str, source: &'a str, exceptions: &[&str]) -> Option<&'a str> {
    let mut names = source.split(prefix).skip(1);
    let is_exception = |name: &str| exceptions.iter().any(|exception| name.starts_with(exception));
    let variant = names.find(|name| name.starts_with(char::is_uppercase) && !is_exception(name));
    variant.and_then(|name| name.lines().next())
}

/// A kind of page is added to one enum, one match of `ui` and one of the publisher.
#[test]
fn kinds_of_page_are_matched_in_three_files() {
    let modules = ["crates/model/src/page.rs", "crates/ui/src/pages/mod.rs", "crates/publisher/src/convert/pages"];
    let modules = modules.map(|module| repository_root().join(module));
    for file in rust_files().iter().filter(|file| !modules.iter().any(|module| file.starts_with(module))) {
        let source = fs::read_to_string(file).unwrap();
        assert_eq!(variant_of("PageContent::", &source, &[]), None, "{}", file.display());
    }
}

/// What these modules need to know of a kind is in its entries.
#[test]
fn checks_and_fallback_name_no_kind_of_page() {
    let publisher = repository_root().join("crates/publisher/src");
    let files = ["checks", "convert/mod.rs", "convert/locale_content.rs"].map(|file| publisher.join(file));
    for file in rust_files().iter().filter(|file| files.iter().any(|checked| file.starts_with(checked))) {
        let source = fs::read_to_string(file).unwrap();
        assert_eq!(variant_of("Route::", &source, &["Page("]), None, "{}", file.display());
    }
}
