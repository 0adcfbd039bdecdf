//! One HTML document for each route: the built `index.html` with a head of its own and the page as text.

mod head;
mod linked_data;
mod preview;
mod shell;
mod template;

use crate::address::{Address, file_path};
use crate::assets::Assets;
use crate::authored::SiteSettings;
use crate::files;
use crate::output::Output;
use crate::parallel::in_portions;
use crate::policy::ContentSecurityPolicy;
use crate::publish::{Published, PublishedEdition, PublishedPage};
use crate::static_text::TextContext;
use model::text::document_title;
use std::path::Path;
use template::{Parts, Template};

/// What all documents share.
pub struct DocumentSettings<'a> {
    /// The settings of the site.
    pub site: &'a SiteSettings,
    /// Where the site will lie.
    pub address: &'a Address,
    /// The files that every page loads.
    pub assets: &'a Assets,
    /// The policy, where documents carry it themselves, for hosts that send no headers.
    pub policy: Option<&'a ContentSecurityPolicy>,
}

/// The page of a document, or the page for all unknown addresses.
#[derive(Clone, Copy)]
struct DocumentPage<'a> {
    published: &'a Published,
    edition: &'a PublishedEdition,
    page: Option<&'a PublishedPage>,
}

/// Adds a document for each page, and one for all unknown addresses.
///
/// # Errors
/// The folder has no `index.html` that can serve as a template.
pub fn add(
    output: &mut Output,
    published: &Published,
    settings: &DocumentSettings<'_>,
    folder: &Path,
) -> Result<(), String> {
    let index = files::read_text(&folder.join("index.html"))
        .map_err(|error| format!("{error}\n    help: build the site there first: cargo xtask build"))?;
    let template = Template::new(&index)?;
    for edition in &published.editions {
        let pages: Vec<_> = edition.pages.iter().map(Some).chain([None]).collect();
        let documents = in_portions(&pages, |pages| {
            let text = TextContext::new(&edition.site, settings.address.links(), &edition.language.code);
            let document = |page: &Option<_>| {
                let page = DocumentPage { published, edition, page: *page };
                (page.path(settings.address), page.document(&template, &text, settings))
            };
            pages.iter().map(document).collect()
        });
        for (path, document) in documents {
            output.add(path, document);
        }
    }
    Ok(())
}

/// The base path for which the documents of a folder were written, if it has any.
#[must_use]
pub fn earlier_base_path(folder: &Path) -> Option<String> {
    let index = files::read_text(&folder.join("index.html")).ok()?;
    let (_, rest) = index.split_once("data-base-path=\"")?;
    rest.split_once('"').map(|(path, _)| String::from(path))
}

impl DocumentPage<'_> {
    /// Where the document is written, below the output folder.
    fn path(&self, address: &Address) -> String {
        let (files, language) = (address.files(), &self.edition.language.code);
        file_path(&match self.page {
            Some(page) => files.page(language, &page.route),
            None => files.href(language, "/404.html"),
        })
    }

    fn document(&self, template: &Template, text: &TextContext<'_>, settings: &DocumentSettings<'_>) -> String {
        template.document(&Parts {
            html_tag: shell::html_tag(self, settings.address),
            head: head::head(self, settings).into_string(),
            body: shell::body(self, text, settings).into_string(),
        })
    }

    /// The title, without the site's.
    fn title(&self) -> &str {
        self.page.map_or(&self.edition.site.strings.not_found_heading, |page| page.content.title())
    }

    fn full_title(&self) -> String {
        document_title(self.title(), &self.edition.site.title)
    }

    fn description(&self) -> &str {
        self.page.map_or(&self.edition.site.strings.not_found_text, |page| page.content.description())
    }

    /// The languages in which the page really is written, with its full address in each.
    fn translations(&self, address: &Address) -> Vec<(String, String)> {
        let Some(page) = self.page else { return Vec::new() };
        let full = address.full();
        let languages = self.published.languages.get(&page.route).into_iter().flatten();
        languages.map(|language| (language.clone(), full.page(language, &page.route))).collect()
    }

    /// The full address under which search engines should know the page: that of the language of its text.
    fn canonical(&self, address: &Address) -> Option<String> {
        self.page.map(|page| address.full().page(page.content.language(), &page.route))
    }
}
