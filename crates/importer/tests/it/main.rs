//! Integration tests of the importer: a fixture site with its expected content, and hostile input.
//!
//! `BLESS=1 cargo test --package importer` rewrites the expected content; review the diff before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod fixture_site;
mod hostile;
mod input_forms;
mod own_content;
mod properties;
mod support;
mod target;
mod text_preservation;
