//! Shown for an address that leads to no page.

use crate::components::page_head;
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::route::Route;

/// The name that gives the page its pattern; the publisher has the same.
const NAME: &str = "not-found";

/// Says that there is no such page, and offers those that there are.
#[component]
pub fn NotFound() -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let links = context.site.navigation.iter().map(|link| {
        view! { <li><a href=context.href(&link.path)>{link.label.clone()}</a></li> }
    });
    let text = view! {
        <h1>{strings.not_found_heading.clone()}</h1>
        <p>{strings.not_found_text.clone()}</p>
        <ul class="page-links">
            <li><a href=context.page(&Route::Home)>{context.site.title.clone()}</a></li>
            {links.collect_view()}
        </ul>
    };
    page_head(NAME, text.into_any())
}
