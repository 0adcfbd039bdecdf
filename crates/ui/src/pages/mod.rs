//! One file for each kind of page: the content of `<main>`.

mod initiatives;
mod leadership;
mod load_error;
mod news;
mod not_found;
mod post;

pub use load_error::{LoadErrorMessage, load_error};
pub use not_found::not_found;

use crate::components::{heading_and_body, inlines};
use crate::context::ViewContext;
#[cfg(test)]
use crate::snapshots::Snapshot;
use crate::view::html::p;
use crate::view::{IntoView, Node};
use model::page::PageContent;
use model::route::Route;

/// The page of a route.
#[must_use]
pub fn page(route: &Route, content: &PageContent, context: &ViewContext<'_>) -> Vec<Node> {
    let path = route.path();
    let page = match content {
        PageContent::Text(page) => heading_and_body(&path, None, &page.meta, &page.body, context).into_view(),
        PageContent::Initiatives(page) => initiatives::initiatives(&path, page, context).into_view(),
        PageContent::Leadership(page) => leadership::leadership(&path, page, context).into_view(),
        PageContent::News(list) => news::news(route, list, context).into_view(),
        PageContent::Post(post) => post::post(post, context).into_view(),
    };
    let edit_link = content.edit_link();
    let edit_link = (!edit_link.is_empty()).then(|| p().class("edit-link").child(inlines(edit_link, context)));
    (page, edit_link).into_view()
}

/// The snapshot of each file of this folder.
#[cfg(test)]
pub(crate) const SNAPSHOTS: &[Snapshot] = &[
    ("initiatives", initiatives::snapshot::cases),
    ("leadership", leadership::snapshot::cases),
    ("load_error", load_error::snapshot::cases),
    ("news", news::snapshot::cases),
    ("not_found", not_found::snapshot::cases),
    ("post", post::snapshot::cases),
];
