//! Cards that lead to posts.

use super::link::text_link;
use super::{LARGE, SMALL, external_link, grid, image, in_language, pattern, tag_list};
use crate::context::Context;
use crate::node::{Element, element, text};
use model::news::{PostSummary, Unpublished};
use model::route::Route;
use model::strings::interpolate;
use model::urls::hostname;

/// The level of the headings in cards, which depends on what stands above them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// Directly below the title of the page.
    Two,
    /// Below a heading of the text.
    Three,
}

/// One card for each post; the first one can be featured.
pub fn post_cards(posts: &[PostSummary], level: HeadingLevel, featured: bool, context: &Context<'_>) -> Element {
    let unit = |index: usize| if featured && index == 0 { LARGE } else { SMALL };
    let cards = posts.iter().enumerate().map(|(index, post)| post_card(post, level, unit(index), context));
    grid(if featured { "grid featured" } else { "grid" }, cards.collect())
}

/// A day.
pub fn date(day: &str, context: &Context<'_>) -> Element {
    element("time").set("datetime", day).text(&context.formats.day(day))
}

/// The mark of a post that a release leaves out.
pub fn unpublished(reason: Option<Unpublished>, context: &Context<'_>) -> Option<Element> {
    let strings = context.strings();
    reason.map(|reason| match reason {
        Unpublished::Draft => mark(&strings.draft),
        Unpublished::Scheduled => mark(&strings.scheduled),
    })
}

fn mark(content: &str) -> Element {
    element("strong").class("mark").text(content)
}

fn post_card(post: &PostSummary, level: HeadingLevel, unit: u32, context: &Context<'_>) -> Element {
    let link = match &post.external {
        Some(url) => external_link(url, vec![text(&post.title)], context),
        None => text_link(&context.page(&Route::Post(post.slug.clone())), &post.title),
    };
    let heading = element(match level {
        HeadingLevel::Two => "h2",
        HeadingLevel::Three => "h3",
    });
    let picture = match &post.image {
        Some(picture) => image(picture, context),
        None => pattern("post", &post.slug, unit),
    };
    let elsewhere = post
        .external
        .as_ref()
        .map(|url| mark(&interpolate(&context.strings().published_on, &[("site", hostname(url))])));
    let details = element("p")
        .class("card-details")
        .child(date(&post.date, context))
        .child_some(elsewhere)
        .child_some(unpublished(post.unpublished, context));
    in_language(element("li").class("card"), &post.language, context)
        .child(picture)
        .child(heading.class("card-heading").child(link))
        .child(details)
        .child(element("p").text(&post.summary))
        .child_some(tag_list(&post.tags, None, context))
}
