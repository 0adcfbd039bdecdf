//! What can change while a page is shown, and what the visitor can do about it.

use model::route::Route;

/// What can change while a page is shown. The publisher describes pages in the state in which they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The route that is shown, or `None` where the address is none.
    pub route: Option<Route>,
    /// The colours.
    pub theme: Theme,
    /// Whether a post that stands elsewhere is going to forward.
    pub is_forwarding: bool,
    /// Whether another page is loading.
    pub is_loading: bool,
    /// What the status line says.
    pub status: Status,
}

/// A sentence about what the page does, said to everyone or only to assistive technology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// The sentence.
    pub text: String,
    /// Whether it can be seen.
    pub is_visible: bool,
}

impl State {
    /// The state in which the page of a route begins.
    #[must_use]
    pub fn of(route: Option<Route>) -> State {
        State { route, theme: Theme::System, is_forwarding: true, is_loading: false, status: Status::default() }
    }
}

/// The colours that the visitor can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the device asks.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All choices.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The name under which it is kept and known to the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The choice of this name; anything else is [`Theme::System`].
    #[must_use]
    pub fn named(name: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or(Theme::System)
    }
}

/// What a control does. Only the app can do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves on to the content, past the header.
    SkipToContent,
    /// Shows the page in these colours.
    ChooseTheme(Theme),
    /// Copies an address.
    Copy(String),
    /// Stays on a page that was about to forward.
    Stay,
    /// Loads the content again that could not be loaded.
    Retry,
    /// Loads the document again.
    Reload,
}
