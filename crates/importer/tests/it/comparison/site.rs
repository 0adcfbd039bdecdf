//! The comparison of a whole site.

use super::ComparisonError;
use super::difference::{Difference, differences};
use super::html::{Element, parse};
use super::jekyll::{self, RenderedDocument, RenderedSite};
use super::line::Line;
use super::links::{LinkContext, Page, SitePages};
use super::parts::{KINDS, Kind, count, lines};
use super::published::{self, PublishedSite};
use super::reported::Reported;
use super::selectors::ADDED_BY_JEKYLL;
use std::collections::BTreeMap;
use std::path::Path;

/// The result of a comparison.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The number of compared documents.
    pub documents: usize,
    /// The number of words, code blocks, links, lists and tables on the old site.
    pub compared: BTreeMap<Kind, usize>,
    /// The number of differences that the report names.
    pub reported: usize,
    /// The other differences, by source file.
    pub failures: Vec<(String, Difference)>,
    /// The documents that were not imported, which the report says.
    pub not_imported: Vec<String>,
    /// The documents that Jekyll could not render, with its messages.
    pub not_rendered: Vec<(String, String)>,
}

/// Renders a site with Jekyll, imports it, and compares all documents.
pub fn compare(source: &Path) -> Result<Comparison, ComparisonError> {
    let rendered = jekyll::render(source)?;
    let published = published::publish(source)?;
    let old = old_pages(&rendered);
    let mut comparison = Comparison::default();
    for document in &rendered.documents {
        comparison.add(document, &old, &published);
    }
    comparison.not_rendered = rendered.failures.into_iter().map(|failed| (failed.path, failed.message)).collect();
    Ok(comparison)
}

fn old_pages(rendered: &RenderedSite) -> SitePages {
    let url = if rendered.url.is_empty() { "https://old-site.invalid" } else { rendered.url.trim_end_matches('/') };
    let pages = rendered.documents.iter().map(|document| {
        let content = parse(&document.html, &ADDED_BY_JEKYLL);
        (document.url.clone(), Page { document: document.path.clone(), content })
    });
    let failed = rendered.failures.iter().map(|failed| {
        let page = Page { document: failed.path.clone(), content: Element::default() };
        (failed.url.clone(), page)
    });
    let base_url = [url, rendered.base_path.trim_end_matches('/')].concat();
    SitePages { base_url, pages: failed.chain(pages).collect(), files: "" }
}

impl Comparison {
    fn add(&mut self, document: &RenderedDocument, old: &SitePages, published: &PublishedSite) {
        let file = document.path.as_str();
        let entries: Vec<_> = published.report.entries.iter().filter(|entry| entry.file == file).collect();
        let new_url = published.urls.get(file);
        let Some((new_url, new)) = new_url.and_then(|url| published.pages.pages.get_key_value(url)) else {
            // A document that is not imported is named by an entry, whatever its words are.
            match entries.is_empty() {
                true => self.failures.push((String::from(file), lost_document(file))),
                false => self.not_imported.push(String::from(file)),
            }
            return;
        };
        self.documents += 1;
        let content = parse(&document.html, &ADDED_BY_JEKYLL);
        let mut reported = Reported::new(entries);
        for kind in KINDS {
            let before = lines(kind, &content, &LinkContext { site: old, path: &document.url });
            let after = lines(kind, &new.content, &LinkContext { site: &published.pages, path: new_url });
            *self.compared.entry(kind).or_default() += count(kind, &before);
            for difference in differences(kind, &before, &after) {
                match reported.unreported(difference) {
                    Some(rest) => self.failures.push((String::from(file), rest)),
                    None => self.reported += 1,
                }
            }
        }
    }
}

fn lost_document(file: &str) -> Difference {
    Difference { kind: Kind::Document, context: String::new(), before: vec![Line::of_text(file)], after: Vec::new() }
}
