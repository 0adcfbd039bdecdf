//! The publisher seen from outside: a fixture site with its expected output, and one fixture for each mistake.
//!
//! `BLESS=1 cargo test --package publisher` writes what is expected anew; read the difference before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod atom_rules;
mod decoded;
mod documents;
mod feeds;
mod fixture_site;
mod hosts;
mod icons;
mod mistakes;
mod new_post;
mod nginx;
mod precompressed;
mod rebuild;
mod share_cards;
mod sitemap;
mod support;
mod watch;
