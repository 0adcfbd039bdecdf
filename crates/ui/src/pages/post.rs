//! A post.

use crate::components::{
    all_news, body, date, external_link, in_language, language_notice, page_head, sized_image, tag_list, text_link,
    unpublished,
};
use crate::context::Context;
use crate::node::{Element, element, text};
use crate::state::{Action, State};
use model::news::{Post, PostLink, PostSummary};
use model::route::Route;
use model::share::{ShareLink, share_links};
use model::strings::interpolate;
use model::urls::SiteUrls;
use model::urls::hostname;

/// A post.
pub fn post(post: &Post, context: &Context<'_>) -> Vec<Element> {
    let (strings, summary) = (context.strings(), &post.summary);
    let article = in_language(element("article").class("stack"), &summary.language, context)
        .children(top(post, context))
        .child_some(summary.external.as_ref().map(|url| forwarding(url, context)))
        .child(body(&post.body, context));
    let newer = post.newer.as_ref().map(|link| neighbour(link, "next", &strings.newer_post, context));
    let older = post.older.as_ref().map(|link| neighbour(link, "prev", &strings.older_post, context));
    let neighbours = element("nav").class("post-navigation").set("aria-label", &strings.post_navigation);
    let mut parts: Vec<Element> = language_notice(&summary.language, context).into_iter().collect();
    parts.push(article);
    parts.push(share(summary, context));
    parts.push(neighbours.child_some(newer).child_some(older));
    parts.push(all_news(context));
    parts
}

/// Title, details and tags, with the post's picture or its pattern.
fn top(post: &Post, context: &Context<'_>) -> Vec<Element> {
    let (strings, summary) = (context.strings(), &post.summary);
    let authors = (!summary.authors.is_empty())
        .then(|| element("span").text(&interpolate(&strings.by_authors, &[("authors", &summary.authors.join(", "))])));
    let minutes = context.formats.number(post.reading_minutes);
    let details = element("p")
        .class("post-details")
        .child(date(&summary.date, context))
        .child_some(authors)
        .child(element("span").text(&interpolate(&strings.reading_time, &[("minutes", &minutes)])))
        .child_some(unpublished(summary.unpublished, context));
    let mut heading = vec![element("h1").text(&summary.title), details];
    heading.extend(tag_list(&summary.tags, None, context));
    match &summary.image {
        None => vec![page_head(&summary.slug, heading)],
        Some(image) => vec![
            element("div").class("stack").children(heading),
            sized_image(image, context).class("post-image").set("alt", &image.alternative),
        ],
    }
}

/// Explains that the post stands elsewhere. The app forwards there, unless the reader stops it; what speaks of that is
/// kept from sight until the app is there.
fn forwarding(url: &str, context: &Context<'_>) -> Element {
    let strings = context.strings();
    let site = [("site", hostname(url))];
    let (soon, staying) = (strings.forwarding_soon.clone(), strings.staying.clone());
    let said = move |state: &State| Some(if state.is_forwarding { soon.clone() } else { staying.clone() });
    let has_stopped = |state: &State| (!state.is_forwarding).then(String::new);
    let stay = element("button")
        .class("needs-app")
        .set("type", "button")
        .set_live("disabled", Box::new(has_stopped))
        .text(&strings.stay_here)
        .on_use(Action::Stay);
    let status = element("p").class("needs-app").set("role", "status").text_live(Box::new(said));
    let read_on = external_link(url, vec![text(&interpolate(&strings.read_on, &site))], context);
    element("div")
        .class("notice")
        .child(element("p").text(&interpolate(&strings.forwarding, &site)))
        .child(status)
        .child(element("p").class("actions").child(read_on).child(stay))
}

/// Ways to share the post. Only the app can copy its address.
fn share(summary: &PostSummary, context: &Context<'_>) -> Element {
    let strings = context.strings();
    let urls = SiteUrls::absolute(&context.site.base_url, context.urls.languages());
    let address = urls.page(context.language, &Route::Post(summary.slug.clone()));
    let links = share_links(&summary.title, &address);
    let copy = element("button")
        .class("needs-app")
        .set("type", "button")
        .text(&strings.copy_link)
        .on_use(Action::Copy(address));
    let ways = std::iter::once(copy).chain(links.into_iter().map(|link| share_link(&link, context)));
    element("section")
        .class("share")
        .set("aria-labelledby", "share_heading")
        .child(element("h2").set("id", "share_heading").text(&strings.share))
        .child(element("ul").children(ways.map(|way| element("li").child(way))))
}

fn share_link(link: &ShareLink, context: &Context<'_>) -> Element {
    let strings = context.strings();
    match link.name {
        None => text_link(&link.url, &strings.share_by_email),
        Some(service) => {
            let name = [&interpolate(&strings.share_on, &[("service", service)]), " ", &strings.external_link].concat();
            text_link(&link.url, service).class("external-link").set("aria-label", &name)
        }
    }
}

fn neighbour(link: &PostLink, rel: &str, label: &str, context: &Context<'_>) -> Element {
    let title = in_language(element("span"), &link.language, context).text(&link.title);
    element("a")
        .set("href", &context.page(&Route::Post(link.slug.clone())))
        .set("rel", rel)
        .child(element("span").class("post-navigation-label").text(label))
        .text(" ")
        .child(title)
}
