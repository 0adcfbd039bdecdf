//! Fuzzes a whole document: no panic, linear time, and Markdown that survives the round trip. The first byte selects
//! the kind of document.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::time::{Duration, Instant};

const PATHS: [&str; 4] = ["_posts/2024-01-02-a.md", "page.md", "page.html", "_drafts/a.md"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, document)) = bytes.split_first() else { return };
    let start = Instant::now();
    let (_, report) = importer::import_bytes(PATHS[usize::from(*first) % PATHS.len()], document.to_vec());
    let allowed = Duration::from_millis(500) + Duration::from_micros(200) * u32::try_from(document.len()).unwrap_or(u32::MAX);
    assert!(start.elapsed() < allowed, "{:?} for {} bytes", start.elapsed(), document.len());
    let differing = report.entries.iter().find(|entry| entry.cause == Some(importer::report::Cause::RoundTripFailed));
    assert!(differing.is_none(), "{differing:?}");
});
