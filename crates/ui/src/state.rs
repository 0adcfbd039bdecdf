//! What changes while a page is shown, and the actions of its controls.

use model::clock::Clock;
use model::page::{PageContent, Substitute};
use model::route::Route;

/// The state of the interface. The publisher renders pages in their initial state.
#[derive(Clone, Debug)]
pub struct UiState {
    /// The current route, or `None` if the URL has none.
    pub route: Option<Route>,
    /// The languages without the current page.
    pub substitutes: Vec<Substitute>,
    /// The chosen theme.
    pub theme: Theme,
    /// The visitor's clock. `None` until the app reads it, so that the first render equals the document.
    pub clock: Option<Clock>,
    /// The query of the address, without its question mark: the filters of a list are in it.
    pub query: String,
    /// Whether a post on another site is about to redirect there.
    pub redirect_pending: bool,
    /// Whether another page is loading.
    pub is_loading: bool,
    /// The latest announcement.
    pub announcement: Announcement,
}

/// A message about what the page does, for everyone or only for assistive technology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// The message.
    pub message: String,
    /// Whether it is visible too.
    pub is_visible: bool,
}

impl UiState {
    /// Returns the initial state of the page of a route.
    #[must_use]
    pub fn new(route: Option<Route>, content: Option<&PageContent>) -> UiState {
        UiState {
            route,
            substitutes: content.map(|content| content.substitutes().to_vec()).unwrap_or_default(),
            theme: Theme::System,
            clock: None,
            query: String::new(),
            redirect_pending: true,
            is_loading: false,
            announcement: Announcement::default(),
        }
    }
}

/// The colour themes that a visitor can choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// That of the device.
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All themes, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Returns the name that the storage and the style sheet use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Returns the theme of a name, or [`Theme::System`] if there is none.
    #[must_use]
    pub fn from_name(name: &str) -> Theme {
        Theme::ALL.into_iter().find(|theme| theme.name() == name).unwrap_or(Theme::System)
    }
}

/// The action of a control. The app performs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves scroll position and focus to the content, past the header.
    SkipToContent,
    /// Moves focus into the menu if it is open.
    FocusMenu,
    /// Switches to a theme.
    ChooseTheme(Theme),
    /// Opens the device's sheet to share a URL.
    Share(String),
    /// Copies a URL to the clipboard.
    Copy(String),
    /// Copies code to the clipboard.
    CopyCode(String),
    /// Sets the filter of a list that has this key to a value or, if it has that value, removes it.
    Filter(String, String),
    /// Cancels the pending redirect.
    CancelRedirect,
    /// Loads the content again after it could not be loaded.
    Retry,
    /// Reloads the document.
    Reload,
}
