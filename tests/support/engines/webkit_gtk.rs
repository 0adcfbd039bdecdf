//! WebKitGTK: its MiniBrowser, its driver, and a display for its window.

use super::Ready;
use crate::appearance::{Appearance, Scheme};
use crate::driver::Driver;
use crate::process::Process;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The browser's own buttons and fields would keep its window from being as narrow as a telephone.
const NARROW: &str = "* {
    min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0);
}
";

pub(super) async fn ready(home: &Path, appearance: Appearance) -> Ready {
    let (display, number) = start_display();
    let settings = write_settings(home, appearance);
    let driver = Driver::start(|port| {
        let mut command = Command::new("WebKitWebDriver");
        command.args([format!("--port={port}"), String::from("--host=127.0.0.1")]);
        command.env("DISPLAY", format!(":{number}")).env("HOME", home).env("XDG_CONFIG_HOME", &settings);
        command.env("GTK_THEME", theme(appearance));
        command
    });
    let options = json!({ "binary": browser(), "args": ["--automation"] });
    let capabilities = json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options });
    Ready { driver: driver.await, capabilities, display: Some(display) }
}

fn theme(appearance: Appearance) -> &'static str {
    match appearance.scheme {
        Scheme::Light => "Adwaita",
        Scheme::Dark => "Adwaita:dark",
    }
}

/// Writes the settings of the desktop, and gives the folder they are in.
fn write_settings(home: &Path, appearance: Appearance) -> PathBuf {
    let settings = home.join("settings");
    let folder = settings.join("gtk-3.0");
    let animations = i32::from(!appearance.reduced_motion);
    fs::create_dir_all(&folder).expect("a temporary folder can be written");
    fs::write(folder.join("settings.ini"), format!("[Settings]\ngtk-enable-animations={animations}\n"))
        .expect("a temporary folder can be written");
    fs::write(folder.join("gtk.css"), NARROW).expect("a temporary folder can be written");
    settings
}

/// A display that shows nothing to anybody, and its number.
fn start_display() -> (Process, String) {
    let mut command = Command::new("Xvfb");
    // The server itself takes a number that is free and prints it.
    command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
    let mut process = Process::start(&command, Stdio::piped());
    let output = process.output().expect("the output is piped");
    let number = BufReader::new(output).lines().map_while(Result::ok).next();
    (process, number.expect("Xvfb cannot be started; is it installed?"))
}

/// Debian keeps it in the folder of the machine's architecture.
fn browser() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").expect("a machine has /usr/lib").filter_map(Result::ok);
    let mut found =
        folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).filter(|file| file.is_file());
    found.next().expect("MiniBrowser is not there; is webkit2gtk-driver installed?")
}
