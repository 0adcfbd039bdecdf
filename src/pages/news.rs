//! A list of posts: one page of all news, or all posts of a tag.

use crate::components::{HeadingLevel, Introduction, PostCards, TagList};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::news::NewsList;
use model::route::{ATOM_FEED, JSON_FEED, Route};
use model::text::fill;

/// A list of posts.
#[component]
pub fn News(
    /// The path of the page.
    path: String,
    /// The list.
    list: NewsList,
) -> impl IntoView {
    let context = SiteContext::get();
    let is_of_tag = list.tag.is_some();
    let all_news = is_of_tag.then(|| {
        view! { <p class="actions"><a href=context.page(&Route::News)>{context.strings().all_news.clone()}</a></p> }
    });
    view! {
        <Introduction path head=list.head blocks=list.introduction />
        <TagList tags=list.tags current=list.tag />
        {all_news}
        <PostCards posts=list.posts level=HeadingLevel::Two featured=list.page == 1 && !is_of_tag />
        {(list.pages > 1).then(|| pagination(list.page, list.pages, &context))}
        <p class="feeds">
            <a href=context.href(ATOM_FEED) rel="external">{context.strings().atom_feed.clone()}</a>
            <a href=context.href(JSON_FEED) rel="external">{context.strings().json_feed.clone()}</a>
        </p>
    }
}

fn pagination(page: u32, pages: u32, context: &SiteContext) -> AnyView {
    let strings = context.strings();
    let link = |number: u32, rel: &'static str, text: &str| {
        let route = if number == 1 { Route::News } else { Route::NewsPage(number) };
        view! { <a href=context.page(&route) rel=rel>{String::from(text)}</a> }.into_any()
    };
    let position = fill(&strings.page_of, &[("page", &context.number(page)), ("pages", &context.number(pages))]);
    view! {
        <nav class="pagination" aria-label=strings.news_pages.clone()>
            {(page > 1).then(|| link(page - 1, "prev", &strings.newer_posts))}
            <span>{position}</span>
            {(page < pages).then(|| link(page + 1, "next", &strings.older_posts))}
        </nav>
    }
    .into_any()
}
