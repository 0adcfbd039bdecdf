//! The body of a document: the static HTML that the app replaces, and the notice that appears if the app does not
//! start.

use super::interface_string::marked;
use super::{DocumentPage, DocumentSettings};
use crate::document::prerender::Prerenderer;
use crate::output::site_address::SiteAddress;
use maud::{Markup, PreEscaped, html};

/// Returns the start tag `<html …>`. The app reads the base path and the languages of the site from it, and the path of
/// the page, so that it shows what the host answered with, however the address is spelt.
pub fn html_tag(page: &DocumentPage<'_>, address: &SiteAddress) -> String {
    let language = &page.locale.language;
    let direction = language.direction.attribute();
    let languages = address.languages().join(" ");
    let path = page.page.map(|page| address.relative_urls().page(&language.code, &page.route));
    let element = html! {
        html lang=(language.code) dir=(direction) data-base-path=(address.base_path) data-languages=(languages) data-route=[path] {}
    };
    String::from(element.into_string().trim_end_matches("</html>"))
}

/// Writes the content of `<body>`.
pub fn body(page: &DocumentPage<'_>, prerenderer: &Prerenderer<'_>, settings: &DocumentSettings) -> Markup {
    html! {
        @if settings.prerender {
            div #site_root data-static-html { (prerenderer.page(page.page.map(|page| (&page.route, &page.content)))) }
        } @else {
            div #site_root {
                p.placeholder { (marked(&page.site.strings.loading)) }
                noscript { p { (marked(&page.locale.document_strings.needs_scripts)) } }
            }
        }
        (start_notice(page))
        // Inline, so that it costs no request and runs before the app whose failures it reports.
        script { (PreEscaped(&settings.assets.watchdog)) }
    }
}

/// Writes the notice that `src/watchdog.js` shows when the app does not start.
fn start_notice(page: &DocumentPage<'_>) -> Markup {
    let strings = &page.locale.document_strings;
    html! {
        div #start_notice.start-notice role="alert" hidden {
            p data-reason="failed" hidden { (marked(&strings.start_failed)) }
            p data-reason="unsupported" hidden { (marked(&strings.start_unsupported)) }
            p data-reason="slow" hidden { (marked(&strings.start_slow)) }
            button type="button" { (marked(&page.site.strings.retry)) }
        }
    }
}
