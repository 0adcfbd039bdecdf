//! A local static file server with fault injection, which sends the headers of the site's policy as a CDN does.

use crate::browser::POLL_INTERVAL;
use crate::chunked_response::{ChunkedDocuments, chunk_documents};
use crate::cuttable_listener::{CuttableListener, NetworkSwitch};
use crate::instrumentation::{Instrumentation, instrument, is_navigation_request};
use crate::process::listen;
use crate::site::{content_security_policy, published_files};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderValue;
use publisher::authored::Hsts;
use publisher::files::headers::{self, Rule};
use publisher::output::site_address::SiteAddress;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// A fault that is injected for a path.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The response has this status.
    Status(u16),
    /// The response is this JSON instead of the file.
    Json(&'static str),
    /// The response is a home page with status 200, as from a host that falls back to it for every unknown path.
    HomePageFallback,
    /// The response is delayed.
    Delayed(Duration),
    /// The response is held back until the fault is cleared.
    Held,
    /// One byte of the response is changed.
    Corrupted,
    /// This many navigations receive this document, as a browser may have cached it.
    StaleDocument(String, usize),
}

/// The served folder, its base path and its header rules.
struct Site {
    folder: PathBuf,
    base_path: String,
    rules: Vec<Rule>,
}

type Faults = Arc<Mutex<BTreeMap<String, Fault>>>;

/// A running server. It stops with the runtime of its test.
pub struct TestServer {
    origin: String,
    faults: Faults,
    instrumentation: Instrumentation,
    chunked_documents: ChunkedDocuments,
    network: NetworkSwitch,
}

impl TestServer {
    /// Serves a folder under `/`.
    pub async fn serve(folder: &Path) -> TestServer {
        TestServer::serve_under(folder, "/").await
    }

    /// Serves a folder under a base path, which starts and ends with a slash.
    pub async fn serve_under(folder: &Path, base_path: &str) -> TestServer {
        let files = ServeDir::new(folder).not_found_service(ServeFile::new(folder.join("404.html")));
        let router = match base_path.trim_end_matches('/') {
            "" => Router::new().fallback_service(files),
            prefix => Router::new().nest_service(prefix, files),
        };
        let faults = Faults::default();
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&faults), inject_fault));
        let site = Arc::new(Site {
            folder: folder.to_path_buf(),
            base_path: String::from(base_path),
            rules: header_rules(folder, base_path),
        });
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&site), redirect_to_trailing_slash));
        let router = router.layer(middleware::from_fn_with_state(site, add_headers));
        let instrumentation = Instrumentation::default();
        let router = router.layer(middleware::from_fn_with_state(instrumentation.clone(), instrument));
        let chunked_documents = ChunkedDocuments::default();
        let router = router.layer(middleware::from_fn_with_state(chunked_documents.clone(), chunk_documents));
        let listener = listen();
        listener.set_nonblocking(true).expect("a listener that does not block");
        let listener = TcpListener::from_std(listener).expect("the runtime of a test");
        let origin = format!("http://{}", listener.local_addr().expect("a bound address"));
        let network = NetworkSwitch::default();
        let listener = CuttableListener { listener, network: network.clone() };
        tokio::spawn(async move { axum::serve(listener, router).await });
        TestServer { origin, faults, instrumentation, chunked_documents, network }
    }

    /// Returns the URL of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Takes the network between visitors and this server down, or up again.
    pub fn set_offline(&self, offline: bool) {
        self.network.set_offline(offline);
    }

    /// Sends documents in delayed chunks from now on.
    pub fn send_documents_in_chunks(&self) {
        self.chunked_documents.enable();
    }

    /// Adds a script that runs in every document opened from now on, before the document's own scripts.
    pub fn add_init_script(&self, script: &str) {
        self.instrumentation.add_init_script(script);
    }

    /// Keeps visitors on the page of a post on another site, which leads there after ten seconds. On a busy machine, a test
    /// needs longer.
    pub fn stay_on_external_posts(&self) {
        self.add_init_script(
            "const start = setTimeout; window.setTimeout = (run, time) => time == 10000 ? 0 : start(run, time)",
        );
    }

    /// Offers visitors the language that their browser prefers. Otherwise no test depends on the language of its browser.
    pub fn offer_languages(&self) {
        self.instrumentation.offer_languages();
    }

    /// Disables scripting in every document opened from now on.
    pub fn disable_scripts(&self) {
        self.instrumentation.disable_scripts();
    }

    /// Takes the URLs that were requested since the last call.
    pub fn take_requests(&self) -> Vec<String> {
        self.instrumentation.take_requests().iter().map(|path| self.url(path)).collect()
    }

    /// Injects a fault for a path from now on.
    pub fn inject_fault(&self, path: &str, fault: Fault) {
        self.faults.lock().expect("no test panics while it holds the lock").insert(String::from(path), fault);
    }

    /// Removes the fault of a path.
    pub fn clear_fault(&self, path: &str) {
        self.faults.lock().expect("no test panics while it holds the lock").remove(path);
    }
}

fn header_rules(folder: &Path, base_path: &str) -> Vec<Rule> {
    let files = published_files(folder);
    let address = SiteAddress::new("", base_path, &[]);
    headers::rules(&address, &content_security_policy(folder), Hsts::default(), files.iter().map(String::as_str))
}

/// Middleware that redirects a folder without its trailing slash. [`ServeDir`] does so as well, but does not know its base
/// path.
async fn redirect_to_trailing_slash(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let relative = path.strip_prefix(&site.base_path).filter(|relative| !relative.ends_with('/'));
    match relative.filter(|relative| !relative.is_empty() && site.folder.join(relative).is_dir()) {
        Some(_) => Redirect::permanent(&format!("{path}/")).into_response(),
        None => next.run(request).await,
    }
}

/// Middleware that adds the headers of the policy.
async fn add_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = String::from(request.uri().path());
    let mut response = next.run(request).await;
    for (name, value) in site.rules.iter().filter(|rule| rule.path.matches(&path)).flat_map(|rule| &rule.headers) {
        let value = HeaderValue::from_str(value).expect("the policy has valid header values");
        // An error response must not be cached.
        if *name != headers::CACHE_CONTROL || response.status().is_success() {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}

/// Middleware that injects the fault of the requested path.
async fn inject_fault(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let fault = faults.lock().expect("no test panics while it holds the lock").get(request.uri().path()).cloned();
    let respond = |status: u16, content_type: &str, body: String| {
        let response = Response::builder().status(status).header("content-type", content_type);
        response.body(Body::from(body)).expect("a status and a header make a response")
    };
    match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => respond(status, "text/plain", String::from("This fault was injected.")),
        Some(Fault::Json(json)) => respond(200, "application/json", String::from(json)),
        Some(Fault::HomePageFallback) => {
            respond(200, "text/html; charset=utf-8", String::from("<!doctype html><title>Home</title>"))
        }
        Some(Fault::Delayed(delay)) => {
            tokio::time::sleep(delay).await;
            next.run(request).await
        }
        Some(Fault::Held) => {
            let path = String::from(request.uri().path());
            while matches!(faults.lock().expect("no test panics while it holds the lock").get(&path), Some(Fault::Held))
            {
                tokio::time::sleep(POLL_INTERVAL).await;
            }
            next.run(request).await
        }
        Some(Fault::Corrupted) => corrupt_middle_byte(next.run(request).await).await,
        Some(Fault::StaleDocument(document, times)) if times > 0 && is_navigation_request(&request) => {
            let rest = Fault::StaleDocument(document.clone(), times - 1);
            let path = String::from(request.uri().path());
            faults.lock().expect("no test panics while it holds the lock").insert(path, rest);
            respond(200, "text/html; charset=utf-8", document)
        }
        Some(Fault::StaleDocument(..)) => next.run(request).await,
    }
}

async fn corrupt_middle_byte(response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a file can be read");
    let mut bytes = bytes.to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    Response::from_parts(parts, Body::from(bytes))
}
