//! What a page holds and shows.

use crate::Browser;
use crate::browser::{PATIENCE, PAUSE};
use fantoccini::Locator;
use serde_json::Value;
use std::time::Instant;

impl Browser {
    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.client.execute(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The value that a JavaScript promise comes to.
    pub async fn promised(&self, promise: &str) -> Value {
        let script = format!("({promise}).then(arguments[0])");
        self.client.execute_async(&script, Vec::new()).await.unwrap_or_else(|error| panic!("{promise}: {error}"))
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

    /// Waits until the page has an element, which takes no script.
    pub async fn wait_for_element(&self, selector: &str) {
        let start = Instant::now();
        // Between two documents there is none to look into, which WebKit's driver calls an error of another kind.
        while let Err(error) = self.client.find(Locator::Css(selector)).await {
            assert!(start.elapsed() < PATIENCE, "{selector} is not there: {error}");
            tokio::time::sleep(PAUSE).await;
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
                // Between two documents there is none that a script can run in, which WebKit's driver calls an error.
                Err(error) if start.elapsed() > PATIENCE => panic!("{expression}: {error}"),
                Ok(_) if start.elapsed() > PATIENCE => {
                    let page = self.text("document.body.innerText").await;
                    panic!("never true: {expression}\nThe page says:\n{page}");
                }
                Ok(_) | Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
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
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// How far the page is scrolled, in CSS pixels.
    pub async fn scroll_offset(&self) -> i64 {
        self.value("Math.round(window.scrollY)").await.as_i64().unwrap_or_default()
    }
}

/// A text with single spaces between its words.
#[must_use]
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
