//! The page of all initiatives.

use crate::authored::{AuthoredInitiative, AuthoredPage};
use crate::convert::Publishable;
use crate::convert::directives::blocks;
use model::SCHEMA;
use model::initiative::{Initiative, InitiativesPage};

/// Returns the content of the page. `page` introduces the initiatives.
pub(super) fn content(page: &AuthoredPage, publishable: &Publishable<'_>) -> InitiativesPage {
    let initiatives = initiatives(publishable).into_iter().map(|initiative| Initiative {
        summary: initiative.summary.clone(),
        language: initiative.language.clone(),
        body: blocks(&initiative.body, publishable),
    });
    InitiativesPage {
        schema: SCHEMA,
        meta: page.meta.clone(),
        introduction: blocks(&page.body, publishable),
        initiatives: initiatives.collect(),
    }
}

/// Returns all initiatives in the editors' order.
pub(in crate::convert) fn initiatives<'a>(publishable: &Publishable<'a>) -> Vec<&'a AuthoredInitiative> {
    let initiatives = publishable.locale.by_slug(|language| &language.initiatives);
    let mut initiatives: Vec<_> = initiatives.into_values().collect();
    initiatives.sort_by_key(|initiative| initiative.order);
    initiatives
}
