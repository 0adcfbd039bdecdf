//! Documents are valid HTML and small enough for the first round trip.

use crate::html::assert_documents_are_valid;
use compression::Encoding;
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
fn documents_of_the_edited_content_are_valid_html() {
    assert_documents_are_valid(edited_content().folder);
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
        let size = Encoding::Brotli.compress(&fs::read(folder.join(&file)).unwrap()).len();
        // The initial congestion window of a connection: ten packets, RFC 6928.
        assert!(size <= 14_000, "{file} has {size} bytes after compression");
    }
}
