//! Shown for a URL without a page.

use crate::components::{page_header, text_link};
use crate::context::ViewContext;
use crate::view::html::{h1, li, p, ul};
use crate::view::{CollectView, Element};
use model::route::Route;

/// The message that there is no such page, and links to the pages of the navigation.
#[must_use]
pub fn not_found(context: &ViewContext<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let home = text_link(&context.page_url(&Route::Home), &site.title);
    let links = site.navigation.iter().map(|link| text_link(&context.href(&link.path), &link.label));
    let items = std::iter::once(home).chain(links).map(|link| li().child(link));
    page_header(
        "not-found",
        (
            h1().child(&strings.not_found_heading),
            p().child(&strings.not_found_text),
            ul().class("page-links").child(items.collect_view()),
        ),
    )
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{bare_site, on_page, on_page_of};
    use crate::snapshots::{Case, case};

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        vec![
            case("With the entries of the navigation", on_page(not_found)),
            case("On a site without navigation", on_page_of(&bare_site(), not_found)),
        ]
    }
}
