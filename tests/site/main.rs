//! The built release site, walked in a real browser.

mod base_path;
mod failures;
mod languages;
mod navigation;
mod news;
mod not_found;
mod routes;
