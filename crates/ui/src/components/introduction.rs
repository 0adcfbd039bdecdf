//! The heading of a page and the text below it.

use super::{body, in_language, language_notice, page_head};
use crate::context::Context;
use crate::node::{Element, element};
use model::body::{Block, split_lead};
use model::page::PageMeta;

/// The heading of a page and the text below it, with a notice where they are not translated. The path of the page gives
/// it its pattern.
pub fn introduction(path: &str, meta: &PageMeta, blocks: &[Block], context: &Context<'_>) -> Vec<Element> {
    let (lead, rest) = split_lead(blocks);
    let text = |blocks: &[Block]| (!blocks.is_empty()).then(|| body(blocks, context));
    let mut top = vec![element("h1").text(&meta.heading)];
    top.extend(text(lead));
    let page = in_language(element("div").class("stack"), &meta.language, context);
    let page = page.child(page_head(path, top)).child_some(text(rest));
    language_notice(&meta.language, context).into_iter().chain([page]).collect()
}
