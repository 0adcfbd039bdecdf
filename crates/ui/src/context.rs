//! The context of views: site, language and target.

use model::clock::Clock;
use model::route::Route;
use model::site::Site;
use model::strings::Strings;
use model::urls::SiteUrls;

/// What views need besides the content of the page.
pub struct ViewContext<'a> {
    /// Navigation, languages and strings.
    pub site: &'a Site,
    /// Builds every URL.
    pub urls: &'a SiteUrls,
    /// The code of the current language.
    pub language: &'a str,
    /// Where the view is shown.
    pub target: RenderTarget<'a>,
    /// The visitor's clock, if it is known before the view is built. Lists of events then begin with the next one.
    pub clock: Option<Clock>,
}

/// Where a view is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenderTarget<'a> {
    /// On a page of the site.
    Page,
    /// In a feed reader, which has neither the style sheet nor the rest of the page.
    Feed {
        /// The URL of the page, to which links to fragments lead.
        url: &'a str,
    },
}

impl ViewContext<'_> {
    pub(crate) fn strings(&self) -> &Strings {
        &self.site.strings
    }

    pub(crate) fn page_url(&self, route: &Route) -> String {
        self.urls.page(self.language, route)
    }

    pub(crate) fn href(&self, path: &str) -> String {
        self.urls.href(self.language, path)
    }

    pub(crate) fn is_feed(&self) -> bool {
        matches!(self.target, RenderTarget::Feed { .. })
    }

    pub(crate) fn fragment_url(&self, id: &str) -> String {
        let page = match self.target {
            RenderTarget::Page => "",
            RenderTarget::Feed { url } => url,
        };
        [page, "#", id].concat()
    }

    /// Returns the attribute `lang` of a part, if its language differs from that of the page.
    pub(crate) fn lang_attribute<'b>(&self, language: &'b str) -> Option<&'b str> {
        (self.language != language).then_some(language)
    }

    /// Returns the attribute `dir` of a part, if its direction differs from that of the page.
    pub(crate) fn dir_attribute(&self, language: &str) -> Option<&'static str> {
        self.site.direction_of_part(self.language, language)
    }
}
