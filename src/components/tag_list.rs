//! Links to the lists of posts by tag.

use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::news::Tag;
use model::route::Route;

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
    let has_tags = !tags.is_empty();
    let entries = tags.into_iter().map(move |tag| {
        let is_current = (current.as_ref() == Some(&tag)).then_some("page");
        let href = context.page(&Route::NewsTag(tag.slug));
        view! { <li><a href=href aria-current=is_current>{tag.label}</a></li> }
    });
    has_tags.then(|| view! { <ul class="tags" aria-label=name>{entries.collect_view()}</ul> })
}
