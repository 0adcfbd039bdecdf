//! The moment in which the app takes the place of the document's text: in one step, with nothing lost.
//!
//! The app never reads that text. It only moves the focus to the same place.

use crate::{focus, scroll};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The element that holds the page, first as text, then as the app. The publisher writes it into every document.
const SITE_ID: &str = "site";
/// The element that says what is wrong when the app does not start. `watchdog.js` shows it too.
const NOTICE_ID: &str = "start_notice";

/// Whether the document holds the page as text.
#[must_use]
pub fn has_text() -> bool {
    site_element().is_some_and(|site| site.has_attribute("data-text"))
}

/// Whether the document may be loaded again because it is older than the content: it was not just loaded again.
#[must_use]
pub fn may_reload() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-may-reload"))
}

/// Shows the app in the place of what the document holds.
pub fn take_over<View: IntoView + 'static>(app: impl FnOnce() -> View + 'static) {
    let Some(site) = site_element() else { return };
    let had_text = has_text();
    let focused = focus::place_within(&site);
    let earlier = site.children();
    let earlier: Vec<Element> = (0..earlier.length()).filter_map(|index| earlier.item(index)).collect();
    mount_to(site.clone(), app).forget();
    for element in earlier {
        element.remove();
    }
    // Attributes of an element that exists can always be changed.
    let _ = site.remove_attribute("data-text");
    focus::return_to(&site, focused);
    // The app is as high as the text was, so a reader of the text stays where the browser has put them.
    if !had_text {
        scroll::arrive();
    }
    if let Some(notice) = document().get_element_by_id(NOTICE_ID) {
        // It may have said that the start takes long.
        let _ = notice.set_attribute("hidden", "");
    }
    announce_start("yes");
}

/// Says that the app did not start. What the document holds stays.
pub fn say_that_start_failed() {
    if let Some(notice) = document().get_element_by_id(NOTICE_ID) {
        let sentence = notice.query_selector("[data-reason=failed]").ok().flatten();
        for hidden in [Some(notice), sentence].into_iter().flatten() {
            // As above.
            let _ = hidden.remove_attribute("hidden");
        }
    }
    announce_start("failed");
}

/// Tells `watchdog.js` that it need not wait any longer.
fn announce_start(outcome: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-started", outcome);
    }
}

fn site_element() -> Option<HtmlElement> {
    document().get_element_by_id(SITE_ID)?.dyn_into().ok()
}
