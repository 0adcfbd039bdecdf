//! The critical path of a page: every resource that a browser loads before the page is complete, derived from the document.
//!
//! The document names all of them, because all are preloaded; a browser test checks that nothing else is requested. Images
//! count unless they are lazy. Icons and the web manifest do not belong to the page.

use super::html::{Tag, start_tags};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The kind of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ResourceKind {
    /// The document itself, with its styles.
    Document,
    /// The style sheet for paper, which browsers load last.
    PrintStyle,
    /// JavaScript.
    Script,
    /// WebAssembly.
    Wasm,
    /// Published content.
    Json,
    /// An image that is not lazy.
    Image,
}

impl ResourceKind {
    /// All kinds, in the order of table columns.
    pub const ALL: [ResourceKind; 6] = [
        ResourceKind::Document,
        ResourceKind::PrintStyle,
        ResourceKind::Script,
        ResourceKind::Wasm,
        ResourceKind::Json,
        ResourceKind::Image,
    ];
}

/// A resource on the critical path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its path relative to the folder of the site.
    pub path: String,
    /// Its kind.
    pub kind: ResourceKind,
    /// Its depth in the request chain: the number of responses that the browser needs before it discovers the resource. 0
    /// for the document.
    pub depth: u32,
}

/// Returns the critical path of a document, which is identified by its path relative to the folder of the site.
pub fn critical_path(folder: &Path, document: &str, html: &str) -> Result<Vec<Resource>> {
    let document = Resource { path: String::from(document), kind: ResourceKind::Document, depth: 0 };
    let mut resources = vec![document];
    for (path, kind) in start_tags(html).iter().filter_map(referenced_resource) {
        add(&mut resources, path, kind, 1);
    }
    let scripts = resources.iter().filter(|resource| resource.kind == ResourceKind::Script);
    let scripts: Vec<String> = scripts.map(|script| script.path.clone()).collect();
    for script in scripts {
        let file = folder.join(&script);
        let source = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        // The script also contains wasm-bindgen's default name, a file that does not exist.
        let paths = wasm_names(&source).map(|name| sibling_path(&script, name));
        for path in paths.filter(|path| folder.join(path).is_file()) {
            add(&mut resources, &path, ResourceKind::Wasm, 2);
        }
    }
    Ok(resources)
}

/// Adds a resource unless it is present.
fn add(resources: &mut Vec<Resource>, path: &str, kind: ResourceKind, depth: u32) {
    if resources.iter().all(|resource| resource.path != path) {
        resources.push(Resource { path: String::from(path), kind, depth });
    }
}

fn referenced_resource<'a>(tag: &Tag<'a>) -> Option<(&'a str, ResourceKind)> {
    let (url, kind) = match (tag.name, tag.get("rel"), tag.get("as")) {
        ("link", Some("modulepreload"), _) => (tag.get("href")?, ResourceKind::Script),
        ("link", Some("preload"), Some("fetch")) => {
            let url = tag.get("href")?;
            (url, if url.ends_with(".wasm") { ResourceKind::Wasm } else { ResourceKind::Json })
        }
        ("link", Some("stylesheet"), _) => (tag.get("href")?, ResourceKind::PrintStyle),
        ("script", ..) => (tag.get("src")?, ResourceKind::Script),
        ("img", ..) if tag.get("loading") != Some("lazy") => (tag.get("src")?, ResourceKind::Image),
        _ => return None,
    };
    // Only sites at the root of their host are measured, so a URL is the path of its file.
    url.strip_prefix('/').map(|path| (path, kind))
}

/// Returns the names of WebAssembly files in the string literals of a script.
fn wasm_names(script: &str) -> impl Iterator<Item = &str> {
    script.split(['"', '\'', '`']).filter(|literal| {
        let is_allowed = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
        literal.len() > ".wasm".len() && literal.ends_with(".wasm") && literal.chars().all(is_allowed)
    })
}

fn sibling_path(file: &str, name: &str) -> String {
    file.rsplit_once('/').map_or_else(|| String::from(name), |(folder, _)| format!("{folder}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the critical path of a page with one script and these head elements.
    fn path_with(head: &str) -> Vec<(String, ResourceKind, u32)> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, source: &str| fs::write(folder.path().join(name), source).unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        write("assets/app.js", "fetch(new URL(\"app-1.wasm\", import.meta.url)); // instead of 'default_bg.wasm'");
        write("assets/app-1.wasm", "");
        let html = format!(
            "{head}<link rel=\"icon\" href=\"/icon.svg\"><script type=\"module\" src=\"/assets/app.js\"></script>\
             <img src=\"/a.svg\"><img src=\"/b.png\" loading=\"lazy\">"
        );
        let resources = critical_path(folder.path(), "index.html", &html).unwrap();
        resources.into_iter().map(|file| (file.path, file.kind, file.depth)).collect()
    }

    #[test]
    fn wasm_that_is_not_preloaded_has_depth_two() {
        let expected = [
            ("index.html", ResourceKind::Document, 0),
            ("assets/app.js", ResourceKind::Script, 1),
            ("a.svg", ResourceKind::Image, 1),
            ("assets/app-1.wasm", ResourceKind::Wasm, 2),
        ];
        let mut found = path_with("");
        found.sort_by(|one, other| (one.2, one.1, &one.0).cmp(&(other.2, other.1, &other.0)));
        assert_eq!(found, expected.map(|(path, kind, depth)| (String::from(path), kind, depth)));
    }

    #[test]
    fn a_preloaded_resource_is_listed_once() {
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
