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
use model::content::Content;
use model::route::Route;

/// The page of a route.
#[must_use]
pub fn page(route: &Route, content: &Content, context: &Context<'_>) -> Vec<Element> {
    let path = route.path();
    match content {
        Content::Page(page) => introduction(&path, &page.head, &page.body, context),
        Content::Initiatives(page) => initiatives::initiatives(&path, page, context),
        Content::Leadership(page) => leadership::leadership(&path, page, context),
        Content::News(list) => news::news(&path, list, context),
        Content::Post(post) => post::post(post, context),
    }
}
