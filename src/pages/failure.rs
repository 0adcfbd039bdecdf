//! Shown when a page could not be loaded.

use crate::app::reload;
use crate::components::page_head;
use crate::content::LoadFailure;
use crate::navigation::Navigation;
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::strings::Strings;
use model::text::fill;

/// Says why the page could not be loaded and offers to try again.
#[component]
pub fn Failure(
    /// Why the page could not be loaded.
    failure: LoadFailure,
    /// Loads the page again.
    navigation: Navigation,
) -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let helped_by_reload = matches!(failure, LoadFailure::Newer | LoadFailure::Unreadable);
    let button = if helped_by_reload { strings.reload.clone() } else { strings.retry.clone() };
    let try_again = move |_| if helped_by_reload { reload() } else { navigation.retry() };
    let text = view! {
        <h1>{strings.failure_heading.clone()}</h1>
        <p>{reason(failure, strings)}</p>
        <p><button type="button" on:click=try_again>{button}</button></p>
    };
    page_head("failure", text.into_any())
}

fn reason(failure: LoadFailure, strings: &Strings) -> String {
    match failure {
        LoadFailure::Connection => strings.failure_connection.clone(),
        LoadFailure::Status(status) => fill(&strings.failure_status, &[("status", &status.to_string())]),
        LoadFailure::NotFound => fill(&strings.failure_status, &[("status", "404")]),
        LoadFailure::Unreadable => strings.failure_unreadable.clone(),
        LoadFailure::Newer => strings.failure_newer.clone(),
    }
}
