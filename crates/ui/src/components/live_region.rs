//! The one live region of the site. It announces each new page, and that a page is still loading.

use crate::state::UiState;
use crate::view::IntoView;
use crate::view::html::p;

/// The live region for assistive technology, and a visible line with the same announcement. The style sheet hides the
/// line while it is empty.
#[must_use]
pub fn live_region() -> impl IntoView {
    let message = |state: &UiState| state.announcement.message.clone();
    let visible_message = |state: &UiState| state.announcement.is_visible.then(|| state.announcement.message.clone());
    (
        p().attr("role", "status").class("visually-hidden").child(message),
        p().class("toast").attr("aria-hidden", "true").child(visible_message),
    )
}
