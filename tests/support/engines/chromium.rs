//! Chromium, headless, and its chromedriver.

use super::Ready;
use crate::appearance::Appearance;
use crate::driver::Driver;
use crate::session::Session;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

pub(super) async fn ready(home: &Path) -> Ready {
    let driver = Driver::start(|port| {
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}"));
        command
    });
    let capabilities = json!({
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "goog:chromeOptions": { "args": arguments(home) },
    });
    Ready { driver: driver.await, capabilities, display: None }
}

fn arguments(home: &Path) -> Vec<String> {
    let mut arguments = vec![format!("--user-data-dir={}", home.display())];
    // A root user's Chromium has no sandbox; it visits nothing but the test's own host. The rest keeps it quiet.
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--lang=en-GB",
    ];
    arguments.extend(quiet.map(String::from));
    arguments
}

impl Session {
    /// A command of Chromium's developer tools.
    pub(crate) async fn devtools(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        self.give(Method::POST, "/goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    /// What chromedriver has written down since the last call.
    pub(crate) async fn log(&self, kind: &str) -> Result<Vec<Value>, String> {
        let entries = self.give(Method::POST, "/se/log", &json!({ "type": kind })).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// Tells pages of an appearance.
    pub(crate) async fn emulate_media(&self, appearance: Appearance) -> Result<Value, String> {
        let features = appearance.features().map(|(name, value)| json!({ "name": name, "value": value }));
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features })).await
    }
}
