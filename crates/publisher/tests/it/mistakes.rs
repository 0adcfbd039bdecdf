//! One folder for each mistake: files that are put over the fixture site, files that are taken away (listed in
//! `removed.txt`), and the exact message in `expected.txt`.

use crate::support::{Checkout, RELEASE, bless, fixtures};
use std::fs;

#[test]
fn every_mistake_has_its_message() {
    let mut wrong = Vec::new();
    let mut folders: Vec<_> =
        fs::read_dir(fixtures().join("mistakes")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        let checkout = Checkout::of_fixture_site().with(&folder);
        for file in fs::read_to_string(folder.join("removed.txt")).unwrap_or_default().lines() {
            fs::remove_file(checkout.root().join(file)).unwrap();
        }
        let message = match publisher::check(checkout.root(), RELEASE) {
            Ok(_) => String::from("nothing was found\n"),
            Err(error) => format!("{error}\n"),
        };
        assert!(message.contains("help: "), "{}: {message}", folder.display());
        let expected = folder.join("expected.txt");
        if bless() {
            fs::write(&expected, &message).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != message {
            wrong.push(format!("{}:\n{message}", folder.file_name().unwrap().display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
