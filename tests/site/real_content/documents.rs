//! Documents are valid HTML and small enough for the first round trip.

use crate::html::{assert_documents_are_valid, assert_valid};
use std::fs;
use std::path::Path;
use support::shared::edited_content;
use support::site::published_files;
use support::site_folder;

#[test]
fn documents_are_valid_html() {
    assert_documents_are_valid(&site_folder());
}

#[test]
fn changed_documents_of_the_edited_content_are_valid_html() {
    let edited = edited_content();
    let documents = edited.changed_pages().into_iter().map(|page| edited.folder.join(page.document()));
    assert_valid(&documents.collect::<Vec<_>>(), edited.folder);
}

#[test]
fn documents_fit_into_the_first_round_trip() {
    assert_documents_are_small(&site_folder());
}

#[test]
fn documents_of_the_edited_content_fit_into_the_first_round_trip() {
    assert_documents_are_small(edited_content().folder);
}

fn assert_documents_are_small(folder: &Path) {
    for file in published_files(folder).into_iter().filter(|file| file.ends_with(".html")) {
        let compressed = folder.join(format!("{file}.br"));
        let size = fs::metadata(&compressed).unwrap_or_else(|error| panic!("{file}.br: {error}")).len();
        // The initial congestion window of a connection: ten packets, RFC 6928.
        assert!(size <= 14_000, "{file} has {size} bytes after compression");
    }
}
