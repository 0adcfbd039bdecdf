//! The launcher of each engine: driver, capabilities and display.

mod chromium;
pub(crate) mod firefox;
mod webkit_gtk;

use crate::appearance::Appearance;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::process::Process;
use serde_json::Value;
use std::path::Path;

/// A running driver and the capabilities of a new session.
pub(crate) struct Launcher {
    pub(crate) driver: Driver,
    pub(crate) capabilities: Value,
    /// The virtual display of its window, for an engine without a headless mode.
    pub(crate) display: Option<Process>,
}

impl Launcher {
    /// Starts the driver of an engine. `home` is the browser's home folder, which holds all that it writes.
    pub(crate) async fn start(engine: Engine, home: &Path, appearance: Appearance, logs_requests: bool) -> Launcher {
        match engine {
            Engine::Chromium => chromium::launcher(home, logs_requests).await,
            Engine::Firefox => firefox::launcher(home).await,
            Engine::WebKitGtk => webkit_gtk::launcher(home, appearance).await,
        }
    }
}
