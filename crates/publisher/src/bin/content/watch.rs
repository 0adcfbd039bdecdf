//! `cargo content watch`: publishes again on every change.

use crate::published;
use crate::report::Format;
use notify::{Event, EventKind, RecursiveMode, Watcher};
use publisher::Destination;
use publisher::convert::PublishOptions;
use publisher::today::UnknownTimeZone;
use std::convert::Infallible;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use thiserror::Error;

/// The folders that the publisher reads, below the root of a checkout.
const FOLDERS: [&str; 3] = ["content", "public", "style"];
/// Editors write a file in several steps. This long after the last one, it is complete.
const DEBOUNCE: Duration = Duration::from_millis(20);

/// Nothing can be published on changes.
#[derive(Debug, Error)]
pub enum WatchError {
    /// A folder cannot be watched.
    #[error("The folders cannot be watched for changes: {0}")]
    Folder(#[from] notify::Error),
    /// The current day is not known.
    #[error(transparent)]
    Day(#[from] UnknownTimeZone),
}

/// Publishes until the process is stopped. Reports diagnostics of the content; after an error, the files of the last run stay.
///
/// # Errors
/// Errors if a folder cannot be watched, or the current day is not known.
pub fn watch(
    root: &Path,
    destination: Destination<'_>,
    options: impl Fn() -> Result<PublishOptions, UnknownTimeZone>,
) -> Result<Infallible, WatchError> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    for folder in FOLDERS {
        watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
    }
    loop {
        let start = Instant::now();
        match publisher::build(root, destination, options()?) {
            Ok(report) => {
                Format::Text.print(&report.warnings);
                println!("{}", published(&report, start));
            }
            Err(error) => eprintln!("{error}"),
        }
        wait_for_change(&changes)?;
    }
}

/// Waits for a change, and until [`DEBOUNCE`] after the last one.
///
/// notify's debouncers would not shorten this: `notify-debouncer-mini` 0.7 reports reads as changes, so that publishing
/// would start itself again, and with `notify-debouncer-full` the filter and the loop stay.
fn wait_for_change(changes: &Receiver<notify::Result<Event>>) -> notify::Result<()> {
    // The sender lives as long as the watcher, so this never ends without an event.
    for event in changes {
        // Reading a file is not a change. The publisher itself does that.
        if !matches!(event?.kind, EventKind::Access(_)) {
            break;
        }
    }
    while changes.recv_timeout(DEBOUNCE).is_ok() {}
    Ok(())
}
