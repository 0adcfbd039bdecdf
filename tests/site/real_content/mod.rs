//! Invariants of the real content: what holds for any content, whatever editors write.
//!
//! Each invariant runs on the built site, and on the site after an editor's day: a copy of the content in which posts,
//! pages, people, a team member, an initiative and a language are new, and the oldest post is gone
//! (`support::editors_day`). The names of those tests contain `edited_content`, so that they can run alone:
//! `cargo test --package site-tests -- edited_content`.
//!
//! No test below names a post, a person, a string or a number of the content. Behaviour is tested on the fixture.

mod base_path;
mod crate_tests;
mod documents;
mod hosting;
mod pages;
