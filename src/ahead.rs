//! Loads pages ahead: the one that the visitor shows interest in, by pointing at its link, focusing or touching it, and, on
//! a connection that has nothing else to do, those whose links can be seen.
//!
//! A visitor who saves data, or has a slow connection, loads what they ask for and nothing else. The interface is
//! `NetworkInformation`: <https://wicg.github.io/netinfo/>.

use crate::content;
use crate::json::key;
use crate::site_context::SiteContext;
use leptos::prelude::{document, set_timeout, window, window_event_listener_untyped};
use leptos::task::spawn_local;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// How long nothing happens before what can be seen is loaded: visitors who look for something are not disturbed.
const REST: Duration = Duration::from_secs(2);
/// How many pages are loaded ahead each time at most. So many weigh about as much as a small picture.
const MOST: usize = 5;

thread_local! {
    /// How often something has happened: the visitor has pointed at something, scrolled, or gone on with the keyboard or to
    /// another page.
    static HAPPENED: Cell<u32> = const { Cell::new(0) };
}

/// Watches the links of all pages.
pub fn start(context: SiteContext) {
    look_at_rest(context);
    // The focus moves whenever a page is shown, too.
    for event in ["pointerover", "focusin", "touchstart", "scroll"] {
        let heed = move |event: Event| {
            load_target(&event, context);
            look_at_rest(context);
        };
        // The listeners live as long as the document.
        std::mem::forget(window_event_listener_untyped(event, heed));
    }
}

/// Loads what can be seen, unless something happens before the visitor has come to rest.
fn look_at_rest(context: SiteContext) {
    let number = HAPPENED.get() + 1;
    HAPPENED.set(number);
    let look = move || {
        if HAPPENED.get() == number {
            spawn_local(load_what_is_seen(context));
        }
    };
    set_timeout(look, REST);
}

fn load_target(event: &Event, context: SiteContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    if let Some(url) = link.and_then(|link| content_of(&link, context)).filter(|_| connection() != Connection::Dear) {
        spawn_local(content::load_ahead(url));
    }
}

/// Loads the pages whose links are on the screen, except for those of tags, one after the other. A browser that does not
/// tell how fast the connection is may have one that is paid for by the byte, so nothing is loaded there.
async fn load_what_is_seen(context: SiteContext) {
    let Ok(links) = document().query_selector_all("main a[href]:not(.tags *)") else { return };
    let links = (0..links.length()).filter_map(|index| links.item(index)?.dyn_into::<Element>().ok());
    let urls: Vec<String> =
        links.filter(is_on_screen).filter_map(|link| content_of(&link, context)).take(MOST).collect();
    for url in urls {
        if connection() != Connection::Fast {
            return;
        }
        content::load_ahead(url).await;
    }
}

fn is_on_screen(link: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let place = link.get_bounding_client_rect();
    place.bottom() > 0.0 && place.top() < height
}

/// The URL of the content that a link of the site leads to.
fn content_of(link: &Element, context: SiteContext) -> Option<String> {
    let href = link.get_attribute("href")?;
    let place = context.urls.resolve(href.split('#').next().unwrap_or_default());
    let is_of_the_app = place.language == context.formats.language;
    let route = place.route.filter(|_| is_of_the_app)?;
    Some(context.urls.content(&place.language, &route.content_file()))
}

/// What the browser tells about the connection.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Connection {
    Fast,
    /// Slow, or paid for by the byte.
    Dear,
    /// The browser does not tell.
    Unknown,
}

fn connection() -> Connection {
    let connection = key(&window().navigator(), "connection");
    match key(&connection, "effectiveType").as_string() {
        _ if key(&connection, "saveData").is_truthy() => Connection::Dear,
        Some(speed) if speed != "4g" => Connection::Dear,
        Some(_) => Connection::Fast,
        None => Connection::Unknown,
    }
}
