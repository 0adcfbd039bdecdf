//! Cards that link to the initiatives.

use super::{SMALL, grid, pattern, text_link};
use crate::context::ViewContext;
use crate::view::html::{h3, li, p};
use crate::view::{CollectView, Element};
use model::initiative::InitiativeSummary;
use model::route::Route;

/// One card for each initiative.
pub fn initiative_cards(initiatives: &[InitiativeSummary], context: &ViewContext<'_>) -> Element {
    let page_url = context.page_url(&Route::Initiatives);
    let cards = initiatives.iter().map(|initiative| {
        let link = text_link(&[&page_url, "#", &initiative.slug].concat(), &initiative.title);
        li().class("card card-link").child((
            pattern("initiative", &initiative.slug, SMALL),
            h3().child(link),
            p().child(&initiative.summary),
        ))
    });
    grid("grid", cards.collect_view())
}
