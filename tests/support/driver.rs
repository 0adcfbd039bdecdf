//! Chromium's driver: its process, its own commands and the browser's options.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use url::{ParseError, Url};

/// A running driver.
pub(crate) struct Driver {
    pub(crate) process: Child,
    /// Its address on this machine.
    pub(crate) address: String,
}

/// A command that Chromium's driver knows and the standard does not.
#[derive(Debug)]
pub(crate) struct DriverCommand {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) body: String,
}

impl WebDriverCompatibleCommand for DriverCommand {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (self.method.clone(), Some(self.body.clone()))
    }
}

impl Driver {
    pub(crate) fn start() -> Driver {
        // The driver takes a port that is free for IPv6 and gives up where that is taken for IPv4.
        const ATTEMPTS: usize = 5;
        let driver = (0..ATTEMPTS).find_map(|_| {
            let mut process = Command::new("chromedriver")
                .arg("--port=0")
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap_or_else(|error| panic!("chromedriver cannot be started: {error}"));
            let output = BufReader::new(process.stdout.take().expect("the output is piped"));
            let mut lines = output.lines().map_while(Result::ok);
            let port = lines.find_map(|line| {
                line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
            });
            Some(Driver { process, address: format!("127.0.0.1:{}", port?) })
        });
        driver.expect("chromedriver finds a free port")
    }

    pub(crate) fn end_session(&self, session: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        write!(stream, "DELETE /session/{session} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address)?;
        // The answer comes when the browser is gone.
        stream.read_exact(&mut [0])
    }
}

/// The browser's options.
pub(crate) fn arguments(profile: &TempDir) -> Vec<String> {
    let mut arguments = vec![format!("--user-data-dir={}", profile.path().display())];
    // A root user's Chromium has no sandbox; it visits nothing but the test's own host. The rest keeps it quiet.
    let quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
        "--lang=en-GB",
    ];
    arguments.extend(quiet.map(String::from));
    arguments
}
