//! What all descriptions need to know.

use model::route::Route;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;

/// The site, the language and the way its speakers write.
pub struct Context<'a> {
    /// Navigation, languages and sentences.
    pub site: &'a Site,
    /// Builds every URL.
    pub urls: &'a SiteUrls,
    /// The code of the language shown.
    pub language: &'a str,
    /// Writes days and numbers.
    pub formats: &'a dyn Formats,
    /// What stands before `#` in a link to another part of the page: nothing, or in a feed the page's address.
    pub this_page: &'a str,
}

/// Writes days and numbers as the readers of a language do.
pub trait Formats {
    /// A day, given as YYYY-MM-DD.
    fn day(&self, day: &str) -> String;

    /// A number.
    fn number(&self, number: u32) -> String;
}

impl Context<'_> {
    pub(crate) fn strings(&self) -> &Strings {
        &self.site.strings
    }

    pub(crate) fn page(&self, route: &Route) -> String {
        self.urls.page(self.language, route)
    }

    pub(crate) fn href(&self, path: &str) -> String {
        self.urls.href(self.language, path)
    }

    /// A reader of feeds has neither our style sheet nor the page around a text.
    pub(crate) fn is_feed(&self) -> bool {
        !self.this_page.is_empty()
    }

    pub(crate) fn fragment(&self, id: &str) -> String {
        [self.this_page, "#", id].concat()
    }

    /// The value of the `lang` attribute for a text, if it differs from the language shown.
    pub(crate) fn lang_of_part<'b>(&self, language: &'b str) -> Option<&'b str> {
        (self.language != language).then_some(language)
    }

    /// The value of the `dir` attribute for a text, if it differs from that of the language shown.
    pub(crate) fn dir_of_part(&self, language: &str) -> Option<&'static str> {
        self.site.direction_of_part(self.language, language)
    }
}
