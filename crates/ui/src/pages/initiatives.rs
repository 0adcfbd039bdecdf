//! All initiatives, each under its own fragment.

use crate::components::{SMALL, body, in_language, introduction, pattern};
use crate::context::Context;
use crate::node::{Element, element};
use model::initiative::{Initiative, InitiativesPage};

/// The initiatives.
pub fn initiatives(path: &str, page: &InitiativesPage, context: &Context<'_>) -> Vec<Element> {
    let mut parts = introduction(path, &page.meta, &page.introduction, context);
    parts.extend(page.initiatives.iter().map(|initiative| section(initiative, context)));
    parts
}

fn section(initiative: &Initiative, context: &Context<'_>) -> Element {
    let summary = &initiative.summary;
    in_language(element("section").class("section stack"), &initiative.language, context)
        .child(pattern("initiative", &summary.slug, SMALL))
        .child(element("h2").set("id", &summary.slug).text(&summary.title))
        .child(element("p").class("lead").text(&summary.summary))
        .child(body(&initiative.body, context))
}
