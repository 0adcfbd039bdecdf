//! All initiatives, each under its own fragment.

use crate::components::{Body, Introduction, SMALL, cloth};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::initiative::{Initiative, InitiativesPage};

/// The initiatives.
#[component]
pub fn Initiatives(
    /// The path of the page.
    path: String,
    /// The page.
    page: InitiativesPage,
) -> impl IntoView {
    view! {
        <Introduction path head=page.head blocks=page.introduction />
        {page.initiatives.into_iter().map(section).collect_view()}
    }
}

fn section(initiative: Initiative) -> impl IntoView {
    let context = SiteContext::get();
    let (lang, dir) = (context.lang_of_part(&initiative.language), context.dir_of_part(&initiative.language));
    view! {
        <section class="section stack" lang=lang dir=dir>
            {cloth("initiative", &initiative.summary.slug, SMALL)}
            <h2 id=initiative.summary.slug>{initiative.summary.title}</h2>
            <p class="lead">{initiative.summary.summary}</p>
            <Body blocks=initiative.body />
        </section>
    }
}
