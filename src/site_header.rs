//! Keeps the header within reach on long pages: it is pinned to the top of the viewport while the visitor scrolls up. While
//! the visitor reads on, it takes no room.

use leptos::prelude::{document, window, window_event_listener_untyped};
use std::cell::Cell;

/// The style sheet pins the header with this attribute.
const ATTRIBUTE: &str = "data-pinned";

/// A finger that rests on the screen scrolls by less, in CSS pixels.
const MIN_DISTANCE: f64 = 8.0;

thread_local! {
    /// The scroll offset at which the direction was last known.
    static OFFSET: Cell<f64> = const { Cell::new(0.0) };
    /// Whether the header is pinned.
    static IS_PINNED: Cell<bool> = const { Cell::new(false) };
}

/// Pins the header while the visitor scrolls up, and unpins it on the way down and at the top. Called once.
pub fn pin_on_scrolling_up() {
    // The visitor may have scrolled before the app started.
    OFFSET.set(window().page_y_offset().unwrap_or_default());
    // The listener lives as long as the document.
    std::mem::forget(window_event_listener_untyped("scroll", |_| update()));
}

fn update() {
    let offset = window().page_y_offset().unwrap_or_default();
    let distance = OFFSET.get() - offset;
    if offset > 0.0 && distance.abs() < MIN_DISTANCE {
        return;
    }
    OFFSET.set(offset);
    let is_pinned = distance > 0.0 && offset > 0.0;
    if IS_PINNED.replace(is_pinned) == is_pinned {
        return;
    }
    if let Ok(Some(header)) = document().query_selector("header") {
        // The name of the attribute is valid.
        let _ = header.toggle_attribute_with_force(ATTRIBUTE, is_pinned);
    }
}
