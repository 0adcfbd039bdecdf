//! The heading of a page and the text below it.

use super::{Body, LanguageNotice};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::body::Block;
use model::page::PageHead;

/// The heading of a page and the text below it, with a notice where they are not translated.
#[component]
pub fn Introduction(
    /// Holds the heading and its language.
    head: PageHead,
    /// The text.
    blocks: Vec<Block>,
) -> impl IntoView {
    let lang = SiteContext::get().lang_of_part(&head.language);
    view! {
        <LanguageNotice language=head.language />
        <div class="stack" lang=lang>
            <h1>{head.heading}</h1>
            {(!blocks.is_empty()).then(|| view! { <Body blocks /> })}
        </div>
    }
}
