//! Markdown → the typed tree of [`model::body`].

mod blocks;
mod container;
mod directive;
mod footnotes;
mod headings;
mod inlines;
mod link;
mod text;

pub use blocks::MAX_DEPTH;
pub use directive::Directive;
pub use link::{LinkError, destination, parse_target};
pub use text::count_words;

use crate::diagnostic::{Diagnostics, Position};
use crate::source::fields::Spanned;
use crate::source::file::SourceFile;
use crate::source::images::Images;
use blocks::BodyParser;
use model::body::{Block, LinkTarget};
use pulldown_cmark::Options;
use std::collections::BTreeSet;

/// The Markdown dialect of the site: `CommonMark` with these extensions.
pub const PARSER_OPTIONS: Options = Options::ENABLE_TABLES
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
    /// Whether any part is a directive. Few of thousands of posts have one, so the others skip the search.
    pub has_directives: bool,
    /// The ids of its headings.
    pub heading_ids: BTreeSet<String>,
    /// The targets of its links, checked when all pages are known.
    pub links: Vec<Spanned<LinkTarget>>,
}

impl Body {
    /// Returns its directives with their positions, in order.
    pub fn directives(&self) -> impl Iterator<Item = (&Directive, Position)> {
        let parts: &[Part] = if self.has_directives { &self.parts } else { &[] };
        parts.iter().filter_map(|part| match part {
            Part::Block(_) => None,
            Part::Directive(directive, position) => Some((directive, *position)),
        })
    }

    /// Returns its blocks, with each directive replaced by the block that `expand` returns for it.
    pub fn blocks(&self, mut expand: impl FnMut(&Directive) -> Option<Block>) -> Vec<Block> {
        let blocks = self.parts.iter().filter_map(|part| match part {
            Part::Block(block) => Some(block.clone()),
            Part::Directive(directive, _) => expand(directive),
        });
        blocks.collect()
    }
}

/// A part of a body at its top level.
#[derive(Clone, Debug)]
pub enum Part {
    /// A block as it is published.
    Block(Block),
    /// A directive, which the publisher replaces with other content.
    Directive(Directive, Position),
}

/// How to parse a body.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParseOptions<'a> {
    /// The id of the section that the body fills on a page with other bodies. Its headings are then one level deeper,
    /// their ids start with this id, and footnotes are not allowed.
    pub section_id: Option<&'a str>,
}

/// Parses the body that starts at the byte offset `body_start` of a file. Reports what is wrong as diagnostics.
pub fn parse(
    source: &SourceFile,
    body_start: usize,
    options: ParseOptions<'_>,
    images: &Images,
    diagnostics: &mut Diagnostics,
) -> Body {
    BodyParser::new(source, body_start, options, images, diagnostics).parse()
}
