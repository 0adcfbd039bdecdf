//! The site's words and URLs.

use crate::formats::BrowserFormats;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;
use ui::context::Context;

/// The site, its URLs and the language shown. They stay as long as the document, so whoever needs them has a copy.
#[derive(Clone, Copy)]
pub struct SiteContext {
    /// Navigation, languages and words.
    pub site: &'static Site,
    /// Builds every URL.
    pub urls: &'static SiteUrls,
    /// Writes days and numbers in the language shown.
    pub formats: BrowserFormats,
}

impl SiteContext {
    /// Keeps the site for good.
    #[must_use]
    pub fn new(site: Site, urls: SiteUrls, language: String) -> SiteContext {
        let formats = BrowserFormats { language: language.leak() };
        SiteContext { site: Box::leak(Box::new(site)), urls: Box::leak(Box::new(urls)), formats }
    }

    /// The sentences of the interface.
    #[must_use]
    pub fn strings(&self) -> &'static Strings {
        &self.site.strings
    }

    /// What descriptions of pages need to know.
    #[must_use]
    pub fn for_markup(&self) -> Context<'_> {
        Context {
            site: self.site,
            urls: self.urls,
            language: self.formats.language,
            formats: &self.formats,
            this_page: "",
        }
    }
}
