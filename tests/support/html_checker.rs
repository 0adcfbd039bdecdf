//! The Nu HTML checker, which also runs at validator.w3.org.

use crate::tools::npm_package_file;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// False positives: a substring of the message, and a substring of its extract of the document.
const IGNORED: [(&str, &str); 3] = [
    // The checker reads files and does not know that they share an origin. The browser tests run under the policy.
    ("Resource violates Content Security Policy (meta tag)", ""),
    // The checker does not know newer CSS, such as view transitions. The publisher has parsed the whole style sheet.
    ("CSS: ", ""),
    // Structured data for search engines: no browser runs it, so the policy does not apply.
    ("Inline script violates Content Security Policy (meta tag)", "application/ld+json"),
];

/// Limits the JIT compiler to its first tier, since full optimisation takes longer than it saves. A schema needs the larger stack.
const JAVA_OPTIONS: [&str; 3] = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"];

/// Checks files and returns the messages of the checker: errors and warnings, with file and line. Starts Java once for all
/// files.
///
/// # Panics
/// Panics if Java or the checker fails.
#[must_use]
pub fn check(files: &[PathBuf], folder: &Path) -> Vec<String> {
    assert!(!files.is_empty(), "there are no files to check");
    let output = Command::new("java")
        .args(JAVA_OPTIONS)
        .arg("-jar")
        .arg(npm_package_file("vnu-jar/build/dist/vnu.jar"))
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(files)
        .output()
        .unwrap_or_else(|error| panic!("java cannot be started: {error}"));
    let report: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("the checker fails: {error}\n{}", String::from_utf8_lossy(&output.stderr)));
    let messages = report["messages"].as_array().expect("the checker returns a list");
    let messages = messages.iter().filter(|message| {
        let contains = |key: &str, part: &str| message[key].as_str().unwrap_or_default().contains(part);
        !IGNORED.iter().any(|(text, extract)| contains("message", text) && contains("extract", extract))
    });
    messages.map(|message| format_message(message, folder)).collect()
}

fn format_message(message: &Value, folder: &Path) -> String {
    let kind = message["subType"].as_str().or(message["type"].as_str()).unwrap_or_default();
    let url = message["url"].as_str().unwrap_or_default();
    let folder = format!("file:{}/", folder.display());
    let file = url.strip_prefix(&folder).unwrap_or(url);
    let text = message["message"].as_str().unwrap_or_default();
    let extract = message["extract"].as_str().unwrap_or_default().replace('\n', " ");
    format!("{file}:{}: {kind}: {text}\n    {extract}\n", message["lastLine"])
}
