//! Cards of posts and initiatives, and lists of tags. The app's components of the same names.

use super::TextContext;
use super::body::{external_link, image};
use super::cloth::{LARGE, SMALL, cloth};
use maud::{Markup, html};
use model::initiative::InitiativeSummary;
use model::news::{PostSummary, Tag, Unpublished};
use model::route::Route;
use model::text::{fill, host_of};

/// The level of the headings in cards, which depends on what stands above them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// Directly below the title of the page.
    Two,
    /// Below a heading of the text.
    Three,
}

/// One card for each initiative.
pub fn initiative_cards(initiatives: &[InitiativeSummary], context: &TextContext<'_>) -> Markup {
    let page = context.page_url(&Route::Initiatives);
    html! {
        ul.grid {
            @for initiative in initiatives {
                li.card {
                    (cloth("initiative", &initiative.slug, SMALL))
                    h3.card-heading { a href={ (page) "#" (initiative.slug) } { (initiative.title) } }
                    p { (initiative.summary) }
                }
            }
        }
    }
}

/// One card for each post; the first one can be featured.
pub fn post_cards(posts: &[PostSummary], level: HeadingLevel, featured: bool, context: &TextContext<'_>) -> Markup {
    let class = if featured { "grid featured" } else { "grid" };
    html! {
        ul class=(class) {
            @for (index, post) in posts.iter().enumerate() {
                (post_card(post, level, if featured && index == 0 { LARGE } else { SMALL }, context))
            }
        }
    }
}

/// A list of tags, or nothing where there is none.
pub fn tag_list(tags: &[Tag], current: Option<&Tag>, context: &TextContext<'_>) -> Markup {
    let is_current = |tag: &Tag| (current == Some(tag)).then_some("page");
    html! {
        @if !tags.is_empty() {
            ul.tags aria-label=(context.strings().tags) {
                @for tag in tags {
                    li {
                        a href=(context.page_url(&Route::NewsTag(tag.slug.clone()))) aria-current=[is_current(tag)]
                            aria-label=(fill(&context.strings().tagged, &[("tag", &tag.label)])) { (tag.label) }
                    }
                }
            }
        }
    }
}

/// A day.
pub fn date(day: &str, context: &TextContext<'_>) -> Markup {
    html! { time datetime=(day) { (context.formats.day(day)) } }
}

/// The mark of a post that a release leaves out.
pub fn unpublished(reason: Option<Unpublished>, context: &TextContext<'_>) -> Markup {
    let text = match reason {
        None => return Markup::default(),
        Some(Unpublished::Draft) => &context.strings().draft,
        Some(Unpublished::Scheduled) => &context.strings().scheduled,
    };
    html! { strong.mark { (text) } }
}

fn post_card(post: &PostSummary, level: HeadingLevel, unit: u32, context: &TextContext<'_>) -> Markup {
    let title = html! { (post.title) };
    let link = match &post.external {
        Some(url) => external_link(url, &title, context),
        None => html! { a href=(context.page_url(&Route::Post(post.slug.clone()))) { (title) } },
    };
    html! {
        li.card lang=[context.lang_of_part(&post.language)] dir=[context.dir_of_part(&post.language)] {
            @match &post.image {
                Some(picture) => (image(picture, context)),
                None => (cloth("post", &post.slug, unit)),
            }
            @match level {
                HeadingLevel::Two => h2.card-heading { (link) },
                HeadingLevel::Three => h3.card-heading { (link) },
            }
            p.card-details {
                (date(&post.date, context))
                @if let Some(url) = &post.external {
                    strong.mark { (fill(&context.strings().published_on, &[("site", host_of(url))])) }
                }
                (unpublished(post.unpublished, context))
            }
            p { (post.summary) }
            (tag_list(&post.tags, None, context))
        }
    }
}
