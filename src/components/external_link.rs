//! A link that leaves the site, and says so.

use crate::site_context::SiteContext;
use leptos::prelude::*;

/// A link to another site, or to an e-mail address.
#[component]
pub fn ExternalLink(
    /// The absolute URL.
    url: String,
    /// The text of the link.
    children: Children,
) -> impl IntoView {
    let leaves_site = !url.starts_with("mailto:");
    let note = leaves_site.then(|| {
        let note = SiteContext::get().strings().external_link.clone();
        view! { <span class="visually-hidden">" " {note}</span> }
    });
    let class = leaves_site.then_some("external-link");
    view! { <a href=url class=class>{children()} {note}</a> }
}
