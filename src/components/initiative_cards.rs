//! Cards that lead to the initiatives.

use super::cloth::{SMALL, cloth};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::initiative::InitiativeSummary;
use model::route::Route;

/// One card for each initiative.
#[component]
pub fn InitiativeCards(
    /// The initiatives.
    initiatives: Vec<InitiativeSummary>,
) -> impl IntoView {
    let page = SiteContext::get().page(&Route::Initiatives);
    let cards = initiatives.into_iter().map(move |initiative| {
        view! {
            <li class="card">
                {cloth("initiative", &initiative.slug, SMALL)}
                <h3 class="card-heading"><a href=format!("{page}#{}", initiative.slug)>{initiative.title}</a></h3>
                <p>{initiative.summary}</p>
            </li>
        }
    });
    view! { <ul class="grid">{cards.collect_view()}</ul> }
}
