//! The head of a document: what the browser has to load, and what search engines and readers of feeds want to know.

use super::{DocumentPage, DocumentSettings, json_ld, open_graph, theme_init};
use crate::files::icons::{APPLE_TOUCH_ICON, SVG_ICON};
use crate::files::manifest::MANIFEST;
use maud::{Markup, PreEscaped, html};
use model::route::{ATOM_FEED, JSON_FEED};
use model::site::document_title;

/// What stands in the head, besides what all documents have from `index.html`.
pub fn head(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    html! {
        (preloads(page, settings))
        @if let Some(policy) = &settings.policy { meta http-equiv="Content-Security-Policy" content=(policy.meta()); }
        title { (page.full_title()) }
        script { (PreEscaped(theme_init::SCRIPT)) }
        (script(settings))
        // Here it costs no answer of its own before the first paint.
        style { (PreEscaped(&settings.assets.style)) }
        meta name="description" content=(page.description());
        (addresses(page, settings))
        (site_files(page, settings))
        @if let Some(shown) = page.page {
            (open_graph::open_graph(page, shown, settings))
            (structured_data(page, settings))
        } @else {
            meta name="robots" content="noindex";
        }
    }
}

/// The files of the app and of this very page, so that all of them arrive side by side. They stand before all else: a
/// browser on a slow phone asks for nothing while it reads the policy. The policy of a `meta` element holds for what follows
/// it, and here stand none but the site's own addresses.
fn preloads(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let (assets, urls) = (&settings.assets, settings.address.links());
    let language = &page.frame.language.code;
    let content_files =
        ["site.json"].map(String::from).into_iter().chain(page.page.map(|page| page.route.content_file()));
    html! {
        link rel="modulepreload" href=(urls.file(&assets.script.path)) integrity=(assets.script.integrity);
        // No integrity here: browsers know none for this kind of preload. The script asks for it when it takes the file.
        link rel="preload" as="fetch" href=(urls.file(&assets.wasm.path));
        @for file in content_files {
            link rel="preload" as="fetch" href=(urls.content(language, &file));
        }
    }
}

/// The script that starts the app, once the document is read.
fn script(settings: &DocumentSettings) -> Markup {
    let script = &settings.assets.script;
    let url = settings.address.links().file(&script.path);
    html! { script type="module" src=(url) integrity=(script.integrity) {} }
}

fn addresses(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let translations = page.translations(&settings.address);
    let urls = settings.address.full();
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
    let urls = settings.address.links();
    let feed = |path: &str| urls.href(&page.frame.language.code, path);
    let strings = &page.frame.site.strings;
    let title = |name: &str| document_title(name, &page.frame.site.title);
    html! {
        link rel="icon" type="image/svg+xml" href=(urls.file(SVG_ICON));
        link rel="apple-touch-icon" href=(urls.file(APPLE_TOUCH_ICON.path));
        link rel="manifest" href=(urls.file(MANIFEST));
        link rel="alternate" type="application/atom+xml" title=(title(&strings.atom_feed)) href=(feed(ATOM_FEED));
        link rel="alternate" type="application/feed+json" title=(title(&strings.json_feed)) href=(feed(JSON_FEED));
    }
}

fn structured_data(page: &DocumentPage<'_>, settings: &DocumentSettings) -> Markup {
    let json = json_ld::json_ld(page, &settings.address).to_string();
    // Nothing in the data may look like the end of the element.
    html! { script type="application/ld+json" { (PreEscaped(json.replace('<', "\\u003c"))) } }
}
