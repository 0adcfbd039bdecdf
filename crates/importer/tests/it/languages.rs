//! Languages of the old site: folders, declarations, and lines for site.toml.

use crate::support::Folder;
use importer::report::{Cause, Report};
use std::fs;

fn site(files: &[(&str, &str)]) -> (Folder, Report) {
    let (checkout, old) = (Folder::checkout(), Folder::new());
    for (path, text) in files {
        old.write(path, text.as_bytes());
    }
    let report = checkout.import(old.path()).unwrap();
    (checkout, report)
}

/// Returns the new file of a source file.
fn new_file<'a>(report: &'a Report, old: &str) -> &'a str {
    let found = report.documents.iter().find(|(path, _)| path == old);
    found.map_or_else(|| panic!("{old}: {:?}", report.entries), |(_, new)| new.as_str())
}

const CONFIG: (&str, &str) = ("_config.yml", "title: T\n");
const PAGE: &str = "---\ntitle: T\ndescription: D.\n---\nText.\n";

#[test]
fn languages_do_not_become_english_pages() {
    let (_, report) = site(&[
        CONFIG,
        ("help.md", PAGE),
        ("ht/other.md", PAGE),
        ("zu/other.md", PAGE),
        ("so/help.md", PAGE),
        ("my/thing.md", PAGE),
        ("wolof.md", "---\ntitle: T\nlang: wo\n---\nText.\n"),
        ("pidgin.md", "---\ntitle: T\nlang: pcm\n---\nText.\n"),
        ("pt_br/help.md", PAGE),
    ]);
    for (old, new) in [
        ("help.md", "en/pages/help.md"),
        ("ht/other.md", "ht/pages/other.md"),
        ("zu/other.md", "zu/pages/other.md"),
        ("so/help.md", "so/pages/help.md"),
        ("my/thing.md", "en/pages/my-thing.md"),
        ("wolof.md", "wo/pages/wolof.md"),
        ("pidgin.md", "pcm/pages/pidgin.md"),
        ("pt_br/help.md", "pt-BR/pages/help.md"),
    ] {
        assert_eq!(new_file(&report, old), new);
    }
}

#[test]
fn a_folder_that_can_be_a_language_is_reported() {
    let (_, report) = site(&[CONFIG, ("it/chi.md", PAGE), ("it/dove.md", PAGE), ("docs/x.md", PAGE)]);
    assert_eq!(new_file(&report, "it/chi.md"), "en/pages/it-chi.md");
    let entries = report.entries.iter().filter(|entry| entry.cause == Some(Cause::FolderMayBeLanguage));
    let entries: Vec<_> = entries.map(|entry| (entry.file.as_str(), entry.before.as_str())).collect();
    assert_eq!(entries, [("it/chi.md", "it")]);
}

#[test]
fn norwegian_has_several_codes() {
    let (_, report) = site(&[CONFIG, ("no/om.md", "---\ntitle: Om\nlang: nb\n---\nTekst.\n")]);
    assert_eq!(new_file(&report, "no/om.md"), "nb/pages/om.md");
}

#[test]
fn config_declares_languages() {
    for config in [
        "languages: [en, io, gaa]\n",
        "languages:\n  - code: io\n  - code: gaa\n",
        "languages:\n  io: {name: Ido}\n  gaa: {name: Ga}\n",
        "defaults:\n- scope: {path: io}\n  values: {lang: io}\n- scope: {path: gaa}\n  values: {lang: gaa}\n",
    ] {
        let (_, report) = site(&[("_config.yml", config), ("io/x.md", PAGE), ("gaa/x.md", PAGE)]);
        assert_eq!(new_file(&report, "io/x.md"), "io/pages/x.md", "{config}");
        assert_eq!(new_file(&report, "gaa/x.md"), "gaa/pages/x.md", "{config}");
    }
    let (_, report) = site(&[("_config.yml", "lang: fr-FR\n"), ("x.md", PAGE)]);
    assert_eq!(new_file(&report, "x.md"), "fr/pages/x.md");
}

#[test]
fn a_file_in_another_language_than_its_folder_keeps_the_folder_in_its_name() {
    let english = "---\ntitle: T\nlang: en\n---\nText.\n";
    let (_, report) = site(&[CONFIG, ("help.md", PAGE), ("ha/help.md", english), ("ha/other.md", PAGE)]);
    assert_eq!(new_file(&report, "help.md"), "en/pages/help.md");
    assert_eq!(new_file(&report, "ha/help.md"), "en/pages/ha-help.md");
    assert_eq!(new_file(&report, "ha/other.md"), "ha/pages/other.md");
}

#[test]
fn countries_lead_to_the_language_that_the_site_has() {
    let page = |lang: &str| format!("---\ntitle: T\nlang: {lang}\n---\nText.\n");
    let (_, report) =
        site(&[CONFIG, ("a.md", &page("es-MX")), ("b.md", &page("en_US")), ("c.md", &page("klingonese"))]);
    assert_eq!(new_file(&report, "a.md"), "es/pages/a.md");
    assert_eq!(new_file(&report, "b.md"), "en/pages/b.md");
    assert_eq!(new_file(&report, "c.md"), "en/pages/c.md");
    let entry = |before: &str| report.entries.iter().any(|entry| entry.before == before);
    assert!(entry("es-MX") && entry("en-US") && entry("klingonese"));
}

#[test]
fn the_report_has_lines_for_new_languages() {
    let (checkout, report) = site(&[CONFIG, ("ht/x.md", PAGE), ("pt-BR/x.md", PAGE), ("es/x.md", PAGE)]);
    let codes: Vec<&str> = report.languages.iter().map(|language| language.code.as_str()).collect();
    assert_eq!(codes, ["ht", "pt-BR"]);
    let text = fs::read_to_string(checkout.content().join("import-report.md")).unwrap();
    let block = "```toml\n[[languages]]\ncode = \"ht\"\nname = \"Kreyòl ayisyen\"\n\n[[languages]]\ncode = \"pt-BR\"\n\
                 name = \"Português (Brasil)\"\n```\n";
    assert!(text.contains(block), "{text}");
    // The lines can be pasted.
    let settings = fs::read_to_string(checkout.content().join("site.toml")).unwrap();
    let lines = block.trim_start_matches("```toml\n").trim_end_matches("```\n");
    checkout.write("content/site.toml", format!("{settings}\n{lines}").as_bytes());
    assert_eq!(checkout.diagnostics(), Vec::<String>::new());
    assert!(checkout.build().contains_key("ht/x/index.html"));
}
