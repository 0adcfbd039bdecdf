//! A post.

use crate::components::{
    OF_POST, all_news_link, app_button, body, date, external_link, in_language, in_language_of, inlines,
    language_notice, page_header, relevance_badge, sized_image, string_link, tag_list, text_link, unpublished_badge,
    with_variants,
};
use crate::context::ViewContext;
use crate::state::{Action, UiState};
use crate::view::html::{a, article, div, h1, h2, li, nav, p, section, span, ul};
use crate::view::{CollectView, Element, IntoView, ev};
use model::interface_string::InterfaceString;
use model::news::{Post, PostLink, PostSummary};
use model::route::Route;
use model::share::{ShareLink, share_links};
use model::strings::interpolate;
use model::urls::{SiteUrls, hostname};

/// The page of a post.
pub fn post(post: &Post, context: &ViewContext<'_>) -> impl IntoView {
    let summary = &post.summary;
    let article = in_language(article().class("stack"), &summary.language, context).child((
        post_header(post, context),
        summary.external.as_ref().map(|url| redirect_notice(url, context)),
        body(&post.body, context),
    ));
    let side = div().class("post-side stack").child((
        share_section(summary, context),
        post_navigation(post, context),
        all_news_link(context),
    ));
    (language_notice(&summary.language, &post.notice, context), div().class("post").child((article, side)))
}

/// Title, details and tags, with the post's picture or its pattern.
fn post_header(post: &Post, context: &ViewContext<'_>) -> Element {
    let summary = &post.summary;
    let heading = (h1().child(&summary.title), details(post, context), tag_list(&summary.tags, None, context));
    match &summary.image {
        None => page_header(&summary.slug, heading),
        Some(image) => {
            let img = sized_image(image, context).class("post-image").attr("alt", &image.alternative);
            let picture = with_variants(image, OF_POST, img.attr("fetchpriority", "high"), context);
            div().class("page-header").child((div().class("stack").child(heading), picture))
        }
    }
}

fn details(post: &Post, context: &ViewContext<'_>) -> Element {
    let summary = &post.summary;
    let strings = context.strings();
    let byline = || in_language_of(&strings.by_authors, span()).child(inlines(&post.byline, context));
    p().class("post-meta").child((
        date(summary),
        (!post.byline.is_empty()).then(byline),
        in_language_of(&strings.reading_time, span()).child(&post.reading_time),
        relevance_badge(summary, context),
        unpublished_badge(summary.unpublished, context),
    ))
}

/// Explains that the post is on another site. The app redirects there, unless the reader cancels it; what only the app
/// can do is hidden until it runs.
fn redirect_notice(url: &str, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let site = [("site", hostname(url))];
    let (pending, cancelled) = (strings.forwarding_soon.text.clone(), strings.staying.text.clone());
    let status = move |state: &UiState| if state.redirect_pending { pending.clone() } else { cancelled.clone() };
    let cancel = app_button(&strings.stay_here)
        .attr("disabled", |state: &UiState| !state.redirect_pending)
        .on(ev::click, Action::CancelRedirect);
    let read_there = external_link(url, &strings.read_on.interpolate(&site), context);
    div().class("notice").child((
        p().child(&strings.forwarding.interpolate(&site)),
        p().class("app-only").attr("role", "status").child(status),
        p().class("actions").child((read_there, cancel)),
    ))
}

/// Ways to share the post. Only the app can copy its URL, or open the sheet of a device that has one.
fn share_section(summary: &PostSummary, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let urls = SiteUrls::absolute(&context.site.base_url, context.urls.languages());
    let url = urls.page(context.language, &Route::Post(summary.slug.clone()));
    let links = share_links(&summary.title, &url);
    let from_device = app_button(&strings.share_from_device).on(ev::click, Action::Share(url.clone()));
    let from_device = li().class("share-from-device").child(from_device);
    let copy = li().child(app_button(&strings.copy_link).on(ev::click, Action::Copy(url)));
    let links = links.iter().map(|link| li().child(share_link(link, context))).collect_view();
    section()
        .class("share")
        .attr("aria-labelledby", "share_heading")
        .child((h2().attr("id", "share_heading").child(&strings.share), ul().child((from_device, copy, links))))
}

fn share_link(link: &ShareLink, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    match link.name {
        None => string_link(&link.url, &strings.share_by_email),
        Some(service) => {
            let label = interpolate(&strings.share_on.text, &[("service", service)]);
            let label = [&label, " ", &strings.external_link.text].concat();
            text_link(&link.url, service).class("external-link").attr("aria-label", label)
        }
    }
}

/// Links to the next newer and the next older post.
fn post_navigation(post: &Post, context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    nav().class("post-navigation").attr("aria-label", &strings.post_navigation.text).child((
        post.newer.as_ref().map(|newer| adjacent_post(newer, "next", &strings.newer_post, context)),
        post.older.as_ref().map(|older| adjacent_post(older, "prev", &strings.older_post, context)),
    ))
}

fn adjacent_post(link: &PostLink, rel: &str, label: &InterfaceString, context: &ViewContext<'_>) -> Element {
    let title = in_language(span(), &link.language, context).child(&link.title);
    a().attr("href", context.page_url(&Route::Post(link.slug.clone()))).attr("rel", rel).child((
        span().class("post-navigation-label").child(label),
        " ",
        title,
    ))
}

#[cfg(test)]
pub(super) mod snapshot {
    use super::*;
    use crate::snapshots::examples::{
        external_post, full_post, on_page, paragraph, post as shortest_post, post_link, text,
    };
    use crate::snapshots::{Case, case, case_in};
    use crate::view::Node;
    use model::SCHEMA;

    /// The views of the snapshot.
    pub fn cases() -> Vec<Case> {
        let page = |summary: PostSummary| Post {
            schema: SCHEMA,
            summary,
            reading_minutes: 3,
            reading_time: String::from("[reading_time number 3]"),
            byline: Vec::new(),
            body: vec![paragraph("The body.")],
            newer: None,
            older: None,
            substitutes: Vec::new(),
            notice: Vec::new(),
            edit_link: Vec::new(),
        };
        let between = Post {
            byline: text("By Ada Example"),
            newer: Some(post_link("newer", "en")),
            older: Some(post_link("older", "ar")),
            ..page(full_post())
        };
        let external = page(external_post());
        let cancelled = UiState { redirect_pending: false, ..UiState::new(None, None) };
        let view = |content: &Post| -> Vec<Node> { on_page(|context| post(content, context).into_view()) };
        vec![
            case("With the least", view(&page(shortest_post()))),
            case("With everything, in another language", view(&between)),
            case("On another site", view(&external)),
            case_in("On another site, redirect cancelled", cancelled, view(&external)),
        ]
    }
}
