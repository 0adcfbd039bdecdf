//! Cards that lead to posts.

use super::cloth::{LARGE, SMALL, cloth};
use super::{Date, ExternalLink, TagList};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::body::Image;
use model::news::{self, PostSummary};
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

/// One card for each post.
#[component]
pub fn PostCards(
    /// The posts.
    posts: Vec<PostSummary>,
    /// The level of the headings in the cards.
    level: HeadingLevel,
    /// Whether the first one is featured.
    featured: bool,
) -> impl IntoView {
    let unit = |index: usize| if featured && index == 0 { LARGE } else { SMALL };
    let cards = posts.into_iter().enumerate().map(|(index, post)| post_card(post, level, unit(index)));
    view! { <ul class=if featured { "grid featured" } else { "grid" }>{cards.collect_view()}</ul> }
}

/// The mark of a post that a release leaves out.
#[component]
pub fn Unpublished(
    /// Why a release leaves it out.
    reason: news::Unpublished,
) -> impl IntoView {
    let context = SiteContext::get();
    let text = match reason {
        news::Unpublished::Draft => context.strings().draft.clone(),
        news::Unpublished::Scheduled => context.strings().scheduled.clone(),
    };
    view! { <strong class="mark">{text}</strong> }
}

fn post_card(post: PostSummary, level: HeadingLevel, unit: u32) -> impl IntoView {
    let context = SiteContext::get();
    let title = post.title;
    let link = match post.external.clone() {
        Some(url) => view! { <ExternalLink url>{title}</ExternalLink> }.into_any(),
        None => view! { <a href=context.page(&Route::Post(post.slug.clone()))>{title}</a> }.into_any(),
    };
    let heading = match level {
        HeadingLevel::Two => view! { <h2 class="card-heading">{link}</h2> }.into_any(),
        HeadingLevel::Three => view! { <h3 class="card-heading">{link}</h3> }.into_any(),
    };
    let elsewhere = post.external.map(|url| {
        let text = fill(&context.strings().published_on, &[("site", host_of(&url))]);
        view! { <strong class="mark">{text}</strong> }
    });
    view! {
        <li class="card" lang=context.lang_of_part(&post.language) dir=context.dir_of_part(&post.language)>
            {post.image.map_or_else(|| cloth("post", &post.slug, unit), |image| card_image(image, &context))}
            {heading}
            <p class="card-details">
                <Date day=post.date />
                {elsewhere}
                {post.unpublished.map(|reason| view! { <Unpublished reason /> })}
            </p>
            <p>{post.summary}</p>
            <TagList tags=post.tags />
        </li>
    }
}

fn card_image(image: Image, context: &SiteContext) -> AnyView {
    let source = context.urls.file(&image.path);
    view! {
        <img src=source alt=image.alternative width=image.width height=image.height loading="lazy" />
    }
    .into_any()
}
