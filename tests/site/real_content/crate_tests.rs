//! Tests of other crates that read the real content, run on the edited content.

use std::process::Command;
use support::shared::edited_content;
use support::tools::repository_root;

/// The tests of `crates/importer/tests/it/own_content.rs`.
#[test]
fn the_importer_reads_the_edited_content() {
    let output = Command::new("cargo")
        // The packages that `cargo xtask test` selects: with others, cargo would compile them with other features.
        .args(["test", "--quiet", "--workspace", "--exclude", "black-python-devs", "--exclude", "image-encoder"])
        .args(["--test", "it", "own_content"])
        .current_dir(repository_root())
        .env("CONTENT", edited_content().root.join("content"))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    let has_run = text.lines().any(|line| line.starts_with("running ") && line != "running 0 tests");
    assert!(has_run, "{text}");
}
