//! One HTML document for each route: the built `index.html` with a head of its own.

use crate::address::Address;
use crate::files;
use crate::output::Output;
use crate::publish::Published;
use model::route::Route;
use model::site::Direction;
use model::text::document_title;
use model::urls::SiteUrls;
use std::path::Path;

/// Adds a document for each page, and one for all unknown addresses.
///
/// # Errors
/// The folder has no `index.html` that can serve as a template.
pub fn add(output: &mut Output, published: &Published, address: &Address, folder: &Path) -> Result<(), String> {
    let index = files::read_text(&folder.join("index.html"))
        .map_err(|error| format!("{error}\n    help: build the site there first: cargo xtask build"))?;
    let template = Template::new(&index)?;
    for edition in &published.editions {
        let strings = &edition.site.strings;
        let not_found = (None, strings.not_found_heading.as_str(), strings.not_found_text.as_str());
        let pages =
            edition.pages.iter().map(|page| (Some(&page.route), page.content.title(), page.content.description()));
        for (route, title, description) in pages.chain([not_found]) {
            let head = DocumentHead {
                language: edition.language.code.clone(),
                direction: edition.language.direction,
                route: route.cloned(),
                title: document_title(title, &edition.site.title),
                description: String::from(description),
            };
            output.add(head.path(&address.languages), template.document(&head, address));
        }
    }
    Ok(())
}

/// What stands in the head of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHead {
    /// The language of the page.
    pub language: String,
    /// The direction of its text.
    pub direction: Direction,
    /// The page, or `None` for the document that stands for all unknown addresses.
    pub route: Option<Route>,
    /// The title.
    pub title: String,
    /// The description.
    pub description: String,
}

impl DocumentHead {
    /// Where the document is written, below the output folder.
    #[must_use]
    pub fn path(&self, languages: &[String]) -> String {
        let urls = SiteUrls::new("/", languages);
        let path = match &self.route {
            Some(route) => urls.page(&self.language, route) + "index.html",
            None => urls.href(&self.language, "404.html"),
        };
        String::from(path.trim_start_matches('/'))
    }
}

/// The built `index.html`, with places for what differs from page to page.
///
/// Those places are the start tag `<html …>` and all between the comments `<!--page-->` and `<!--/page-->`. A document
/// made from a template is a template again, so content can be published on a built site at any time.
#[derive(Clone, Debug)]
pub struct Template {
    before_html: String,
    before_page: String,
    after_page: String,
}

const PAGE_START: &str = "<!--page-->";
const PAGE_END: &str = "<!--/page-->";

impl Template {
    /// Finds the places in an HTML text.
    ///
    /// # Errors
    /// Names the place that is missing.
    pub fn new(html: &str) -> Result<Template, String> {
        let missing = |place: &str| format!("{place} is missing in index.html");
        let (before_html, rest) = html.split_once("<html").ok_or_else(|| missing("<html>"))?;
        let (_, rest) = rest.split_once('>').ok_or_else(|| missing("<html>"))?;
        let (before_page, rest) = rest.split_once(PAGE_START).ok_or_else(|| missing(PAGE_START))?;
        let (_, after_page) = rest.split_once(PAGE_END).ok_or_else(|| missing(PAGE_END))?;
        Ok(Template {
            before_html: String::from(before_html),
            before_page: String::from(before_page),
            after_page: String::from(after_page),
        })
    }

    /// The document of a page.
    #[must_use]
    pub fn document(&self, head: &DocumentHead, address: &Address) -> String {
        let Template { before_html, before_page, after_page } = self;
        let html = html_tag(head, address);
        let page = page_tags(head, address);
        [before_html, &html, before_page, PAGE_START, &page, PAGE_END, after_page].concat()
    }
}

/// The start tag, which also tells the app where the site lies and which languages it has.
fn html_tag(head: &DocumentHead, address: &Address) -> String {
    format!(
        r#"<html lang="{}" dir="{}" data-base-path="{}" data-languages="{}">"#,
        escape(&head.language),
        head.direction.attribute(),
        escape(&address.base_path),
        escape(&address.languages.join(" ")),
    )
}

fn page_tags(head: &DocumentHead, address: &Address) -> String {
    let title = format!("<title>{}</title>", escape(&head.title));
    let description = format!(r#"<meta name="description" content="{}">"#, escape(&head.description));
    let last = match &head.route {
        Some(route) => {
            let path = SiteUrls::new("/", &address.languages).page(&head.language, route);
            let url = [&address.base_url, path.trim_start_matches('/')].concat();
            format!(r#"<link rel="canonical" href="{}">"#, escape(&url))
        }
        None => String::from(r#"<meta name="robots" content="noindex">"#),
    };
    [title, description, last].join("\n    ")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<!doctype html><html lang=x><head><!--page--><title>x</title><!--/page--></head></html>";

    fn address() -> Address {
        let languages = vec![String::from("en"), String::from("es")];
        Address { base_url: String::from("https://a.org/sub/"), base_path: String::from("/sub/"), languages }
    }

    fn head(route: Option<Route>) -> DocumentHead {
        let (title, description) = (String::from("A & B"), String::from("\"C\" <d>"));
        DocumentHead { language: String::from("es"), direction: Direction::LeftToRight, route, title, description }
    }

    #[test]
    fn a_document_has_its_own_head() {
        let document = Template::new(INDEX).unwrap().document(&head(Some(Route::News)), &address());
        assert_eq!(
            document,
            r#"<!doctype html><html lang="es" dir="ltr" data-base-path="/sub/" data-languages="en es"><head><!--page--><title>A &amp; B</title>
    <meta name="description" content="&quot;C&quot; &lt;d&gt;">
    <link rel="canonical" href="https://a.org/sub/es/news/"><!--/page--></head></html>"#
        );
    }

    #[test]
    fn a_document_is_a_template_again() {
        let document = Template::new(INDEX).unwrap().document(&head(None), &address());
        let again = Template::new(&document).unwrap().document(&head(None), &address());
        assert_eq!(document, again);
        assert!(document.contains("noindex"));
    }

    #[test]
    fn a_missing_place_is_named() {
        assert_eq!(Template::new("<html>").unwrap_err(), "<!--page--> is missing in index.html");
    }

    #[test]
    fn documents_lie_where_hosts_look_for_them() {
        let languages = address().languages;
        assert_eq!(head(Some(Route::Home)).path(&languages), "es/index.html");
        assert_eq!(head(None).path(&languages), "es/404.html");
        let default = DocumentHead { language: String::from("en"), ..head(Some(Route::NewsPage(2))) };
        assert_eq!(default.path(&languages), "news/page/2/index.html");
    }
}
