//! What a host notes of its visitors, and the scripts of a test that it puts into the documents they open.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderValue;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, IF_MODIFIED_SINCE,
    IF_NONE_MATCH,
};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Where the scripts of a test lie on the host. The site has no such file.
const SCRIPT: &str = "/script-of-the-test.js";

/// The requests so far, and the scripts of the test.
#[derive(Clone, Default)]
pub(crate) struct Observed {
    requests: Arc<Mutex<Vec<String>>>,
    scripts: Arc<Mutex<Vec<String>>>,
    runs_no_scripts: Arc<AtomicBool>,
}

impl Observed {
    /// The paths that were asked for since the last call.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().expect("no test panics while it holds the lock"))
    }

    pub(crate) fn add_script(&self, script: &str) {
        self.scripts.lock().expect("no test panics while it holds the lock").push(String::from(script));
    }

    pub(crate) fn run_no_scripts(&self) {
        self.runs_no_scripts.store(true, Ordering::Relaxed);
    }

    /// The scripts as one, or nothing where the test has none.
    fn script(&self) -> Option<String> {
        let scripts = self.scripts.lock().expect("no test panics while it holds the lock");
        (!scripts.is_empty()).then(|| scripts.join(";\n"))
    }
}

/// Notes what is asked for, and puts the scripts of the test into documents that a visitor opens.
pub(crate) async fn observe(State(observed): State<Observed>, mut request: Request, next: Next) -> Response {
    let path = String::from(request.uri().path());
    let script = observed.script();
    if let Some(script) = script.as_ref().filter(|_| path == SCRIPT) {
        let response = Response::builder().header(CONTENT_TYPE, "text/javascript").header(CACHE_CONTROL, "no-store");
        return response.body(Body::from(script.clone())).expect("headers and a text make a response");
    }
    observed.requests.lock().expect("no test panics while it holds the lock").push(path);
    if observed.runs_no_scripts.load(Ordering::Relaxed) {
        return without_scripts(next.run(request).await);
    }
    if script.is_none() || !is_opened(&request) {
        return next.run(request).await;
    }
    // The whole document is needed, whatever the browser has kept of it.
    for name in [IF_MODIFIED_SINCE, IF_NONE_MATCH, ACCEPT_ENCODING] {
        request.headers_mut().remove(name);
    }
    with_script(next.run(request).await).await
}

/// Whether a visitor opens a page, rather than a script asking for its document.
pub(crate) fn is_opened(request: &Request) -> bool {
    request.headers().get("sec-fetch-dest").is_some_and(|destination| destination == "document")
}

/// The document with the script before all of its own.
async fn with_script(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a file can be read");
    let document = String::from_utf8_lossy(&bytes);
    let document = document.replacen("<head>", &format!("<head><script src=\"{SCRIPT}\"></script>"), 1);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(document))
}

/// The answer with one more policy. In a sandbox, browsers treat a document as if scripts were switched off.
fn without_scripts(mut response: Response) -> Response {
    let sandbox = HeaderValue::from_static("sandbox allow-same-origin");
    response.headers_mut().append(CONTENT_SECURITY_POLICY, sandbox);
    response
}
