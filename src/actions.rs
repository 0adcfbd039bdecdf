//! Performs the actions of controls.

use crate::app::reload;
use crate::navigation::Navigation;
use crate::{focus, menu, scroll, theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::MAIN_ID;
use ui::state::{Action, Announcement};
use wasm_bindgen_futures::JsFuture;

/// Performs the action of a control.
pub fn perform(action: &Action, navigation: Navigation) {
    match action {
        Action::SkipToContent => {
            scroll::to_id(MAIN_ID);
            focus::focus_id(MAIN_ID);
        }
        Action::FocusMenu => menu::focus(),
        Action::ChooseTheme(theme) => {
            theme::set(*theme);
            navigation.state.update(|state| state.theme = *theme);
        }
        Action::Copy(url) => copy(url.clone(), navigation),
        Action::CancelRedirect => navigation.state.update(|state| state.redirect_pending = false),
        Action::Retry => navigation.retry(),
        Action::Reload => reload(),
    }
}

fn copy(url: String, navigation: Navigation) {
    spawn_local(async move {
        let is_copied = write_to_clipboard(&url).await;
        let strings = navigation.context.strings();
        let message = if is_copied { strings.link_copied.clone() } else { strings.link_not_copied.clone() };
        navigation.announce_briefly(Announcement { message, is_visible: true });
    });
}

/// Returns whether the browser allowed it.
async fn write_to_clipboard(text: &str) -> bool {
    // Only a secure context has a clipboard.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
