//! A page as static HTML, rendered from the same view as the app's DOM.
//!
//! It is for readers without scripts, for search engines, and for everyone until the app has started.

mod html;

use maud::{Markup, PreEscaped};
use model::body::Block;
use model::page::PageContent;
use model::route::Route;
use model::site::Site;
use model::urls::SiteUrls;
use ui::context::{RenderTarget, ViewContext};
use ui::state::UiState;
use ui::view::{Element, IntoView, html as tags};
use ui::{MAIN_ID, blocks, footer, header, not_found, page, skip_link};

/// Renders pages of one language as static HTML.
pub struct Prerenderer<'a> {
    site: &'a Site,
    urls: SiteUrls,
    language: &'a str,
    /// The views before and after the content of every page. From page to page, only their state differs.
    before: [Element; 2],
    after: Element,
}

impl<'a> Prerenderer<'a> {
    /// A renderer for one language. `urls` decides whether links are relative to the host or absolute.
    #[must_use]
    pub fn new(site: &'a Site, urls: SiteUrls, language: &'a str) -> Prerenderer<'a> {
        let context = ViewContext { site, urls: &urls, language, target: RenderTarget::Page, clock: None };
        let (before, after) = ([skip_link(&context), header(&context)], footer(&context));
        Prerenderer { site, urls, language, before, after }
    }

    /// Renders a page with header and footer, or the page for unknown URLs.
    #[must_use]
    pub fn page(&self, current: Option<(&Route, &PageContent)>) -> Markup {
        let context = self.context(RenderTarget::Page);
        let state = UiState::new(current.map(|(route, _)| route.clone()), current.map(|(_, content)| content));
        let content = match current {
            Some((route, content)) => page(route, content, &context),
            None => not_found(&context).into_view(),
        };
        let main = tags::main().attr("id", MAIN_ID).attr("tabindex", "-1").child(content);
        PreEscaped(html::write_elements(self.before.iter().chain([&main, &self.after]), &state))
    }

    /// Renders a body for feeds, whose readers do not see the page at `page_url` around it.
    #[must_use]
    pub fn feed_html(&self, body: &[Block], page_url: &str) -> String {
        html::write(blocks(body, &self.context(RenderTarget::Feed { url: page_url })), &UiState::new(None, None))
    }

    fn context<'b>(&'b self, target: RenderTarget<'b>) -> ViewContext<'b> {
        ViewContext { site: self.site, urls: &self.urls, language: self.language, target, clock: None }
    }
}
