//! The built release site, walked in a real browser.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod base_path;
mod failures;
mod house;
mod languages;
mod navigation;
mod news;
mod nginx;
mod not_found;
mod routes;
mod serve;
mod start;
mod static_text;
