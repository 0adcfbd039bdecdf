//! Firefox, headless, and its geckodriver.

use super::Ready;
use crate::appearance::{Appearance, Scheme};
use crate::driver::Driver;
use crate::session::Session;
use http::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Takes down every request of a page, and lets the window be as narrow as a telephone.
const PREPARE: &str = "
    window.requestsOfPages = [];
    Services.obs.addObserver(subject => {
        const request = subject.QueryInterface(Ci.nsIHttpChannel);
        if (request.loadInfo.browsingContextID) window.requestsOfPages.push(request.URI.spec);
    }, 'http-on-opening-request');
    document.documentElement.style.setProperty('min-width', '0', 'important');
";

pub(super) async fn ready(home: &Path) -> Ready {
    let driver = Driver::start(|port| {
        let mut command = Command::new("geckodriver");
        // Access to the browser itself is how the tests read its console. Every port is a free one, since tests run
        // side by side.
        command.args(["--allow-system-access", "--websocket-port=0", &format!("--port={port}")]);
        command.arg("--profile-root").arg(home).env("HOME", home);
        command
    });
    let options = json!({ "args": ["-headless"], "prefs": { "intl.accept_languages": "en-GB" } });
    Ready { driver: driver.await, capabilities: json!({ "moz:firefoxOptions": options }), display: None }
}

impl Session {
    /// What a new browser needs.
    pub(crate) async fn prepare_firefox(&self) -> Result<Value, String> {
        self.run_in_firefox(PREPARE, &[]).await
    }

    /// Runs a script in the browser itself rather than in its page.
    pub(crate) async fn run_in_firefox(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.give(Method::POST, "/moz/context", &json!({ "context": "chrome" })).await?;
        let value = self.run(script, arguments).await;
        self.give(Method::POST, "/moz/context", &json!({ "context": "content" })).await?;
        value
    }

    /// Sets what a visitor would set in the settings of colours and of the system.
    pub(crate) async fn set_preferences(&self, appearance: Appearance) -> Result<Value, String> {
        let scheme = if appearance.scheme == Scheme::Dark { 0 } else { 1 };
        let own_colours = if appearance.forced_colours { 2 } else { 1 };
        let preferences = [
            json!(["layout.css.prefers-color-scheme.content-override", scheme]),
            json!(["browser.display.document_color_use", own_colours]),
            json!(["ui.prefersReducedMotion", i32::from(appearance.reduced_motion)]),
        ];
        self.run_in_firefox("for (const set of arguments) Services.prefs.setIntPref(...set)", &preferences).await
    }

    /// What pages had to be told of since the last call: errors and warnings, but not what their scripts have written.
    pub(crate) async fn firefox_console(&self) -> Result<Value, String> {
        let script = "const entries = Services.console.getMessageArray();
            Services.console.reset();
            return entries.filter(entry => entry instanceof Ci.nsIScriptError && /^https?:/.test(entry.sourceName))
                .map(entry => entry.message);";
        self.run_in_firefox(script, &[]).await
    }

    /// The URLs of all requests of pages since the last call.
    pub(crate) async fn firefox_requests(&self) -> Result<Value, String> {
        self.run_in_firefox("return window.requestsOfPages.splice(0)", &[]).await
    }
}
