//! What the browser logs about its pages: console messages, requests and layout shifts.

use crate::Browser;
use crate::engine::Engine;
use crate::session::Session;
use serde_json::Value;

/// The document and its subresources.
const RESOURCE_URLS: &str = "return ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type))
    .map(entry => entry.name)";

const LAYOUT_SHIFTS: &str = "const done = arguments[0]; const shifts = [];
    const name = node => node?.outerHTML?.slice(0, 80) ?? node?.textContent?.slice(0, 80) ?? 'gone';
    const describe = entry => `${entry.value}: ${entry.sources.map(source => name(source.node)).join(' | ')}`;
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(describe)))
        .observe({ type: 'layout-shift', buffered: true });
    // A frame measures the shifts that a change causes, and the observer is called after the next one.
    const nextFrame = () => new Promise(requestAnimationFrame);
    nextFrame().then(nextFrame).then(nextFrame).then(() => setTimeout(() => done(shifts)));";

impl Browser {
    /// Returns the console messages of pages since the last call. Chromium reports all of them, Firefox errors and
    /// warnings but not the output of scripts. The driver of WebKitGTK does not expose its console, so none are returned.
    pub async fn console_messages(&self) -> Vec<String> {
        self.session.console_messages().await.unwrap_or_else(|error| panic!("the console cannot be read: {error}"))
    }

    /// Returns the URLs of all requests of pages since the last call. In WebKitGTK, only those of the current document.
    ///
    /// # Panics
    /// Panics if the browser was not started with [`Browser::start_with_request_log`].
    pub async fn requests(&self) -> Vec<String> {
        assert!(self.session.logs_requests, "the browser was started without a log of its requests");
        self.session.requests().await.unwrap_or_else(|error| panic!("the requests cannot be read: {error}"))
    }

    /// Returns all layout shifts of the document so far, with their scores and the elements that moved. Only Chromium
    /// measures them; the others return none.
    pub async fn layout_shifts(&self) -> Vec<String> {
        if self.engine() != Engine::Chromium {
            return Vec::new();
        }
        let shifts =
            self.client.execute_async(LAYOUT_SHIFTS, Vec::new()).await.expect("Chromium measures layout shifts");
        strings(&shifts)
    }
}

impl Session {
    async fn requests(&self) -> Result<Vec<String>, String> {
        match self.engine {
            Engine::Chromium => self.log("performance").await.map(|entries| requested_urls(&entries)),
            Engine::Firefox => self.firefox_requests().await.map(|urls| strings(&urls)),
            Engine::WebKitGtk => self.execute(RESOURCE_URLS, &[]).await.map(|urls| strings(&urls)),
        }
    }

    /// Forgets what the browser logged so far.
    pub(crate) async fn clear_logs(&self) -> Result<(), String> {
        self.console_messages().await?;
        if self.logs_requests {
            self.requests().await?;
        }
        Ok(())
    }

    pub(crate) async fn console_messages(&self) -> Result<Vec<String>, String> {
        match self.engine {
            Engine::Chromium => {
                let entries = self.log("browser").await?;
                Ok(entries.iter().map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect())
            }
            Engine::Firefox => self.firefox_console().await.map(|messages| strings(&messages)),
            Engine::WebKitGtk => Ok(Vec::new()),
        }
    }
}

fn requested_urls(entries: &[Value]) -> Vec<String> {
    let events = entries.iter().filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok());
    let requests = events.filter(|event: &Value| event["message"]["method"] == "Network.requestWillBeSent");
    let urls = requests.filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(String::from));
    // Chromium's own pages, such as the new tab page, do not use the network.
    urls.filter(|url| !url.starts_with("chrome:") && !url.starts_with("data:")).collect()
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|string| string.as_str().map(String::from)).collect()
}
