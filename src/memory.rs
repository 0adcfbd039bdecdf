//! What has been loaded since the document was opened, so that a page that was seen before is there at once.

use js_sys::{Map, Promise};
use std::cell::OnceCell;
use wasm_bindgen::{JsCast, JsValue};

/// The files by URL: each a promise of what it holds. JavaScript has a map already, which costs nothing to load.
#[derive(Clone)]
pub struct Memory(Map);

thread_local! {
    /// Files that are shown, or were.
    static SEEN: Memory = Memory(Map::new());
    /// Files that were loaded ahead and not shown yet.
    static AHEAD: OnceCell<Memory> = const { OnceCell::new() };
}

/// The memory of what was shown.
#[must_use]
pub fn seen() -> Memory {
    SEEN.with(Clone::clone)
}

/// The memory of what was loaded ahead.
#[must_use]
pub fn ahead() -> Memory {
    AHEAD.with(|ahead| ahead.get_or_init(|| Memory(Map::new())).clone())
}

/// Remembers files that were loaded before the app was there. Called once, before anything else.
pub fn begin_with(files: Map) {
    // There is no memory before it.
    let _ = AHEAD.with(|ahead| ahead.set(Memory(files)));
}

impl Memory {
    /// The file of a URL.
    #[must_use]
    pub fn recall(&self, url: &str) -> Option<Promise> {
        self.0.get(&JsValue::from_str(url)).dyn_into().ok()
    }

    /// Keeps the file of a URL in the place of an earlier one.
    pub fn keep(&self, url: &str, file: &Promise) {
        self.0.set(&JsValue::from_str(url), file);
    }

    /// Forgets the file of a URL, and gives it back.
    pub fn take(&self, url: &str) -> Option<Promise> {
        let file = self.recall(url);
        self.0.delete(&JsValue::from_str(url));
        file
    }
}
