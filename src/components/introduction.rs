//! The heading of a page and the text below it.

use super::{Body, LanguageNotice, page_head};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::body::{Block, split_lead};
use model::page::PageHead;

/// The heading of a page and the text below it, with a notice where they are not translated.
#[component]
pub fn Introduction(
    /// The path of the page, which gives it its pattern.
    path: String,
    /// Holds the heading and its language.
    head: PageHead,
    /// The text.
    mut blocks: Vec<Block>,
) -> impl IntoView {
    let context = SiteContext::get();
    let (lang, dir) = (context.lang_of_part(&head.language), context.dir_of_part(&head.language));
    let rest = blocks.split_off(split_lead(&blocks).0.len());
    let text = |blocks: Vec<Block>| (!blocks.is_empty()).then(|| view! { <Body blocks /> });
    let top = view! { <h1>{head.heading}</h1> {text(blocks)} }.into_any();
    view! {
        <LanguageNotice language=head.language />
        <div class="stack" lang=lang dir=dir>
            {page_head(&path, top)}
            {text(rest)}
        </div>
    }
}
