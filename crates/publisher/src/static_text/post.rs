//! A post. The app's `pages/post.rs`.

use super::TextContext;
use super::body::{body, external_link};
use super::cards::{date, tag_list, unpublished};
use super::pages::language_notice;
use maud::{Markup, html};
use model::news::{Post, PostLink};
use model::route::Route;
use model::text::{fill, host_of};

/// A post.
pub fn post(post: &Post, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let summary = &post.summary;
    html! {
        (language_notice(&summary.language, context))
        article.stack lang=[context.lang_of_part(&summary.language)] {
            h1 { (summary.title) }
            p.post-details {
                (date(&summary.date, context))
                @if !summary.authors.is_empty() {
                    span { (fill(&strings.by_authors, &[("authors", &summary.authors.join(", "))])) }
                }
                span { (fill(&strings.reading_time, &[("minutes", &post.reading_minutes.to_string())])) }
                (unpublished(summary.unpublished, context))
            }
            (tag_list(&summary.tags, None, context))
            @if let Some(image) = &summary.image {
                img.post-image src=(context.urls.file(&image.path)) alt=(image.alternative) width=(image.width)
                    height=(image.height);
            }
            @if let Some(url) = &summary.external { (forwarding(url, context)) }
            (body(&post.body, context))
        }
        nav.post-navigation aria-label=(strings.post_navigation) {
            @if let Some(link) = &post.newer { (neighbour(link, "next", &strings.newer_post, context)) }
            @if let Some(link) = &post.older { (neighbour(link, "prev", &strings.older_post, context)) }
        }
        p { a href=(context.page_url(&Route::News)) { (strings.all_news) } }
    }
}

/// Explains that the post stands elsewhere. Only the app forwards; what speaks of it is kept from sight until then.
fn forwarding(url: &str, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let site = host_of(url);
    let read_on = html! { (fill(&strings.read_on, &[("site", site)])) };
    html! {
        div.notice {
            p { (fill(&strings.forwarding, &[("site", site)])) }
            p.needs-app role="status" { (strings.forwarding_soon) }
            p.actions {
                (external_link(url, &read_on, context))
                button.needs-app type="button" { (strings.stay_here) }
            }
        }
    }
}

fn neighbour(link: &PostLink, rel: &str, label: &str, context: &TextContext<'_>) -> Markup {
    html! {
        a href=(context.page_url(&Route::Post(link.slug.clone()))) rel=(rel) {
            span.post-navigation-label { (label) }
            " "
            span lang=[context.lang_of_part(&link.language)] { (link.title) }
        }
    }
}
