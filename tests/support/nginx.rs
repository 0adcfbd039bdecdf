//! A real nginx that serves the built site with the `nginx.conf` that the site contains.

use crate::process::free_port;
use axum::body::{Body, to_bytes};
use http::{Request, Response};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The module that serves precompressed Brotli files, where Debian's package installs it.
const BROTLI_MODULE: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/// Limit for the start of nginx.
const TIMEOUT: Duration = Duration::from_secs(15);

/// A running nginx. Dropping it kills the process.
pub struct Nginx {
    process: Child,
    origin: String,
    _folder: TempDir,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // It may have exited already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Nginx {
    /// Serves a folder under a base path, which starts and ends with a slash.
    pub async fn serve(site: &Path, base_path: &str) -> Nginx {
        let folder = tempfile::tempdir().expect("a folder for nginx");
        let root = document_root(site, base_path, folder.path());
        let port = free_port();
        let configuration = configuration(port, &root, &site.join("nginx.conf"), folder.path());
        let file = folder.path().join("main.conf");
        fs::write(&file, configuration).expect("a temporary folder can be written to");
        let process = Command::new("nginx")
            .arg("-p")
            .arg(folder.path())
            .arg("-c")
            .arg(&file)
            .spawn()
            .unwrap_or_else(|error| panic!("nginx cannot be started: {error}"));
        let nginx = Nginx { process, origin: format!("http://127.0.0.1:{port}"), _folder: folder };
        nginx.wait_until_ready().await;
        nginx
    }

    /// Returns the URL of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Requests a path with these headers and returns the response.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response<Vec<u8>> {
        let mut request = Request::get(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a path and headers make a request");
        let response = client().request(request).await;
        let (head, body) = response.unwrap_or_else(|error| panic!("{path} has no response: {error}")).into_parts();
        let body = to_bytes(Body::new(body), usize::MAX).await.expect("nginx sends the whole response");
        Response::from_parts(head, body.to_vec())
    }

    async fn wait_until_ready(&self) {
        let start = Instant::now();
        loop {
            let request = Request::get(self.url("/")).body(Body::empty()).expect("a path makes a request");
            if client().request(request).await.is_ok() {
                return;
            }
            assert!(start.elapsed() < TIMEOUT, "nginx does not respond; its error log is above");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }
}

fn client() -> Client<HttpConnector, Body> {
    Client::builder(TokioExecutor::new()).build_http()
}

/// Returns the document root: the site itself, or a folder that links to it at the base path.
fn document_root(site: &Path, base_path: &str, folder: &Path) -> String {
    let path = base_path.trim_matches('/');
    if path.is_empty() {
        return site.display().to_string();
    }
    let root = folder.join("root");
    let link = root.join(path);
    fs::create_dir_all(link.parent().expect("a path in the root has a parent")).expect("folders can be created");
    std::os::unix::fs::symlink(site, link).expect("a symbolic link can be created");
    root.display().to_string()
}

/// Returns the main configuration: a single process, so that killing it ends nginx, and no files outside of the folder.
fn configuration(port: u16, root: &str, include: &Path, folder: &Path) -> String {
    let kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let folder = folder.display();
    let temporary: String = kinds.map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n")).concat();
    format!(
        "load_module {BROTLI_MODULE};
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ }}
http {{
    access_log off;
{temporary}    server {{
        listen 127.0.0.1:{port};
        root {root};
        log_not_found off;
        include {include};
    }}
}}
",
        include = include.display()
    )
}
