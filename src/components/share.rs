//! Ways to share a post.

use crate::navigation::{Navigation, Status};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::route::Route;
use model::share::share_links;
use model::text::fill;
use model::urls::SiteUrls;
use wasm_bindgen_futures::JsFuture;

/// A button that copies the post's address, and links to where else it can be shared.
#[component]
pub fn Share(
    /// The title of the post.
    title: String,
    /// The post's place below `/news/`.
    slug: String,
) -> impl IntoView {
    let context = SiteContext::get();
    let navigation: Navigation = expect_context();
    let strings = context.strings();
    let urls = SiteUrls::absolute(&context.site.base_url, context.urls.languages());
    let address = urls.page(&context.language, &Route::Post(slug));
    let links = share_links(&title, &address).map(|link| {
        let name = link
            .name
            .map(|service| [&fill(&strings.share_on, &[("service", service)]), " ", &strings.external_link].concat());
        let class = link.name.map(|_| "external-link");
        let text = link.name.map_or_else(|| strings.share_by_email.clone(), String::from);
        view! { <li><a class=class href=link.url aria-label=name>{text}</a></li> }
    });
    let sentences = [strings.link_copied.clone(), strings.link_not_copied.clone()];
    let copy = move |_| {
        let (address, [copied, not_copied]) = (address.clone(), sentences.clone());
        spawn_local(async move {
            let text = if copy_text(&address).await { copied } else { not_copied };
            navigation.say_for_a_while(Status { text, visible: true });
        });
    };
    view! {
        <section class="share" aria-labelledby="share_heading">
            <h2 id="share_heading">{strings.share.clone()}</h2>
            <ul>
                <li>
                    <button class="needs-app" type="button" on:click=copy>{strings.copy_link.clone()}</button>
                </li>
                {links.into_iter().collect_view()}
            </ul>
        </section>
    }
}

/// Tells whether the browser let it happen.
async fn copy_text(text: &str) -> bool {
    // A page that was not loaded over a secure connection has no clipboard.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
