//! Redirects from a post that is on another site, unless the reader cancels it or leaves the page before.

use crate::navigation::Navigation;
use leptos::prelude::*;
use std::time::Duration;

/// The time before the redirect: long enough to read why, and to cancel it.
const DELAY: Duration = Duration::from_secs(10);

/// Starts an effect that redirects from each such post that is shown.
pub fn start(navigation: Navigation) {
    let effect = move |_| {
        let url = navigation.page.with(|page| page.content.as_ref().ok()?.post()?.summary.external.clone());
        if let Some(url) = url {
            schedule(url, navigation);
        }
    };
    // Effect and listener live as long as the document.
    std::mem::forget(RenderEffect::new(effect));
    // A document in the back/forward cache keeps its timers. Whoever comes back wants to be here.
    let cancel = move |_| navigation.state.update(|state| state.redirect_pending = false);
    std::mem::forget(window_event_listener_untyped("pagehide", cancel));
}

fn schedule(url: String, navigation: Navigation) {
    let redirect = move || {
        if navigation.state.with_untracked(|state| state.redirect_pending && !state.is_loading) {
            // `replace` leaves no history entry, so that the back button does not lead here again.
            let _ = window().location().replace(&url);
        }
    };
    if let Ok(timer) = set_timeout_with_handle(redirect, DELAY) {
        on_cleanup(move || timer.clear());
    }
}
