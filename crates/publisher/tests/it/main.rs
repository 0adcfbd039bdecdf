//! Integration tests of the publisher: a fixture site with its expected output, and one fixture for each diagnostic.
//!
//! `BLESS=1 cargo test --package publisher` updates the expected output. Review the diff before you commit it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod atom_rules;
mod authors;
mod calendars;
mod clock_table;
mod command_line;
mod decoded_png;
mod diagnostics;
mod documents;
mod events;
mod feeds;
mod fixture_site;
mod groups;
mod hosting;
mod hreflang;
mod icons;
mod images;
mod incomplete_strings;
mod issue_forms;
mod language_offer;
mod languages;
mod link_helps;
mod lists;
mod names;
mod new_entry;
mod nginx_config;
mod one_cause;
mod opportunities;
mod plurals;
mod precompressed;
mod propose_script;
mod read_form_script;
mod rebuild;
mod removed_urls;
mod rename;
mod share_cards;
mod sitemap;
mod support;
mod translation_notices;
mod translations;
mod watch;
