//! The footer: further pages, and where else the organisation can be found.

use super::ExternalLink;
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::route::ATOM_FEED;

/// The class of the decoration above. As a value it keeps the element from never changing, since such elements become HTML
/// from a string, which the policy forbids.
const TEETH: &str = "teeth";

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let pages = context.site.footer_navigation.iter().map(|link| {
        view! { <li><a href=context.href(&link.path)>{link.label.clone()}</a></li> }
    });
    let social = context.site.social.iter().map(|link| {
        let name = link.name.clone();
        view! { <li><ExternalLink url=link.url.clone()>{name}</ExternalLink></li> }
    });
    view! {
        <footer class="site-footer">
            <div class=TEETH aria-hidden="true"></div>
            <nav aria-label=strings.footer_navigation.clone()>
                <ul>
                    {pages.collect_view()}
                    // The router would take a file for a page.
                    <li><a href=context.href(ATOM_FEED) rel="external">{strings.atom_feed.clone()}</a></li>
                </ul>
            </nav>
            <div>
                <h2 class="site-footer-heading">{strings.social.clone()}</h2>
                <ul>{social.collect_view()}</ul>
            </div>
            <p class="site-footer-name">{context.site.title.clone()}</p>
        </footer>
    }
}
