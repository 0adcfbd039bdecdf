//! The choice of light or dark colours.

use crate::context::Context;
use crate::node::{Element, element};
use crate::state::{Action, State, Theme};

/// Three choices of which one holds.
pub fn theme_switch(context: &Context<'_>) -> Element {
    let strings = context.strings();
    let choices = Theme::ALL.map(|theme| {
        let label = match theme {
            Theme::System => &strings.theme_system,
            Theme::Light => &strings.theme_light,
            Theme::Dark => &strings.theme_dark,
        };
        element("label").child(choice(theme)).child(element("span").text(label))
    });
    element("fieldset").class("theme-switch needs-app").child(element("legend").text(&strings.theme)).children(choices)
}

fn choice(theme: Theme) -> Element {
    element("input")
        .set("type", "radio")
        .set("name", "theme")
        .set("value", theme.name())
        .set_live("checked", Box::new(move |state: &State| (state.theme == theme).then(String::new)))
        .on_use(Action::ChooseTheme(theme))
}
