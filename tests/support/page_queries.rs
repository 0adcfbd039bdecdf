//! Queries of the page: evaluated expressions, text of elements, conditions to wait for.

use crate::Browser;
use crate::browser::{POLL_INTERVAL, TIMEOUT};
use fantoccini::Locator;
use serde_json::Value;
use std::time::Instant;

impl Browser {
    /// Returns the value of a JavaScript expression.
    pub async fn evaluate(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.client.execute(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Returns the value to which a JavaScript promise resolves.
    pub async fn evaluate_promise(&self, promise: &str) -> Value {
        let script = format!("({promise}).then(arguments[0])");
        self.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{promise}: {error}"))
    }

    /// Returns the value of a JavaScript expression as a string.
    pub async fn evaluate_string(&self, expression: &str) -> String {
        match self.evaluate(expression).await {
            Value::String(string) => string,
            other => other.to_string(),
        }
    }

    /// Waits for an element and returns its `textContent` with collapsed whitespace.
    pub async fn text_content(&self, selector: &str) -> String {
        self.wait_until(&format!("document.querySelector({selector:?})")).await;
        let text = self.evaluate_string(&format!("document.querySelector({selector:?}).textContent")).await;
        collapse_whitespace(&text)
    }

    /// Waits for an element and returns its text as rendered.
    pub async fn visible_text(&self, selector: &str) -> String {
        let element = self.client.wait().at_most(TIMEOUT).for_element(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|error| panic!("{selector} is not in the page: {error}"));
        element.text().await.unwrap_or_else(|error| panic!("{selector} cannot be read: {error}"))
    }

    /// Waits until the page has an element. Works without scripts.
    pub async fn wait_for_element(&self, selector: &str) {
        let start = Instant::now();
        // Between two documents, WebKit's driver reports another error than "no such element".
        while let Err(error) = self.client.find(Locator::Css(selector)).await {
            assert!(start.elapsed() < TIMEOUT, "{selector} is not in the page: {error}");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_until(&self, expression: &str) {
        let start = Instant::now();
        let script = format!("return !!({expression})");
        loop {
            let value = self.client.execute(&script, Vec::new()).await;
            match value {
                Ok(Value::Bool(true)) => return,
                // Between two documents no script can run, which WebKit's driver reports as an error.
                Err(error) if start.elapsed() > TIMEOUT => panic!("{expression}: {error}"),
                Ok(_) if start.elapsed() > TIMEOUT => {
                    let page = self.evaluate_string("document.body.innerText").await;
                    panic!("never true: {expression}\nThe text of the page:\n{page}");
                }
                Ok(_) | Err(_) => tokio::time::sleep(POLL_INTERVAL).await,
            }
        }
    }

    /// Waits until the app shows a page, by its path with query and fragment and by its heading. The static HTML of a
    /// document that has just been loaded has both before the app replaces it, and with it what a test has opened.
    pub async fn wait_for_page(&self, path: &str, heading: &str) {
        self.wait_until(&format!(
            "location.pathname + location.search + location.hash == {path:?}
                && document.querySelector('[data-started=yes] main h1')?.textContent == {heading:?}"
        ))
        .await;
    }

    /// Returns the title of the document.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a document has a title")
    }

    /// Returns the path and the fragment of the current URL.
    pub async fn path(&self) -> String {
        self.evaluate_string("location.pathname + location.hash").await
    }

    /// Waits until the address bar shows a URL, whether its document could be loaded or not.
    pub async fn wait_for_url(&self, url: &str) {
        let start = Instant::now();
        loop {
            let current = self.client.current_url().await.expect("a tab has a URL");
            if current.as_str() == url {
                return;
            }
            assert!(start.elapsed() < TIMEOUT, "still at {current}, not at {url}");
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    /// Returns the vertical scroll offset of the page, in CSS pixels.
    pub async fn scroll_offset(&self) -> i64 {
        self.evaluate("Math.round(window.scrollY)").await.as_i64().unwrap_or_default()
    }

    /// Scrolls to another vertical offset, at most to the end of the page, and waits until the page knows.
    pub async fn scroll_to(&self, offset: u32) {
        let scrolled = "addEventListener('scroll', () => requestAnimationFrame(() => done(true)), { once: true })";
        self.evaluate_promise(&format!("new Promise(done => {{ {scrolled}; scrollTo(0, {offset}); }})")).await;
    }
}

/// Returns a string with single spaces between its words.
#[must_use]
pub fn collapse_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
