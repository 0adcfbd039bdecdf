//! A post.

use crate::components::{Body, Date, ExternalLink, LanguageNotice, TagList, Unpublished};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::news::{Post, PostLink};
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
    let authors = (!summary.authors.is_empty())
        .then(|| view! { <span>{fill(&strings.by_authors, &[("authors", &summary.authors.join(", "))])}</span> });
    let reading_time = fill(&strings.reading_time, &[("minutes", &post.reading_minutes.to_string())]);
    let image = summary.image.map(|image| {
        let source = context.urls.file(&image.path);
        view! { <img class="post-image" src=source alt=image.alternative width=image.width height=image.height /> }
    });
    let lang = context.lang_of_part(&summary.language);
    view! {
        <LanguageNotice language=summary.language />
        <article class="stack" lang=lang>
            <h1>{summary.title}</h1>
            <p class="post-details">
                <Date day=summary.date />
                {authors}
                <span>{reading_time}</span>
                {summary.unpublished.map(|reason| view! { <Unpublished reason /> })}
            </p>
            <TagList tags=summary.tags />
            {image}
            {summary.external.map(|url| view! { <Forwarding url /> })}
            <Body blocks=post.body />
        </article>
        <nav class="post-navigation" aria-label=strings.post_navigation.clone()>
            {post.newer.map(|link| neighbour(link, "next", &strings.newer_post, &context))}
            {post.older.map(|link| neighbour(link, "prev", &strings.older_post, &context))}
        </nav>
        <p><a href=context.page(&Route::News)>{strings.all_news.clone()}</a></p>
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
    let lang = context.lang_of_part(&link.language);
    let href = context.page(&Route::Post(link.slug));
    view! {
        <a href=href rel=rel>
            <span class="post-navigation-label">{String::from(label)}</span>
            " "
            <span lang=lang>{link.title}</span>
        </a>
    }
    .into_any()
}
