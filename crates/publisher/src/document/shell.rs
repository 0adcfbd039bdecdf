//! The body of a document: the page as text in the place that the app will take, and what is said if it does not.

use super::{DocumentPage, DocumentSettings};
use crate::document::prerender::TextContext;
use crate::output::site_address::SiteAddress;
use maud::{Markup, PreEscaped, html};

/// The start tag `<html …>`, which also tells the app where the site lies and which languages it has.
pub fn html_tag(page: &DocumentPage<'_>, address: &SiteAddress) -> String {
    let language = &page.frame.language;
    let direction = language.direction.attribute();
    let languages = address.languages.join(" ");
    let element = html! {
        html lang=(language.code) dir=(direction) data-base-path=(address.base_path) data-languages=(languages) {}
    };
    String::from(element.into_string().trim_end_matches("</html>"))
}

/// The content of `<body>`.
pub fn body(page: &DocumentPage<'_>, text: &TextContext<'_>, settings: &DocumentSettings) -> Markup {
    html! {
        @if settings.site.static_text {
            div #site data-text { (text.page(page.page.map(|page| (&page.route, &page.content)))) }
        } @else {
            div #site {
                p.placeholder { (page.frame.site.strings.loading) }
                noscript { p { (page.frame.document_strings.needs_scripts) } }
            }
        }
        (start_notice(page))
        // Here it costs no request of its own, and it runs before the app, so it sees what goes wrong with it.
        script { (PreEscaped(&settings.assets.watchdog)) }
    }
}

/// What `src/watchdog.js` shows when the app does not start.
fn start_notice(page: &DocumentPage<'_>) -> Markup {
    let strings = &page.frame.document_strings;
    html! {
        div #start_notice.start-notice role="alert" hidden {
            p data-reason="failed" hidden { (strings.start_failed) }
            p data-reason="unsupported" hidden { (strings.start_unsupported) }
            p data-reason="slow" hidden { (strings.start_slow) }
            button type="button" { (page.frame.site.strings.retry) }
        }
    }
}
