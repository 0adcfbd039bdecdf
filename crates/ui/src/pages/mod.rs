//! One file for each kind of page: what stands in `<main>`.

mod failure;
mod initiatives;
mod leadership;
mod news;
mod not_found;
mod post;

pub use failure::{FailureText, failure};
pub use not_found::not_found;

use crate::components::introduction;
use crate::context::Context;
use crate::node::Element;
use model::page::PageContent;
use model::route::Route;

/// The page of a route.
#[must_use]
pub fn page(route: &Route, content: &PageContent, context: &Context<'_>) -> Vec<Element> {
    let path = route.path();
    match content {
        PageContent::Text(page) => introduction(&path, &page.meta, &page.body, context),
        PageContent::Initiatives(page) => initiatives::initiatives(&path, page, context),
        PageContent::Leadership(page) => leadership::leadership(&path, page, context),
        PageContent::News(list) => news::news(&path, list, context),
        PageContent::Post(post) => post::post(post, context),
    }
}
