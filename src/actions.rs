//! Performs the actions of controls.

use crate::app::reload;
use crate::js::property;
use crate::navigation::Navigation;
use crate::{focus, history, menu, scroll, theme};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::interface_string::InterfaceString;
use model::strings::Strings;
use ui::state::{Action, Announcement};
use ui::{MAIN_ID, query};
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

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
        Action::Share(url) => share(url.clone(), navigation),
        Action::Copy(url) => copy(url.clone(), OF_LINK, navigation),
        Action::CopyCode(code) => copy(code.clone(), OF_CODE, navigation),
        Action::Filter(key, value) => navigation.state.update(|state| {
            let is_chosen = query::value_of(&state.query, key) == value;
            state.query = query::with_value(&state.query, key, if is_chosen { "" } else { value });
            history::replace_query(&state.query);
        }),
        Action::CancelRedirect => navigation.state.update(|state| state.redirect_pending = false),
        Action::Retry => navigation.retry(),
        Action::Reload => reload(),
    }
}

/// Opens the device's sheet. If the browser does not allow it, copies the URL instead.
fn share(url: String, navigation: Navigation) {
    let data = ShareData::new();
    data.set_title(&document().title());
    data.set_url(&url);
    // The style sheet hides the button where there is no such method.
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move {
        if let Err(error) = JsFuture::from(shared).await
            // The visitor has closed the sheet.
            && property(&error, "name") != "AbortError"
        {
            copy(url, OF_LINK, navigation);
        }
    });
}

/// Returns the messages for success and for failure.
type CopyMessages = fn(&Strings) -> [&InterfaceString; 2];
const OF_LINK: CopyMessages = |strings| [&strings.link_copied, &strings.link_not_copied];
const OF_CODE: CopyMessages = |strings| [&strings.code_copied, &strings.code_not_copied];

fn copy(text: String, messages: CopyMessages, navigation: Navigation) {
    spawn_local(async move {
        let is_copied = write_to_clipboard(&text).await;
        let message = messages(navigation.context.strings())[usize::from(!is_copied)].text.clone();
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
