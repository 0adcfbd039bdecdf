//! Files besides the documents: authors, names of tags, and settings for a target without them.

use crate::output::ImportOutput;
use crate::report::{Cause, FileReport, ProposedLanguage, Report, toml_string};
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
            file_report.add(Cause::PersonCreated, *line, name, &path);
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
        file_report.add(Cause::TagLabelled, *line, name, slug);
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
    let language = site.config.language().unwrap_or_else(|| String::from("en"));
    let text = format!(
        "title = {}\nbase_url = \"https://{host}/\"\nnews_per_page = 10\nnavigation = []\nfooter_navigation = []\n\
         theme_colour = \"#f5a81c\"\nbackground_colour = \"#1d1320\"\n\n{}",
        toml_string(title),
        ProposedLanguage::new(&language).to_toml(),
    );
    let mut file_report = FileReport::new(site.config.file().unwrap_or(SETTINGS));
    let cause = if site.config.file().is_some() { Cause::SettingsCreated } else { Cause::SettingsWithPlaceholders };
    file_report.add(cause, 1, "", SETTINGS);
    report.add(file_report);
    target.apply_settings(&text);
    output.files.insert(String::from(SETTINGS), Content::Text(text));
}

/// Reports the languages that the target does not have, and proposes their settings. `languages` has the first document of
/// each language.
pub fn report_missing_languages(target: &Target, languages: &BTreeMap<&str, &str>, report: &mut Report) {
    for (code, document) in languages.iter().filter(|(code, _)| !target.languages().iter().any(|known| known == *code))
    {
        let mut file_report = FileReport::new(document);
        file_report.add(Cause::LanguageNotPublished, 1, code, "");
        report.add(file_report);
        report.languages.push(ProposedLanguage::new(code));
    }
}
