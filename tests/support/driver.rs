//! A running WebDriver: the program that starts a browser and controls it.

use crate::process::{Process, free_port};
use crate::session::send_command;
use http::Method;
use serde_json::Value;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Limit for the start of a driver.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A driver. Dropping it ends its process, and with it the browser that it started.
pub(crate) struct Driver {
    _process: Process,
    /// The `host:port` on which it listens.
    pub(crate) address: String,
}

impl Driver {
    /// Starts the driver of the command that `command` returns for a port.
    pub(crate) async fn start(command: impl Fn(u16) -> Command) -> Driver {
        // Between finding a free port and using it, another test can take it. Then the driver exits.
        const ATTEMPTS: usize = 5;
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let mut process = Process::start(&command(port), Stdio::null());
            let address = format!("127.0.0.1:{port}");
            if wait_until_ready(&address, &mut process).await {
                return Driver { _process: process, address };
            }
        }
        let program = command(0).get_program().to_string_lossy().into_owned();
        panic!("{program} cannot be started; is it installed?");
    }
}

/// Waits until a driver can start a browser. Returns `false` if it exits or the timeout expires first.
async fn wait_until_ready(address: &str, process: &mut Process) -> bool {
    let start = Instant::now();
    let url = format!("http://{address}/status");
    while start.elapsed() < TIMEOUT {
        let status = send_command(Method::GET, &url, &Value::Null).await;
        // The driver that responds must be this one, not another test's.
        if process.has_exited() {
            return false;
        }
        if status.is_ok() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}
