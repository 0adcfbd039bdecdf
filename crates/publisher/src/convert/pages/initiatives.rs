//! The page of all initiatives.

use crate::authored::AuthoredPage;
use crate::convert::Publishable;
use crate::convert::directives::blocks;
use model::SCHEMA;
use model::initiative::{Initiative, InitiativesPage};

/// Returns the content of the page. `page` introduces the initiatives.
pub(super) fn content(page: &AuthoredPage, publishable: &Publishable<'_>) -> InitiativesPage {
    let initiatives = publishable.locale.initiatives.iter().map(|initiative| Initiative {
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
