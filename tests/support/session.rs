//! WebDriver commands that fantoccini cannot send: vendor extensions, and commands after a test has failed.

use crate::engine::Engine;
use axum::body::{Body, to_bytes};
use http::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use std::time::Duration;

/// Limit for a script that a test runs in a page.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(60);

/// A WebDriver session: one browser with one window.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) engine: Engine,
    /// The `host:port` on which the driver listens.
    pub(crate) address: String,
    pub(crate) id: String,
    /// Whether the requests of its pages can be read.
    pub(crate) logs_requests: bool,
}

impl Session {
    /// Starts the browser of a driver.
    pub(crate) async fn start(
        engine: Engine,
        address: &str,
        capabilities: &Value,
        logs_requests: bool,
    ) -> Result<Session, String> {
        let timeouts = json!({ "script": SCRIPT_TIMEOUT.as_secs() * 1000 });
        let capabilities =
            json!({ "capabilities": { "alwaysMatch": capabilities, "firstMatch": [{ "timeouts": timeouts }] } });
        let session = send_command(Method::POST, &format!("http://{address}/session"), &capabilities).await?;
        let id = session["sessionId"].as_str().ok_or("a new session has no id")?;
        Ok(Session { engine, address: String::from(address), id: String::from(id), logs_requests })
    }

    /// Closes the browser.
    pub(crate) async fn close(&self) -> Result<Value, String> {
        self.command(Method::DELETE, "", &Value::Null).await
    }

    /// Sends a command of this session and returns its value.
    pub(crate) async fn command(&self, method: Method, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("http://{}/session/{}{path}", self.address, self.id);
        send_command(method, &url, body).await
    }

    /// Executes a script in the page and returns its value.
    pub(crate) async fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.command(Method::POST, "/execute/sync", &json!({ "script": script, "args": arguments })).await
    }
}

/// Sends a command to a driver and returns the value of its response.
pub(crate) async fn send_command(method: Method, url: &str, body: &Value) -> Result<Value, String> {
    let body = if method == Method::POST { Body::from(body.to_string()) } else { Body::empty() };
    let request = Request::builder().method(method).uri(url).header("content-type", "application/json");
    let request = request.body(body).map_err(|error| error.to_string())?;
    // One connection per command: the last commands of a test are sent from another thread.
    let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
    let response = client.request(request).await.map_err(|error| error.to_string())?;
    let succeeded = response.status().is_success();
    let body = to_bytes(Body::new(response.into_body()), usize::MAX).await.map_err(|error| error.to_string())?;
    let body: Value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
    if succeeded { Ok(body["value"].clone()) } else { Err(body["value"].to_string()) }
}
