//! What is left of a test that fails: how its page looked, what stood on it, and what the console said.

use crate::engine::Engine;
use crate::session::Session;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::Method;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long a browser may take to tell about itself, and then to close.
const PATIENCE: Duration = Duration::from_secs(10);

const PAGE: &str = "return `${location.href}\\n${document.title}\\n\\n${document.body?.innerText}\\n`";

/// Keeps what the browser of a failed test shows, and closes it. This is for a thread that has nothing else to do.
pub(crate) fn leave_and_close(session: &Session, failed_test: Option<&str>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a thread can wait for a driver");
    runtime.block_on(async {
        if let Some(test) = failed_test {
            // What a browser does not tell is missing; the test has its message all the same.
            let _ = tokio::time::timeout(PATIENCE, leave(session, test)).await;
        }
        // The answer comes when the browser is gone. One that does not answer is ended with its driver.
        let _ = tokio::time::timeout(PATIENCE, session.give(Method::DELETE, "", &Value::Null)).await;
    });
}

async fn leave(session: &Session, test: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/artifacts").join(test.replace("::", "."));
    let write = |name: &str, content: Vec<u8>| {
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(name), content));
        written.unwrap_or_else(|error| eprintln!("{name} of {test} cannot be kept: {error}"));
    };
    match session.give(Method::GET, "/screenshot", &Value::Null).await {
        Ok(picture) => {
            let picture = BASE64_STANDARD.decode(picture.as_str().unwrap_or_default()).unwrap_or_default();
            write("screenshot.png", picture);
        }
        Err(error) => write("screenshot.txt", error.into_bytes()),
    }
    let page = session.run(PAGE, &[]).await.map(|page| String::from(page.as_str().unwrap_or_default()));
    write("page.txt", page.unwrap_or_else(|error| error).into_bytes());
    let console = match session.engine {
        Engine::WebKitGtk => Err(String::from("WebKitGTK does not tell what its console says.\n")),
        _ => session.console().await.map(|lines| lines.join("\n")),
    };
    write("console.txt", console.unwrap_or_else(|error| error).into_bytes());
}
