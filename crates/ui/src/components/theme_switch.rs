//! The choice of the theme.

use crate::context::ViewContext;
use crate::state::{Action, Theme, UiState};
use crate::view::html::{fieldset, input, label, legend, span};
use crate::view::{CollectView, Element, ev};

/// A group of radio buttons, one for each theme.
pub fn theme_switch(context: &ViewContext<'_>) -> Element {
    let strings = context.strings();
    let choices = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::System => &strings.theme_system,
            Theme::Light => &strings.theme_light,
            Theme::Dark => &strings.theme_dark,
        };
        label().child((radio_button(theme), span().child(name)))
    });
    fieldset().class("theme-switch app-only").child((legend().child(&strings.theme), choices.collect_view()))
}

fn radio_button(theme: Theme) -> Element {
    input()
        .attr("type", "radio")
        .attr("name", "theme")
        .attr("value", theme.name())
        .attr("checked", move |state: &UiState| state.theme == theme)
        .on(ev::change, Action::ChooseTheme(theme))
}
