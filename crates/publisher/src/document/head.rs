//! The head of a document: what the browser loads, and metadata for search engines, link previews and feed readers.

use super::{DocumentPage, DocumentSettings, json_ld, open_graph, theme_init};
use crate::convert::PublishedPage;
use crate::files::icons::{APPLE_TOUCH_ICON, SVG_ICON};
use crate::files::manifest::MANIFEST;
use crate::files::{content_json, share_cards};
use maud::{Markup, PreEscaped, html};
use model::image::Image;
use model::route::{ATOM_FEED, JSON_FEED};
use model::site::document_title;

/// Writes the elements of the head that the template does not have.
pub fn head(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    html! {
        (preloads(page, settings))
        @if settings.has_policy { meta http-equiv="Content-Security-Policy" content=(settings.policy.meta()); }
        title { (page.full_title()) }
        script { (PreEscaped(theme_init::SCRIPT)) }
        (script(settings))
        // Inline, because a file would cost a round trip before the first paint.
        style { (PreEscaped(&settings.assets.style)) }
        link rel="stylesheet" media="print" href=(settings.address.relative_urls().file(&settings.assets.print_style.path));
        meta name="description" content=(page.description());
        (canonical_and_translations(page, settings))
        (site_files(page, settings))
        @if let Some(published) = page.page {
            @let image = share_cards::image(published, page.locale);
            (open_graph::open_graph(page, published, &image, settings))
            (structured_data(page, published, &image, settings))
        } @else {
            meta name="robots" content="noindex";
        }
    }
}

/// Preloads the files of the app and of this page, so that they load in parallel.
///
/// They come first: a browser on a slow phone requests nothing while it parses the policy. The policy of a `meta`
/// element applies to what follows it, and these are only the site's own URLs.
fn preloads(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let (assets, urls) = (&settings.assets, settings.address.relative_urls());
    let language = &page.locale.language.code;
    let content_files =
        [content_json::SITE_FILE].map(String::from).into_iter().chain(page.page.map(|page| page.route.content_file()));
    html! {
        link rel="modulepreload" href=(urls.file(&assets.script.path)) integrity=(assets.script.integrity);
        // Browsers do not support integrity for `as="fetch"`. The script checks it when it fetches the file.
        link rel="preload" as="fetch" href=(urls.file(&assets.wasm.path));
        @for file in content_files {
            link rel="preload" as="fetch" href=(urls.content(language, &file));
        }
    }
}

/// Writes the script that starts the app, once the document is parsed.
fn script(settings: &DocumentSettings) -> Markup {
    let script = &settings.assets.script;
    let url = settings.address.relative_urls().file(&script.path);
    html! { script type="module" src=(url) integrity=(script.integrity) {} }
}

fn canonical_and_translations(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let translations = page.translations(&settings.address);
    let urls = settings.address.absolute_urls();
    let default = translations.iter().find(|(language, _)| language == urls.default_language());
    html! {
        @if let Some(url) = page.canonical(&settings.address) { link rel="canonical" href=(url); }
        @if translations.len() > 1 {
            @for (language, url) in &translations { link rel="alternate" hreflang=(language) href=(url); }
            @if let Some((_, url)) = default { link rel="alternate" hreflang="x-default" href=(url); }
        }
    }
}

fn site_files(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let urls = settings.address.relative_urls();
    let feed_url = |path: &str| urls.href(&page.locale.language.code, path);
    let strings = &page.locale.site.strings;
    let title = |name: &str| document_title(name, &page.locale.site.title);
    html! {
        link rel="icon" type="image/svg+xml" href=(urls.file(SVG_ICON));
        link rel="apple-touch-icon" href=(urls.file(APPLE_TOUCH_ICON.path));
        link rel="manifest" href=(urls.file(MANIFEST));
        link rel="alternate" type="application/atom+xml" title=(title(&strings.atom_feed.text)) href=(feed_url(ATOM_FEED));
        link rel="alternate" type="application/feed+json" title=(title(&strings.json_feed.text)) href=(feed_url(JSON_FEED));
    }
}

fn structured_data(
    page: &DocumentPage<'_>,
    published: &PublishedPage,
    image: &Image,
    settings: &DocumentSettings,
) -> Markup {
    let json = json_ld::json_ld(page, published, image, &settings.address).to_string();
    // The data must not contain the end tag of the element.
    html! { script type="application/ld+json" { (PreEscaped(json.replace('<', "\\u003c"))) } }
}
