//! Firefox, headless, and its geckodriver.

use super::Ready;
use crate::appearance::{Appearance, Scheme};
use crate::driver::Driver;
use crate::publication::copy;
use crate::session::{Session, ask};
use http::Method;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tokio::sync::OnceCell;

/// Takes down every request of a page, and lets the window be as narrow as a telephone.
const PREPARE: &str = "
    window.requestsOfPages = [];
    Services.obs.addObserver(subject => {
        const request = subject.QueryInterface(Ci.nsIHttpChannel);
        if (request.loadInfo.browsingContextID) window.requestsOfPages.push(request.URI.spec);
    }, 'http-on-opening-request');
    document.documentElement.style.setProperty('min-width', '0', 'important');
";

/// Names an empty folder for a profile that has been used once: from it, Firefox starts in two thirds of the time that a
/// fresh one takes. Each browser has a copy. Where the variable is not set, each has a fresh profile.
const USED_PROFILE: &str = "FIREFOX_PROFILE";

pub(super) async fn ready(home: &Path) -> Ready {
    static USED: OnceCell<Option<PathBuf>> = OnceCell::const_new();
    let profile = home.join("profile");
    match USED.get_or_init(use_a_profile).await {
        Some(used) => copy(used, &profile),
        None => fs::create_dir(&profile).expect("a temporary folder can be written"),
    }
    Ready { driver: start_driver(home).await, capabilities: capabilities(&profile), display: None }
}

async fn start_driver(home: &Path) -> Driver {
    let driver = Driver::start(|port| {
        let mut command = Command::new("geckodriver");
        // Access to the browser itself is how the tests read its console. Every port is a free one, since tests run
        // side by side.
        command.args(["--allow-system-access", "--websocket-port=0", &format!("--port={port}")]).env("HOME", home);
        command
    });
    driver.await
}

fn capabilities(profile: &Path) -> Value {
    let preferences = json!({
        "intl.accept_languages": "en-GB",
        // It ends as soon as what it has to keep is written. Else, it often waits for up to five seconds.
        "toolkit.shutdown.fastShutdownStage": 3,
    });
    json!({ "moz:firefoxOptions": { "args": ["-headless", "-profile", profile], "prefs": preferences } })
}

/// Starts Firefox once with the profile that is to be copied, and ends it, so that it is written down whole.
async fn use_a_profile() -> Option<PathBuf> {
    let profile = PathBuf::from(std::env::var_os(USED_PROFILE)?);
    let driver = start_driver(&profile).await;
    let session = json!({ "capabilities": { "alwaysMatch": capabilities(&profile) } });
    let session = ask(Method::POST, &format!("http://{}/session", driver.address), &session).await;
    let session = session.unwrap_or_else(|error| panic!("Firefox does not start: {error}"));
    let id = session["sessionId"].as_str().expect("a new session has an id");
    let end = ask(Method::DELETE, &format!("http://{}/session/{id}", driver.address), &Value::Null).await;
    end.unwrap_or_else(|error| panic!("Firefox does not end: {error}"));
    // A link to nowhere that says who uses the profile. It may stay behind.
    let _ = fs::remove_file(profile.join("lock"));
    Some(profile)
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
