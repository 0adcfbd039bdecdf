//! The session history, the address bar, and clicks on links. The only module that adds entries to the history.
//!
//! The router parses URLs. Its `BrowserUrl` does not navigate, because it compares with a list of entries of its own:
//! the browser adds and removes entries without asking, for example with the forward button.

#![expect(clippy::disallowed_methods, reason = "this is the module that adds history entries")]

use crate::scroll;
use leptos::ev::click;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// A link that the app may follow: the browser has no reason of its own to follow it.
const LINK: &str = "a[href]:not([target]):not([download]):not([rel~=external])";

/// The parts of a URL that navigation needs. The router also parses the query, which the app would pay for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The scheme with the host.
    pub origin: String,
    /// The path, as the visitor or the link has spelt it.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// The fragment, with its `#`.
    pub hash: String,
}

impl From<Url> for Address {
    fn from(url: Url) -> Address {
        let [origin, path, query, hash] = [url.origin(), url.path(), url.search(), url.hash()].map(String::from);
        Address { origin, path, query, hash }
    }
}

/// Returns the URL in the address bar.
#[must_use]
pub fn address() -> Address {
    BrowserUrl::current().unwrap_or_default().into()
}

/// Returns a URL as a string.
fn href(Address { origin, path, query, hash }: &Address) -> String {
    let separator = if query.is_empty() { "" } else { "?" };
    [origin, path, separator, query, hash].concat()
}

/// Returns the decoded fragment of a URL, or an empty string.
#[must_use]
pub fn fragment(address: &Address) -> String {
    let fragment = address.hash.trim_start_matches('#');
    // A fragment that is not valid percent-encoded UTF-8 is returned unchanged.
    js_sys::decode_uri_component(fragment).map_or_else(|_| String::from(fragment), String::from)
}

/// Adds an entry.
pub fn push(url: &Address) {
    let state = JsValue::from(scroll::new_entry());
    let pushed = window().history().and_then(|history| history.push_state_with_url(&state, "", Some(&href(url))));
    // Browsers limit the number of entries that a script adds in a short time.
    if pushed.is_err() {
        // Only a URL that cannot be parsed fails.
        let _ = window().location().assign(&href(url));
    }
}

/// Replaces the query of the address bar, given without its question mark.
pub fn replace_query(query: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        // Browsers limit how often a script does this. The filters apply all the same.
        let url = href(&Address { query: String::from(query), ..address() });
        let _ = history.replace_state_with_url(&state, "", Some(&url));
    }
}

/// Calls `follow` for each click on a link to this origin that the browser would open in this tab. If it returns `true`,
/// the browser does not follow the link.
pub fn on_link(follow: impl Fn(Address) -> bool + 'static) {
    let listener = move |event: MouseEvent| {
        if clicked_url(&event).is_some_and(&follow) {
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

fn clicked_url(event: &MouseEvent) -> Option<Address> {
    let opens_elsewhere =
        event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if opens_elsewhere || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest(LINK).ok()??.dyn_into().ok()?;
    let url = Address::from(BrowserUrl::parse(&link.href()).ok()?);
    (url.origin == address().origin).then_some(url)
}
