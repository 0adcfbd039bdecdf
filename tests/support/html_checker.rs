//! The Nu HTML checker, which validator.w3.org runs too.

use crate::tools::package_file;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Warnings that are wrong here: a part of the message, and a part of the place in the document.
const ACCEPTED: [(&str, &str); 3] = [
    // The checker reads files, of which it does not know that they come from one host. The browser tests run under the
    // policy.
    ("Resource violates Content Security Policy (meta tag)", ""),
    // The checker does not know newer CSS, such as passages between pages. The publisher has read the style sheet whole.
    ("CSS: ", ""),
    // This is data for search engines, which no browser runs, so the policy does not look at it.
    ("Inline script violates Content Security Policy (meta tag)", "application/ld+json"),
];

/// Checks files, and gives what the checker says about them: errors and warnings, with file and line. Java is started
/// once for all of them.
///
/// # Panics
/// Java or the checker breaks down.
#[must_use]
pub fn check(files: &[PathBuf], folder: &Path) -> Vec<String> {
    assert!(!files.is_empty(), "there is nothing to check");
    let output = Command::new("java")
        .arg("-jar")
        .arg(package_file("vnu-jar/build/dist/vnu.jar"))
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(files)
        .output()
        .unwrap_or_else(|error| panic!("java cannot be started: {error}"));
    let said: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("the checker breaks down: {error}\n{}", String::from_utf8_lossy(&output.stderr))
    });
    let messages = said["messages"].as_array().expect("the checker gives a list");
    let messages = messages.iter().filter(|message| {
        let holds = |key: &str, part: &str| message[key].as_str().unwrap_or_default().contains(part);
        !ACCEPTED.iter().any(|(text, place)| holds("message", text) && holds("extract", place))
    });
    messages.map(|message| describe(message, folder)).collect()
}

fn describe(message: &Value, folder: &Path) -> String {
    let kind = message["subType"].as_str().or(message["type"].as_str()).unwrap_or_default();
    let url = message["url"].as_str().unwrap_or_default();
    let folder = format!("file:{}/", folder.display());
    let file = url.strip_prefix(&folder).unwrap_or(url);
    let text = message["message"].as_str().unwrap_or_default();
    let extract = message["extract"].as_str().unwrap_or_default().replace('\n', " ");
    format!("{file}:{}: {kind}: {text}\n    {extract}\n", message["lastLine"])
}
