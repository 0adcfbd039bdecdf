//! What stands around every page: skip link, header and footer. The app's `components/{header,footer}.rs`.

use super::pages;
use super::{TextContext, body};
use maud::{Markup, html};
use model::content::Content;
use model::route::{self, Route};
use model::site::Language;

/// The id of `<main>`; the app has the same.
const MAIN_ID: &str = "main_content";

/// The id of the menu; the app has the same.
const MENU_ID: &str = "site_menu";

/// A page with header and footer.
pub fn page(page: Option<(&Route, &Content)>, context: &TextContext<'_>) -> Markup {
    let route = page.map(|(route, _)| route);
    html! {
        a.skip-link href={ "#" (MAIN_ID) } { (context.strings().skip_to_content) }
        (header(route, context))
        main #(MAIN_ID) tabindex="-1" { (pages::main(page, context)) }
        (footer(context))
    }
}

fn header(shown: Option<&Route>, context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    let home_is_current = (shown == Some(&Route::Home)).then_some("page");
    html! {
        header.site-header {
            a.site-name href=(context.page_url(&Route::Home)) aria-current=[home_is_current] {
                img src=(context.urls.file("icon.svg")) alt="" width="64" height="64";
                (context.site.title)
            }
            button.menu-button type="button" popovertarget=(MENU_ID) { (strings.menu) }
            div.site-menu #(MENU_ID) popover="auto" {
                button.menu-button type="button" popovertarget=(MENU_ID) popovertargetaction="hide" {
                    (strings.close_menu)
                }
                nav.site-navigation aria-label=(strings.main_navigation) {
                    ul {
                        @for link in &context.site.navigation {
                            @let section = Route::parse(&link.path);
                            li {
                                a href=(context.href(&link.path))
                                    aria-current=[route::current_mark(shown, section.as_ref())] { (link.label) }
                            }
                        }
                    }
                }
                @if context.site.languages.len() > 1 { (languages(shown, context)) }
                (theme_switch(context))
            }
        }
    }
}

fn theme_switch(context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        fieldset.theme-switch.needs-app {
            legend { (strings.theme) }
            @for (value, label) in
                [("system", &strings.theme_system), ("light", &strings.theme_light), ("dark", &strings.theme_dark)]
            {
                label {
                    input type="radio" name="theme" value=(value);
                    span { (label) }
                }
            }
        }
    }
}

fn languages(shown: Option<&Route>, context: &TextContext<'_>) -> Markup {
    let is_current = |language: &Language| (context.language == language.code).then_some("true");
    html! {
        nav.site-languages aria-label=(context.strings().languages) {
            ul {
                @for language in &context.site.languages {
                    li {
                        a href=(context.urls.page(&language.code, shown.unwrap_or(&Route::Home))) rel="external"
                            lang=(language.code) hreflang=(language.code) aria-current=[is_current(language)] {
                            (language.name)
                        }
                    }
                }
            }
        }
    }
}

fn footer(context: &TextContext<'_>) -> Markup {
    let strings = context.strings();
    html! {
        footer.site-footer {
            div.teeth aria-hidden="true" {}
            nav aria-label=(strings.footer_navigation) {
                ul {
                    @for link in &context.site.footer_navigation {
                        li { a href=(context.href(&link.path)) { (link.label) } }
                    }
                    li { a href=(context.href(route::ATOM_FEED)) rel="external" { (strings.atom_feed) } }
                }
            }
            div {
                h2.site-footer-heading { (strings.social) }
                ul {
                    @for link in &context.site.social {
                        li { (body::external_link(&link.url, &html! { (link.name) }, context)) }
                    }
                }
            }
            p.site-footer-name { (context.site.title) }
        }
    }
}
