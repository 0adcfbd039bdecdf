//! Commands to a driver that the standard does not know, or that must be given when a test has already failed.

use crate::engine::Engine;
use axum::body::{Body, to_bytes};
use http::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

/// An open window of a browser.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) engine: Engine,
    /// The driver's address on this machine.
    pub(crate) address: String,
    pub(crate) id: String,
}

impl Session {
    /// Gives a command and returns its value.
    pub(crate) async fn give(&self, method: Method, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("http://{}/session/{}{path}", self.address, self.id);
        ask(method, &url, body).await
    }

    /// Runs a script in the page and returns its value.
    pub(crate) async fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.give(Method::POST, "/execute/sync", &json!({ "script": script, "args": arguments })).await
    }
}

/// Asks a driver, and returns the value of its answer.
pub(crate) async fn ask(method: Method, url: &str, body: &Value) -> Result<Value, String> {
    let body = if method == Method::POST { Body::from(body.to_string()) } else { Body::empty() };
    let request = Request::builder().method(method).uri(url).header("content-type", "application/json");
    let request = request.body(body).map_err(|error| error.to_string())?;
    // Each command has a connection of its own: a test's last commands are given from another thread.
    let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request).await.map_err(|error| error.to_string())?;
    let succeeded = response.status().is_success();
    let answer = to_bytes(Body::new(response.into_body()), usize::MAX).await.map_err(|error| error.to_string())?;
    let answer: Value = serde_json::from_slice(&answer).map_err(|error| error.to_string())?;
    if succeeded { Ok(answer["value"].clone()) } else { Err(answer["value"].to_string()) }
}
