//! Prefetches content: of a link when the visitor points at, focuses or touches it. On a fast connection, also of the
//! links in the viewport once the visitor is idle.
//!
//! Nothing is prefetched for visitors who save data or have a slow connection. The interface is `NetworkInformation`:
//! <https://wicg.github.io/netinfo/>.

use crate::cache;
use crate::focus::elements_within;
use crate::js::property;
use crate::loader;
use crate::site_context::SiteContext;
use leptos::prelude::{document, set_timeout, window, window_event_listener_untyped};
use leptos::task::spawn_local;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Idle time before links in the viewport are prefetched. While there is activity it can be up to twice as long.
const IDLE_DELAY: Duration = Duration::from_secs(2);
/// The maximum number of pages per idle period. Together they weigh about as much as a small picture.
const MAX_PAGES: usize = 5;

thread_local! {
    /// Whether the idle timer is running. There is one at most, however many events there are.
    static IS_TIMER_RUNNING: Cell<bool> = const { Cell::new(false) };
    /// Whether there was activity since the timer started: a pointer, touch, scroll or focus event.
    static HAD_ACTIVITY: Cell<bool> = const { Cell::new(false) };
}

/// Listens for activity on all pages.
pub fn start(context: SiteContext) {
    schedule_prefetch(context);
    // Showing a page moves the focus too.
    for event in ["pointerover", "focusin", "touchstart", "scroll"] {
        let on_activity = move |event: Event| {
            prefetch_target(&event, context);
            schedule_prefetch(context);
        };
        // The listeners live as long as the document.
        std::mem::forget(window_event_listener_untyped(event, on_activity));
    }
}

/// Prefetches the links in the viewport once the visitor is idle.
fn schedule_prefetch(context: SiteContext) {
    match IS_TIMER_RUNNING.replace(true) {
        true => HAD_ACTIVITY.set(true),
        false => start_timer(context),
    }
}

fn start_timer(context: SiteContext) {
    let on_timeout = move || match HAD_ACTIVITY.replace(false) {
        true => start_timer(context),
        false => {
            IS_TIMER_RUNNING.set(false);
            spawn_local(prefetch_visible_links(context));
        }
    };
    set_timeout(on_timeout, IDLE_DELAY);
}

fn prefetch_target(event: &Event, context: SiteContext) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let url = link.and_then(|link| content_url(&link, context));
    if let Some(url) = url.filter(|_| connection() != Connection::Constrained) {
        spawn_local(loader::prefetch(url));
    }
}

/// Prefetches the pages whose links are in the viewport, except for those of tags, one after the other. A browser that
/// does not report the connection may have one that is paid for by the byte, so nothing is prefetched there.
async fn prefetch_visible_links(context: SiteContext) {
    let Some(root) = document().document_element() else { return };
    let links = elements_within(&root, "main a[href]:not(.tags *)").map(|(_, link)| link);
    let urls = links.filter(is_in_viewport).filter_map(|link| content_url(&link, context));
    let urls: Vec<String> = urls.filter(|url| !cache::contains(url)).take(MAX_PAGES).collect();
    for url in urls {
        if connection() != Connection::Fast {
            return;
        }
        loader::prefetch(url).await;
    }
}

fn is_in_viewport(link: &Element) -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let rect = link.get_bounding_client_rect();
    rect.bottom() > 0.0 && rect.top() < height
}

/// Returns the URL of the content that a link within the site and the language leads to.
fn content_url(link: &Element, context: SiteContext) -> Option<String> {
    let href = link.get_attribute("href")?;
    let path = href.split(['#', '?']).next().filter(|path| !path.is_empty())?;
    let route = context.resolve(path)?;
    Some(context.urls.content(context.language, &route.content_file()))
}

/// The connection, as far as the browser reports it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Connection {
    Fast,
    /// Slow, or paid for by the byte.
    Constrained,
    Unknown,
}

fn connection() -> Connection {
    let connection = property(&window().navigator(), "connection");
    match property(&connection, "effectiveType").as_string() {
        _ if property(&connection, "saveData").is_truthy() => Connection::Constrained,
        Some(speed) if speed != "4g" => Connection::Constrained,
        Some(_) => Connection::Fast,
        None => Connection::Unknown,
    }
}
