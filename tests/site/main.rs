//! Tests of the built release site in real browsers.
//!
//! Behaviour is tested on the fixture publication in `tests/fixtures/site`, with the built app. [`real_content`] holds the
//! real content to its invariants. A test in a browser is a function of an engine, which its name contains, so that filters
//! select tests:
//!
//! | tests | arguments of `cargo test --package site-tests --` |
//! | --- | --- |
//! | Chromium on the fixture | `::chromium --skip real_content::` |
//! | what needs no browser | `fixture_is_complete:: architecture:: calendars:: budgets::` |
//! | the real content | `real_content::` |
//! | the real content after an editor's day | `edited_content` |
//! | without an engine that is missing | `--skip ::firefox::` |

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod accessibility_tree;
mod addresses;
mod app_start;
mod architecture;
mod axe;
mod base_path;
mod blocks;
mod budgets;
mod calendars;
mod checkers;
mod colors;
mod engines;
mod events;
mod fixture_is_complete;
mod focus_and_motion;
mod header;
mod history;
mod html;
mod images;
mod keyboard;
mod languages;
mod layout;
mod layout_shift;
mod load_errors;
mod menu_and_print;
mod navigation;
mod news;
mod nginx;
mod not_found;
mod offer;
mod opportunities;
mod people;
mod prefetch;
mod prerender;
mod reading;
mod real_content;
mod relevance;
mod replacement;
mod routes;
mod serve;
mod share;
