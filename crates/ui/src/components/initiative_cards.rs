//! Cards that lead to the initiatives.

use super::link::text_link;
use super::{SMALL, grid, pattern};
use crate::context::Context;
use crate::node::{Element, element};
use model::initiative::InitiativeSummary;
use model::route::Route;

/// One card for each initiative.
pub fn initiative_cards(initiatives: &[InitiativeSummary], context: &Context<'_>) -> Element {
    let page = context.page(&Route::Initiatives);
    let cards = initiatives.iter().map(|initiative| {
        let link = text_link(&[&page, "#", &initiative.slug].concat(), &initiative.title);
        element("li")
            .class("card")
            .child(pattern("initiative", &initiative.slug, SMALL))
            .child(element("h3").class("card-heading").child(link))
            .child(element("p").text(&initiative.summary))
    });
    grid("grid", cards.collect())
}
