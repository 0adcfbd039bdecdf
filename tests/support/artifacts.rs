//! Artifacts of a failed test: a screenshot, the text of the page and the console messages.

use crate::engine::Engine;
use crate::session::Session;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::Method;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Limit for collecting the artifacts, and then for closing the browser.
const TIMEOUT: Duration = Duration::from_secs(10);

const PAGE_TEXT: &str = "return `${location.href}\\n${document.title}\\n\\n${document.body?.innerText}\\n`";

/// Saves the artifacts of a failed test and closes the browser. Blocks its thread, so it needs one of its own.
pub(crate) fn save_and_close(session: &Session, failed_test: Option<&str>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a thread can wait for a driver");
    runtime.block_on(async {
        if let Some(test) = failed_test {
            // On a timeout the artifacts are incomplete; the test has its panic message all the same.
            let _ = tokio::time::timeout(TIMEOUT, save(session, test)).await;
        }
        // The response arrives when the browser is closed. A browser that does not respond is killed with its driver.
        let _ = tokio::time::timeout(TIMEOUT, session.close()).await;
    });
}

async fn save(session: &Session, test: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/artifacts").join(test.replace("::", "."));
    let write = |name: &str, content: Vec<u8>| {
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(name), content));
        written.unwrap_or_else(|error| eprintln!("{name} of {test} cannot be saved: {error}"));
    };
    match session.command(Method::GET, "/screenshot", &Value::Null).await {
        Ok(screenshot) => {
            let screenshot = BASE64_STANDARD.decode(screenshot.as_str().unwrap_or_default()).unwrap_or_default();
            write("screenshot.png", screenshot);
        }
        Err(error) => write("screenshot.txt", error.into_bytes()),
    }
    let page = session.execute(PAGE_TEXT, &[]).await.map(|page| String::from(page.as_str().unwrap_or_default()));
    write("page.txt", page.unwrap_or_else(|error| error).into_bytes());
    let console = match session.engine {
        Engine::WebKitGtk => Err(String::from("The driver of WebKitGTK does not expose the console.\n")),
        _ => session.console_messages().await.map(|messages| messages.join("\n")),
    };
    write("console.txt", console.unwrap_or_else(|error| error).into_bytes());
}
