//! Links to the pages before and after one page of a list.

use super::text_link;
use crate::context::ViewContext;
use crate::view::Element;
use crate::view::html::{nav, span};
use model::route::Route;

/// A page among those of a list.
pub struct Pagination<'a> {
    /// Its route.
    pub route: &'a Route,
    /// Its number, counted from 1.
    pub page: u32,
    /// The number of pages.
    pub pages: u32,
    /// Both numbers in words.
    pub position: &'a str,
    /// The name of the links, for assistive technology.
    pub name: &'a str,
    /// The label of the link to the page before.
    pub previous: &'a str,
    /// The label of the link to the page after.
    pub next: &'a str,
}

/// The links, or nothing if the list has one page.
pub fn pagination(list: &Pagination<'_>, context: &ViewContext<'_>) -> Option<Element> {
    let link = |page: u32, rel: &str, label: &str| {
        text_link(&context.page_url(&list.route.list_page(page)), label).attr("rel", rel)
    };
    let links = || {
        nav().class("pagination").attr("aria-label", list.name).child((
            (list.page > 1).then(|| link(list.page - 1, "prev", list.previous)),
            span().child(list.position),
            (list.page < list.pages).then(|| link(list.page + 1, "next", list.next)),
        ))
    };
    (list.pages > 1).then(links)
}
