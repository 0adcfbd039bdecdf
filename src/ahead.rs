//! Loads pages ahead, as soon as the visitor shows interest in a link: by pointing at it, focusing or touching it.
//!
//! A visitor who saves data, or has a slow connection, loads what they ask for and nothing else. The interface is
//! `NetworkInformation`: <https://wicg.github.io/netinfo/>.

use crate::content;
use crate::json::key;
use crate::site_context::SiteContext;
use leptos::prelude::{window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Watches the links of all pages.
pub fn start(context: &SiteContext) {
    for event in ["pointerover", "focusin", "touchstart"] {
        let context = context.clone();
        // The listener lives as long as the document.
        std::mem::forget(window_event_listener_untyped(event, move |event| load_ahead(&event, &context)));
    }
}

fn load_ahead(event: &Event, context: &SiteContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    let path = href.split('#').next().unwrap_or_default();
    let place = context.urls.locate(path);
    if let Some(route) = place.route
        && *place.language == *context.formats.language
        && !saves_data()
    {
        content::load_ahead(&context.urls, &place.language, &route);
    }
}

fn saves_data() -> bool {
    // A browser that does not tell has nothing under these names.
    let connection = key(&window().navigator(), "connection");
    let speed = key(&connection, "effectiveType").as_string();
    key(&connection, "saveData").is_truthy() || speed.is_some_and(|speed| speed != "4g")
}
