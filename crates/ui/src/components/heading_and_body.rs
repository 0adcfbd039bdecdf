//! The heading of a page and its body.

use super::{body, in_language, language_notice, page_header};
use crate::context::ViewContext;
use crate::view::html::{div, h1};
use crate::view::{Element, IntoView};
use model::body::{Block, split_lead};
use model::page::PageMeta;

/// The heading of a page and its body, with the notice about their translation. `name` decides the pattern, and a photo
/// can stand above the heading.
pub fn heading_and_body(
    name: &str,
    photo: Option<Element>,
    meta: &PageMeta,
    blocks: &[Block],
    context: &ViewContext<'_>,
) -> impl IntoView {
    let (lead, rest) = split_lead(blocks);
    let body_of = |blocks: &[Block]| (!blocks.is_empty()).then(|| body(blocks, context));
    let header =
        page_header(name, (photo, h1().child(&meta.heading), body_of(lead))).attr("data-short", lead.is_empty());
    let page = in_language(div().class("stack"), &meta.language, context).child((header, body_of(rest)));
    (language_notice(&meta.language, &meta.notice, context), page)
}
