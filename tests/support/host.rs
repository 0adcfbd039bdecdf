//! A static host on this machine that sends the headers of the site's policy, as a CDN does, and can be told to fail.

use crate::observed::{Observed, is_opened, observe};
use crate::pieces::{InPieces, cut_up};
use crate::site::{policy_of, published_files};
use crate::wire::{Scissors, Wires};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use http::HeaderValue;
use publisher::files::headers::{self, Rule};
use publisher::output::site_address::SiteAddress;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::services::{ServeDir, ServeFile};

/// How the host fails for a path.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It answers with this status.
    Status(u16),
    /// It answers with this text instead of the file.
    Json(&'static str),
    /// It answers like a host that gives the start page for all it does not have.
    StartPage,
    /// It answers late.
    Late(Duration),
    /// One byte of its answer is another one.
    Flipped,
    /// So many times, whoever opens the page is given this document, as a browser may have kept it.
    KeptDocument(String, usize),
}

/// What is served, and how.
struct Site {
    folder: PathBuf,
    path: String,
    rules: Vec<Rule>,
}

type Faults = Arc<Mutex<BTreeMap<String, Fault>>>;

/// A running host. It ends with the test.
pub struct Host {
    origin: String,
    faults: Faults,
    observed: Observed,
    in_pieces: InPieces,
    scissors: Scissors,
}

impl Host {
    /// Serves a folder under `/`.
    pub async fn serve(folder: &Path) -> Host {
        Host::serve_under(folder, "/").await
    }

    /// Serves a folder under a path with slashes around it.
    pub async fn serve_under(folder: &Path, path: &str) -> Host {
        let files = ServeDir::new(folder).not_found_service(ServeFile::new(folder.join("404.html")));
        let router = match path.trim_end_matches('/') {
            "" => Router::new().fallback_service(files),
            path => Router::new().nest_service(path, files),
        };
        let faults = Faults::default();
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&faults), fail));
        let site =
            Arc::new(Site { folder: folder.to_path_buf(), path: String::from(path), rules: rules(folder, path) });
        let router = router.layer(middleware::from_fn_with_state(Arc::clone(&site), add_slash));
        let router = router.layer(middleware::from_fn_with_state(site, add_headers));
        let observed = Observed::default();
        let router = router.layer(middleware::from_fn_with_state(observed.clone(), observe));
        let in_pieces = InPieces::default();
        let router = router.layer(middleware::from_fn_with_state(in_pieces.clone(), cut_up));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let origin = format!("http://{}", listener.local_addr().expect("a bound address"));
        let scissors = Scissors::default();
        let wires = Wires { listener, scissors: scissors.clone() };
        tokio::spawn(async move { axum::serve(wires, router).await });
        Host { origin, faults, observed, in_pieces, scissors }
    }

    /// The URL of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Takes the network between visitors and this host away, or gives it back.
    pub fn set_offline(&self, offline: bool) {
        self.scissors.cut(offline);
    }

    /// Has documents arrive in pieces from now on.
    pub fn send_documents_in_pieces(&self) {
        self.in_pieces.start();
    }

    /// Runs a script in every document that is opened from now on, before any of the document's own.
    pub fn run_in_every_document(&self, script: &str) {
        self.observed.add_script(script);
    }

    /// Has browsers treat every document that is opened from now on as if scripts were switched off.
    pub fn run_no_scripts(&self) {
        self.observed.run_no_scripts();
    }

    /// The URLs that visitors have asked this host for since the last call.
    pub fn requests(&self) -> Vec<String> {
        self.observed.take_requests().iter().map(|path| self.url(path)).collect()
    }

    /// Fails for a path from now on.
    pub fn fail(&self, path: &str, fault: Fault) {
        self.faults.lock().expect("no test panics while it holds the lock").insert(String::from(path), fault);
    }

    /// Answers for a path as it should again.
    pub fn mend(&self, path: &str) {
        self.faults.lock().expect("no test panics while it holds the lock").remove(path);
    }
}

fn rules(folder: &Path, path: &str) -> Vec<Rule> {
    let files = published_files(folder);
    let address = SiteAddress { base_url: String::new(), base_path: String::from(path), languages: Vec::new() };
    headers::rules(&address, &policy_of(folder), files.iter().map(String::as_str))
}

/// Sends visitors of a folder to its path with a slash. The service of files does so as well, but it does not know
/// under which path it lies.
async fn add_slash(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let inside = path.strip_prefix(&site.path).filter(|inside| !inside.ends_with('/'));
    match inside.filter(|inside| !inside.is_empty() && site.folder.join(inside).is_dir()) {
        Some(_) => Redirect::permanent(&format!("{path}/")).into_response(),
        None => next.run(request).await,
    }
}

async fn add_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let path = String::from(request.uri().path());
    let mut response = next.run(request).await;
    for (name, value) in site.rules.iter().filter(|rule| rule.path.matches(&path)).flat_map(|rule| &rule.headers) {
        let value = HeaderValue::from_str(value).expect("the policy has values that a header can have");
        // What is wrong now must not be kept.
        if *name != headers::CACHE_CONTROL || response.status().is_success() {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}

async fn fail(State(faults): State<Faults>, request: Request, next: Next) -> Response {
    let fault = faults.lock().expect("no test panics while it holds the lock").get(request.uri().path()).cloned();
    let answer = |status: u16, kind: &str, text: String| {
        let response = Response::builder().status(status).header("content-type", kind);
        response.body(Body::from(text)).expect("a status and a header make a response")
    };
    match fault {
        None => next.run(request).await,
        Some(Fault::Status(status)) => answer(status, "text/plain", String::from("The host fails on demand.")),
        Some(Fault::Json(text)) => answer(200, "application/json", String::from(text)),
        Some(Fault::StartPage) => {
            answer(200, "text/html; charset=utf-8", String::from("<!doctype html><title>Start</title>"))
        }
        Some(Fault::Late(delay)) => {
            tokio::time::sleep(delay).await;
            next.run(request).await
        }
        Some(Fault::Flipped) => flip_a_byte(next.run(request).await).await,
        Some(Fault::KeptDocument(text, times)) if times > 0 && is_opened(&request) => {
            let rest = Fault::KeptDocument(text.clone(), times - 1);
            let path = String::from(request.uri().path());
            faults.lock().expect("no test panics while it holds the lock").insert(path, rest);
            answer(200, "text/html; charset=utf-8", text)
        }
        Some(Fault::KeptDocument(..)) => next.run(request).await,
    }
}

async fn flip_a_byte(response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a file can be read");
    let mut bytes = bytes.to_vec();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    Response::from_parts(parts, Body::from(bytes))
}
