//! A page of text: home, about, and any page that an editor adds.

use crate::components::{Body, LanguageNotice};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::page::Page;

/// A page of text.
#[component]
pub fn TextPage(
    /// The page.
    page: Page,
) -> impl IntoView {
    let lang = SiteContext::get().lang_of_part(&page.head.language);
    view! {
        <LanguageNotice language=page.head.language />
        <article class="stack" lang=lang>
            <h1>{page.head.heading}</h1>
            <Body blocks=page.body />
        </article>
    }
}
