//! `.ci/read-form`: with the event of a submitted form.

#![cfg(unix)]

use crate::support::{Checkout, files_below, text};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the script with a `cargo content` and a `jq` of the tests' own.
fn run(checkout: &Checkout, body: &str) -> Output {
    let event = serde_json::json!({ "issue": { "number": 12, "body": body, "created_at": "2024-06-01T10:00:00Z" } });
    checkout.write("target/event.json", event.to_string().as_bytes());
    checkout.write("target/body", body.as_bytes());
    let cargo = format!("#!/usr/bin/env bash\nshift\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_content"));
    // Not every machine has jq. The two filters of the script are simple.
    let jq = "#!/usr/bin/env bash\nif [[ $1 == --join-output ]]; then cat target/body; else echo 2024-06-01; fi\n";
    for (name, script) in [("cargo", cargo.as_str()), ("jq", jq)] {
        let file = format!("target/bin/{name}");
        checkout.write(&file, script.as_bytes());
        fs::set_permissions(checkout.root().join(file), fs::Permissions::from_mode(0o755)).unwrap();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.ci/read-form").canonicalize().unwrap();
    let bin = checkout.root().join("target/bin");
    let mut command = Command::new("bash");
    command.arg(script).arg("target/proposal").current_dir(checkout.root()).env("KIND", "event");
    command.env("PATH", format!("{}:{}", bin.display(), std::env::var("PATH").unwrap()));
    command.env("GITHUB_EVENT_PATH", "target/event.json").output().unwrap()
}

#[test]
fn a_form_is_read_and_the_content_is_checked() {
    let checkout = Checkout::fixture_site();
    let output = run(&checkout, &crate::issue_forms::form(&[]));
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let proposal = files_below(&checkout.root().join("target/proposal"));
    assert_eq!(text(&proposal, "outcome"), "created");
    assert_eq!(text(&proposal, "check-result"), "passed\n");
    assert!(text(&proposal, "check").contains("No errors in the content"), "{}", text(&proposal, "check"));
    assert!(checkout.root().join(text(&proposal, "path")).exists());
}

#[test]
fn nothing_of_a_form_is_in_the_log() {
    let checkout = Checkout::fixture_site();
    let output = run(&checkout, "### ::add-mask::x\n\n::set-env name=PATH::/tmp\n##[add-path]/tmp");
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let proposal = files_below(&checkout.root().join("target/proposal"));
    assert_eq!(text(&proposal, "outcome"), "refused");
    assert!(!proposal.contains_key("path"));
}

#[test]
fn a_failure_is_no_refusal() {
    let checkout = Checkout::fixture_site();
    // Without its settings, the site has no language to put the file into.
    fs::remove_file(checkout.root().join("content/site.toml")).unwrap();
    let output = run(&checkout, &crate::issue_forms::form(&[]));
    assert_eq!(output.status.code(), Some(1));
    let proposal = files_below(&checkout.root().join("target/proposal"));
    assert!(!proposal.contains_key("outcome") && String::from_utf8_lossy(&output.stdout).contains("cannot be handled"));
}
