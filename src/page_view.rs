//! The content of `<main>`: the loaded page, or the reason why it could not be loaded.

use crate::loader::LoadError;
use crate::navigation::LoadedPage;
use crate::site_context::SiteContext;
use model::strings::interpolate;
use ui::state::Action;
use ui::view::{IntoView, Node};
use ui::{LoadErrorMessage, load_error, not_found, page};

/// Renders the content of `<main>`.
pub fn page_view(loaded: &LoadedPage, context: SiteContext) -> Vec<Node> {
    let view_context = &context.view_context();
    match (&loaded.route, &loaded.content) {
        (Some(route), Ok(content)) => page(route, content, view_context),
        (None, _) | (_, Err(LoadError::NotFound)) => not_found(view_context).into_view(),
        (_, Err(error)) => load_error_view(*error, context),
    }
}

fn load_error_view(error: LoadError, context: SiteContext) -> Vec<Node> {
    let strings = context.strings();
    let (reason, needs_reload) = match error {
        // `page_view` shows `NotFound` as a page of its own.
        LoadError::Offline | LoadError::NotFound => (strings.failure_connection.clone(), false),
        LoadError::Status(status) => (interpolate(&strings.failure_status, &[("status", &status.to_string())]), false),
        LoadError::Malformed => (strings.failure_unreadable.clone(), true),
        LoadError::NewerSchema => (strings.failure_newer.clone(), true),
    };
    let (button_label, action) = match needs_reload {
        true => (&strings.reload, Action::Reload),
        false => (&strings.retry, Action::Retry),
    };
    load_error(LoadErrorMessage { reason: &reason, button_label, action }, &context.view_context()).into_view()
}
