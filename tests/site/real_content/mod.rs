//! Invariants of the real content: what holds for any content, whatever editors write.
//!
//! A test takes a [`support::RealContent`] and runs on the content as it is and on the content after an editor's day: a copy
//! in which posts, pages, people, a team member, an initiative and a language are new, and the oldest post is gone
//! (`support::editors_day`). So a test that depends on a post, a person, a string or a number of the content fails. The names
//! of the latter tests contain `edited_content`, so that they can run alone:
//! `cargo test --package site-tests -- edited_content`.
//!
//! What only the build for a base path has is tested on the content as it is. Behaviour is tested on the fixture.

mod base_path;
mod documents;
mod hosting;
mod pages;
