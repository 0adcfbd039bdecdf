//! A browser, driven through WebDriver: how it starts, what a visitor does with it, and how it ends.

use crate::appearance::Appearance;
use crate::artifacts;
use crate::driver::Driver;
use crate::engine::Engine;
use crate::engines::Ready;
use crate::process::Process;
use crate::session::Session;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long to wait for what must happen.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// How long a page may take to pass into another one.
const PASSAGE: Duration = Duration::from_secs(2);

/// How long to wait before looking again.
pub(crate) const PAUSE: Duration = Duration::from_millis(10);

/// A browser with a fresh profile. It ends with the test.
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
        // Nothing asynchronous can be done here, and the test's own thread has nothing left to wait with.
        let end = std::thread::spawn(move || artifacts::leave_and_close(&session, test.as_deref().filter(|_| failed)));
        // Nothing can be done about a driver that does not answer: it is ended with all that it has started.
        let _ = end.join();
    }
}

impl Browser {
    /// Starts a browser with light colours, a page of 1280 × 900 pixels, and nothing else that a visitor can ask for.
    pub async fn start(engine: Engine) -> Browser {
        Browser::start_with(engine, Appearance::default()).await
    }

    /// Starts a browser whose visitor wants pages to look like this, in an engine that can: see [`Engine::can_show`].
    pub async fn start_with(engine: Engine, appearance: Appearance) -> Browser {
        let home = tempfile::tempdir().expect("a folder for the browser");
        let Ready { driver, capabilities, display } = Ready::new(engine, home.path(), appearance).await;
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
        browser.show(appearance).await;
        browser.set_size(1280, 900).await;
        browser
    }

    /// Which engine it has.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.session.engine
    }

    /// Opens a URL and waits until the app shows a page.
    pub async fn open(&self, url: &str) {
        self.open_at_once(url).await;
        self.wait_for_app().await;
    }

    /// Waits until the app shows a page.
    pub async fn wait_for_app(&self) {
        self.wait_until("document.querySelector('[data-started=yes] main h1')").await;
    }

    /// Opens a URL without waiting for anything.
    pub async fn open_at_once(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url} cannot be opened: {error}"));
    }

    /// Clicks on an element as a visitor does, who clicks again where a page that passes into another one took no click.
    pub async fn click(&self, selector: &str) {
        let start = Instant::now();
        loop {
            let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
            let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
            match element.click().await {
                Ok(()) => return,
                Err(error) if start.elapsed() > PASSAGE => panic!("{selector} cannot be clicked: {error}"),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Moves the mouse onto an element.
    pub async fn hover(&self, selector: &str) {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        let onto = PointerAction::MoveToElement { element, duration: None, x: 0.0, y: 0.0 };
        let moved = self.client.perform_actions(MouseActions::new(String::from("mouse")).then(onto)).await;
        moved.unwrap_or_else(|error| panic!("the mouse cannot be moved onto {selector}: {error}"));
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        let element = self.client.active_element().await.expect("something has the focus");
        element.send_keys(keys).await.unwrap_or_else(|error| panic!("keys cannot be pressed: {error}"));
    }

    /// The button back.
    pub async fn back(&self) {
        self.client.back().await.expect("the button back works");
    }

    /// The button forward.
    pub async fn forward(&self) {
        self.client.forward().await.expect("the button forward works");
    }

    /// The button that loads the document again.
    pub async fn reload(&self) {
        match self.engine() {
            // Firefox's driver forgets the place on the page, other than Firefox's button.
            Engine::Firefox => self.reload_by_script().await,
            Engine::Chromium | Engine::WebKitGtk => self.client.refresh().await.expect("the button reload works"),
        }
    }

    async fn reload_by_script(&self) {
        self.value("window.isLeft = true, location.reload()").await;
        let start = Instant::now();
        // Between two documents there is none that a script can run in.
        while self.session.run("return !window.isLeft && document.readyState", &[]).await != Ok(json!("complete")) {
            assert!(start.elapsed() < PATIENCE, "the document does not load again");
            tokio::time::sleep(PAUSE).await;
        }
    }
}
