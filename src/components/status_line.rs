//! The one live region of the site.

use crate::navigation::Status;
use leptos::prelude::*;

/// Says that a page is loading, and announces a new page to assistive technology.
#[component]
pub fn StatusLine(
    /// What to say.
    status: RwSignal<Status>,
) -> impl IntoView {
    let class = move || status.with(|status| if status.visible { "status-line" } else { "visually-hidden" });
    view! { <p role="status" class=class>{move || status.with(|status| status.text.clone())}</p> }
}
