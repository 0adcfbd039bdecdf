//! The new site: the imported content as the publisher writes it.

use super::ComparisonError;
use super::html::{Element, parse};
use super::links::{Page, SitePages};
use super::selectors::{ADDED_BY_PUBLISHER, MAIN};
use crate::support::{Folder, TODAY};
use importer::report::Report;
use publisher::convert::{PublishOptions, Published};
use publisher::diagnostic::Diagnostics;
use publisher::document::prerender::Prerenderer;
use publisher::output::site_address::SiteAddress;
use publisher::source::images::Images;
use std::collections::HashMap;
use std::path::Path;

/// The pages of the new site, and where the documents of the old one are in it.
pub struct PublishedSite {
    /// The pages.
    pub pages: SitePages,
    /// The URL path of each imported document, by its source file.
    pub urls: HashMap<String, String>,
    /// The report of the import.
    pub report: Report,
}

/// Imports a site into a temporary checkout and renders its pages, drafts too. An error in the content does not prevent
/// that, unlike a publication.
pub fn publish(source: &Path) -> Result<PublishedSite, ComparisonError> {
    let checkout = Folder::checkout();
    let report = checkout.import(source).map_err(|message| ComparisonError::Import { message })?;
    let content = publisher::read(checkout.path());
    let images = Images::unconverted(checkout.path());
    let options = PublishOptions { today: TODAY, with_unpublished: true };
    let published = publisher::convert::convert(&content, &images, options, &mut Diagnostics::default());
    let address = SiteAddress::new(&content.site.base_url, "/", &content.site.language_codes());
    let url = |file: &String| url_of(file, &address);
    let urls: HashMap<String, String> =
        report.documents.iter().filter_map(|(source, file)| Some((source.clone(), url(file)?))).collect();
    let sources: HashMap<&str, &str> = urls.iter().map(|(source, url)| (url.as_str(), source.as_str())).collect();
    let mut pages = SitePages { base_url: content.site.base_url.clone(), files: "media/", ..SitePages::default() };
    for (url, content) in render(&published, &address) {
        let document = String::from(sources.get(url.as_str()).copied().unwrap_or(&url));
        pages.pages.insert(url, Page { document, content });
    }
    Ok(PublishedSite { pages, urls, report })
}

/// Renders all pages, by URL path.
fn render(published: &Published, address: &SiteAddress) -> Vec<(String, Element)> {
    let mut rendered = Vec::new();
    for locale in &published.locales {
        let code = &locale.language.code;
        let prerenderer = Prerenderer::new(&locale.site, address.relative_urls().clone(), code);
        for page in &locale.pages {
            let html = prerenderer.page(Some((&page.route, &page.content))).into_string();
            let document = parse(&html, &ADDED_BY_PUBLISHER);
            let main = document.find(&|element| element.name == MAIN).cloned().unwrap_or_default();
            rendered.push((address.relative_urls().page(code, &page.route), main));
        }
    }
    rendered
}

/// Returns the URL path of a content file.
fn url_of(file: &str, address: &SiteAddress) -> Option<String> {
    let mut segments = file.strip_suffix(".md")?.split('/');
    let path = match (segments.next()?, segments.next()?, segments.next()?) {
        (language, "pages", "home") => (language, String::from("/")),
        (language, "pages", slug) => (language, format!("/{slug}/")),
        (language, _, name) => (language, format!("/news/{}/", name.get(11..)?)),
    };
    Some(address.relative_urls().href(path.0, &path.1))
}
