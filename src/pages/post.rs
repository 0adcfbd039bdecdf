//! A post.

use crate::components::{Body, Date, ExternalLink, LanguageNotice, Share, TagList, Unpublished, page_head};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::news::{Post, PostLink, PostSummary};
use model::route::Route;
use model::text::{fill, host_of};
use std::time::Duration;

/// How long a post that stands elsewhere waits before it forwards: long enough to read why, and to stop it.
const FORWARD_AFTER: Duration = Duration::from_secs(10);

/// A post.
#[component]
pub fn PostPage(
    /// The post.
    post: Post,
) -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let summary = post.summary;
    let (lang, dir) = (context.lang_of_part(&summary.language), context.dir_of_part(&summary.language));
    let (title, slug) = (summary.title.clone(), summary.slug.clone());
    let language = summary.language.clone();
    let external = summary.external.clone().map(|url| view! { <Forwarding url /> });
    view! {
        <LanguageNotice language />
        <article class="stack" lang=lang dir=dir>
            {top(summary, post.reading_minutes, &context)}
            {external}
            <Body blocks=post.body />
        </article>
        <Share title slug />
        <nav class="post-navigation" aria-label=strings.post_navigation.clone()>
            {post.newer.map(|link| neighbour(link, "next", &strings.newer_post, &context))}
            {post.older.map(|link| neighbour(link, "prev", &strings.older_post, &context))}
        </nav>
        <p class="actions"><a href=context.page(&Route::News)>{strings.all_news.clone()}</a></p>
    }
}

/// Title, details and tags, with the post's picture or its cloth.
fn top(summary: PostSummary, reading_minutes: u32, context: &SiteContext) -> AnyView {
    let strings = context.strings();
    let authors = (!summary.authors.is_empty())
        .then(|| view! { <span>{fill(&strings.by_authors, &[("authors", &summary.authors.join(", "))])}</span> });
    let reading_time = fill(&strings.reading_time, &[("minutes", &context.number(reading_minutes))]);
    let heading = view! {
        <h1>{summary.title}</h1>
        <p class="post-details">
            <Date day=summary.date />
            {authors}
            <span>{reading_time}</span>
            {summary.unpublished.map(|reason| view! { <Unpublished reason /> })}
        </p>
        <TagList tags=summary.tags />
    }
    .into_any();
    match summary.image {
        None => page_head(&summary.slug, heading),
        Some(image) => {
            let source = context.urls.file(&image.path);
            view! {
                <div class="stack">{heading}</div>
                <img class="post-image" src=source alt=image.alternative width=image.width height=image.height />
            }
            .into_any()
        }
    }
}

/// Explains that the post stands elsewhere, and goes there unless the reader stops it.
#[component]
fn Forwarding(
    /// The absolute URL of the post.
    url: String,
) -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let site = host_of(&url);
    let waiting = RwSignal::new(true);
    let target = url.clone();
    let forward = move || {
        // `replace` leaves this page out of the history, so that the button back does not lead here again.
        let _ = window().location().replace(&target);
    };
    let timer = set_timeout_with_handle(forward, FORWARD_AFTER).ok();
    let stop = move || {
        if let Some(timer) = timer {
            timer.clear();
        }
    };
    on_cleanup(stop);
    let explanation = fill(&strings.forwarding, &[("site", site)]);
    let (soon, staying) = (strings.forwarding_soon.clone(), strings.staying.clone());
    let text = move || if waiting.get() { soon.clone() } else { staying.clone() };
    let read_on = fill(&strings.read_on, &[("site", site)]);
    let stay = strings.stay_here.clone();
    view! {
        <div class="notice">
            <p>{explanation}</p>
            <p class="needs-app" role="status">{text}</p>
            <p class="actions">
                <ExternalLink url>{read_on}</ExternalLink>
                <button class="needs-app" type="button" disabled=move || !waiting.get() on:click=move |_| {
                    stop();
                    waiting.set(false);
                }>{stay}</button>
            </p>
        </div>
    }
}

fn neighbour(link: PostLink, rel: &'static str, label: &str, context: &SiteContext) -> AnyView {
    let (lang, dir) = (context.lang_of_part(&link.language), context.dir_of_part(&link.language));
    let href = context.page(&Route::Post(link.slug));
    view! {
        <a href=href rel=rel>
            <span class="post-navigation-label">{String::from(label)}</span>
            " "
            <span lang=lang dir=dir>{link.title}</span>
        </a>
    }
    .into_any()
}
