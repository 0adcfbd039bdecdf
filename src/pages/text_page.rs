//! A page of text: home, about, and any page that an editor adds.

use crate::components::Introduction;
use leptos::prelude::*;
use model::page::Page;

/// A page of text.
#[component]
pub fn TextPage(
    /// The page.
    page: Page,
) -> impl IntoView {
    view! { <Introduction head=page.head blocks=page.body /> }
}
