//! What it takes to start each engine.

mod chromium;
pub(crate) mod firefox;
mod webkit_gtk;

use crate::appearance::Appearance;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::process::Process;
use serde_json::Value;
use std::path::Path;

/// A driver that is ready to start a browser.
pub(crate) struct Ready {
    pub(crate) driver: Driver,
    pub(crate) capabilities: Value,
    /// Where its window is shown, if it cannot do without one.
    pub(crate) display: Option<Process>,
}

impl Ready {
    /// Starts an engine's driver. The folder is the browser's home and holds all that it writes.
    pub(crate) async fn new(engine: Engine, home: &Path, appearance: Appearance) -> Ready {
        match engine {
            Engine::Chromium => chromium::ready(home).await,
            Engine::Firefox => firefox::ready(home).await,
            Engine::WebKitGtk => webkit_gtk::ready(home, appearance).await,
        }
    }
}
