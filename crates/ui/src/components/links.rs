//! Links.

use crate::context::ViewContext;
use crate::view::html::{a, p, span};
use crate::view::{Element, IntoView};
use model::body::LinkTarget;
use model::interface_string::InterfaceString;
use model::leadership::NamedLink;
use model::route::Route;

/// A link to any target.
pub fn link(target: &LinkTarget, content: impl IntoView, context: &ViewContext<'_>) -> Element {
    match target {
        LinkTarget::Page(path) => a().attr("href", context.href(path)).child(content),
        LinkTarget::Fragment(fragment) => a().attr("href", context.fragment_url(fragment)).child(content),
        // The app leaves external links to the browser.
        LinkTarget::File(path) => a().attr("href", context.urls.file(path)).attr("rel", "external").child(content),
        LinkTarget::External(url) => external_link(url, content, context),
    }
}

/// A link to another site, which says so, or to an e-mail address or a telephone number.
pub fn external_link(url: &str, content: impl IntoView, context: &ViewContext<'_>) -> Element {
    // The publisher writes schemes in lower case.
    let leaves_site = url.starts_with("http");
    // Feed readers have no style sheet to hide the note with.
    let has_note = leaves_site && !context.is_feed();
    let note = has_note.then(|| span().class("visually-hidden").child((" ", &context.strings().external_link)));
    a().class(leaves_site.then_some("external-link")).attr("href", url).child((content, note))
}

/// A link to a profile. The name of its owner is before it, for assistive technology: a page can have several links of the
/// same name.
pub fn profile_link(owner: &str, profile: &NamedLink, context: &ViewContext<'_>) -> Element {
    let owner = span().class("visually-hidden").child([owner, ": "].concat());
    external_link(&profile.url, (owner, &profile.name), context)
}

/// A link within the site.
pub fn text_link(url: &str, label: &str) -> Element {
    a().attr("href", url).child(label)
}

/// A link within the site whose label is a string of the interface.
pub fn string_link(url: &str, label: &InterfaceString) -> Element {
    a().attr("href", url).child(label)
}

/// The link to all posts.
pub fn all_news_link(context: &ViewContext<'_>) -> Element {
    let link = string_link(&context.page_url(&Route::News), &context.strings().all_news);
    p().class("actions").child(link)
}
