//! Headless Chromium, driven through WebDriver.

use crate::driver::{Driver, DriverCommand, arguments};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long to wait for what must happen.
const PATIENCE: Duration = Duration::from_secs(15);

/// A browser with a fresh profile. It ends with the test.
pub struct Browser {
    client: Client,
    session: String,
    driver: Driver,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A driver that is ended leaves its browser running, so the browser is ended first, also when a test panics.
        // Nothing asynchronous can be done here, and nothing can be done about a driver that does not answer.
        let _ = self.driver.end_session(&self.session);
        let _ = self.driver.process.kill();
        let _ = self.driver.process.wait();
    }
}

impl Browser {
    /// Starts a driver and a browser.
    pub async fn start() -> Browser {
        let driver = Driver::start();
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let capabilities = json!({
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": { "args": arguments(&profile) },
        });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://{}", driver.address))
            .await
            .unwrap_or_else(|error| panic!("chromedriver starts no browser: {error}"));
        let session = client.session_id().await.ok().flatten().expect("a new session has an id");
        Browser { client, session, driver, _profile: profile }
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

    /// Runs a script in every document from now on, before any of the document's own.
    pub async fn run_in_every_document(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).await;
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.client.execute(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The text of the value of a JavaScript expression.
    pub async fn text(&self, expression: &str) -> String {
        match self.value(expression).await {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// The text of an element, with single spaces.
    pub async fn text_of(&self, selector: &str) -> String {
        self.wait_until(&format!("document.querySelector({selector:?})")).await;
        let text = self.text(&format!("document.querySelector({selector:?}).textContent")).await;
        single_spaced(&text)
    }

    /// The text of an element as a reader sees it.
    pub async fn seen_text(&self, selector: &str) -> String {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        element.text().await.unwrap_or_else(|error| panic!("{selector} cannot be read: {error}"))
    }

    /// Runs no scripts of documents any more.
    pub async fn switch_scripts_off(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true })).await;
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        loop {
            if self.value(&format!("!!({expression})")).await == Value::Bool(true) {
                return;
            }
            if start.elapsed() > PATIENCE {
                let page = self.text("document.body.innerText").await;
                panic!("never true: {expression}\nThe page says:\n{page}");
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// Clicks on an element as a visitor does.
    pub async fn click(&self, selector: &str) {
        let element = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not there: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector} cannot be clicked: {error}"));
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
        self.client.refresh().await.expect("the button reload works");
    }

    /// The title of the document.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a document has a title")
    }

    /// The path and fragment in the address bar.
    pub async fn path(&self) -> String {
        self.text("location.pathname + location.hash").await
    }

    /// Waits until the address bar shows a URL, whether its document could be loaded or not.
    pub async fn wait_for_url(&self, url: &str) {
        let start = Instant::now();
        loop {
            let current = self.client.current_url().await.expect("a tab has a URL");
            if current.as_str() == url {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "still at {current}, not at {url}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// How far the page is scrolled, in CSS pixels.
    pub async fn scroll_offset(&self) -> i64 {
        self.value("Math.round(window.scrollY)").await.as_i64().unwrap_or_default()
    }

    /// All layout shifts of the document so far: how large, and which elements moved.
    pub async fn layout_shifts(&self) -> Vec<String> {
        let script = "const done = arguments[0]; const shifts = [];
            const name = node => node?.outerHTML?.slice(0, 80) ?? node?.textContent?.slice(0, 80) ?? 'gone';
            const describe = entry => `${entry.value}: ${entry.sources.map(source => name(source.node)).join(' | ')}`;
            new PerformanceObserver(list => shifts.push(...list.getEntries().map(describe)))
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(shifts), 150);";
        let shifts = self.client.execute_async(script, Vec::new()).await.expect("the browser measures layout shifts");
        let shifts = shifts.as_array().cloned().unwrap_or_default();
        shifts.iter().filter_map(|shift| shift.as_str().map(String::from)).collect()
    }

    /// Makes the page this wide, in CSS pixels.
    pub async fn set_width(&self, width: u32) {
        self.client.set_window_size(width, 900).await.expect("a window can be resized");
    }

    /// Takes the network away, or gives it back.
    pub async fn set_offline(&self, offline: bool) {
        let conditions = json!({ "offline": offline, "latency": 0, "throughput": -1 });
        self.issue(Method::POST, "chromium/network_conditions", &json!({ "network_conditions": conditions })).await;
    }

    /// What the console has said since the last call, with its level.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        entries.iter().map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect()
    }

    /// The URLs of all requests over the network since the last call.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.log("performance").await;
        let events = entries.iter().filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok());
        let requests = events.filter(|event: &Value| event["message"]["method"] == "Network.requestWillBeSent");
        let urls = requests.filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(String::from));
        // Chromium's own pages, such as that of a new tab, do not use the network.
        urls.filter(|url| !url.starts_with("chrome:") && !url.starts_with("data:")).collect()
    }

    /// A command of the browser's developer tools.
    async fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.issue(Method::POST, "goog/cdp/execute", &json!({ "cmd": command, "params": parameters })).await
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.issue(Method::POST, "se/log", &json!({ "type": kind })).await;
        entries.as_array().cloned().unwrap_or_default()
    }

    async fn issue(&self, method: Method, path: &'static str, body: &Value) -> Value {
        let command = DriverCommand { method, path, body: body.to_string() };
        self.client.issue_cmd(command).await.unwrap_or_else(|error| panic!("chromedriver refuses {path}: {error}"))
    }
}

/// A text with single spaces between its words.
#[must_use]
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
