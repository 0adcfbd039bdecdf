//! The types that app and publisher share.
//!
//! [`route`] and [`urls`] are the single source of URLs. [`page`] is the enum of all kinds of page, with a module for each
//! kind. Together with [`site`] they are the published content: the JSON files that the publisher writes and the app
//! loads, described in `docs/published-content.md`. [`pattern`] computes the pattern of a name.
//!
//! The crate does no I/O. Published types are lenient: unknown keys are skipped, so that a cached app can read files that
//! a newer publisher has written.

pub mod body;
pub mod clock;
pub mod dated;
pub mod image;
pub mod initiative;
pub mod interface_string;
pub mod leadership;
pub mod news;
pub mod page;
pub mod pattern;
pub mod route;
pub mod share;
pub mod site;
pub mod slug;
pub mod strings;
pub mod text_page;
pub mod urls;

/// The version of the published content's shape, written into every file as `schema`.
///
/// It increases only if an app that knows the earlier version could no longer read the files: a key is renamed or removed,
/// or a kind of block is added. A new optional key does not change it.
pub const SCHEMA: u32 = 4;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}
