//! What stands at the top of a page. The app's `components/page_head.rs`.

use super::cloth::{LARGE, cloth};
use maud::{Markup, html};

/// The heading of a page with what belongs to it, beside the cloth of a name.
pub fn page_head(name: &str, content: &Markup) -> Markup {
    html! {
        div.page-head {
            div.stack { (content) }
            (cloth("page", name, LARGE))
        }
    }
}
