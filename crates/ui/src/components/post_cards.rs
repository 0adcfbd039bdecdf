//! Cards that link to posts.

use super::{
    LARGE, ON_CARD, ON_FEATURED_CARD, SMALL, cover, external_link, grid, in_language, pattern, relevance_badge,
    text_link,
};
use crate::context::ViewContext;
use crate::view::html::{h2, h3, li, p, span, strong, time};
use crate::view::{CollectView, Element};
use model::interface_string::InterfaceString;
use model::news::{PostSummary, Tag, Unpublished};
use model::route::Route;
use model::urls::hostname;

/// The level of the headings in cards, which is one below the heading above them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HeadingLevel {
    /// Directly below the title of the page.
    Two,
    /// Below a heading of the body.
    Three,
}

/// One card for each post. The first one can be featured.
pub fn post_cards(
    posts: &[PostSummary],
    level: HeadingLevel,
    has_featured: bool,
    context: &ViewContext<'_>,
) -> Element {
    let scale = |index: usize| if has_featured && index == 0 { LARGE } else { SMALL };
    let cards = posts.iter().enumerate().map(|(index, post)| post_card(post, level, scale(index), context));
    grid(if has_featured { "grid featured" } else { "grid" }, cards.collect_view())
}

/// The day of a post.
pub fn date(post: &PostSummary) -> Element {
    let label = if post.date_label.is_empty() { &post.date } else { &post.date_label };
    time().attr("datetime", &post.date).child(label)
}

/// The badge of a post that a release leaves out.
pub fn unpublished_badge(reason: Option<Unpublished>, context: &ViewContext<'_>) -> Option<Element> {
    let strings = context.strings();
    reason.map(|reason| match reason {
        Unpublished::Draft => badge(&strings.draft),
        Unpublished::Scheduled => badge(&strings.scheduled),
    })
}

fn badge(label: &InterfaceString) -> Element {
    strong().class("badge").child(label)
}

fn post_card(post: &PostSummary, level: HeadingLevel, scale: u32, context: &ViewContext<'_>) -> Element {
    let picture = match &post.image {
        Some(own) => cover(own, if scale == LARGE { ON_FEATURED_CARD } else { ON_CARD }, context),
        None => pattern("post", &post.slug, scale),
    };
    let heading = match level {
        HeadingLevel::Two => h2(),
        HeadingLevel::Three => h3(),
    };
    let link = match &post.external {
        Some(url) => external_link(url, &post.title, context),
        None => text_link(&context.page_url(&Route::Post(post.slug.clone())), &post.title),
    };
    let published_on = |url: &String| context.strings().published_on.interpolate(&[("site", hostname(url))]);
    let details = p().class("card-meta").child((
        date(post),
        relevance_badge(post, context),
        post.external.as_ref().map(|url| badge(&published_on(url))),
        unpublished_badge(post.unpublished, context),
        tag_labels(&post.tags),
    ));
    in_language(li().class("card card-link"), &post.language, context).child((
        picture,
        heading.child(link),
        details,
        p().child(&post.summary),
    ))
}

/// The tags of a post, without links: a card is one click target. The style sheet writes the commas between them.
fn tag_labels(tags: &[Tag]) -> Option<Element> {
    let labels = tags.iter().map(|tag| span().child(&tag.label)).collect_view();
    (!labels.is_empty()).then(|| span().class("card-tags").child(labels))
}
