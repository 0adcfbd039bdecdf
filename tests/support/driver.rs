//! A running WebDriver: the program through which a browser is started and told what to do.

use crate::process::{Process, free_port};
use crate::session::ask;
use http::Method;
use serde_json::Value;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a driver may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A driver. It ends with the test, and with it the browser that it has started.
pub(crate) struct Driver {
    _process: Process,
    /// Its address on this machine.
    pub(crate) address: String,
}

impl Driver {
    /// Starts the driver that is named by the command, which gets its port as the last argument.
    pub(crate) async fn start(command: impl Fn(u16) -> Command) -> Driver {
        // Between diagnostic a free port and using it, another test can take it. Then the driver gives up.
        const ATTEMPTS: usize = 5;
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let mut process = Process::start(&command(port), Stdio::null());
            let address = format!("127.0.0.1:{port}");
            if answers(&address, &mut process).await {
                return Driver { _process: process, address };
            }
        }
        let program = command(0).get_program().to_string_lossy().into_owned();
        panic!("{program} cannot be started; is it installed?");
    }
}

/// Waits until a driver can start a browser, and says whether it ever can.
async fn answers(address: &str, process: &mut Process) -> bool {
    let start = Instant::now();
    let url = format!("http://{address}/status");
    while start.elapsed() < PATIENCE {
        let status = ask(Method::GET, &url, &Value::Null).await;
        // The one that answers must be this one, not another test's.
        if process.has_ended() {
            return false;
        }
        if status.is_ok() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}
