//! The built release site, walked in a real browser.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod accessibility_tree;
mod ahead;
mod arrival;
mod axe;
mod base_path;
mod checks;
mod colours;
mod engines;
mod failures;
mod focus_and_motion;
mod house;
mod html;
mod keyboard;
mod languages;
mod layout;
mod looks;
mod navigation;
mod news;
mod nginx;
mod not_found;
mod routes;
mod serve;
mod share;
mod start;
mod static_text;
mod zoom;
