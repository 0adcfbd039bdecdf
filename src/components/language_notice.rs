//! Says that a page is not translated.

use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::text::fill;

/// A notice where the text's language is not the one that the reader has chosen; else nothing.
#[component]
pub fn LanguageNotice(
    /// The language of the text.
    language: String,
) -> impl IntoView {
    let context = SiteContext::get();
    context.lang_of_part(&language).map(|code| {
        let name = context.site.languages.iter().find(|known| known.code == code).map_or(&code, |known| &known.name);
        let notice = fill(&context.strings().not_translated, &[("language", name)]);
        view! { <p class="notice">{notice}</p> }
    })
}
