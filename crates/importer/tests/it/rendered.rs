//! Preservation of what readers see: the published site shows what Jekyll shows, apart from what the report names.
//!
//! Needs Jekyll. On Debian: `apt-get install --no-install-recommends jekyll`.

use crate::comparison::{self, jekyll};
use crate::support::fixtures;

/// Returns whether this is CI, where a missing program is a failure.
fn is_ci() -> bool {
    std::env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

#[test]
fn published_site_shows_what_jekyll_shows() {
    if !jekyll::is_installed() {
        assert!(!is_ci(), "Jekyll is not installed: run apt-get install --no-install-recommends jekyll");
        eprintln!("Jekyll is not installed, so its output was not compared.");
        return;
    }
    let comparison = comparison::compare(&fixtures().join("rendered")).unwrap();
    assert_eq!(comparison.not_rendered, [], "Jekyll cannot render all documents");
    assert!(comparison.documents > 50, "only {} documents were compared", comparison.documents);
    let failures = comparison.failures.iter().map(|(file, difference)| format!("{file}: {difference}\n"));
    let not_imported = comparison.not_imported.iter().map(|file| format!("{file}: not imported\n"));
    let failures: Vec<String> = not_imported.chain(failures).collect();
    assert!(failures.is_empty(), "{} differences are not in the report:\n\n{}", failures.len(), failures.join("\n"));
}
