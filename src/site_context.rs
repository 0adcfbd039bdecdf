//! The context of the app: the site, its URLs and the current language.

use crate::history;
use model::clock::Clock;
use model::route::Route;
use model::site::Site;
use model::strings::Strings;
use model::urls::{LocalizedRoute, SiteUrls};
use ui::context::{RenderTarget, ViewContext};

/// The site, its URLs and the current language. They live as long as the document, so they are copied.
#[derive(Clone, Copy)]
pub struct SiteContext {
    /// Navigation, languages and strings.
    pub site: &'static Site,
    /// Builds every URL.
    pub urls: &'static SiteUrls,
    /// The code of the current language.
    pub language: &'static str,
    first_page: &'static FirstPage,
}

/// The page of the document, and the path in the address bar when it was opened.
struct FirstPage {
    path: String,
    route: Option<Route>,
}

impl SiteContext {
    /// Creates the context. Leaks its parts, which live as long as the document, to avoid drop glue.
    #[must_use]
    pub fn new(site: Site, urls: SiteUrls, document_route: LocalizedRoute) -> SiteContext {
        let language = document_route.language.leak();
        let first_page = Box::leak(Box::new(FirstPage { path: history::address().path, route: document_route.route }));
        let site = site.with_marked_strings(language);
        SiteContext { site: Box::leak(Box::new(site)), urls: Box::leak(Box::new(urls)), language, first_page }
    }

    /// Returns the route of a path in the current language, or `None` if the path has no route in it.
    #[must_use]
    pub fn resolve(&self, path: &str) -> Option<Route> {
        if path == self.first_page.path {
            return self.first_page.route.clone();
        }
        let LocalizedRoute { language, route } = self.urls.resolve(path);
        route.filter(|_| language == self.language)
    }

    /// Returns the strings of the interface.
    #[must_use]
    pub fn strings(&self) -> &'static Strings {
        &self.site.strings
    }

    /// Returns the context of views. The clock is that of the state.
    #[must_use]
    pub fn view_context(&self, clock: Option<Clock>) -> ViewContext<'_> {
        ViewContext { site: self.site, urls: self.urls, language: self.language, target: RenderTarget::Page, clock }
    }
}
