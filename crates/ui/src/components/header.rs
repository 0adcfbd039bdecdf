//! The header: the site's name, which leads home, the navigation and the choice of colours.

use super::theme_switch::theme_switch;
use crate::context::Context;
use crate::node::{Element, Live, element};
use crate::state::{Action, State};
use crate::{MAIN_ID, MENU_ID};
use model::route::{Route, aria_current};
use model::site::{Language, NavigationLink};

/// The link that passes over the header.
#[must_use]
pub fn skip_link(context: &Context<'_>) -> Element {
    element("a")
        .class("skip-link")
        .set("href", &["#", MAIN_ID].concat())
        .text(&context.strings().skip_to_content)
        .on_use(Action::SkipToContent)
}

/// The header.
#[must_use]
pub fn header(context: &Context<'_>) -> Element {
    let (site, strings) = (context.site, context.strings());
    let icon = element("img").set("src", &context.urls.file("icon.svg")).set("alt", "");
    let name = element("a")
        .class("site-name")
        .set("href", &context.page(&Route::Home))
        .set_live("aria-current", mark_of(Some(Route::Home)))
        .child(icon.set("width", "64").set("height", "64"))
        .text(&site.title);
    let entries = site.navigation.iter().map(|link| navigation_entry(link, context));
    let navigation = element("nav")
        .class("site-navigation")
        .set("aria-label", &strings.main_navigation)
        .child(element("ul").children(entries));
    let menu = element("div")
        .class("site-menu")
        .set("id", MENU_ID)
        .set("popover", "auto")
        .child(menu_button().set("popovertargetaction", "hide").text(&strings.close_menu))
        .child(navigation)
        .child_some((site.languages.len() > 1).then(|| languages(context)))
        .child(theme_switch(context));
    element("header").class("site-header").child(name).child(menu_button().text(&strings.menu)).child(menu)
}

fn menu_button() -> Element {
    element("button").class("menu-button").set("type", "button").set("popovertarget", MENU_ID)
}

fn navigation_entry(link: &NavigationLink, context: &Context<'_>) -> Element {
    let section = Route::parse(&link.path);
    let link = element("a")
        .set("href", &context.href(&link.path))
        .set_live("aria-current", mark_of(section))
        .text(&link.label);
    element("li").child(link)
}

fn mark_of(section: Option<Route>) -> Live {
    Box::new(move |state| aria_current(state.route.as_ref(), section.as_ref()).map(String::from))
}

fn languages(context: &Context<'_>) -> Element {
    let entries = context.site.languages.iter().map(|language| language_entry(language, context));
    element("nav")
        .class("site-languages")
        .set("aria-label", &context.strings().languages)
        .child(element("ul").children(entries))
}

fn language_entry(language: &Language, context: &Context<'_>) -> Element {
    let (urls, code) = (context.urls.clone(), language.code.clone());
    let page = Box::new(move |state: &State| Some(urls.page(&code, state.route.as_ref().unwrap_or(&Route::Home))));
    // Another language is another document: `external` keeps the router away.
    let link = element("a")
        .set_live("href", page)
        .set("rel", "external")
        .set("lang", &language.code)
        .set("hreflang", &language.code)
        .set_some("aria-current", (context.language == language.code).then_some("true"))
        .text(&language.name);
    element("li").child(link)
}
