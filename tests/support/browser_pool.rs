//! The browsers that no test uses at the moment. Chromium and Firefox take longer to start than most tests run, so tests
//! use one after another.
//!
//! Each test server has a port of its own and therefore an origin of its own, so a browser knows nothing of the site that
//! a test visits. A test that fails closes its browser. The others end with the test program.

use crate::appearance::Appearance;
use crate::browser_process::BrowserProcess;
use crate::engine::Engine;
use fantoccini::Client;
use std::sync::{Mutex, MutexGuard};

static IDLE: Mutex<Vec<BrowserProcess>> = Mutex::new(Vec::new());

/// Takes a browser that no test uses, or starts one.
pub(crate) async fn take(engine: Engine, appearance: Appearance, logs_requests: bool) -> (BrowserProcess, Client) {
    // In the other engines, the log costs nothing.
    let logs_requests = logs_requests || engine != Engine::Chromium;
    while let Some(process) = take_idle(engine, logs_requests) {
        let client = process.connect().await;
        // A browser that has ended since, or that no longer responds, is killed.
        if process.reset(&client).await.is_ok() {
            return (process, client);
        }
    }
    let process = BrowserProcess::start(engine, appearance, logs_requests).await;
    let client = process.connect().await;
    (process, client)
}

/// Leaves the browser of this thread's test to other tests, or closes it.
pub(crate) fn put(process: BrowserProcess) {
    if is_reused(process.session.engine) && !std::thread::panicking() {
        idle().push(process);
    } else {
        process.close();
    }
}

/// Whether tests of an engine share browsers. WebKitGTK starts nearly as fast as it opens a tab, and it cannot change its
/// appearance.
fn is_reused(engine: Engine) -> bool {
    engine != Engine::WebKitGtk
}

/// Takes a browser with a log of requests for a test that reads it, and rather one without for the others.
fn take_idle(engine: Engine, logs_requests: bool) -> Option<BrowserProcess> {
    let mut idle = idle();
    let position = |logs: bool| {
        let is_wanted =
            |process: &BrowserProcess| process.session.engine == engine && process.session.logs_requests == logs;
        idle.iter().position(is_wanted)
    };
    let index = position(logs_requests).or_else(|| position(true))?;
    Some(idle.swap_remove(index))
}

fn idle() -> MutexGuard<'static, Vec<BrowserProcess>> {
    IDLE.lock().expect("no test panics while it holds the lock")
}
