//! The page that the navigation has loaded.

use crate::content::LoadFailure;
use crate::navigation::{Navigation, Shown};
use crate::site_context::SiteContext;
use leptos::prelude::*;
use model::page::PageContent;
use model::strings::interpolate;
use std::time::Duration;
use ui::node::Element;
use ui::state::Action;
use ui::{FailureText, failure, not_found, page};

/// How long a post that stands elsewhere waits before it forwards: long enough to read why, and to stop it.
const FORWARD_AFTER: Duration = Duration::from_secs(10);

/// What stands in `<main>`.
pub fn main(shown: &Shown, navigation: Navigation) -> Vec<Element> {
    if let Ok(PageContent::Post(post)) = &shown.content
        && let Some(url) = &post.summary.external
    {
        forward(url.clone(), navigation);
    }
    describe(shown, navigation.context)
}

fn describe(shown: &Shown, context: SiteContext) -> Vec<Element> {
    let context = &context.for_markup();
    match (&shown.route, &shown.content) {
        (Some(route), Ok(content)) => page(route, content, context),
        (None, _) | (_, Err(LoadFailure::NotFound)) => vec![not_found(context)],
        (_, Err(reason)) => {
            let strings = &context.site.strings;
            let (reason, is_helped_by_reload) = match reason {
                LoadFailure::Connection | LoadFailure::NotFound => (strings.failure_connection.clone(), false),
                LoadFailure::Status(status) => {
                    (interpolate(&strings.failure_status, &[("status", &status.to_string())]), false)
                }
                LoadFailure::Unreadable => (strings.failure_unreadable.clone(), true),
                LoadFailure::Newer => (strings.failure_newer.clone(), true),
            };
            let (button, action) = match is_helped_by_reload {
                true => (&strings.reload, Action::Reload),
                false => (&strings.retry, Action::Retry),
            };
            vec![failure(FailureText { reason: &reason, button, action }, context)]
        }
    }
}

/// Goes to where a post stands, unless the reader stays or leaves the page before.
fn forward(url: String, navigation: Navigation) {
    let go = move || {
        if navigation.state.with_untracked(|state| state.is_forwarding) {
            // `replace` leaves this page out of the history, so that the button back does not lead here again.
            let _ = window().location().replace(&url);
        }
    };
    if let Ok(timer) = set_timeout_with_handle(go, FORWARD_AFTER) {
        on_cleanup(move || timer.clear());
    }
}
