//! Chromium, headless, and its chromedriver.

use super::Launcher;
use crate::Browser;
use crate::appearance::Appearance;
use crate::driver::Driver;
use crate::session::Session;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Logging the requests takes a seventh of the time that a page takes, so only tests that read them have it.
pub(super) async fn launcher(home: &Path, logs_requests: bool) -> Launcher {
    let driver = Driver::start(|port| {
        let mut command = Command::new("chromedriver");
        // Its processes share memory through temporary files.
        command.arg(format!("--port={port}")).env("TMPDIR", home);
        command
    });
    let logs =
        if logs_requests { json!({ "browser": "ALL", "performance": "ALL" }) } else { json!({ "browser": "ALL" }) };
    let capabilities = json!({
        "goog:loggingPrefs": logs,
        "goog:chromeOptions": { "args": arguments(home) },
    });
    Launcher { driver: driver.await, capabilities, display: None }
}

fn arguments(home: &Path) -> Vec<String> {
    let mut arguments = vec![format!("--user-data-dir={}", home.display())];
    // Chromium has no sandbox for the root user; it visits only the test server. The rest avoids background activity.
    let flags = [
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
    arguments.extend(flags.map(String::from));
    arguments
}

impl Session {
    /// Executes a command of the Chrome DevTools Protocol.
    pub(crate) async fn execute_cdp(&self, command: &str, parameters: &Value) -> Result<Value, String> {
        self.command(Method::POST, "/goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    /// Takes the entries of a log of chromedriver since the last call.
    pub(crate) async fn log(&self, kind: &str) -> Result<Vec<Value>, String> {
        let entries = self.command(Method::POST, "/se/log", &json!({ "type": kind })).await?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// Focuses the page of the current tab, as if its window were the active one. Otherwise a tab that is opened in place of
    /// another may not be focused, and an element that a script focuses gets no event.
    pub(crate) async fn emulate_focus(&self) -> Result<Value, String> {
        self.execute_cdp("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true })).await
    }

    /// Emulates the media features of an appearance.
    pub(crate) async fn emulate_media(&self, appearance: Appearance) -> Result<Value, String> {
        let features = appearance.media_features().map(|(name, value)| json!({ "name": name, "value": value }));
        self.execute_cdp("Emulation.setEmulatedMedia", &json!({ "features": features })).await
    }
}

impl Browser {
    /// Executes a command of the Chrome DevTools Protocol, in Chromium.
    pub async fn execute_cdp(&self, command: &str, parameters: &Value) -> Value {
        let response = self.session.execute_cdp(command, parameters).await;
        response.unwrap_or_else(|error| panic!("Chromium refuses {command}: {error}"))
    }
}
