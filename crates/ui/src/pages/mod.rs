//! One file for each kind of page: the content of `<main>`.

mod initiatives;
mod leadership;
mod load_error;
mod news;
mod not_found;
mod post;

pub use load_error::{LoadErrorMessage, load_error};
pub use not_found::not_found;

use crate::components::text_page;
use crate::context::Context;
use crate::view::{IntoView, Node};
use model::page::PageContent;
use model::route::Route;

/// The page of a route.
#[must_use]
pub fn page(route: &Route, content: &PageContent, context: &Context<'_>) -> Vec<Node> {
    let path = route.path();
    match content {
        PageContent::Text(page) => text_page(&path, &page.meta, &page.body, context).into_view(),
        PageContent::Initiatives(page) => initiatives::initiatives(&path, page, context).into_view(),
        PageContent::Leadership(page) => leadership::leadership(&path, page, context).into_view(),
        PageContent::News(list) => news::news(&path, list, context).into_view(),
        PageContent::Post(post) => post::post(post, context).into_view(),
    }
}
