//! Performs the actions of controls.

use crate::app::reload;
use crate::navigation::Navigation;
use crate::{focus, scroll, theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::MAIN_ID;
use ui::state::{Action, Announcement};
use wasm_bindgen_futures::JsFuture;

impl Navigation {
    /// Performs the action of a control.
    pub fn perform(self, action: &Action) {
        match action {
            Action::SkipToContent => {
                scroll::to_id(MAIN_ID);
                focus::focus_id(MAIN_ID);
            }
            Action::ChooseTheme(theme) => {
                theme::set(*theme);
                self.state.update(|state| state.theme = *theme);
            }
            Action::Copy(url) => self.copy(url.clone()),
            Action::CancelRedirect => self.state.update(|state| state.redirect_pending = false),
            Action::Retry => self.retry(),
            Action::Reload => reload(),
        }
    }

    fn copy(self, url: String) {
        spawn_local(async move {
            let is_copied = write_to_clipboard(&url).await;
            let strings = self.context.strings();
            let message = if is_copied { strings.link_copied.clone() } else { strings.link_not_copied.clone() };
            self.announce_briefly(Announcement { message, is_visible: true });
        });
    }
}

/// Returns whether the browser allowed it.
async fn write_to_clipboard(text: &str) -> bool {
    // Only a secure context has a clipboard.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
