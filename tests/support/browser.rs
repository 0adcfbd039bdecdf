//! A browser, driven through WebDriver: its start, the actions of a visitor, and its end.

use crate::appearance::Appearance;
use crate::artifacts;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::engines::Launcher;
use crate::process::Process;
use crate::session::Session;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Limit for every condition that must become true.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(15);

/// Limit for a view transition from one page to another.
const TRANSITION_TIMEOUT: Duration = Duration::from_secs(2);

/// Time between two checks of a condition.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// A browser with a fresh profile. Dropping it closes the browser.
pub struct Browser {
    pub(crate) client: Client,
    pub(crate) session: Session,
    _driver: Driver,
    _display: Option<Process>,
    _home: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let session = self.session.clone();
        let failed = std::thread::panicking();
        let test = std::thread::current().name().map(String::from);
        // `drop` is not async, and the test's own thread is inside its runtime already.
        let close = std::thread::spawn(move || artifacts::save_and_close(&session, test.as_deref().filter(|_| failed)));
        // A driver that does not respond is killed with its process group.
        let _ = close.join();
    }
}

impl Browser {
    /// Starts a browser with the default appearance and a viewport of 1280 × 900 pixels.
    pub async fn start(engine: Engine) -> Browser {
        Browser::start_with(engine, Appearance::default()).await
    }

    /// Starts a browser with an appearance that its engine supports: see [`Engine::supports`].
    pub async fn start_with(engine: Engine, appearance: Appearance) -> Browser {
        let home = tempfile::tempdir().expect("a folder for the browser");
        let Launcher { driver, capabilities, display } = Launcher::start(engine, home.path(), appearance).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().cloned().unwrap_or_default())
            .connect(&format!("http://{}", driver.address))
            .await
            .unwrap_or_else(|error| panic!("{engine} does not start: {error}"));
        let id = client.session_id().await.ok().flatten().expect("a new session has an id");
        let session = Session { engine, address: driver.address.clone(), id };
        let browser = Browser { client, session, _driver: driver, _display: display, _home: home };
        if engine == Engine::Firefox {
            browser.session.prepare_firefox().await.unwrap_or_else(|error| panic!("{engine} refuses: {error}"));
        }
        browser.apply_appearance(appearance).await;
        browser.set_viewport_size(1280, 900).await;
        browser
    }

    /// Returns its engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Opens a URL and waits until the app has rendered a page.
    pub async fn open(&self, url: &str) {
        self.navigate(url).await;
        self.wait_for_app().await;
    }

    /// Waits until the app has rendered a page.
    pub async fn wait_for_app(&self) {
        self.wait_until("document.querySelector('[data-started=yes] main h1')").await;
    }

    /// Opens a URL without waiting for the app.
    pub async fn navigate(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} cannot be opened: {error}"));
    }

    /// Clicks an element. Clicks again, as a visitor does, if a view transition intercepts the click.
    pub async fn click(&self, selector: &str) {
        let start = Instant::now();
        loop {
            let element = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(selector)).await;
            let element = element.unwrap_or_else(|error| panic!("{selector} is not in the page: {error}"));
            match element.click().await {
                Ok(()) => return,
                Err(error) if start.elapsed() > TRANSITION_TIMEOUT => {
                    panic!("{selector} cannot be clicked: {error}")
                }
                Err(_) => tokio::time::sleep(POLL_INTERVAL).await,
            }
        }
    }

    /// Moves the mouse onto an element.
    pub async fn hover(&self, selector: &str) {
        let element = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not in the page: {error}"));
        let onto = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let moved = self.client.perform_actions(MouseActions::new(String::from("mouse")).then(onto)).await;
        moved.unwrap_or_else(|error| panic!("the mouse cannot be moved onto {selector}: {error}"));
    }

    /// Sends keys to the focused element.
    pub async fn press(&self, keys: &str) {
        let element = self.client.active_element().await.expect("an element has the focus");
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("keys cannot be pressed: {error}"));
    }

    /// Navigates back in the history.
    pub async fn back(&self) {
        self.client.back().await.expect("the browser navigates back");
    }

    /// Navigates forward in the history.
    pub async fn forward(&self) {
        self.client.forward().await.expect("the browser navigates forward");
    }

    /// Reloads the document.
    pub async fn reload(&self) {
        match self.engine() {
            // Unlike Firefox's reload button, its driver loses the scroll position.
            Engine::Firefox => self.reload_by_script().await,
            Engine::Chromium | Engine::WebKitGtk => self.client.refresh().await.expect("the browser reloads"),
        }
    }

    async fn reload_by_script(&self) {
        self.evaluate("window.isUnloading = true, location.reload()").await;
        let start = Instant::now();
        // Scripts fail between two documents.
        while self.session.execute("return !window.isUnloading && document.readyState", &[]).await
            != Ok(json!("complete"))
        {
            assert!(start.elapsed() < TIMEOUT, "the document does not reload");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }
}
