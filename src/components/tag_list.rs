//! Links to the lists of posts by tag.

use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::news::Tag;
use model::route::Route;
use model::text::fill;

/// A list of tags, or nothing where there is none.
#[component]
pub fn TagList(
    /// The tags.
    tags: Vec<Tag>,
    /// The tag whose list is shown.
    #[prop(optional_no_strip)]
    current: Option<Tag>,
) -> impl IntoView {
    let context = SiteContext::get();
    let name = context.strings().tags.clone();
    let link_name = context.strings().tagged.clone();
    let has_tags = !tags.is_empty();
    let entries = tags.into_iter().map(move |tag| {
        let is_current = (current.as_ref() == Some(&tag)).then_some("page");
        let href = context.page(&Route::NewsTag(tag.slug));
        // A page can have the same name as a tag, so the tag alone does not say where its link leads.
        let link_name = fill(&link_name, &[("tag", &tag.label)]);
        view! { <li><a href=href aria-current=is_current aria-label=link_name>{tag.label}</a></li> }
    });
    has_tags.then(|| view! { <ul class="tags" aria-label=name>{entries.collect_view()}</ul> })
}
