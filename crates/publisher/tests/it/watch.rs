//! `cargo content watch`, run as editors run it: on files that change.

use crate::support::Checkout;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

const POST: &str = "content/en/news/2024-01-02-same-day.md";
const DOCUMENT: &str = "out/news/same-day/index.html";

/// A running `cargo content watch`. Dropping it ends the process.
struct WatchProcess {
    process: Child,
    checkout: Checkout,
    lines: Receiver<String>,
}

impl WatchProcess {
    fn start() -> WatchProcess {
        let checkout = Checkout::fixture_site();
        checkout.write_built_site("out");
        let mut command = Command::new(env!("CARGO_BIN_EXE_content"));
        command.args(["watch", "--out", "out", "--today", "2024-06-01"]).current_dir(checkout.root());
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let outputs: [Box<dyn Read + Send>; 2] =
            [Box::new(process.stdout.take().unwrap()), Box::new(process.stderr.take().unwrap())];
        for output in outputs {
            let sender = sender.clone();
            thread::spawn(move || {
                BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
            });
        }
        WatchProcess { process, checkout, lines }
    }

    /// Waits for a line of its output that contains this.
    fn wait_for(&self, part: &str) {
        while !self.lines.recv_timeout(Duration::from_secs(60)).unwrap().contains(part) {}
    }

    fn path(&self, file: &str) -> PathBuf {
        self.checkout.root().join(file)
    }

    fn replace(&self, from: &str, to: &str) {
        self.checkout.replace(POST, from, to);
    }

    fn document(&self) -> String {
        fs::read_to_string(self.path(DOCUMENT)).unwrap()
    }
}

impl Drop for WatchProcess {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

#[test]
fn a_change_is_published_when_it_is_saved() {
    let watch = WatchProcess::start();
    watch.wait_for("Published");
    assert!(watch.document().contains("Text."));
    watch.replace("Text.", "Another text.");
    watch.wait_for("Published");
    assert!(watch.document().contains("Another text."));
}

#[test]
fn an_error_is_reported_and_the_last_output_stays() {
    let watch = WatchProcess::start();
    watch.wait_for("Published");
    let before = watch.document();
    watch.replace("tags: [events]", "tags: [event]");
    watch.wait_for("2024-01-02-same-day.md:5:8: error: there is no tag `event`");
    watch.wait_for("Nothing was published");
    assert_eq!(watch.document(), before);
    watch.replace("tags: [event]\n", "tags: [events]\n");
    watch.wait_for("Published");
    assert_eq!(watch.document(), before);
}

#[test]
fn a_file_that_replaces_another_is_published() {
    let watch = WatchProcess::start();
    watch.wait_for("Published");
    let text = fs::read_to_string(watch.path(POST)).unwrap().replace("Text.", "Another text.");
    // Many editors write a new file and rename it.
    fs::write(watch.path("new"), text).unwrap();
    fs::rename(watch.path("new"), watch.path(POST)).unwrap();
    watch.wait_for("Published");
    assert!(watch.document().contains("Another text."));
}

#[test]
fn a_picture_is_published_when_it_is_saved() {
    let watch = WatchProcess::start();
    watch.wait_for("Published");
    watch.checkout.write("public/images/new.svg", b"<svg/>");
    watch.wait_for("Published");
    assert_eq!(fs::read(watch.path("out/images/new.svg")).unwrap(), b"<svg/>");
}

#[test]
fn a_warning_is_counted_and_the_change_is_published() {
    let watch = WatchProcess::start();
    watch.wait_for("Published");
    watch.replace("Text.", "[A link](/about) without its slash.");
    watch.wait_for("1 warning in the content.");
    assert!(watch.document().contains("without its slash."));
}
