//! Firefox, headless, and its geckodriver.

use super::Launcher;
use crate::appearance::{Appearance, ColorScheme};
use crate::driver::Driver;
use crate::publication::copy;
use crate::session::{Session, send_command};
use http::Method;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::sync::OnceCell;

/// Records every request of a page, and lets the window be as narrow as a phone.
const PREPARE_CHROME_WINDOW: &str = "
    window.pageRequests = [];
    Services.obs.addObserver(subject => {
        const request = subject.QueryInterface(Ci.nsIHttpChannel);
        if (request.loadInfo.browsingContextID) window.pageRequests.push(request.URI.spec);
    }, 'http-on-opening-request');
    document.documentElement.style.setProperty('min-width', '0', 'important');
";

/// The environment variable with an empty folder for a warm profile, one that has been used once. With a copy of it,
/// Firefox starts in two thirds of the time that a fresh profile takes. Without the variable, every profile is fresh.
const WARM_PROFILE_VARIABLE: &str = "FIREFOX_PROFILE";

pub(super) async fn launcher(home: &Path) -> Launcher {
    static WARM_PROFILE: OnceCell<Option<PathBuf>> = OnceCell::const_new();
    let profile = home.join("profile");
    match WARM_PROFILE.get_or_init(create_warm_profile).await {
        Some(warm_profile) => copy(warm_profile, &profile),
        None => fs::create_dir(&profile).expect("a temporary folder can be written"),
    }
    Launcher { driver: start_driver(home).await, capabilities: capabilities(&profile), display: None }
}

async fn start_driver(home: &Path) -> Driver {
    let driver = Driver::start(|port| {
        let mut command = Command::new("geckodriver");
        // The tests read the console through system access. Port 0 selects a free port, since tests run in parallel.
        command.args(["--allow-system-access", "--websocket-port=0", &format!("--port={port}")]).env("HOME", home);
        command
    });
    driver.await
}

fn capabilities(profile: &Path) -> Value {
    let preferences = json!({
        "intl.accept_languages": "en-GB",
        // Exits as soon as the profile is written. Otherwise, it often waits for up to five seconds.
        "toolkit.shutdown.fastShutdownStage": 3,
    });
    json!({ "moz:firefoxOptions": { "args": ["-headless", "-profile", profile], "prefs": preferences } })
}

/// Creates the profile that browsers copy: starts Firefox once and closes it, so that the profile is complete.
async fn create_warm_profile() -> Option<PathBuf> {
    let profile = PathBuf::from(std::env::var_os(WARM_PROFILE_VARIABLE)?);
    let driver = start_driver(&profile).await;
    let session = json!({ "capabilities": { "alwaysMatch": capabilities(&profile) } });
    let session = send_command(Method::POST, &format!("http://{}/session", driver.address), &session).await;
    let session = session.unwrap_or_else(|error| panic!("Firefox does not start: {error}"));
    let id = session["sessionId"].as_str().expect("a new session has an id");
    let closed = send_command(Method::DELETE, &format!("http://{}/session/{id}", driver.address), &Value::Null).await;
    closed.unwrap_or_else(|error| panic!("Firefox does not close: {error}"));
    // A dangling symbolic link that locks the profile. It may be left over.
    let _ = fs::remove_file(profile.join("lock"));
    Some(profile)
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
