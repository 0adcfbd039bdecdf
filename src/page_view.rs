//! The content of `<main>`: the loaded page, or the reason why it could not be loaded.

use crate::app::reload;
use crate::focus::elements_within;
use crate::loader::LoadError;
use crate::navigation::{LoadedPage, Navigation};
use crate::render::{ElementView, MountedElements};
use leptos::prelude::*;
use ui::context::ViewContext;
use ui::state::Action;
use ui::view::{IntoView as _, Node};
use ui::{LoadErrorMessage, MAIN_ID, load_error, not_found, page};

/// Renders the content of `<main>`.
pub fn page_view(loaded: &LoadedPage, navigation: Navigation) -> Vec<Node> {
    let clock = navigation.state.with_untracked(|state| state.clock);
    let view_context = &navigation.context.view_context(clock);
    match (&loaded.route, &loaded.content) {
        (Some(route), Ok(content)) => page(route, content, view_context),
        (None, _) | (_, Err(LoadError::NotFound)) => not_found(view_context).into_view(),
        (_, Err(error)) => load_error_view(*error, view_context),
    }
}

/// Starts an effect that replaces the content of `<main>` when the page changes. It finds the element and empties it each
/// time, because a browser extension may have emptied it, changed it, hidden it or put a copy beside it or in its place.
pub fn replace_on_navigation(navigation: Navigation) {
    let effect = move |shown: Option<Option<MountedElements>>| {
        // The first page is built together with `<main>`.
        let nodes = navigation.page.with(|page| shown.is_some().then(|| page_view(page, navigation)))?;
        let mut mains = elements_within(&document().document_element()?, &["#", MAIN_ID].concat());
        let Some((_, main)) = mains.next() else {
            reload();
            return None;
        };
        main.set_text_content(None);
        // Removing an attribute does not fail.
        let _ = main.remove_attribute("style");
        mains.for_each(|(_, copy)| copy.remove());
        let mut elements = ElementView { nodes, navigation }.build();
        elements.mount(&main, None);
        Some(elements)
    };
    // The effect lives as long as the document.
    std::mem::forget(RenderEffect::new(effect));
}

fn load_error_view(error: LoadError, context: &ViewContext<'_>) -> Vec<Node> {
    let strings = &context.site.strings;
    let (reason, needs_reload) = match error {
        // `page_view` shows `NotFound` as a page of its own.
        LoadError::Offline | LoadError::NotFound => (strings.failure_connection.clone(), false),
        LoadError::Status(status) => (strings.failure_status.interpolate(&[("status", &status.to_string())]), false),
        LoadError::Malformed => (strings.failure_unreadable.clone(), true),
        LoadError::NewerSchema => (strings.failure_newer.clone(), true),
    };
    let (button_label, action) = match needs_reload {
        true => (&strings.reload, Action::Reload),
        false => (&strings.retry, Action::Retry),
    };
    load_error(LoadErrorMessage { reason: &reason, button_label, action }, context).into_view()
}
