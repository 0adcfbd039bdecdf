//! Links and images.

use crate::context::Context;
use crate::node::{Element, Node, element, text};
use model::body::{Image, LinkTarget};
use model::route::Route;

/// A link, wherever it leads.
pub fn link(target: &LinkTarget, content: Vec<Node>, context: &Context<'_>) -> Element {
    let to = |url: &str| element("a").set("href", url);
    match target {
        LinkTarget::Page(path) => to(&context.href(path)).nodes(content),
        LinkTarget::Fragment(fragment) => to(&context.fragment(fragment)).nodes(content),
        // The router would take a file for a page.
        LinkTarget::File(path) => to(&context.urls.file(path)).set("rel", "external").nodes(content),
        LinkTarget::External(url) => external_link(url, content, context),
    }
}

/// A link to another site, which says so, or to an e-mail address.
pub fn external_link(url: &str, mut content: Vec<Node>, context: &Context<'_>) -> Element {
    let leaves_site = !url.starts_with("mailto:");
    // A reader of feeds has no style sheet that would keep the note from sight.
    if leaves_site && !context.is_feed() {
        let note = element("span").class("visually-hidden").text(" ").text(&context.strings().external_link);
        content.push(Node::Element(note));
    }
    element("a").set_some("class", leaves_site.then_some("external-link")).set("href", url).nodes(content)
}

/// An image that loads when it is about to be seen.
pub fn image(image: &Image, context: &Context<'_>) -> Element {
    sized_image(image, context).set("alt", &image.alternative).set("loading", "lazy")
}

/// The link to all posts.
pub fn all_news(context: &Context<'_>) -> Element {
    let link = text_link(&context.page(&Route::News), &context.strings().all_news);
    element("p").class("actions").child(link)
}

/// A link within the site.
pub fn text_link(url: &str, label: &str) -> Element {
    element("a").set("href", url).nodes(vec![text(label)])
}

/// An image that takes its room before it is there. What it shows has to be added.
pub fn sized_image(image: &Image, context: &Context<'_>) -> Element {
    element("img")
        .set("src", &context.urls.file(&image.path))
        .set("width", &image.width.to_string())
        .set("height", &image.height.to_string())
}
