//! Tests of the built release site in real browsers.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod accessibility_tree;
mod addresses;
mod app_start;
mod architecture;
mod axe;
mod base_path;
mod checkers;
mod colors;
mod engines;
mod focus_and_motion;
mod history;
mod html;
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
mod prefetch;
mod prerender;
mod replacement;
mod routes;
mod serve;
mod share;
mod zoom;
