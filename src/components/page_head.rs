//! What stands at the top of a page.

use super::cloth::{LARGE, cloth};
use leptos::prelude::*;

/// The heading of a page with what belongs to it, beside the cloth of a name.
pub fn page_head(name: &str, content: AnyView) -> AnyView {
    view! {
        <div class="page-head">
            <div class="stack">{content}</div>
            {cloth("page", name, LARGE)}
        </div>
    }
    .into_any()
}
