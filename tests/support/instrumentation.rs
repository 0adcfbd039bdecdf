//! Instrumentation of the test server: it records requests and injects the scripts of a test into documents.

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

/// The path of the injected script. The site has no such file.
const INIT_SCRIPT_PATH: &str = "/script-of-the-test.js";
/// The end of the path of the script that offers another language.
const LANGUAGE_OFFER: &str = "/language_offer.js";
/// The script if no language is offered.
const NO_LANGUAGE_OFFER: &str = "export {};";

/// The requests so far, and the scripts of the test.
#[derive(Clone, Default)]
pub(crate) struct Instrumentation {
    requests: Arc<Mutex<Vec<String>>>,
    init_scripts: Arc<Mutex<Vec<String>>>,
    scripts_disabled: Arc<AtomicBool>,
    offers_languages: Arc<AtomicBool>,
}

impl Instrumentation {
    /// Takes the paths that were requested since the last call.
    pub(crate) fn take_requests(&self) -> Vec<String> {
        std::mem::take(&mut self.requests.lock().expect("no test panics while it holds the lock"))
    }

    pub(crate) fn add_init_script(&self, script: &str) {
        self.init_scripts.lock().expect("no test panics while it holds the lock").push(String::from(script));
    }

    pub(crate) fn disable_scripts(&self) {
        self.scripts_disabled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn offer_languages(&self) {
        self.offers_languages.store(true, Ordering::Relaxed);
    }

    /// Returns the scripts of the test as one, or `None` if it has none.
    fn init_script(&self) -> Option<String> {
        let scripts = self.init_scripts.lock().expect("no test panics while it holds the lock");
        (!scripts.is_empty()).then(|| scripts.join(";\n"))
    }
}

/// Middleware that records requests and injects the scripts of the test into the responses of navigations.
pub(crate) async fn instrument(
    State(instrumentation): State<Instrumentation>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = String::from(request.uri().path());
    let script = instrumentation.init_script();
    if let Some(script) = script.as_ref().filter(|_| path == INIT_SCRIPT_PATH) {
        return script_response(script);
    }
    if path.ends_with(LANGUAGE_OFFER) && !instrumentation.offers_languages.load(Ordering::Relaxed) {
        return script_response(NO_LANGUAGE_OFFER);
    }
    instrumentation.requests.lock().expect("no test panics while it holds the lock").push(path);
    if instrumentation.scripts_disabled.load(Ordering::Relaxed) {
        return disable_scripts(next.run(request).await);
    }
    if script.is_none() || !is_navigation_request(&request) {
        return next.run(request).await;
    }
    // The script needs a full, uncompressed document, whatever the browser has cached.
    for name in [IF_MODIFIED_SINCE, IF_NONE_MATCH, ACCEPT_ENCODING] {
        request.headers_mut().remove(name);
    }
    inject_init_script(next.run(request).await).await
}

fn script_response(script: &str) -> Response {
    let response = Response::builder().header(CONTENT_TYPE, "text/javascript").header(CACHE_CONTROL, "no-store");
    response.body(Body::from(String::from(script))).expect("headers and a body make a response")
}

/// Returns whether a visitor navigates to a document, rather than a script fetching it.
pub(crate) fn is_navigation_request(request: &Request) -> bool {
    request.headers().get("sec-fetch-dest").is_some_and(|destination| destination == "document")
}

/// Inserts the script of the test before all scripts of the document.
async fn inject_init_script(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.expect("a file can be read");
    let document = String::from_utf8_lossy(&bytes);
    let document = document.replacen("<head>", &format!("<head><script src=\"{INIT_SCRIPT_PATH}\"></script>"), 1);
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(document))
}

/// Appends a sandbox policy, in which browsers treat a document as if scripting were disabled.
fn disable_scripts(mut response: Response) -> Response {
    let sandbox = HeaderValue::from_static("sandbox allow-same-origin");
    response.headers_mut().append(CONTENT_SECURITY_POLICY, sandbox);
    response
}
