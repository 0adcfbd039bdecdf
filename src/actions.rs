//! What the controls of a page do.

use crate::app::reload;
use crate::navigation::Navigation;
use crate::{focus, scroll, theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::MAIN_ID;
use ui::state::{Action, Status};
use wasm_bindgen_futures::JsFuture;

impl Navigation {
    /// Does what a control is for.
    pub fn act(self, action: &Action) {
        match action {
            Action::SkipToContent => {
                scroll::to_id(MAIN_ID);
                focus::to_id(MAIN_ID);
            }
            Action::ChooseTheme(theme) => {
                theme::choose(*theme);
                self.state.update(|state| state.theme = *theme);
            }
            Action::Copy(address) => self.copy(address.clone()),
            Action::Stay => self.state.update(|state| state.is_forwarding = false),
            Action::Retry => self.retry(),
            Action::Reload => reload(),
        }
    }

    fn copy(self, address: String) {
        spawn_local(async move {
            let is_copied = copy_text(&address).await;
            let strings = self.context.strings();
            let text = if is_copied { strings.link_copied.clone() } else { strings.link_not_copied.clone() };
            self.say_for_a_while(Status { text, is_visible: true });
        });
    }
}

/// Tells whether the browser let it happen.
async fn copy_text(text: &str) -> bool {
    // A page that was not loaded over a secure connection has no clipboard.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
