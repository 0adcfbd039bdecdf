//! User preferences that a page reads through media features: colour scheme, forced colours, reduced motion.

use crate::Browser;
use crate::engine::Engine;
use serde_json::Value;

/// A visitor's preferences for how pages look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// `prefers-color-scheme`.
    pub color_scheme: ColorScheme,
    /// `forced-colors`: the visitor's own limited palette replaces the site's colours.
    pub forced_colors: bool,
    /// `prefers-reduced-motion`.
    pub reduced_motion: bool,
}

/// The colour scheme that a visitor prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColorScheme {
    /// Dark text on a light background.
    #[default]
    Light,
    /// Light text on a dark background.
    Dark,
}

impl Appearance {
    /// Returns the media features that a page reads, with their values.
    pub(crate) fn media_features(self) -> [(&'static str, &'static str); 3] {
        let color_scheme = match self.color_scheme {
            ColorScheme::Light => "light",
            ColorScheme::Dark => "dark",
        };
        let forced_colors = if self.forced_colors { "active" } else { "none" };
        let reduced_motion = if self.reduced_motion { "reduce" } else { "no-preference" };
        [
            ("prefers-color-scheme", color_scheme),
            ("forced-colors", forced_colors),
            ("prefers-reduced-motion", reduced_motion),
        ]
    }
}

impl Engine {
    /// Returns whether its browser supports this appearance. WebKitGTK has no forced colours. Firefox derives the colour
    /// scheme from the forced colours, which are light.
    #[must_use]
    pub fn supports(self, appearance: Appearance) -> bool {
        match self {
            Engine::Chromium => true,
            Engine::Firefox => !appearance.forced_colors || appearance.color_scheme == ColorScheme::Light,
            Engine::WebKitGtk => !appearance.forced_colors,
        }
    }

    /// Returns whether the appearance can change while the browser runs. WebKitGTK reads it when it starts, so it needs
    /// another browser for each appearance.
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
        self.apply_appearance(appearance).await;
    }

    /// Applies an appearance and waits until the page's media queries match it.
    pub(crate) async fn apply_appearance(&self, appearance: Appearance) {
        let engine = self.engine();
        assert!(engine.supports(appearance), "{engine} does not support {appearance:?}");
        let applied = match engine {
            Engine::Chromium => self.session.emulate_media(appearance).await,
            Engine::Firefox => self.session.set_preferences(appearance).await,
            // Set at launch.
            Engine::WebKitGtk => Ok(Value::Null),
        };
        applied.unwrap_or_else(|error| panic!("{engine} does not apply {appearance:?}: {error}"));
        for (feature, value) in appearance.media_features() {
            // WebKitGTK does not implement `forced-colors` at all.
            if engine != Engine::WebKitGtk || feature != "forced-colors" {
                self.wait_until(&format!("matchMedia('({feature}: {value})').matches")).await;
            }
        }
    }
}
