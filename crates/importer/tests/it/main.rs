//! Integration tests of the importer: a fixture site with its expected content, and hostile input.
//!
//! `BLESS=1 cargo test --package importer` rewrites the expected content; review the diff before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod command_line;
mod comparison;
mod file_names;
mod fixture_site;
mod hostile;
mod import_again;
mod input_forms;
mod kept_content;
mod kramdown;
mod languages;
mod liquid;
mod old_addresses;
mod own_content;
mod page;
mod properties;
mod rendered;
mod source_kinds;
mod support;
mod target;
mod text_preservation;
