//! Invariants of the real content: what holds for any content, whatever editors write.
//!
//! A test takes a [`support::RealContent`] and runs on the content as it is and on the content after an editor's day: a copy
//! in which posts, pages, people, a team member, an initiative and a language are new, and the oldest post is gone
//! (`support::editors_day`). Posts, events, opportunities and people have other names then, so a test that names one of them
//! fails. The names of these tests contain `edited_content`, so that they can run alone:
//! `cargo test --package site-tests -- edited_content`.
//!
//! The build for a base path is tested with the current content only. Behaviour is tested on the fixture.

mod base_path;
mod documents;
mod hosting;
mod pages;
