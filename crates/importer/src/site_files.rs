//! Files beside the documents: people who write posts, names of tags, and the settings of a site that has none yet.

use crate::checking::Imported;
use crate::report::{Notes, Report, toml_text};
use crate::source::Site;
use crate::target::{Content, SETTINGS, Target};
use publisher::diagnostic::Diagnostics;
use publisher::source::file::SourceFile;
use publisher::source::node::Value;
use publisher::source::toml::parse_toml;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A tag or an author of posts, and where it is named first.
#[derive(Clone, Debug)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The file of the old site.
    pub file: String,
    /// The line in it.
    pub line: usize,
}

/// A file for each author whom the target does not know.
pub fn add_people(target: &Target, authors: &BTreeMap<String, Named>, imported: &mut Imported, report: &mut Report) {
    for (slug, Named { name, file, line }) in authors {
        let path = format!("people/{slug}.toml");
        if !target.has_other(&path) {
            let mut notes = Notes::new(file);
            notes.look(*line, "a person was written for an author of posts", name, &path);
            report.add(notes);
            imported.files.insert(path, Content::Text(format!("name = {}\n", toml_text(name))));
        }
    }
}

/// The names of tags that the target does not know, added to its sentences.
pub fn add_tags(target: &Target, tags: &BTreeMap<String, Named>, imported: &mut Imported, report: &mut Report) {
    for (slug, Named { name, file, line }) in tags {
        let mut notes = Notes::new(file);
        notes.record(*line, "a tag; its name for readers stands in strings.toml", name, slug);
        report.add(notes);
    }
    const HEADER: &str = "[tags_of_news]";
    for language in target.languages() {
        let path = format!("{language}/strings.toml");
        let Some(text) = target.text(&path) else { continue };
        let Some(known) = known_tags(&text) else { continue };
        let missing: Vec<_> = tags.iter().filter(|(slug, _)| !known.contains(*slug)).collect();
        if missing.is_empty() {
            continue;
        }
        let lines: String = missing.iter().map(|(slug, tag)| format!("{slug} = {}\n", toml_text(&tag.name))).collect();
        let header = text.lines().find(|line| line.trim_end() == HEADER);
        let new = match header {
            Some(header) => text.replacen(&format!("{header}\n"), &format!("{header}\n{lines}"), 1),
            None => format!("{}\n\n{HEADER}\n{lines}", text.trim_end()),
        };
        imported.additions.insert(path, new);
    }
}

/// The tags that sentences name; `None` where they cannot be read.
fn known_tags(text: &str) -> Option<BTreeSet<String>> {
    let source = SourceFile::new(Path::new("strings.toml"), text);
    let Value::Table(entries) = parse_toml(&source, &mut Diagnostics::default())?.value else { return None };
    let tags = entries.into_iter().find(|(key, _)| key.name == "tags_of_news").map(|(_, node)| node.value);
    match tags {
        Some(Value::Table(tags)) => Some(tags.into_iter().map(|(key, _)| key.name).collect()),
        Some(_) => None,
        None => Some(BTreeSet::new()),
    }
}

/// Gives a target without settings those of the old site, so that all else can refer to them.
pub fn settle_settings(target: &mut Target, site: &Site, imported: &mut Imported, report: &mut Report) {
    if target.has_other(SETTINGS) {
        return;
    }
    let title = site.config.text("title").unwrap_or("Untitled");
    let host = site.config.hosts().next().unwrap_or("example.org");
    let language = toml_text(&site.config.language().unwrap_or_else(|| String::from("en")));
    let text = format!(
        "title = {}\nbase_url = \"https://{host}/\"\nnews_per_page = 10\nnavigation = []\nfooter_navigation = []\n\
         theme_colour = \"#f5a81c\"\nbackground_colour = \"#1d1320\"\n\n[[languages]]\ncode = {language}\nname = {language}\n",
        toml_text(title),
    );
    let mut notes = Notes::new(site.config.file());
    notes.look(1, "the settings of the new site were made from those of the old one", "", SETTINGS);
    report.add(notes);
    target.settle(&text);
    imported.files.insert(String::from(SETTINGS), Content::Text(text));
}

/// Notes the languages that the site does not have yet.
pub fn note_languages(target: &Target, site: &Site, languages: &BTreeSet<&str>, report: &mut Report) {
    let mut notes = Notes::new(site.config.file());
    for code in languages.iter().filter(|code| !target.languages().iter().any(|known| known == **code)) {
        let message = format!(
            "texts in `{code}` are not published yet: add the language to site.toml and write its strings.toml"
        );
        notes.look(1, message, "", "");
    }
    report.add(notes);
}
