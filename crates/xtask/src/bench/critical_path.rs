//! The critical path of a page: all that a browser loads before the page is complete, read from the page's document.
//!
//! The document names what it loads, because all of it is preloaded; a browser test holds that nothing else is
//! requested. Pictures count where they are not lazy. Icons and the web manifest are not part of the page.

use super::html::{Tag, start_tags};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The document itself, with the style sheet.
    Document,
    /// JavaScript.
    Script,
    /// WebAssembly.
    Wasm,
    /// Published content.
    Json,
    /// A picture that is not lazy.
    Image,
}

impl Kind {
    /// All kinds in the order of tables.
    pub const ALL: [Kind; 5] = [Kind::Document, Kind::Script, Kind::Wasm, Kind::Json, Kind::Image];
}

/// A file of the critical path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Its path below the folder of the site.
    pub path: String,
    /// What it is for.
    pub kind: Kind,
    /// How many answers the browser has had when it knows that it needs the file: 0 for the document.
    pub depth: u32,
}

/// Reads the critical path from the HTML of a document, which is named by its path below the folder of the site.
pub fn critical_path(folder: &Path, document: &str, html: &str) -> Result<Vec<Loaded>> {
    let mut loaded = vec![Loaded { path: String::from(document), kind: Kind::Document, depth: 0 }];
    for (path, kind) in start_tags(html).iter().filter_map(named_file) {
        add(&mut loaded, path, kind, 1);
    }
    let scripts: Vec<String> =
        loaded.iter().filter(|file| file.kind == Kind::Script).map(|file| file.path.clone()).collect();
    for script in scripts {
        let file = folder.join(&script);
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        // wasm-bindgen's own default stands in the script too, although there is no such file.
        let named = wasm_names(&text).map(|name| beside(&script, name));
        for path in named.filter(|path| folder.join(path).is_file()) {
            add(&mut loaded, &path, Kind::Wasm, 2);
        }
    }
    Ok(loaded)
}

/// Adds a file that was not named before.
fn add(loaded: &mut Vec<Loaded>, path: &str, kind: Kind, depth: u32) {
    if loaded.iter().all(|known| known.path != path) {
        loaded.push(Loaded { path: String::from(path), kind, depth });
    }
}

fn named_file<'a>(tag: &Tag<'a>) -> Option<(&'a str, Kind)> {
    let (url, kind) = match (tag.name, tag.get("rel"), tag.get("as")) {
        ("link", Some("modulepreload"), _) => (tag.get("href")?, Kind::Script),
        ("link", Some("preload"), Some("fetch")) => {
            let url = tag.get("href")?;
            (url, if url.ends_with(".wasm") { Kind::Wasm } else { Kind::Json })
        }
        ("script", ..) => (tag.get("src")?, Kind::Script),
        ("img", ..) if tag.get("loading") != Some("lazy") => (tag.get("src")?, Kind::Image),
        _ => return None,
    };
    // Only the root of a host is measured, where an URL is the path of its file.
    url.strip_prefix('/').map(|path| (path, kind))
}

/// The files of WebAssembly that a script names in quotes.
fn wasm_names(script: &str) -> impl Iterator<Item = &str> {
    script.split(['"', '\'', '`']).filter(|text| {
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        text.len() > ".wasm".len() && text.ends_with(".wasm") && text.chars().all(is_name)
    })
}

fn beside(file: &str, name: &str) -> String {
    file.rsplit_once('/').map_or_else(|| String::from(name), |(folder, _)| format!("{folder}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The critical path of a page with one script and this in its head.
    fn path_with(head: &str) -> Vec<(String, Kind, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        write("assets/app.js", "fetch(new URL(\"app-1.wasm\", import.meta.url)); // instead of 'default_bg.wasm'");
        write("assets/app-1.wasm", "");
        let html = format!(
            "{head}<link rel=\"icon\" href=\"/icon.svg\"><script type=\"module\" src=\"/assets/app.js\"></script>\
             <img src=\"/a.svg\"><img src=\"/b.png\" loading=\"lazy\">"
        );
        let loaded = critical_path(folder.path(), "index.html", &html).unwrap();
        loaded.into_iter().map(|file| (file.path, file.kind, file.depth)).collect()
    }

    #[test]
    fn what_is_not_named_is_found_later() {
        let expected = [
            ("index.html", Kind::Document, 0),
            ("assets/app.js", Kind::Script, 1),
            ("a.svg", Kind::Image, 1),
            ("assets/app-1.wasm", Kind::Wasm, 2),
        ];
        let mut found = path_with("");
        found.sort_by(|one, other| (one.2, one.1, &one.0).cmp(&(other.2, other.1, &other.0)));
        assert_eq!(found, expected.map(|(path, kind, depth)| (String::from(path), kind, depth)));
    }

    #[test]
    fn what_is_preloaded_counts_once() {
        let found = path_with(
            "<link rel=\"modulepreload\" href=\"/assets/app.js\"><link rel=\"preload\" as=\"fetch\" href=\"/assets/app-1.wasm\">\
             <link rel=\"preload\" as=\"fetch\" href=\"/content/en/site.json\">",
        );
        let depth_of =
            |name: &str| found.iter().filter(|(path, ..)| path == name).map(|file| file.2).collect::<Vec<_>>();
        assert_eq!(depth_of("assets/app.js"), [1]);
        assert_eq!(depth_of("assets/app-1.wasm"), [1]);
        assert_eq!(depth_of("content/en/site.json"), [1]);
    }
}
