//! All initiatives, each under a fragment of its own.

use crate::components::{SMALL, body, heading_and_body, heading_with_link, in_language, pattern};
use crate::context::ViewContext;
use crate::view::html::{self, h2, p};
use crate::view::{CollectView, Element, IntoView};
use model::initiative::{Initiative, InitiativesPage};

/// The page of all initiatives.
pub fn initiatives(path: &str, page: &InitiativesPage, context: &ViewContext<'_>) -> impl IntoView {
    let sections = page.initiatives.iter().map(|initiative| section(initiative, context));
    (heading_and_body(path, None, &page.meta, &page.introduction, context), sections.collect_view())
}

fn section(initiative: &Initiative, context: &ViewContext<'_>) -> Element {
    let summary = &initiative.summary;
    let section = html::section().class("section stack").attr("id", &summary.slug);
    in_language(section, &initiative.language, context).child((
        pattern("initiative", &summary.slug, SMALL),
        heading_with_link(h2().child(&summary.title), &summary.slug, &summary.title, context),
        p().class("lead").child(&summary.summary),
        body(&initiative.body, context),
    ))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{initiatives as summaries, meta, on_page, paragraph};
    use crate::snapshots::{Case, case};
    use model::SCHEMA;

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let section = |summary, language: &str| Initiative {
            summary,
            language: String::from(language),
            body: vec![paragraph("What it does.")],
        };
        let [one, other] = <[_; 2]>::try_from(summaries()).unwrap();
        let page = |language: &str, initiatives| InitiativesPage {
            schema: SCHEMA,
            meta: meta(language),
            introduction: vec![paragraph("An introduction.")],
            initiatives,
        };
        let two = page("en", vec![section(one, "en"), section(other, "ar")]);
        let view = |page: &InitiativesPage| on_page(|context| initiatives("/initiatives/", page, context).into_view());
        vec![
            case("Two, one of them in another language", view(&two)),
            case("None, not translated", view(&page("es", Vec::new()))),
        ]
    }
}
