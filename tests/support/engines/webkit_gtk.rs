//! WebKitGTK: its MiniBrowser, its driver, and a virtual display for its window.

use super::Launcher;
use crate::appearance::{Appearance, ColorScheme};
use crate::driver::Driver;
use crate::process::Process;
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Shrinks the browser's toolbar, which would otherwise keep the window from being as narrow as a phone.
const GTK_CSS: &str = "* {
    min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0);
}
";

pub(super) async fn launcher(home: &Path, appearance: Appearance) -> Launcher {
    let (display, number) = start_display();
    let settings = write_settings(home, appearance);
    let driver = Driver::start(|port| {
        let mut command = Command::new("WebKitWebDriver");
        command.args([format!("--port={port}"), String::from("--host=127.0.0.1")]);
        command.env("DISPLAY", format!(":{number}")).env("HOME", home).env("XDG_CONFIG_HOME", &settings);
        command.env("GTK_THEME", gtk_theme(appearance));
        command
    });
    let options = json!({ "binary": browser_binary(), "args": ["--automation"] });
    let capabilities = json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": options });
    Launcher { driver: driver.await, capabilities, display: Some(display) }
}

fn gtk_theme(appearance: Appearance) -> &'static str {
    match appearance.color_scheme {
        ColorScheme::Light => "Adwaita",
        ColorScheme::Dark => "Adwaita:dark",
    }
}

/// Writes the GTK settings and returns their folder.
fn write_settings(home: &Path, appearance: Appearance) -> PathBuf {
    let settings = home.join("settings");
    let folder = settings.join("gtk-3.0");
    let animations = i32::from(!appearance.reduced_motion);
    fs::create_dir_all(&folder).expect("a temporary folder can be written");
    fs::write(folder.join("settings.ini"), format!("[Settings]\ngtk-enable-animations={animations}\n"))
        .expect("a temporary folder can be written");
    fs::write(folder.join("gtk.css"), GTK_CSS).expect("a temporary folder can be written");
    settings
}

/// Starts a virtual display and returns its number.
fn start_display() -> (Process, String) {
    let mut command = Command::new("Xvfb");
    // The X server picks a free display number and prints it.
    command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
    let mut process = Process::start(&command, Stdio::piped());
    let output = process.take_stdout().expect("the standard output is piped");
    let number = BufReader::new(output).lines().map_while(Result::ok).next();
    (process, number.expect("Xvfb cannot be started; is it installed?"))
}

/// Finds MiniBrowser, which Debian installs in the folder of the machine's architecture.
fn browser_binary() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").expect("a machine has /usr/lib").filter_map(Result::ok);
    let mut found =
        folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser")).filter(|file| file.is_file());
    found.next().expect("MiniBrowser is not found; is webkit2gtk-driver installed?")
}
