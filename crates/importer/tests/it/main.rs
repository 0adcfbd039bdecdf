//! The importer seen from outside: a fixture site with its expected content, and text that means no good.
//!
//! `BLESS=1 cargo test --package importer` writes what is expected anew; read the difference before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod fixture_site;
mod forms;
mod hostile;
mod own_content;
mod random;
mod support;
mod target;
mod words;
