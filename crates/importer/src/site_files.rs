//! Files besides the documents: authors, names of tags, and settings for a target without them.

use crate::output::ImportOutput;
use crate::report::{FileReport, Report, toml_string};
use crate::source::Site;
use crate::target::{Content, SETTINGS, Target};
use publisher::diagnostic::Diagnostics;
use publisher::source::file::SourceFile;
use publisher::source::node::Value;
use publisher::source::toml::parse_toml;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A tag or an author, with its first occurrence.
#[derive(Clone, Debug)]
pub struct NameOccurrence {
    /// The name as written.
    pub name: String,
    /// The file of the old site.
    pub file: String,
    /// The line in that file.
    pub line: usize,
}

/// Adds a file for each author that the target does not have.
pub fn add_people(
    target: &Target,
    authors: &BTreeMap<String, NameOccurrence>,
    output: &mut ImportOutput,
    report: &mut Report,
) {
    for (slug, NameOccurrence { name, file, line }) in authors {
        let path = format!("people/{slug}.toml");
        if !target.has_unmanaged_file(&path) {
            let mut file_report = FileReport::new(file);
            file_report.review(*line, "a file was created for an author", name, &path);
            report.add(file_report);
            output.files.insert(path, Content::Text(format!("name = {}\n", toml_string(name))));
        }
    }
}

/// Adds the names of tags that the target does not have to its strings.toml files.
pub fn add_tags(
    target: &Target,
    tags: &BTreeMap<String, NameOccurrence>,
    output: &mut ImportOutput,
    report: &mut Report,
) {
    for (slug, NameOccurrence { name, file, line }) in tags {
        let mut file_report = FileReport::new(file);
        file_report.info(*line, "the label of this tag is in strings.toml", name, slug);
        report.add(file_report);
    }
    const HEADER: &str = "[tags_of_news]";
    for language in target.languages() {
        let path = format!("{language}/strings.toml");
        let Some(text) = target.read_text(&path) else { continue };
        let Some(existing) = known_tags(&text) else { continue };
        let missing: Vec<_> = tags.iter().filter(|(slug, _)| !existing.contains(*slug)).collect();
        if missing.is_empty() {
            continue;
        }
        let lines: String =
            missing.iter().map(|(slug, tag)| format!("{slug} = {}\n", toml_string(&tag.name))).collect();
        let header = text.lines().find(|line| line.trim_end() == HEADER);
        let updated = match header {
            Some(header) => text.replacen(&format!("{header}\n"), &format!("{header}\n{lines}"), 1),
            None => format!("{}\n\n{HEADER}\n{lines}", text.trim_end()),
        };
        output.additions.insert(path, updated);
    }
}

/// Returns the tags in a strings.toml, or `None` if it cannot be parsed.
fn known_tags(text: &str) -> Option<BTreeSet<String>> {
    let source = SourceFile::new(Path::new("strings.toml"), text);
    let strings = parse_toml(&source, &mut Diagnostics::default())?;
    match strings.get("tags_of_news").map(|tags| &tags.value) {
        Some(Value::Table(tags)) => Some(tags.iter().map(|(key, _)| key.name.clone()).collect()),
        Some(_) => None,
        None => Some(BTreeSet::new()),
    }
}

/// Adds settings from those of the old site to a target without settings. Everything else depends on them.
pub fn add_default_settings(target: &mut Target, site: &Site, output: &mut ImportOutput, report: &mut Report) {
    if target.has_unmanaged_file(SETTINGS) {
        return;
    }
    let title = site.config.get_str("title").unwrap_or("Untitled");
    let host = site.config.hosts().next().unwrap_or("example.org");
    let language = toml_string(&site.config.language().unwrap_or_else(|| String::from("en")));
    let text = format!(
        "title = {}\nbase_url = \"https://{host}/\"\nnews_per_page = 10\nnavigation = []\nfooter_navigation = []\n\
         theme_colour = \"#f5a81c\"\nbackground_colour = \"#1d1320\"\n\n[[languages]]\ncode = {language}\nname = {language}\n",
        toml_string(title),
    );
    let mut file_report = FileReport::new(site.config.file());
    file_report.review(1, "the settings of the new site were made from those of the old site", "", SETTINGS);
    report.add(file_report);
    target.apply_settings(&text);
    output.files.insert(String::from(SETTINGS), Content::Text(text));
}

/// Reports the languages that the target does not have.
pub fn report_missing_languages(target: &Target, site: &Site, languages: &BTreeSet<&str>, report: &mut Report) {
    let mut file_report = FileReport::new(site.config.file());
    for code in languages.iter().filter(|code| !target.languages().iter().any(|existing| existing == **code)) {
        let message = format!(
            "content in `{code}` is not published yet: add the language to site.toml, and add its strings.toml"
        );
        file_report.review(1, message, "", "");
    }
    report.add(file_report);
}
