//! The visitor's theme, stored from visit to visit.
//!
//! A script in the document's head (`theme_init.js` of the publisher) applies the stored theme before the first paint: it
//! sets `data-theme` on `<html>`, which the style sheet matches.

use leptos::prelude::*;
use ui::state::Theme;

const STORAGE_KEY: &str = "theme";
const ATTRIBUTE: &str = "data-theme";

/// Returns the current theme.
#[must_use]
pub fn current() -> Theme {
    let root = document().document_element();
    Theme::from_name(&root.and_then(|root| root.get_attribute(ATTRIBUTE)).unwrap_or_default())
}

/// Sets the theme, for now and for the next visit.
pub fn set(theme: Theme) {
    let theme = theme.name();
    if let Some(root) = document().document_element() {
        // Setting an attribute of an existing element does not fail.
        let _ = root.set_attribute(ATTRIBUTE, theme);
    }
    if let Ok(Some(storage)) = window().local_storage() {
        // If the storage is full or forbidden, the theme is only not stored.
        let _ = storage.set_item(STORAGE_KEY, theme);
    }
}
