//! Links to the lists of posts by tag.

use super::text_link;
use crate::context::ViewContext;
use crate::view::html::{li, ul};
use crate::view::{CollectView, Element};
use model::news::Tag;
use model::route::Route;
use model::strings::interpolate;

/// A list of tags, or nothing if there are none. `current` is the tag whose posts the page lists.
pub fn tag_list(tags: &[Tag], current: Option<&Tag>, context: &ViewContext<'_>) -> Option<Element> {
    let strings = context.strings();
    let items = tags.iter().map(|tag| {
        let link = text_link(&context.page_url(&Route::NewsTag(tag.slug.clone())), &tag.label)
            .attr("aria-current", (current == Some(tag)).then_some("page"))
            // A page can have the name of a tag, so the tag alone does not identify the target of its link.
            .attr("aria-label", interpolate(&strings.tagged.text, &[("tag", &tag.label)]));
        li().child(link)
    });
    (!tags.is_empty()).then(|| ul().class("tags").attr("aria-label", &strings.tags.text).child(items.collect_view()))
}
