//! The context of the app: the site, its URLs and the current language.

use crate::locale_formatter::BrowserFormatter;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;
use ui::context::{RenderTarget, ViewContext};

/// The site, its URLs and the formatter of the current language. They live as long as the document, so they are copied.
#[derive(Clone, Copy)]
pub struct SiteContext {
    /// Navigation, languages and strings.
    pub site: &'static Site,
    /// Builds every URL.
    pub urls: &'static SiteUrls,
    /// Formats days and numbers in the current language.
    pub formatter: BrowserFormatter,
}

impl SiteContext {
    /// Creates the context. Leaks its parts, which live as long as the document, to avoid drop glue.
    #[must_use]
    pub fn new(site: Site, urls: SiteUrls, language: String) -> SiteContext {
        let formatter = BrowserFormatter { language: language.leak() };
        SiteContext { site: Box::leak(Box::new(site)), urls: Box::leak(Box::new(urls)), formatter }
    }

    /// Returns the strings of the interface.
    #[must_use]
    pub fn strings(&self) -> &'static Strings {
        &self.site.strings
    }

    /// Returns the context of views.
    #[must_use]
    pub fn view_context(&self) -> ViewContext<'_> {
        ViewContext {
            site: self.site,
            urls: self.urls,
            language: self.formatter.language,
            formatter: &self.formatter,
            target: RenderTarget::Page,
        }
    }
}
