//! Mounts the app in place of the static HTML: in one step. Focus, selection, scroll positions, and what the
//! visitor has opened stay.
//!
//! The app never reads the content of the static HTML. It finds an element again by its index, and a selection by its
//! offsets, because the app's own page has the same elements and the same text.

use crate::focus::elements_within;
use crate::{focus, scroll, selection};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The id of the element that contains the page: first as static HTML, then as the app. No heading can have it: ids of
/// headings have no underscore.
const ROOT_ID: &str = "site_root";
/// The id of the notice that the app did not start. `watchdog.js` shows it too.
const NOTICE_ID: &str = "start_notice";

/// What the visitor opens: disclosures, the menu, the list of languages.
const OPENABLE: &str = "details, [popover]";
/// Matches those that are open, also in browsers without popovers.
const OPEN: &str = ":is([open], :popover-open)";

/// Whether the document contains the page as static HTML.
#[must_use]
pub fn has_static_html() -> bool {
    root().is_some_and(|root| root.has_attribute("data-static-html"))
}

/// Whether the document, which is older than the content, may be reloaded: it was not reloaded just before.
#[must_use]
pub fn may_reload() -> bool {
    document().document_element().is_some_and(|html| html.has_attribute("data-may-reload"))
}

/// Mounts the app and removes the static HTML.
pub fn replace_static_html<View: IntoView + 'static>(app: impl FnOnce() -> View + 'static) {
    let Some(root) = root() else { return };
    let had_static_html = has_static_html();
    let focused_index = focus::focused_index(&root);
    let selected_text = selection::selected_text(&root);
    let scrolled_elements = scroll::scrolled_elements(&root);
    let is_open = |(_, element): (u32, Element)| element.matches(OPEN).unwrap_or_default();
    let were_open: Vec<bool> = elements_within(&root, OPENABLE).map(is_open).collect();
    let children = root.children();
    let children: Vec<Element> = (0..children.length()).filter_map(|index| children.item(index)).collect();
    mount_to(root.clone(), app).forget();
    for child in children {
        child.remove();
    }
    // Changing an attribute of an existing element does not fail.
    let _ = root.remove_attribute("data-static-html");
    for ((_, element), was_open) in elements_within(&root, OPENABLE).zip(were_open) {
        if was_open {
            open(&element);
        }
    }
    scroll::restore_elements(&root, &scrolled_elements);
    focus::restore_focus(&root, focused_index);
    if let Some(text) = selected_text {
        selection::select(&root, &text);
    }
    // The app is as high as the static HTML was, so the browser's scroll position is still right.
    if !had_static_html {
        scroll::restore_after_load();
    }
    if let Some(notice) = document().get_element_by_id(NOTICE_ID) {
        // The watchdog may have shown that the start takes long.
        let _ = notice.set_attribute("hidden", "");
    }
    mark_started("yes");
}

fn open(element: &Element) {
    // A popover in the document that is closed can be opened.
    let _ = match element.dyn_ref::<HtmlElement>().filter(|element| element.has_attribute("popover")) {
        Some(popover) => popover.show_popover(),
        None => element.set_attribute("open", ""),
    };
}

/// Shows the notice that the app did not start. The static HTML stays.
pub fn report_start_failure() {
    if let Some(notice) = document().get_element_by_id(NOTICE_ID) {
        let message = notice.query_selector("[data-reason=failed]").ok().flatten();
        for hidden in [Some(notice), message].into_iter().flatten() {
            // Changing an attribute of an existing element does not fail.
            let _ = hidden.remove_attribute("hidden");
        }
    }
    mark_started("failed");
}

/// Stops the watchdog, `watchdog.js`.
fn mark_started(outcome: &str) {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-started", outcome);
    }
}

fn root() -> Option<HtmlElement> {
    document().get_element_by_id(ROOT_ID)?.dyn_into().ok()
}
