//! Links to the lists of posts by tag.

use super::link::text_link;
use crate::context::Context;
use crate::node::{Element, element};
use model::news::Tag;
use model::route::Route;
use model::strings::interpolate;

/// A list of tags, or nothing where there is none. `current` is the tag whose list is shown.
pub fn tag_list(tags: &[Tag], current: Option<&Tag>, context: &Context<'_>) -> Option<Element> {
    let strings = context.strings();
    let entries = tags.iter().map(|tag| {
        let link = text_link(&context.page(&Route::NewsTag(tag.slug.clone())), &tag.label)
            .set_some("aria-current", (current == Some(tag)).then_some("page"))
            // A page can have the same name as a tag, so the tag alone does not say where its link leads.
            .set("aria-label", &interpolate(&strings.tagged, &[("tag", &tag.label)]));
        element("li").child(link)
    });
    (!tags.is_empty()).then(|| element("ul").class("tags").set("aria-label", &strings.tags).children(entries))
}
