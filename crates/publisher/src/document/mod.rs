//! One HTML document for each route: the built `index.html` with the head and the static HTML of the page. It is made when it is
//! written.

mod head;
pub(crate) mod interface_string;
mod json_ld;
mod open_graph;
pub mod prerender;
mod shell;
mod template;
pub(crate) mod theme_init;

pub use template::TemplateError;

use crate::authored::SiteSettings;
use crate::convert::{PublishOptions, Published, PublishedLocale, PublishedPage};
use crate::document::prerender::Prerenderer;
use crate::files::headers::ContentSecurityPolicy;
use crate::fs;
use crate::output::assets::Assets;
use crate::output::site_address::{SiteAddress, file_path};
use crate::output::{Output, OutputFile};
use model::site::{Site, document_title};
use std::path::Path;
use template::{Template, TemplateParts};

/// What all documents share.
pub(crate) struct DocumentSettings {
    /// Whether documents contain the page as static HTML.
    pub prerender: bool,
    /// The address of the site.
    pub address: SiteAddress,
    /// The files that every page loads.
    pub assets: Assets,
    /// What browsers allow the site.
    pub policy: ContentSecurityPolicy,
    /// Whether documents contain the policy themselves, for hosts that send no headers.
    pub has_policy: bool,
    /// The built `index.html`.
    pub template: Template,
    /// The site of each locale, with its strings marked.
    sites: Vec<Site>,
}

/// A page with what its document needs to know.
#[derive(Clone, Copy)]
struct DocumentPage<'a> {
    locale: &'a PublishedLocale,
    /// The site of the locale, with its strings marked.
    site: &'a Site,
    /// The page, or `None` for the document for all unknown URLs.
    page: Option<&'a PublishedPage>,
    /// On a site of several languages, those that the page is written in.
    languages: &'a [String],
}

/// Reads the template from a folder with a built site: its `index.html`.
///
/// # Errors
/// Errors if the file is missing or cannot serve as a template.
pub(crate) fn template(folder: &Path) -> Result<Template, TemplateError> {
    let index = fs::read_to_string(&folder.join("index.html")).map_err(TemplateError::NotBuilt)?;
    Template::new(&index)
}

/// Adds a document for each page, and one for all unknown URLs.
pub(crate) fn add<'a>(output: &mut Output<'a>, published: &'a Published, settings: &'a DocumentSettings) {
    for (locale, site) in published.locales.iter().zip(&settings.sites) {
        let languages = |page: &PublishedPage| published.languages.get(&page.route).map_or(&[][..], Vec::as_slice);
        let pages =
            locale.pages.iter().map(|page| DocumentPage { locale, site, page: Some(page), languages: languages(page) });
        let not_found = DocumentPage { locale, site, page: None, languages: &[] };
        let document = |page: DocumentPage<'a>| {
            let make = move || Ok(page.document(settings).into_bytes());
            OutputFile::made_when_written(page.path(&settings.address), make)
        };
        output.extend(pages.chain([not_found]).map(document));
    }
}

/// Returns the base path that the documents of a folder were written for, if it has any.
#[must_use]
pub fn earlier_base_path(folder: &Path) -> Option<String> {
    let index = fs::read_to_string(&folder.join("index.html")).ok()?;
    let (_, rest) = index.split_once("data-base-path=\"")?;
    rest.split_once('"').map(|(path, _)| String::from(path))
}

impl DocumentSettings {
    /// The settings for the documents of a site. `template` is its built `index.html`, `assets` are the files of its app.
    pub fn new(
        site: &SiteSettings,
        published: &Published,
        address: SiteAddress,
        assets: Assets,
        template: Template,
        options: PublishOptions,
    ) -> DocumentSettings {
        let with_marked_strings =
            |locale: &PublishedLocale| locale.site.clone().with_marked_strings(&locale.language.code);
        DocumentSettings {
            prerender: site.prerender,
            address,
            policy: ContentSecurityPolicy::new(&assets.style, &assets.watchdog),
            has_policy: !options.with_unpublished,
            assets,
            template,
            sites: published.locales.iter().map(with_marked_strings).collect(),
        }
    }
}

impl DocumentPage<'_> {
    fn document(&self, settings: &DocumentSettings) -> String {
        let prerenderer =
            Prerenderer::new(self.site, settings.address.relative_urls().clone(), &self.locale.language.code);
        settings.template.document(&TemplateParts {
            html_tag: shell::html_tag(self, &settings.address),
            head: head::head(self, settings).into_string(),
            body: shell::body(self, &prerenderer, settings).into_string(),
        })
    }

    /// Returns the path of the document below the output folder.
    fn path(&self, address: &SiteAddress) -> String {
        let (files, language) = (address.output_paths(), &self.locale.language.code);
        file_path(&match self.page {
            Some(page) => files.page(language, &page.route),
            None => files.href(language, "/404.html"),
        })
    }

    /// Returns the title, without the site's.
    fn title(&self) -> &str {
        self.page.map_or(&self.site.strings.not_found_heading.text, |page| &page.meta.title)
    }

    fn full_title(&self) -> String {
        document_title(self.title(), &self.locale.site.title)
    }

    fn description(&self) -> &str {
        self.page.map_or(&self.site.strings.not_found_text.text, |page| &page.meta.description)
    }

    /// Returns the languages that the page is written in, with its absolute URL in each. A page that falls back to the default
    /// language has none: it is not a translation, and search engines expect such links in both directions.
    fn translations(&self, address: &SiteAddress) -> Vec<(String, String)> {
        let is_own = |page: &&PublishedPage| page.meta.language == self.locale.language.code;
        let Some(page) = self.page.filter(is_own) else { return Vec::new() };
        let urls = address.absolute_urls();
        self.languages.iter().map(|language| (language.clone(), urls.page(language, &page.route))).collect()
    }

    /// Returns the canonical URL for search engines: that of the language that the content is written in.
    fn canonical(&self, address: &SiteAddress) -> Option<String> {
        self.page.map(|page| address.absolute_urls().page(&page.meta.language, &page.route))
    }
}
