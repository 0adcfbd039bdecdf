//! The site's words and URLs.

use crate::formats::BrowserFormats;
use markup::context::Context;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;
use std::sync::Arc;

/// The site, its URLs and the language shown.
#[derive(Clone)]
pub struct SiteContext {
    /// Navigation, languages and words.
    pub site: Arc<Site>,
    /// Builds every URL.
    pub urls: Arc<SiteUrls>,
    /// Writes days and numbers in the language shown.
    pub formats: BrowserFormats,
}

impl SiteContext {
    /// The sentences of the interface.
    #[must_use]
    pub fn strings(&self) -> &Strings {
        &self.site.strings
    }

    /// What descriptions of pages need to know.
    #[must_use]
    pub fn for_markup(&self) -> Context<'_> {
        Context {
            site: &self.site,
            urls: &self.urls,
            language: &self.formats.language,
            formats: &self.formats,
            this_page: "",
        }
    }
}
