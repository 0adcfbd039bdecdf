//! One HTML document for each route: the built `index.html` with a head of its own and the page as text.

mod head;
mod json_ld;
mod open_graph;
pub mod prerender;
mod shell;
mod template;
pub(crate) mod theme_init;

use crate::authored::SiteSettings;
use crate::convert::{Frame, Published, PublishedPage};
use crate::document::prerender::TextContext;
use crate::files::headers::ContentSecurityPolicy;
use crate::fs;
use crate::memory::{Memory, Shared, Source};
use crate::output::assets::Assets;
use crate::output::site_address::{SiteAddress, file_path};
use crate::output::{Output, OutputFile};
use model::route::Route;
use model::site::document_title;
use std::path::Path;
use template::{Parts, Template};

/// What all documents share.
#[derive(Debug, PartialEq)]
pub(crate) struct DocumentSettings {
    /// The settings of the site.
    pub site: SiteSettings,
    /// Where the site will lie.
    pub address: SiteAddress,
    /// The files that every page loads.
    pub assets: Assets,
    /// The policy, where documents carry it themselves, for hosts that send no headers.
    pub policy: Option<ContentSecurityPolicy>,
    /// What stands in every document.
    pub template: Template,
}

/// All that a document is made from.
#[derive(Debug, PartialEq)]
pub(crate) struct DocumentSource {
    settings: Shared<DocumentSettings>,
    frame: Shared<Frame>,
    /// The page, or none for the document for all unknown addresses.
    page: Option<Shared<PublishedPage>>,
    /// On a site of several languages, those in which the page really is written.
    languages: Vec<String>,
}

/// The same, as it is read while the document is made.
#[derive(Clone, Copy)]
struct DocumentPage<'a> {
    frame: &'a Frame,
    page: Option<&'a PublishedPage>,
    languages: &'a [String],
}

/// The template in a folder with a built site: its `index.html`.
///
/// # Errors
/// The folder has none that can serve as a template.
pub(crate) fn template(folder: &Path) -> Result<Template, String> {
    let index = fs::read_text(&folder.join("index.html"))
        .map_err(|error| format!("{error}\n    help: build the site there first: cargo xtask build"))?;
    Template::new(&index)
}

/// Adds a document for each page, and one for all unknown addresses.
pub(crate) fn add(output: &mut Output, published: &Published, settings: DocumentSettings, memory: &mut Memory) {
    let settings = memory.document_settings.settle(settings);
    for locale in &published.locales {
        let language = &locale.frame.language.code;
        let pages = locale.pages.iter().cloned().map(Some).chain([None]);
        let sources = pages.map(|page| {
            let languages = page.as_ref().and_then(|page| published.languages.get(&page.route));
            let languages = languages.cloned().unwrap_or_default();
            DocumentSource { settings: settings.clone(), frame: locale.frame.clone(), page, languages }
        });
        let memory = memory.locales.entry(language.clone()).or_default();
        let documents = memory.documents.results(sources.collect(), |sources| {
            let text = TextContext::new(&locale.frame.site, settings.address.links(), language);
            sources
                .iter()
                .map(|wanted| OutputFile::shared(wanted.source.path(), wanted.source.document(&text)))
                .collect()
        });
        documents.into_iter().for_each(|document| output.add_shared(document));
    }
}

/// The base path for which the documents of a folder were written, if it has any.
#[must_use]
pub fn earlier_base_path(folder: &Path) -> Option<String> {
    let index = fs::read_text(&folder.join("index.html")).ok()?;
    let (_, rest) = index.split_once("data-base-path=\"")?;
    rest.split_once('"').map(|(path, _)| String::from(path))
}

impl Source for DocumentSource {
    type Key = Option<Route>;

    fn key(&self) -> Option<Route> {
        self.page.as_ref().map(|page| page.route.clone())
    }
}

impl DocumentSource {
    /// Where the document is written, below the output folder.
    fn path(&self) -> String {
        let (files, language) = (self.settings.address.files(), &self.frame.language.code);
        file_path(&match &self.page {
            Some(page) => files.page(language, &page.route),
            None => files.href(language, "/404.html"),
        })
    }

    fn document(&self, text: &TextContext<'_>) -> String {
        let settings = &*self.settings;
        let page = DocumentPage { frame: &self.frame, page: self.page.as_deref(), languages: &self.languages };
        settings.template.document(&Parts {
            html_tag: shell::html_tag(&page, &settings.address),
            head: head::head(&page, settings).into_string(),
            body: shell::body(&page, text, settings).into_string(),
        })
    }
}

impl DocumentPage<'_> {
    /// The title, without the site's.
    fn title(&self) -> &str {
        self.page.map_or(&self.frame.site.strings.not_found_heading, |page| &page.meta.title)
    }

    fn full_title(&self) -> String {
        document_title(self.title(), &self.frame.site.title)
    }

    fn description(&self) -> &str {
        self.page.map_or(&self.frame.site.strings.not_found_text, |page| &page.meta.description)
    }

    /// The languages in which the page really is written, with its full address in each.
    fn translations(&self, address: &SiteAddress) -> Vec<(String, String)> {
        let Some(page) = self.page else { return Vec::new() };
        let full = address.full();
        self.languages.iter().map(|language| (language.clone(), full.page(language, &page.route))).collect()
    }

    /// The full address under which search engines should know the page: that of the language of its text.
    fn canonical(&self, address: &SiteAddress) -> Option<String> {
        self.page.map(|page| address.full().page(&page.meta.language, &page.route))
    }
}
