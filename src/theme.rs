//! The colours that the visitor has chosen, kept from visit to visit.
//!
//! A script in the document's head reads the choice before the first paint (`first_paint.js` of the publisher) and writes
//! it into `data-theme` of `<html>`, where the style sheet finds it.

use leptos::prelude::*;
use ui::state::Theme;

const STORED: &str = "theme";
const ATTRIBUTE: &str = "data-theme";

/// The choice that holds.
#[must_use]
pub fn chosen() -> Theme {
    let root = document().document_element();
    Theme::named(&root.and_then(|root| root.get_attribute(ATTRIBUTE)).unwrap_or_default())
}

/// Shows other colours, now and at the next visit.
pub fn choose(theme: Theme) {
    let theme = theme.name();
    if let Some(root) = document().document_element() {
        // Setting an attribute of an element that exists does not fail.
        let _ = root.set_attribute(ATTRIBUTE, theme);
    }
    if let Ok(Some(storage)) = window().local_storage() {
        // A full or forbidden storage only means that the choice is forgotten.
        let _ = storage.set_item(STORED, theme);
    }
}
