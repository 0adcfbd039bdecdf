//! The browsers that are running. A browser takes longer to start than most tests run, so tests use one after another.
//!
//! Each test server has a port of its own and therefore an origin of its own, so a browser knows nothing of the site that
//! a test visits. A test that fails closes its browser. The others end with the test program.

use crate::appearance::Appearance;
use crate::browser_process::BrowserProcess;
use crate::engine::Engine;
use fantoccini::Client;
use std::sync::Mutex;

static IDLE: Mutex<Vec<BrowserProcess>> = Mutex::new(Vec::new());

/// Takes a browser that no test uses, or starts one. It can show pages with the appearance, but may have another.
pub(crate) async fn take(engine: Engine, appearance: Appearance) -> (BrowserProcess, Client) {
    while let Some(process) = take_idle(engine, appearance) {
        let client = process.connect().await;
        // A browser that has ended since, or that no longer responds, is killed.
        if process.reset(&client).await.is_ok() {
            return (process, client);
        }
    }
    let process = BrowserProcess::start(engine, appearance).await;
    let client = process.connect().await;
    (process, client)
}

/// Leaves a browser to other tests.
pub(crate) fn put(process: BrowserProcess) {
    IDLE.lock().expect("no test panics while it holds the lock").push(process);
}

fn take_idle(engine: Engine, appearance: Appearance) -> Option<BrowserProcess> {
    let is_usable = |process: &BrowserProcess| {
        let is_shown = engine.can_change_appearance() || process.appearance == appearance;
        process.session.engine == engine && is_shown
    };
    let mut idle = IDLE.lock().expect("no test panics while it holds the lock");
    let index = idle.iter().position(is_usable)?;
    Some(idle.swap_remove(index))
}
