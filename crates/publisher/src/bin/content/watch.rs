//! `cargo content watch`: publishes again whenever something changes.

use notify::{Event, EventKind, RecursiveMode, Watcher};
use publisher::convert::Options;
use publisher::{Destination, Publisher};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// What the publisher reads, below the root of a checkout.
const FOLDERS: [&str; 3] = ["content", "public", "style"];
/// Editors write a file in several steps; this long after the last one it is complete.
const QUIET: Duration = Duration::from_millis(20);

/// Publishes until the process is ended. A mistake in the content is reported, and what was published before stays.
///
/// # Errors
/// A folder cannot be watched.
pub fn watch(root: &Path, destination: Destination<'_>, options: impl Fn() -> Options) -> Result<String, String> {
    let (sender, changes) = channel();
    let failed = |error: notify::Error| format!("cannot watch the content: {error}");
    let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
    for folder in FOLDERS {
        watcher.watch(&root.join(folder), RecursiveMode::Recursive).map_err(failed)?;
    }
    let mut publisher = Publisher::new(root, destination);
    loop {
        let start = Instant::now();
        match publisher.publish(options()) {
            Ok(count) => println!("Published {count} files in {} ms.", start.elapsed().as_millis()),
            Err(error) => eprintln!("{error}"),
        }
        wait_for_change(&changes).map_err(failed)?;
    }
}

fn wait_for_change(changes: &Receiver<notify::Result<Event>>) -> notify::Result<()> {
    // The other end lives as long as the watcher, so there is always something to wait for.
    for event in changes {
        // To read a file is no change. The publisher itself does that.
        if !matches!(event?.kind, EventKind::Access(_)) {
            break;
        }
    }
    while changes.recv_timeout(QUIET).is_ok() {}
    Ok(())
}
