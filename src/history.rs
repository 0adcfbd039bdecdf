//! The session history, the address bar, and clicks on links. The only module that adds entries to the history.

#![expect(clippy::disallowed_methods, reason = "this is the module that adds history entries")]

use crate::scroll;
use leptos::ev::click;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// A link that the app may follow: the browser has no reason of its own to follow it.
const LINK: &str = "a[href]:not([target]):not([download]):not([rel~=external])";

/// Returns the URL in the address bar.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Returns the path in the address bar, as the visitor spelt it.
#[must_use]
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Returns the decoded fragment of a URL, or an empty string.
#[must_use]
pub fn fragment(url: &str) -> String {
    let fragment = url.split_once('#').map_or("", |(_, fragment)| fragment);
    // A fragment that is no percent-encoded UTF-8 stands for itself.
    js_sys::decode_uri_component(fragment).map_or_else(|_| String::from(fragment), String::from)
}

/// Adds an entry.
pub fn push(url: &str) {
    let state = JsValue::from(scroll::new_entry());
    let pushed = window().history().and_then(|history| history.push_state_with_url(&state, "", Some(url)));
    // Browsers limit the number of entries that a script adds in a short time.
    if pushed.is_err() {
        open(url);
    }
}

/// Opens the document of a URL.
pub fn open(url: &str) {
    // Only a URL that cannot be parsed fails.
    let _ = window().location().assign(url);
}

/// Calls `follow` for each click on a link to this origin that the browser would open in this tab. If it returns `true`,
/// the browser does not follow the link.
pub fn on_link(follow: impl Fn(&HtmlAnchorElement) -> bool + 'static) {
    let listener = move |event: MouseEvent| {
        if clicked_link(&event).is_some_and(|link| follow(&link)) {
            event.prevent_default();
        }
    };
    // The listener lives as long as the document.
    std::mem::forget(window_event_listener(click, listener));
}

/// Calls `traverse` after each change of the address bar that the browser made: back, forward, or an edited fragment.
pub fn on_traverse(traverse: impl Fn() + 'static) {
    // The listener lives as long as the document.
    std::mem::forget(window_event_listener_untyped("popstate", move |_| traverse()));
}

fn clicked_link(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let opens_elsewhere =
        event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if opens_elsewhere || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest(LINK).ok()??.dyn_into().ok()?;
    let origin = window().location().origin().ok()?;
    (link.origin() == origin).then_some(link)
}
