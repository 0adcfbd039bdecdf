//! Firefox, headless, and its geckodriver.

use super::Launcher;
use crate::appearance::{Appearance, ColorScheme};
use crate::driver::Driver;
use crate::session::Session;
use http::Method;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Records every request of a page, and lets the window be as narrow as a phone.
const PREPARE_CHROME_WINDOW: &str = "
    window.pageRequests = [];
    Services.obs.addObserver(subject => {
        const request = subject.QueryInterface(Ci.nsIHttpChannel);
        if (request.loadInfo.browsingContextID) window.pageRequests.push(request.URI.spec);
    }, 'http-on-opening-request');
    document.documentElement.style.setProperty('min-width', '0', 'important');
";

pub(super) async fn launcher(home: &Path) -> Launcher {
    let driver = Driver::start(|port| {
        let mut command = Command::new("geckodriver");
        // The tests read the console through system access. Port 0 selects a free port, since tests run in parallel.
        command.args(["--allow-system-access", "--websocket-port=0", &format!("--port={port}")]).env("HOME", home);
        command
    });
    let profile = home.join("profile");
    fs::create_dir(&profile).expect("a temporary folder can be written to");
    let options = json!({ "args": ["-headless", "-profile", profile], "prefs": { "intl.accept_languages": "en-GB" } });
    Launcher { driver: driver.await, capabilities: json!({ "moz:firefoxOptions": options }), display: None }
}

impl Session {
    /// Prepares a new browser.
    pub(crate) async fn prepare_firefox(&self) -> Result<Value, String> {
        self.execute_in_chrome_context(PREPARE_CHROME_WINDOW, &[]).await
    }

    /// Executes a script in the chrome context: in the browser itself rather than in its page.
    pub(crate) async fn execute_in_chrome_context(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.command(Method::POST, "/moz/context", &json!({ "context": "chrome" })).await?;
        let value = self.execute(script, arguments).await;
        self.command(Method::POST, "/moz/context", &json!({ "context": "content" })).await?;
        value
    }

    /// Sets the preferences that correspond to an appearance.
    pub(crate) async fn set_preferences(&self, appearance: Appearance) -> Result<Value, String> {
        let color_scheme = if appearance.color_scheme == ColorScheme::Dark { 0 } else { 1 };
        let document_color_use = if appearance.forced_colors { 2 } else { 1 };
        let preferences = [
            json!(["layout.css.prefers-color-scheme.content-override", color_scheme]),
            json!(["browser.display.document_color_use", document_color_use]),
            json!(["ui.prefersReducedMotion", i32::from(appearance.reduced_motion)]),
        ];
        self.execute_in_chrome_context("for (const set of arguments) Services.prefs.setIntPref(...set)", &preferences)
            .await
    }

    /// Takes the errors and warnings of pages since the last call, without the output of their scripts.
    pub(crate) async fn firefox_console(&self) -> Result<Value, String> {
        let script = "const entries = Services.console.getMessageArray();
            Services.console.reset();
            return entries.filter(entry => entry instanceof Ci.nsIScriptError && /^https?:/.test(entry.sourceName))
                .map(entry => entry.message);";
        self.execute_in_chrome_context(script, &[]).await
    }

    /// Takes the URLs of all requests of pages since the last call.
    pub(crate) async fn firefox_requests(&self) -> Result<Value, String> {
        self.execute_in_chrome_context("return window.pageRequests.splice(0)", &[]).await
    }
}
