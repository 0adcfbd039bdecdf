//! A browser, driven through WebDriver: the actions of a visitor.

use crate::appearance::Appearance;
use crate::browser_pool;
use crate::browser_process::BrowserProcess;
use crate::engine::Engine;
use crate::session::Session;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Limit for every condition that must become true. A busy machine can stop a browser for many seconds.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(45);

/// Whether a view transition is active.
const IS_IN_TRANSITION: &str = "CSS.supports('selector(:active-view-transition)')
    ? document.documentElement.matches(':active-view-transition')
    : document.getAnimations().some(({ effect }) => effect.pseudoElement?.startsWith('::view-transition'))";

/// Time between two checks of a condition.
pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(10);

/// A browser without cookies, storage or history of the site that a test visits. Dropping it closes it, or leaves it to another
/// test.
pub struct Browser {
    pub(crate) client: Client,
    pub(crate) session: Session,
    /// Taken when it is dropped.
    process: Option<BrowserProcess>,
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(process) = self.process.take() {
            browser_pool::put(process);
        }
    }
}

impl Browser {
    /// Returns a browser with the default appearance and a viewport of 1280 × 900 pixels.
    pub async fn start(engine: Engine) -> Browser {
        Browser::start_with(engine, Appearance::default()).await
    }

    /// Returns a browser with an appearance that its engine supports: see [`Engine::supports`].
    pub async fn start_with(engine: Engine, appearance: Appearance) -> Browser {
        Browser::take(engine, appearance, false).await
    }

    /// Returns a browser as [`Browser::start`] does, whose requests can be read.
    pub async fn start_with_request_log(engine: Engine) -> Browser {
        Browser::take(engine, Appearance::default(), true).await
    }

    async fn take(engine: Engine, appearance: Appearance, logs_requests: bool) -> Browser {
        let (process, client) = browser_pool::take(engine, appearance, logs_requests).await;
        let browser = Browser { client, session: process.session.clone(), process: Some(process) };
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

    /// Clicks an element, once no view transition is active: it would receive the click, and not every driver reports
    /// that.
    pub async fn click(&self, selector: &str) {
        self.wait_for_end_of_transition().await;
        self.click_at_once(selector).await;
    }

    /// Waits until no view transition is active.
    pub async fn wait_for_end_of_transition(&self) {
        let start = Instant::now();
        let script = format!("return {IS_IN_TRANSITION}");
        // Without scripts there are no transitions between pages either.
        while matches!(self.client.execute(&script, Vec::new()).await, Ok(Value::Bool(true))) {
            assert!(start.elapsed() < TIMEOUT, "a view transition does not end");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Clicks an element, even during a view transition. Clicks again, as a visitor does, if the click is intercepted.
    pub async fn click_at_once(&self, selector: &str) {
        let start = Instant::now();
        loop {
            let element = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(selector)).await;
            let element = element.unwrap_or_else(|error| panic!("{selector} is not in the page: {error}"));
            match element.click().await {
                Ok(()) => return,
                Err(error) if start.elapsed() > TIMEOUT => {
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

    /// Presses keys together, as on a keyboard: they reach whatever has the focus by then.
    pub async fn press(&self, keys: &str) {
        let down = keys.chars().map(|value| KeyAction::Down { value });
        let up = keys.chars().rev().map(|value| KeyAction::Up { value });
        let actions = down.chain(up).fold(KeyActions::new(String::from("keyboard")), KeyActions::then);
        let pressed = self.client.perform_actions(actions).await;
        pressed.unwrap_or_else(|error| panic!("keys cannot be pressed: {error}"));
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
