//! Restores the scroll offset of each entry of the session history, once the content has arrived.
//!
//! The browser's own scroll restoration runs before the content is there, so it is switched off. An entry is identified
//! by a number in its history state. Offsets are kept in memory and, when the document is left, in session storage.

#![expect(clippy::disallowed_methods, reason = "this is the module that scrolls")]

use crate::focus::{element_by_id, elements_within};
use leptos::ev::pageshow;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::{Element, PageTransitionEvent, ScrollRestoration};

/// Elements that the style sheet lets scroll: code, tables, and the menu.
const SCROLLABLE: &str = "pre, .table-wrapper, [popover]";

thread_local! {
    /// The id of the current history entry.
    static CURRENT_ENTRY: Cell<u32> = const { Cell::new(0) };
    /// Whether the page is being replaced, so that its offset belongs to no entry.
    static IS_REPLACING_PAGE: Cell<bool> = const { Cell::new(false) };
    /// The offset of each entry, in CSS pixels. They are few.
    static OFFSETS: RefCell<Vec<(u32, u32)>> = const { RefCell::new(Vec::new()) };
}

/// Takes over scroll restoration from the browser. Called once.
pub fn use_manual_restoration() {
    set_restoration(ScrollRestoration::Manual);
    entry_shown();
    // The listeners live as long as the document.
    std::mem::forget(window_event_listener_untyped("scroll", |_| save_offset()));
    std::mem::forget(window_event_listener_untyped("pagehide", |_| store_offsets()));
    std::mem::forget(window_event_listener(pageshow, |event| on_pageshow(&event)));
}

/// Returns the id of a new history entry, and records that it is shown.
pub fn new_entry() -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ids are below 2^31")]
    let id = (js_sys::Math::random() * f64::from(i32::MAX)) as u32;
    IS_REPLACING_PAGE.set(false);
    CURRENT_ENTRY.set(id);
    id
}

/// Records which history entry is shown. Returns whether it is another one, which was shown before.
pub fn entry_shown() -> bool {
    let Ok(history) = window().history() else { return false };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ids are below 2^31")]
    let known = history.state().ok().and_then(|state| state.as_f64()).map(|id| id as u32);
    IS_REPLACING_PAGE.set(false);
    match known {
        Some(id) => CURRENT_ENTRY.replace(id) != id,
        None => {
            // If this fails, the offset of the entry is not restored, and nothing else breaks.
            let _ = history.replace_state(&JsValue::from(new_entry()), "");
            false
        }
    }
}

/// Saves the offset of the current entry for the last time before its page is replaced.
pub fn before_navigation() {
    save_offset();
    IS_REPLACING_PAGE.set(true);
}

/// Restores the offset of a reloaded document, or else scrolls to the fragment of its URL.
pub fn restore_after_load() {
    let hash = window().location().hash().unwrap_or_default();
    restore(hash.trim_start_matches('#'));
}

/// Scrolls to the offset of the current entry, or else to the fragment. Returns whether there was one of them.
pub fn restore(fragment: &str) -> bool {
    match offset_of(CURRENT_ENTRY.get()) {
        Some(offset) => {
            window().scroll_to_with_x_and_y(0.0, f64::from(offset));
            true
        }
        None => to_id(fragment),
    }
}

/// Scrolls to the element with this id. Returns whether there is one.
pub fn to_id(id: &str) -> bool {
    element_by_id(id).map(|target| target.scroll_into_view()).is_some()
}

/// Scrolls to the top of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Returns the index and the offsets of each element that is scrolled within `root`.
#[must_use]
pub fn scrolled_elements(root: &Element) -> Vec<(u32, i32, i32)> {
    let offsets = elements_within(root, SCROLLABLE)
        .map(|(index, element)| (index, element.scroll_left(), element.scroll_top()))
        .filter(|(_, left, top)| (*left, *top) != (0, 0));
    offsets.collect()
}

/// Scrolls elements to their offsets from [`scrolled_elements`].
pub fn restore_elements(root: &Element, offsets: &[(u32, i32, i32)]) {
    for (index, element) in elements_within(root, SCROLLABLE) {
        if let Some((_, left, top)) = offsets.iter().find(|(scrolled, ..)| *scrolled == index) {
            element.set_scroll_left(*left);
            element.set_scroll_top(*top);
        }
    }
}

/// Saves the offset of the current entry. Scroll events do so too, but a fast visitor navigates before they fire.
fn save_offset() {
    if IS_REPLACING_PAGE.get() {
        return;
    }
    let current = CURRENT_ENTRY.get();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a saturating cast is intended")]
    let offset = window().page_y_offset().unwrap_or_default() as u32;
    OFFSETS.with_borrow_mut(|offsets| match offsets.iter_mut().find(|(id, _)| *id == current) {
        Some(known) => known.1 = offset,
        None => offsets.push((current, offset)),
    });
}

/// WebKit shows a document from the back/forward cache at its top.
fn on_pageshow(event: &PageTransitionEvent) {
    set_restoration(ScrollRestoration::Manual);
    if event.persisted() {
        restore("");
    }
}

fn set_restoration(restoration: ScrollRestoration) {
    if let Ok(history) = window().history() {
        // A browser that cannot switch its own restoration off only scrolls twice.
        let _ = history.set_scroll_restoration(restoration);
    }
}

fn offset_of(entry: u32) -> Option<u32> {
    let in_memory =
        OFFSETS.with_borrow(|offsets| offsets.iter().find(|(id, _)| *id == entry).map(|(_, offset)| *offset));
    in_memory.or_else(|| storage()?.get_item(&storage_key(entry)).ok()??.parse().ok())
}

fn store_offsets() {
    save_offset();
    // A reloaded document has its static HTML before the app starts, so the browser's own restoration is right.
    set_restoration(ScrollRestoration::Auto);
    let Some(storage) = storage() else { return };
    OFFSETS.with_borrow(|offsets| {
        for (entry, offset) in offsets {
            // If the storage is full or forbidden, the offset is only not restored.
            let _ = storage.set_item(&storage_key(*entry), &offset.to_string());
        }
    });
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn storage_key(entry: u32) -> String {
    ["scroll:", &entry.to_string()].concat()
}
