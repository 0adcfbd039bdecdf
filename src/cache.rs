//! The responses since the document was opened, so that a visited page is shown at once.

use js_sys::{Map, Promise};
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue};

/// A cache of responses by URL: promises of a `Response`, which is read through clones. A JavaScript `Map`, because it
/// adds nothing to the WebAssembly.
#[derive(Clone)]
pub struct ResponseCache(Map);

thread_local! {
    /// The content of visited pages.
    static VISITED: ResponseCache = ResponseCache(Map::new());
    /// Content that was prefetched and not shown yet.
    static PREFETCHED: OnceCell<ResponseCache> = const { OnceCell::new() };
}

/// Returns the cache of visited pages.
#[must_use]
pub fn visited() -> ResponseCache {
    VISITED.with(Clone::clone)
}

/// Returns the cache of prefetched content.
#[must_use]
pub fn prefetched() -> ResponseCache {
    PREFETCHED.with(|cache| cache.get_or_init(|| ResponseCache(Map::new())).clone())
}

/// Returns whether the response for a URL is in a cache, or on its way into one.
#[must_use]
pub fn contains(url: &str) -> bool {
    visited().get(url).or_else(|| prefetched().get(url)).is_some()
}

/// Seeds the prefetched content with responses from before the app started. Called once, before anything else.
pub fn seed(responses: Map) {
    // The cell is still empty.
    let _ = PREFETCHED.with(|cache| cache.set(ResponseCache(responses)));
}

impl ResponseCache {
    /// Returns the response for a URL.
    #[must_use]
    pub fn get(&self, url: &str) -> Option<Promise> {
        self.0.get(&JsValue::from_str(url)).dyn_into().ok()
    }

    /// Inserts the response for a URL, in place of an earlier one.
    pub fn insert(&self, url: &str, response: &Promise) {
        self.0.set(&JsValue::from_str(url), response);
    }

    /// Removes the response for a URL and returns it.
    pub fn remove(&self, url: &str) -> Option<Promise> {
        let response = self.get(url);
        self.0.delete(&JsValue::from_str(url));
        response
    }
}
