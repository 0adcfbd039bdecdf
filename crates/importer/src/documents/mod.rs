//! All documents of the old site, from source text to content files.

mod languages;
mod source_urls;

use crate::aliases::UrlRegistry;
use crate::ast::{Block, BlockKind, Inline, has_visible_content};
use crate::content_file::{ContentFile, render};
use crate::convert::{Converted, convert};
use crate::dom;
use crate::headings::{self, Fragments};
use crate::key_mapping::{self, CoverImage, MappedKeys};
use crate::kramdown;
use crate::links::{DeadLinks, Resolver};
use crate::liquid::{self, Context};
use crate::media::Media;
use crate::output::{ImportOutput, Origin};
use crate::people;
use crate::report::{Cause, FileReport, ProposedTeam, Report};
use crate::site_files::{self, NameOccurrence};
use crate::slugs::{SlugAllocator, short_slug};
use crate::source::{Document, DocumentKind, Site};
use crate::source_map;
use crate::target::{Content, Target};
use crate::url_map::{Location, UrlMap};
use source_urls::only_redirects;
use std::collections::BTreeMap;

/// The documents with their state. All vectors are indexed by document.
pub(crate) struct Documents<'a> {
    site: &'a Site,
    target: &'a Target,
    default_language: String,
    documents: Vec<Document>,
    file_reports: Vec<FileReport>,
    keys: Vec<MappedKeys>,
    bodies: Vec<Vec<Block>>,
    fragments: Vec<Option<Fragments>>,
    lists_posts: Vec<bool>,
    url_map: UrlMap,
}

impl<'a> Documents<'a> {
    /// Parses and converts the documents.
    pub fn read(
        site: &'a Site,
        mut documents: Vec<Document>,
        target: &'a Target,
        report: &mut Report,
    ) -> Documents<'a> {
        let default_language = target.languages().first().cloned().or_else(|| site.config.language());
        let default_language = default_language.unwrap_or_else(|| String::from("en"));
        documents.retain_mut(|document| {
            let is_error_page = document.source_url == "/404.html" || document.name == "404";
            if is_error_page {
                document.file_report.add(Cause::ErrorPageLeftOut, 1, "", "");
                report.add(std::mem::take(&mut document.file_report));
            }
            !is_error_page
        });
        languages::use_languages_of_target(&mut documents, target, &default_language);
        let mut slugs = SlugAllocator::new(target, &default_language, &documents);
        let allocate = |document: &mut Document| (!only_redirects(document, site)).then(|| slugs.allocate(document));
        let locations: Vec<Option<Location>> = documents.iter_mut().map(allocate).collect();
        let url_map = UrlMap::new(&documents, locations);
        let file_reports = documents.iter_mut().map(|document| std::mem::take(&mut document.file_report)).collect();
        let mut all = Documents {
            site,
            target,
            default_language,
            documents,
            file_reports,
            keys: Vec::new(),
            bodies: Vec::new(),
            fragments: Vec::new(),
            lists_posts: Vec::new(),
            url_map,
        };
        for index in 0..all.documents.len() {
            all.read_document(index, report);
        }
        people::add_teams(&mut report.teams, people::teams_in_data(site));
        all
    }

    fn read_document(&mut self, index: usize, report: &mut Report) {
        let document = &self.documents[index];
        let file_report = &mut self.file_reports[index];
        let context = Context { site: self.site, document, url_map: &self.url_map };
        let mut keys = key_mapping::map_keys(context, file_report);
        let converted = convert_body(context, file_report, &mut report.teams);
        let lists_posts = document.has_liquid
            && ["site.posts", "paginator.posts"].iter().any(|variable| document.body().contains(variable));
        let is_external = keys.redirect_to.is_some();
        let (mut blocks, anchors) = match converted {
            Some(converted) => (converted.blocks, converted.anchors),
            None => {
                self.url_map.remove(index);
                (Vec::new(), Vec::new())
            }
        };
        let heading = headings::take_title(&mut blocks, keys.title.as_deref(), file_report);
        if keys.title.is_none() && heading.is_some() {
            keys.title = heading;
        }
        if let (DocumentKind::Page, Some(url), true) =
            (document.kind, &keys.redirect_to, self.url_map.location(index).is_some())
        {
            // Only posts can have an `external` URL.
            let line = document.key_line("redirect_to");
            let text = keys.title.clone().unwrap_or_else(|| url.clone());
            file_report.add(Cause::RedirectPageBecameLink, line, url, &text);
            let link = Inline::Link { url: url.clone(), content: vec![Inline::Text(text)], line };
            blocks = vec![Block { line, kind: BlockKind::Paragraph(vec![link]) }];
        }
        if !has_visible_content(&mut blocks) && !is_external && self.url_map.location(index).is_some() {
            let cause = if lists_posts { Cause::PostListLeftOut } else { Cause::FileWithoutText };
            file_report.add(cause, 1, "", "");
            self.url_map.remove(index);
        }
        let fragments = headings::normalize(&mut blocks, anchors, file_report);
        self.fragments.push(self.url_map.location(index).is_some().then_some(fragments));
        self.lists_posts.push(lists_posts);
        self.keys.push(keys);
        self.bodies.push(blocks);
    }

    /// Renders the files into `output`.
    pub fn write(mut self, dead_links: DeadLinks, output: &mut ImportOutput, report: &mut Report) {
        let source_urls = self.source_urls();
        let mut url_registry =
            UrlRegistry::new(&self.url_map, self.documents.len(), &self.default_language, self.target);
        let mut media = Media::default();
        for (index, source_urls) in source_urls.into_iter().enumerate() {
            let Some(location) = self.url_map.location(index).cloned() else { continue };
            let document = &self.documents[index];
            let file_report = &mut self.file_reports[index];
            let aliases = url_registry.claim_aliases(&location, &self.default_language, &source_urls, file_report);
            let mut resolver = Resolver {
                site: self.site,
                url_map: &self.url_map,
                fragments: &self.fragments,
                lists_posts: &self.lists_posts,
                media: &mut media,
                dead_links,
            };
            resolver.resolve(index, document, &mut self.bodies[index], file_report);
            let cover_image = self.keys[index]
                .cover_image
                .as_ref()
                .and_then(|cover_image| resolve_cover_image(&mut resolver, index, document, cover_image, file_report));
            let external = self.keys[index].redirect_to.clone();
            let content_file = ContentFile {
                document,
                location: &location,
                keys: &self.keys[index],
                cover_image,
                external,
                aliases,
                blocks: &self.bodies[index],
            };
            let file = render(&content_file, file_report);
            report.documents.push((document.path.clone(), location.file.clone()));
            output
                .origins
                .insert(location.file.clone(), Origin { file: document.path.clone(), line_map: file.line_map });
            output.files.insert(location.file.clone(), Content::Text(file.content));
        }
        self.add_shared_files(media, output, report);
        self.file_reports.into_iter().for_each(|file_report| report.add(file_report));
    }

    fn add_shared_files(&self, media: Media, output: &mut ImportOutput, report: &mut Report) {
        let (mut tags, mut authors) = (BTreeMap::new(), BTreeMap::new());
        let mut languages = BTreeMap::new();
        for (index, keys) in self.keys.iter().enumerate() {
            let Some(location) = self.url_map.location(index) else { continue };
            let document = &self.documents[index];
            languages.entry(location.language.as_str()).or_insert(document.path.as_str());
            if document.kind == DocumentKind::Page {
                continue;
            }
            let occurrence = |name: &String, keys: &[&str]| {
                let key = keys.iter().find(|key| document.key(key).is_some());
                let line = key.map_or(1, |key| document.key_line(key));
                (short_slug(name), NameOccurrence { name: name.clone(), file: document.path.clone(), line })
            };
            for (slug, tag) in keys.tags.iter().map(|name| occurrence(name, &["tags", "tag", "categories", "category"]))
            {
                tags.entry(slug).or_insert(tag);
            }
            for (slug, author) in keys.authors.iter().map(|name| occurrence(name, &["authors", "author"])) {
                authors.entry(slug).or_insert(author);
            }
        }
        tags.remove("");
        authors.remove("");
        site_files::add_people(self.target, &authors, output, report);
        site_files::add_tags(self.target, &tags, output, report);
        site_files::report_missing_languages(self.target, &languages, report);
        output.files.extend(media.files.into_iter().map(|(path, file)| (path, Content::File(file))));
    }
}

/// Returns the new URL of a cover image with its alternative text, and reports what it lacks.
fn resolve_cover_image(
    resolver: &mut Resolver<'_>,
    index: usize,
    document: &Document,
    cover_image: &CoverImage,
    file_report: &mut FileReport,
) -> Option<(String, String)> {
    let CoverImage { url, alt, line } = cover_image;
    let Some(new_url) = resolver.cover_image(index, document, url) else {
        file_report.add(Cause::CoverImageMissing, *line, url, "");
        return None;
    };
    if alt.is_empty() {
        file_report.add(Cause::CoverImageWithoutDescription, *line, url, &new_url);
    }
    Some((new_url, alt.clone()))
}

/// Returns the converted body of a document, or `None` after reporting the error that prevents it.
fn convert_body(
    context: Context<'_>,
    file_report: &mut FileReport,
    teams: &mut Vec<ProposedTeam>,
) -> Option<Converted> {
    let document = context.document;
    let (body, first_line) = (document.body(), document.front_matter.body_line);
    let lines = match document.has_liquid {
        true => liquid::render(body, first_line, context, file_report)?,
        false => source_map::split_lines(body, first_line),
    };
    let preprocessed = match document.is_html {
        true => kramdown::preprocess_html(&lines),
        false => kramdown::preprocess_markdown(lines, context.site.dialect(), file_report),
    };
    let anchors = preprocessed.anchors.clone();
    let nodes = match dom::parse(preprocessed, file_report) {
        Ok(nodes) => nodes,
        Err(too_deep) => {
            file_report.add(Cause::TooDeep, too_deep.line, "", "");
            return None;
        }
    };
    teams.extend(people::teams_in_grids(&document.path, &nodes));
    let mut converted = convert(&nodes, file_report)?;
    converted.anchors.extend(anchors);
    teams.extend(people::teams_in_lists(&document.path, &converted.blocks));
    Some(converted)
}
