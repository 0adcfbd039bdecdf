//! A page as HTML text, written from the same description from which the app draws it.
//!
//! Readers without scripts, search engines and everyone in the moments before the app is ready read it.

mod html;
mod locale_formatter;

use locale_formatter::IcuFormatter;
use maud::{Markup, PreEscaped};
use model::news::Post;
use model::page::PageContent;
use model::route::Route;
use model::site::Site;
use model::urls::SiteUrls;
use ui::context::{Context, Target};
use ui::state::UiState;
use ui::view::{Element, IntoView, html as tags};
use ui::{MAIN_ID, blocks, footer, header, not_found, page, skip_link};

/// What all parts of a page's text need to know.
pub struct TextContext<'a> {
    site: &'a Site,
    urls: SiteUrls,
    language: &'a str,
    formats: IcuFormatter,
    /// What stands before and behind the content of every page. Only how it is written differs from page to page.
    before: [Element; 2],
    after: Element,
}

impl<'a> TextContext<'a> {
    /// The context of one language's pages. `urls` decides which form links have.
    #[must_use]
    pub fn new(site: &'a Site, urls: SiteUrls, language: &'a str) -> TextContext<'a> {
        let formats = IcuFormatter::new(language);
        let context = Context { site, urls: &urls, language, formatter: &formats, target: Target::Page };
        let (before, after) = ([skip_link(&context), header(&context)], footer(&context));
        TextContext { site, urls, language, formats, before, after }
    }

    /// The page of a route with header and footer, or the page for an address that leads nowhere.
    #[must_use]
    pub fn page(&self, shown: Option<(&Route, &PageContent)>) -> Markup {
        let context = self.for_views(Target::Page);
        let state = UiState::new(shown.map(|(route, _)| route.clone()));
        let content = match shown {
            Some((route, content)) => page(route, content, &context),
            None => not_found(&context).into_view(),
        };
        let main = tags::main().attr("id", MAIN_ID).attr("tabindex", "-1").child(content);
        PreEscaped(html::write_elements(self.before.iter().chain([&main, &self.after]), &state))
    }

    /// The text of a post alone, for feeds, whose readers do not see the page at `page_url` around it.
    #[must_use]
    pub fn feed_html(&self, post: &Post, page_url: &str) -> String {
        html::write(blocks(&post.body, &self.for_views(Target::Feed { url: page_url })), &UiState::new(None))
    }

    fn for_views<'b>(&'b self, target: Target<'b>) -> Context<'b> {
        Context { site: self.site, urls: &self.urls, language: self.language, formatter: &self.formats, target }
    }
}
