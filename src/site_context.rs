//! What every component can ask for: the site's words and URLs.

use leptos::prelude::*;
use model::route::Route;
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
    /// The code of the language shown.
    pub language: Arc<str>,
}

impl SiteContext {
    /// Makes it available to all components below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The context, which [`crate::app::App`] provides before it renders anything.
    #[must_use]
    pub fn get() -> SiteContext {
        expect_context()
    }

    /// The sentences of the interface.
    #[must_use]
    pub fn strings(&self) -> &Strings {
        &self.site.strings
    }

    /// The URL of a page in the language shown.
    #[must_use]
    pub fn page(&self, route: &Route) -> String {
        self.urls.page(&self.language, route)
    }

    /// The URL for a path of the content, with or without a fragment.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        self.urls.href(&self.language, path)
    }

    /// The value of the `lang` attribute for a text, if it differs from the language shown.
    #[must_use]
    pub fn lang_of_part(&self, language: &str) -> Option<String> {
        (*self.language != *language).then(|| String::from(language))
    }

    /// The value of the `dir` attribute for a text, if it differs from that of the language shown.
    #[must_use]
    pub fn dir_of_part(&self, language: &str) -> Option<&'static str> {
        self.site.direction_of_part(&self.language, language)
    }

    /// A number as the reader's language writes it.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        js_sys::Number::from(number).to_locale_string(&self.language).into()
    }
}
