//! All documents of the old site, from their texts to their files.

mod old_paths;

use crate::addresses::{Address, Addresses};
use crate::aliases::Taken;
use crate::checking::{Imported, Origin};
use crate::compose::{Composition, compose};
use crate::convert::{Converted, convert};
use crate::dom;
use crate::headings::{self, Fragments};
use crate::keys::{self, Keys};
use crate::kramdown;
use crate::links::Resolver;
use crate::liquid::{self, Context};
use crate::media::Media;
use crate::names::Names;
use crate::people;
use crate::report::{Notes, Report};
use crate::site_files::{self, Named};
use crate::source::{Document, Kind, Site};
use crate::target::{Content, Target};
use crate::tree::{Block, BlockKind, Inline, has_text};
use model::slug::slugify;
use old_paths::only_redirects;
use std::collections::{BTreeMap, BTreeSet};

/// The documents with all that is known about them, in one order.
pub(crate) struct Documents<'a> {
    site: &'a Site,
    target: &'a Target,
    default_language: String,
    documents: Vec<Document>,
    notes: Vec<Notes>,
    keys: Vec<Keys>,
    texts: Vec<Vec<Block>>,
    fragments: Vec<Option<Fragments>>,
    lists_of_posts: Vec<bool>,
    addresses: Addresses,
}

impl<'a> Documents<'a> {
    /// Reads the texts of documents.
    pub fn read(
        site: &'a Site,
        mut documents: Vec<Document>,
        target: &'a Target,
        report: &mut Report,
    ) -> Documents<'a> {
        let default_language = target.languages().first().cloned().or_else(|| site.config.language());
        let default_language = default_language.unwrap_or_else(|| String::from("en"));
        documents.retain_mut(|document| {
            let is_error_page = document.old_path == "/404.html" || document.name == "404";
            if is_error_page {
                document.notes.look(
                    1,
                    "the page for unknown addresses was not imported: the new site has its own",
                    "",
                    "",
                );
                report.add(std::mem::take(&mut document.notes));
            }
            !is_error_page
        });
        let mut names = Names::new(target, &default_language, &documents);
        let give = |document: &mut Document| (!only_redirects(document, site)).then(|| names.give(document));
        let new: Vec<Option<Address>> = documents.iter_mut().map(give).collect();
        let addresses = Addresses::new(&documents, new);
        let notes = documents.iter_mut().map(|document| std::mem::take(&mut document.notes)).collect();
        let mut all = Documents {
            site,
            target,
            default_language,
            documents,
            notes,
            keys: Vec::new(),
            texts: Vec::new(),
            fragments: Vec::new(),
            lists_of_posts: Vec::new(),
            addresses,
        };
        for index in 0..all.documents.len() {
            all.read_text(index, report);
        }
        report.teams.extend(people::of_data(site));
        all
    }

    fn read_text(&mut self, index: usize, report: &mut Report) {
        let document = &self.documents[index];
        let notes = &mut self.notes[index];
        let context = Context { site: self.site, document, addresses: &self.addresses };
        let mut keys = keys::read(context, notes);
        let text = convert_body(context, notes, &mut report.teams);
        let is_list = document.body().contains("site.posts") || document.body().contains("paginator.posts");
        let is_external = keys.redirect_to.is_some();
        let (mut blocks, anchors) = match text {
            Some(text) => (text.blocks, text.anchors),
            None => {
                self.addresses.forget(index);
                (Vec::new(), Vec::new())
            }
        };
        let of_text = headings::take_title(&mut blocks, keys.title.as_deref(), notes);
        if keys.title.is_none() && of_text.is_some() {
            keys.title = of_text;
        }
        if let (Kind::Page, Some(to), true) = (document.kind, &keys.redirect_to, self.addresses.of(index).is_some()) {
            // Only posts can stand elsewhere.
            let line = document.key_line("redirect_to");
            let text = keys.title.clone().unwrap_or_else(|| to.clone());
            notes.look(line, "a page that led to another site holds a link to it", to, &text);
            let link = Inline::Link { to: to.clone(), content: vec![Inline::Text(text)], line };
            blocks = vec![Block { line, kind: BlockKind::Paragraph(vec![link]) }];
        }
        if !has_text(&mut blocks) && !is_external && self.addresses.of(index).is_some() {
            let message = match is_list {
                true => "a page that only lists posts was not imported: links to it lead to the news",
                false => "no text remained, so the file was not imported",
            };
            notes.look(1, message, "", "");
            self.addresses.forget(index);
        }
        let fragments = headings::settle(&mut blocks, anchors, notes);
        self.fragments.push(self.addresses.of(index).is_some().then_some(fragments));
        self.lists_of_posts.push(is_list);
        self.keys.push(keys);
        self.texts.push(blocks);
    }

    /// Writes the files, in memory.
    pub fn write(mut self, imported: &mut Imported, report: &mut Report) {
        let old_paths = self.old_paths();
        let mut taken = Taken::new(&self.addresses, self.documents.len(), &self.default_language, self.target);
        let mut media = Media::default();
        for (index, old_paths) in old_paths.into_iter().enumerate() {
            let Some(address) = self.addresses.of(index).cloned() else { continue };
            let document = &self.documents[index];
            let notes = &mut self.notes[index];
            let aliases = taken.give(&address, &self.default_language, &old_paths, notes);
            let mut resolver = Resolver {
                site: self.site,
                addresses: &self.addresses,
                fragments: &self.fragments,
                lists_of_posts: &self.lists_of_posts,
                base_url: self.target.base_url(),
                media: &mut media,
            };
            resolver.resolve(index, document, &mut self.texts[index], notes);
            let picture = self.keys[index].picture.clone().and_then(|picture| {
                let new = resolver.picture(index, document, &picture.source);
                if new.is_none() {
                    notes.look(
                        picture.line,
                        "the picture of the post is not a file of the old site",
                        &picture.source,
                        "",
                    );
                } else if picture.alternative.is_empty() {
                    notes.person(
                        picture.line,
                        "the picture of the post has no description",
                        &picture.source,
                        new.as_deref().unwrap_or_default(),
                    );
                }
                new.map(|new| (new, picture.alternative))
            });
            let external = self.keys[index].redirect_to.clone();
            let composition = Composition {
                document,
                address: &address,
                keys: &self.keys[index],
                picture,
                external,
                aliases,
                blocks: &self.texts[index],
            };
            let file = compose(&composition, notes);
            report.documents.push((document.path.clone(), address.file.clone()));
            imported.origins.insert(address.file.clone(), Origin { file: document.path.clone(), lines: file.lines });
            imported.files.insert(address.file.clone(), Content::Text(file.text));
        }
        self.add_shared_files(media, imported, report);
        self.notes.into_iter().for_each(|notes| report.add(notes));
    }

    fn add_shared_files(&self, media: Media, imported: &mut Imported, report: &mut Report) {
        let (mut tags, mut authors) = (BTreeMap::new(), BTreeMap::new());
        let mut languages = BTreeSet::new();
        for (index, keys) in self.keys.iter().enumerate() {
            let Some(address) = self.addresses.of(index) else { continue };
            languages.insert(address.language.as_str());
            let document = &self.documents[index];
            if document.kind == Kind::Page {
                continue;
            }
            let named = |name: &String, keys: &[&str]| {
                let key = keys.iter().find(|key| document.key(key).is_some());
                let line = key.map_or(1, |key| document.key_line(key));
                (slugify(name), Named { name: name.clone(), file: document.path.clone(), line })
            };
            for (slug, tag) in keys.tags.iter().map(|name| named(name, &["tags", "tag", "categories", "category"])) {
                tags.entry(slug).or_insert(tag);
            }
            for (slug, author) in keys.authors.iter().map(|name| named(name, &["authors", "author"])) {
                authors.entry(slug).or_insert(author);
            }
        }
        tags.remove("");
        authors.remove("");
        site_files::add_people(self.target, &authors, imported, report);
        site_files::add_tags(self.target, &tags, imported, report);
        site_files::note_languages(self.target, self.site, &languages, report);
        imported.files.extend(media.files.into_iter().map(|(path, file)| (path, Content::File(file))));
    }
}

/// The blocks of a document's text. What prevents them has been noted.
fn convert_body(
    context: Context<'_>,
    notes: &mut Notes,
    teams: &mut Vec<crate::report::ProposedTeam>,
) -> Option<Converted> {
    let document = context.document;
    let lines = liquid::resolve(document.body(), document.front_matter.body_line, context, notes)?;
    let prepared = match document.is_html {
        true => kramdown::prepare_html(&lines),
        false => kramdown::prepare_markdown(lines, context.site.config.parses_html_blocks(), notes),
    };
    let anchors = prepared.anchors.clone();
    let nodes = match dom::read(prepared) {
        Ok(nodes) => nodes,
        Err(too_deep) => {
            notes.error(too_deep.line, "the text is nested too deeply");
            return None;
        }
    };
    teams.extend(people::of_grids(&document.path, &nodes));
    let mut converted = convert(&nodes, notes)?;
    converted.anchors.extend(anchors);
    teams.extend(people::of_lists(&document.path, &converted.blocks));
    Some(converted)
}
