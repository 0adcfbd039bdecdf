//! The header: the site's name, which links to the home page, the link to join, the navigation, the languages and the theme
//! switch. The last three are in a menu where the header has no room for them.

use super::theme_switch::theme_switch;
use super::{external_link, string_link};
use crate::context::ViewContext;
use crate::state::{Action, UiState};
use crate::view::html::{self, a, button, div, img, li, nav, p, span, ul};
use crate::view::{AttributeValue, CollectView, Element, ev};
use crate::{MAIN_ID, MENU_ID};
use model::interface_string::InterfaceString;
use model::leadership::NamedLink;
use model::route::{Route, aria_current};
use model::site::{Language, NavigationLink};
use model::urls::SiteUrls;
use std::sync::Arc;

/// The id of the list of languages. See [`MAIN_ID`].
const LANGUAGES_ID: &str = "site_languages";

/// The link that skips the header.
#[must_use]
pub fn skip_link(context: &ViewContext<'_>) -> Element {
    link_to_content(&context.strings().skip_to_content).class("skip-link")
}

/// A link to the beginning of the content.
pub fn link_to_content(label: &InterfaceString) -> Element {
    string_link(&["#", MAIN_ID].concat(), label).on(ev::click, Action::SkipToContent)
}

/// The header.
#[must_use]
pub fn header(context: &ViewContext<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let icon =
        img().attr("src", context.urls.file("icon.svg")).attr("alt", "").attr("width", "64").attr("height", "64");
    let name = a()
        .class("site-name")
        .attr("href", context.page_url(&Route::Home))
        .attr("aria-current", current_if_within(Some(Route::Home)))
        .child((icon, &site.title));
    let links = site.navigation.iter().map(|link| navigation_item(link, context));
    let navigation = nav()
        .class("site-navigation")
        .attr("aria-label", &strings.main_navigation.text)
        .child(ul().child(links.collect_view()));
    let menu = div()
        .class("site-menu")
        .attr("id", MENU_ID)
        .attr("popover", "auto")
        .child((
            menu_button().attr("popovertargetaction", "hide").child(&strings.close_menu),
            navigation,
            (site.languages.len() > 1).then(|| language_menu(context)),
            theme_switch(context),
        ))
        .on(ev::toggle, Action::FocusMenu);
    let join = site.join.as_ref().map(|link| join_link(link, context));
    html::header().class("site-header").attr("data-width", site.header_width).child((
        name,
        join,
        menu_button().child(&strings.menu),
        menu,
    ))
}

fn menu_button() -> Element {
    button().class("menu-button").attr("type", "button").attr("popovertarget", MENU_ID)
}

fn join_link(link: &NamedLink, context: &ViewContext<'_>) -> Element {
    let service = span().class("visually-hidden").child((" – ", &link.name));
    p().class("site-join").child(external_link(&link.url, (&context.strings().join_us, service), context))
}

fn navigation_item(link: &NavigationLink, context: &ViewContext<'_>) -> Element {
    li().child(
        a().attr("href", context.href(&link.path))
            .attr("aria-current", current_if_within(Route::parse(&link.path)))
            .child(&link.label),
    )
}

fn current_if_within(target: Option<Route>) -> impl AttributeValue {
    move |state: &UiState| aria_current(state.route.as_ref(), target.as_ref())
}

/// A button with the name of the current language, which opens the list of all languages.
fn language_menu(context: &ViewContext<'_>) -> Element {
    // Each item has the URLs, so a copy must be cheap on a site of many languages.
    let urls = Arc::new(context.urls.clone());
    let items = context.site.languages.iter().map(|language| language_item(language, &urls, context));
    let button = button()
        .class("language-button")
        .attr("type", "button")
        .attr("popovertarget", LANGUAGES_ID)
        .child(context.site.language(context.language).map(|current| &current.name));
    nav().attr("aria-label", &context.strings().languages.text).child((
        button,
        ul().class("language-list").attr("id", LANGUAGES_ID).attr("popover", "auto").child(items.collect_view()),
    ))
}

fn language_item(language: &Language, urls: &Arc<SiteUrls>, context: &ViewContext<'_>) -> Element {
    let (urls, code) = (Arc::clone(urls), language.code.clone());
    let same_page = move |state: &UiState| match state.substitutes.iter().find(|one| one.language == code) {
        Some(substitute) => urls.href(&code, &substitute.path),
        None => {
            let page = urls.page(&code, state.route.as_ref().unwrap_or(&Route::Home));
            // Filters have the same keys and values in every language.
            if state.query.is_empty() { page } else { [&page, "?", &state.query].concat() }
        }
    };
    // Another language is another document: the app leaves external links to the browser.
    let link = a()
        .attr("href", same_page)
        .attr("rel", "external")
        .attr("lang", &language.code)
        .attr("hreflang", &language.code)
        .attr("aria-current", (context.language == language.code).then_some("true"))
        .child(&language.name);
    li().child(link)
}
