//! The one live region of the site.

use crate::navigation::Status;
use leptos::prelude::*;

/// Says that a page is loading, and announces a new page to assistive technology.
#[component]
pub fn StatusLine(
    /// What to say.
    status: RwSignal<Status>,
) -> impl IntoView {
    let text = move || status.with(|status| status.text.clone());
    // What is seen comes and goes, while the region itself stays: only then is a change of its text announced.
    let seen = move || {
        let visible = status.with(|status| status.visible);
        visible.then(|| view! { <p class="status-line" aria-hidden="true">{text}</p> })
    };
    view! {
        <p role="status" class="visually-hidden">{text}</p>
        {seen}
    }
}
