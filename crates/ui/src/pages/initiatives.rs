//! All initiatives, each under a fragment of its own.

use crate::components::{SMALL, body, heading_and_body, in_language, pattern};
use crate::context::ViewContext;
use crate::view::html::{self, h2, p};
use crate::view::{CollectView, Element, IntoView};
use model::initiative::{Initiative, InitiativesPage};

/// The page of all initiatives.
pub fn initiatives(path: &str, page: &InitiativesPage, context: &ViewContext<'_>) -> impl IntoView {
    let sections = page.initiatives.iter().map(|initiative| section(initiative, context));
    (heading_and_body(path, &page.meta, &page.introduction, context), sections.collect_view())
}

fn section(initiative: &Initiative, context: &ViewContext<'_>) -> Element {
    let summary = &initiative.summary;
    in_language(html::section().class("section stack"), &initiative.language, context).child((
        pattern("initiative", &summary.slug, SMALL),
        h2().attr("id", &summary.slug).child(&summary.title),
        p().class("lead").child(&summary.summary),
        body(&initiative.body, context),
    ))
}
