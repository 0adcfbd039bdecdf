//! What a visitor can ask a browser for: colours, motion, and the size of the page.

use crate::Browser;
use crate::engine::Engine;
use serde_json::{Value, json};

/// How a visitor wants pages to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// Light colours or dark ones.
    pub scheme: Scheme,
    /// The visitor's own few colours instead of the site's.
    pub forced_colours: bool,
    /// Nothing is to move.
    pub reduced_motion: bool,
}

/// The colours that a visitor prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on a light ground.
    #[default]
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Appearance {
    /// The values of the media features by which a page is told.
    pub(crate) fn features(self) -> [(&'static str, &'static str); 3] {
        let scheme = match self.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let forced = if self.forced_colours { "active" } else { "none" };
        let motion = if self.reduced_motion { "reduce" } else { "no-preference" };
        [("prefers-color-scheme", scheme), ("forced-colors", forced), ("prefers-reduced-motion", motion)]
    }
}

impl Engine {
    /// Whether its browser can look like this. WebKitGTK has no forced colours. Firefox takes the scheme from forced
    /// colours, and these are light.
    #[must_use]
    pub fn can_show(self, appearance: Appearance) -> bool {
        match self {
            Engine::Chromium => true,
            Engine::Firefox => !appearance.forced_colours || appearance.scheme == Scheme::Light,
            Engine::WebKitGtk => !appearance.forced_colours,
        }
    }

    /// Whether the appearance can change while the browser runs. WebKitGTK reads it when it starts, so there, another
    /// browser is needed.
    #[must_use]
    pub fn can_change_appearance(self) -> bool {
        self != Engine::WebKitGtk
    }
}

impl Browser {
    /// Changes the appearance while the browser runs, in an engine that can: see [`Engine::can_change_appearance`].
    pub async fn set_appearance(&self, appearance: Appearance) {
        let engine = self.engine();
        assert!(engine.can_change_appearance(), "{engine} cannot change its appearance while it runs");
        self.show(appearance).await;
    }

    /// Shows an appearance, and waits until the page is told.
    pub(crate) async fn show(&self, appearance: Appearance) {
        let engine = self.engine();
        assert!(engine.can_show(appearance), "{engine} cannot show {appearance:?}");
        let shown = match engine {
            Engine::Chromium => self.session.emulate_media(appearance).await,
            Engine::Firefox => self.session.set_preferences(appearance).await,
            // It was started so.
            Engine::WebKitGtk => Ok(Value::Null),
        };
        shown.unwrap_or_else(|error| panic!("{engine} does not show {appearance:?}: {error}"));
        for (feature, value) in appearance.features() {
            // WebKitGTK does not know of forced colours at all.
            if engine != Engine::WebKitGtk || feature != "forced-colors" {
                self.wait_until(&format!("matchMedia('({feature}: {value})').matches")).await;
            }
        }
    }

    /// Makes the page exactly so large, in CSS pixels.
    pub async fn set_size(&self, width: u32, height: u32) {
        let is_reached = format!("innerWidth == {width} && innerHeight == {height}");
        if self.value(&is_reached).await == true {
            return;
        }
        match self.engine() {
            Engine::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                let resized = self.session.devtools("Emulation.setDeviceMetricsOverride", &size).await;
                resized.unwrap_or_else(|error| panic!("the page cannot be resized: {error}"));
            }
            Engine::Firefox | Engine::WebKitGtk => {
                let bars = self.value("[outerWidth - innerWidth, outerHeight - innerHeight]").await;
                let bar = |index: usize| bars[index].as_u64().and_then(|bar| u32::try_from(bar).ok()).unwrap_or(0);
                let resized = self.client.set_window_size(width + bar(0), height + bar(1)).await;
                resized.unwrap_or_else(|error| panic!("the window cannot be resized: {error}"));
            }
        }
        self.wait_until(&is_reached).await;
    }
}
