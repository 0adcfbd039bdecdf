//! What stands around every page: skip link, header and footer. The app's `components/{header,footer}.rs`.

use super::pages;
use super::{TextContext, body};
use maud::{Markup, html};
use model::content::Content;
use model::route::{self, Route};
use model::site::Language;

/// The id of `<main>`; the app has the same.
const MAIN_ID: &str = "main_content";

/// A page with header and footer.
pub fn page(page: Option<(&Route, &Content)>, context: &TextContext<'_>) -> Markup {
    let route = page.map(|(route, _)| route);
    html! {
        a.skip-link href={ "#" (MAIN_ID) } { (context.strings().skip_to_content) }
        (header(route, context))
        main #(MAIN_ID) tabindex="-1" { (pages::main(page.map(|(_, content)| content), context)) }
        (footer(context))
    }
}

fn header(shown: Option<&Route>, context: &TextContext<'_>) -> Markup {
    let home_is_current = (shown == Some(&Route::Home)).then_some("page");
    html! {
        header.site-header {
            a.site-name href=(context.page_url(&Route::Home)) aria-current=[home_is_current] { (context.site.title) }
            nav.site-navigation aria-label=(context.strings().main_navigation) {
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
