//! All initiatives, each under its own fragment.

use crate::components::{Body, Introduction};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::initiative::{Initiative, InitiativesPage};

/// The initiatives.
#[component]
pub fn Initiatives(
    /// The page.
    page: InitiativesPage,
) -> impl IntoView {
    view! {
        <Introduction head=page.head blocks=page.introduction />
        {page.initiatives.into_iter().map(section).collect_view()}
    }
}

fn section(initiative: Initiative) -> impl IntoView {
    let lang = SiteContext::get().lang_of_part(&initiative.language);
    view! {
        <section class="section stack" lang=lang>
            <h2 id=initiative.summary.slug>{initiative.summary.title}</h2>
            <p class="lead">{initiative.summary.summary}</p>
            <Body blocks=initiative.body />
        </section>
    }
}
