//! Markdown → the typed tree of the model.

mod blocks;
mod container;
mod directive;
mod footnotes;
mod headings;
mod inlines;
mod link;
mod text;

pub use blocks::DEEPEST;
pub use directive::Directive;
pub use link::{LinkUse, parse_target};
pub use text::count_words;

use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::images::Images;
use blocks::Reader;
use model::body::Block;
use pulldown_cmark::Options;
use std::collections::BTreeSet;

/// The Markdown that editors write: `CommonMark` and these extensions.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// The body of a page, post or initiative.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Its blocks and directives in order.
    pub parts: Vec<Part>,
    /// Whether there is a directive among them. Hardly one in thousands of posts has any.
    pub has_directives: bool,
    /// The fragments that its headings offer.
    pub fragments: BTreeSet<String>,
    /// Its links, to be checked when all targets are known.
    pub links: Vec<LinkUse>,
}

impl Body {
    /// Its directives with their places, in order.
    pub fn directives(&self) -> impl Iterator<Item = (&Directive, Position)> {
        let parts: &[Part] = if self.has_directives { &self.parts } else { &[] };
        parts.iter().filter_map(|part| match part {
            Part::Block(_) => None,
            Part::Directive(directive, position) => Some((directive, *position)),
        })
    }

    /// Its blocks, with what takes the place of each directive.
    pub fn blocks(&self, mut inserted: impl FnMut(&Directive) -> Option<Block>) -> Vec<Block> {
        let blocks = self.parts.iter().filter_map(|part| match part {
            Part::Block(block) => Some(block.clone()),
            Part::Directive(directive, _) => inserted(directive),
        });
        blocks.collect()
    }
}

/// A part of a body at its top level.
#[derive(Clone, Debug)]
pub enum Part {
    /// A block as it is published.
    Block(Block),
    /// A directive, for which the publisher puts in other content.
    Directive(Directive, Position),
}

/// How a body is placed on its page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Placement<'a> {
    /// Set for a body that shares its page with others: its headings go one level down, their ids begin with this, and
    /// it can have no footnotes.
    pub within: Option<&'a str>,
}

/// Reads the part of a file from `start` on. Mistakes become diagnostics.
pub fn parse(
    source: &SourceFile,
    start: usize,
    placement: Placement<'_>,
    images: &Images,
    diagnostics: &mut Diagnostics,
) -> Body {
    Reader::new(source, start, placement, images, diagnostics).body()
}
