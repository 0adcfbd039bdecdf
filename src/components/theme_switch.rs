//! The choice of light or dark colours.

use crate::site_context::SiteContext;
use crate::theme;
use leptos::prelude::*;

/// Three choices of which one holds.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let context = SiteContext::get();
    let strings = context.strings();
    let chosen = theme::chosen();
    let choices = [("system", &strings.theme_system), ("light", &strings.theme_light), ("dark", &strings.theme_dark)];
    let choices = choices.map(|(value, label)| {
        view! {
            <label>
                <input
                    type="radio"
                    name="theme"
                    value=value
                    prop:checked=chosen == value
                    on:change=move |_| theme::choose(value)
                />
                <span>{label.clone()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="theme-switch needs-app">
            <legend>{strings.theme.clone()}</legend>
            {choices.into_iter().collect_view()}
        </fieldset>
    }
}
