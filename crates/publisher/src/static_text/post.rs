//! A post. The app's `pages/post.rs`.

use super::TextContext;
use super::body::{body, external_link};
use super::cards::{date, tag_list, unpublished};
use super::page_head::page_head;
use super::pages::language_notice;
use maud::{Markup, html};
use model::news::{Post, PostLink};
use model::route::Route;
use model::share::{ShareLink, share_links};
use model::text::{fill, host_of};
use model::urls::SiteUrls;

/// A post.
pub fn post(post: &Post, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let summary = &post.summary;
    html! {
        (language_notice(&summary.language, context))
        article.stack lang=[context.lang_of_part(&summary.language)] dir=[context.dir_of_part(&summary.language)] {
            @match &summary.image {
                Some(image) => {
                    div.stack { (heading(post, context)) }
                    img.post-image src=(context.urls.file(&image.path)) alt=(image.alternative) width=(image.width)
                        height=(image.height);
                }
                None => (page_head(&summary.slug, &heading(post, context))),
            }
            @if let Some(url) = &summary.external { (forwarding(url, context)) }
            (body(&post.body, context))
        }
        (share(post, context))
        nav.post-navigation aria-label=(strings.post_navigation) {
            @if let Some(link) = &post.newer { (neighbour(link, "next", &strings.newer_post, context)) }
            @if let Some(link) = &post.older { (neighbour(link, "prev", &strings.older_post, context)) }
        }
        p.actions { a href=(context.page_url(&Route::News)) { (strings.all_news) } }
    }
}

fn heading(post: &Post, context: &TextContext<'_>) -> Markup {
    let (strings, summary) = (context.strings(), &post.summary);
    html! {
        h1 { (summary.title) }
        p.post-details {
            (date(&summary.date, context))
            @if !summary.authors.is_empty() {
                span { (fill(&strings.by_authors, &[("authors", &summary.authors.join(", "))])) }
            }
            span { (fill(&strings.reading_time, &[("minutes", &context.number(post.reading_minutes))])) }
            (unpublished(summary.unpublished, context))
        }
        (tag_list(&summary.tags, None, context))
    }
}

/// Ways to share the post. Only the app can copy its address.
fn share(post: &Post, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let urls = SiteUrls::absolute(&context.site.base_url, context.urls.languages());
    let address = urls.page(context.language, &Route::Post(post.summary.slug.clone()));
    html! {
        section.share aria-labelledby="share_heading" {
            h2 #share_heading { (strings.share) }
            ul {
                li { button.needs-app type="button" { (strings.copy_link) } }
                @for link in share_links(&post.summary.title, &address) {
                    li { (share_link(&link, context)) }
                }
            }
        }
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

fn share_link(link: &ShareLink, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    match link.name {
        None => html! { a href=(link.url) { (strings.share_by_email) } },
        Some(service) => {
            let name = [&fill(&strings.share_on, &[("service", service)]), " ", &strings.external_link].concat();
            html! { a.external-link href=(link.url) aria-label=(name) { (service) } }
        }
    }
}

fn neighbour(link: &PostLink, rel: &str, label: &str, context: &TextContext<'_>) -> Markup {
    html! {
        a href=(context.page_url(&Route::Post(link.slug.clone()))) rel=(rel) {
            span.post-navigation-label { (label) }
            " "
            span lang=[context.lang_of_part(&link.language)] dir=[context.dir_of_part(&link.language)] { (link.title) }
        }
    }
}
