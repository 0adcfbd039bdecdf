//! What the browser itself knows of its pages: its console, its requests, its layout shifts.

use crate::Browser;
use crate::engine::Engine;
use crate::session::Session;
use serde_json::Value;

/// The document and all that it has loaded.
const LOADED: &str = "return ['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))
    .map(entry => entry.name)";

const SHIFTS: &str = "const done = arguments[0]; const shifts = [];
    const name = node => node?.outerHTML?.slice(0, 80) ?? node?.textContent?.slice(0, 80) ?? 'gone';
    const describe = entry => `${entry.value}: ${entry.sources.map(source => name(source.node)).join(' | ')}`;
    new PerformanceObserver(list => shifts.push(...list.getEntries().map(describe)))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(shifts), 150);";

impl Browser {
    /// What the console has said of pages since the last call. Chromium tells everything, Firefox errors and warnings
    /// but not what scripts write. WebKitGTK has no console that a driver can read, and never tells of anything.
    pub async fn console(&self) -> Vec<String> {
        self.session.console().await.unwrap_or_else(|error| panic!("the console cannot be read: {error}"))
    }

    /// The URLs of all requests of pages since the last call. WebKitGTK tells of those of the present document alone.
    pub async fn requests(&self) -> Vec<String> {
        let requests = match self.engine() {
            Engine::Chromium => self.session.log("performance").await.map(|entries| requests_in_log(&entries)),
            Engine::Firefox => self.session.firefox_requests().await.map(|urls| texts(&urls)),
            Engine::WebKitGtk => self.session.run(LOADED, &[]).await.map(|urls| texts(&urls)),
        };
        requests.unwrap_or_else(|error| panic!("the requests cannot be read: {error}"))
    }

    /// All layout shifts of the document so far: how large, and which elements moved. Only Chromium measures them; the
    /// others never tell of any.
    pub async fn layout_shifts(&self) -> Vec<String> {
        if self.engine() != Engine::Chromium {
            return Vec::new();
        }
        let shifts = self.client.execute_async(SHIFTS, Vec::new()).await.expect("Chromium measures layout shifts");
        texts(&shifts)
    }
}

impl Session {
    pub(crate) async fn console(&self) -> Result<Vec<String>, String> {
        match self.engine {
            Engine::Chromium => {
                let entries = self.log("browser").await?;
                Ok(entries.iter().map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect())
            }
            Engine::Firefox => self.firefox_console().await.map(|entries| texts(&entries)),
            Engine::WebKitGtk => Ok(Vec::new()),
        }
    }
}

fn requests_in_log(entries: &[Value]) -> Vec<String> {
    let events = entries.iter().filter_map(|entry| serde_json::from_str(entry["message"].as_str()?).ok());
    let requests = events.filter(|event: &Value| event["message"]["method"] == "Network.requestWillBeSent");
    let urls = requests.filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(String::from));
    // Chromium's own pages, such as that of a new tab, do not use the network.
    urls.filter(|url| !url.starts_with("chrome:") && !url.starts_with("data:")).collect()
}

/// The texts in a list.
fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(String::from)).collect()
}
