//! One fixture folder for each diagnostic: files that overlay the fixture site, files to delete (listed in `removed.txt`),
//! and the exact message in `expected.txt`.

use crate::support::{Checkout, bless, fixtures};
use std::fs;

#[test]
fn every_diagnostic_has_its_expected_message() {
    let mut unexpected = Vec::new();
    let mut folders: Vec<_> =
        fs::read_dir(fixtures().join("diagnostics")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let checkout = Checkout::fixture_site().overlay(&folder);
        for file in fs::read_to_string(folder.join("removed.txt")).unwrap_or_default().lines() {
            fs::remove_file(checkout.root().join(file)).unwrap();
        }
        let message = checkout.report() + "\n";
        assert!(message.contains("help: "), "{}: {message}", folder.display());
        let expected_file = folder.join("expected.txt");
        if bless() {
            fs::write(&expected_file, &message).unwrap();
        }
        if fs::read_to_string(&expected_file).unwrap_or_default() != message {
            unexpected.push(format!("{}:\n{message}", folder.file_name().unwrap().display()));
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
}
