//! Remembers how far each entry of the history was scrolled, and goes back there once the content has arrived.
//!
//! The browser's own memory acts before the content is there, so it is switched off. An entry is known by a number in its
//! history state. Offsets are kept in memory and, when the visitor leaves, in the session's storage.

#![expect(clippy::disallowed_methods, reason = "this is the module that scrolls")]

use crate::focus::element_of;
use leptos::ev::pageshow;
use leptos::prelude::{window, window_event_listener, window_event_listener_untyped};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
use web_sys::{PageTransitionEvent, ScrollRestoration};

thread_local! {
    /// The number of the entry that is shown.
    static CURRENT: Cell<u32> = const { Cell::new(0) };
    /// Whether the page is being replaced, so that its offset is nobody's.
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
    /// How far entries are scrolled, by number. They are few.
    static OFFSETS: RefCell<Vec<(u32, u32)>> = const { RefCell::new(Vec::new()) };
}

/// Takes the memory over from the browser. Called once.
pub fn take_over() {
    set_restoration(ScrollRestoration::Manual);
    enter();
    // Both listeners live as long as the document.
    std::mem::forget(window_event_listener_untyped("scroll", |_| remember()));
    std::mem::forget(window_event_listener_untyped("pagehide", |_| store()));
    std::mem::forget(window_event_listener(pageshow, |event| come_back(&event)));
}

/// Scrolls to where a page that has just been loaded was left, or else to the fragment of its address.
pub fn arrive() {
    let hash = window().location().hash().unwrap_or_default();
    restore(hash.trim_start_matches('#'));
}

/// Notes which entry of the history is shown now, and tells whether the visitor came back to an earlier one.
pub fn enter() -> bool {
    let Ok(history) = window().history() else { return false };
    let known = history.state().ok().and_then(|state| state.as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "entries are numbered below 2^31")]
    let number = known.map_or_else(|| (js_sys::Math::random() * f64::from(i32::MAX)) as u32, |number| number as u32);
    if known.is_none() {
        // Without a number the entry is only not remembered.
        let _ = history.replace_state(&JsValue::from(number), "");
    }
    IS_LEAVING.set(false);
    CURRENT.replace(number) != number && known.is_some()
}

/// Notes the place on the page for the last time before it is replaced.
pub fn leave() {
    remember();
    IS_LEAVING.set(true);
}

/// Notes how far the entry that is shown is scrolled. Events tell so too, but a quick visitor is ahead of them.
fn remember() {
    if IS_LEAVING.get() {
        return;
    }
    let current = CURRENT.get();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a saturating cast is what is meant")]
    let offset = window().page_y_offset().unwrap_or_default() as u32;
    OFFSETS.with_borrow_mut(|offsets| match offsets.iter_mut().find(|(number, _)| *number == current) {
        Some(known) => known.1 = offset,
        None => offsets.push((current, offset)),
    });
}

/// Scrolls to where the entry was left, or else to its fragment. Tells whether there was such a place.
pub fn restore(fragment: &str) -> bool {
    match remembered(CURRENT.get()) {
        Some(offset) => {
            window().scroll_to_with_x_and_y(0.0, f64::from(offset));
            true
        }
        None => to_id(fragment),
    }
}

/// Scrolls to the element of this id, if the page has it.
pub fn to_id(id: &str) -> bool {
    element_of(id).map(|target| target.scroll_into_view()).is_some()
}

/// Scrolls to the beginning of the page.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The document is shown. One that the browser has kept as it was left begins at its top in WebKit.
fn come_back(event: &PageTransitionEvent) {
    set_restoration(ScrollRestoration::Manual);
    if event.persisted() {
        restore("");
    }
}

fn set_restoration(restoration: ScrollRestoration) {
    if let Ok(history) = window().history() {
        // A browser that cannot switch its memory off only scrolls twice.
        let _ = history.set_scroll_restoration(restoration);
    }
}

fn remembered(number: u32) -> Option<u32> {
    let in_memory =
        OFFSETS.with_borrow(|offsets| offsets.iter().find(|(of, _)| *of == number).map(|(_, offset)| *offset));
    in_memory.or_else(|| storage()?.get_item(&storage_key(number)).ok()??.parse().ok())
}

fn store() {
    remember();
    // When the document is loaded again, its text is there before the app, and the browser's own memory is right.
    set_restoration(ScrollRestoration::Auto);
    let Some(storage) = storage() else { return };
    OFFSETS.with_borrow(|offsets| {
        for (number, offset) in offsets {
            // A full or forbidden storage only means that the place is forgotten.
            let _ = storage.set_item(&storage_key(*number), &offset.to_string());
        }
    });
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn storage_key(number: u32) -> String {
    ["scroll:", &number.to_string()].concat()
}
