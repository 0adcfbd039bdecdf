//! Markdown → the typed tree of [`model::body`].

mod bare_links;
mod blocks;
mod container;
mod description_lists;
mod directive;
mod failed_markup;
mod footnotes;
mod heading_braces;
mod headings;
mod html_help;
mod inlines;
mod link;
mod link_slips;
mod masked;
mod quotations;
mod syntax_highlighting;
mod text;
mod text_runs;
mod videos;

pub use blocks::MAX_DEPTH;
pub use directive::Directive;
pub(crate) use link::LinkReader;
pub use link::{AuthoredLink, Destination, PagePath};
pub use quotations::call_out_label;
pub(crate) use quotations::{IMPORTANT, NOTE, TIP, WARNING};
pub use text::{count_words, has_content};
pub use videos::Video;

use crate::diagnostic::{Diagnostics, Position};
use crate::source::fields::Spanned;
use crate::source::file::SourceFile;
use crate::source::images::Images;
use blocks::BodyParser;
use image_variants::Usage;
use model::body::Block;
use pulldown_cmark::{Event, Options, Parser, Tag};
use std::collections::BTreeSet;
use std::ops::Range;

/// The Markdown dialect of the site: `CommonMark` with these extensions.
pub const PARSER_OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    // Call-outs.
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_SMART_PUNCTUATION);

/// The body of a page, post or initiative.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Its blocks and directives in order.
    pub parts: Vec<Part>,
    /// Whether any part is a directive. Few of thousands of posts have one, so the others skip the search.
    pub has_directives: bool,
    /// Whether it has call-outs, whose labels are translated when the language is known.
    pub has_call_outs: bool,
    /// The ids of its headings.
    pub heading_ids: BTreeSet<String>,
    /// Its links, checked when all pages are known.
    pub links: Vec<Spanned<AuthoredLink>>,
    /// The alternative text of each of its images.
    pub alternatives: Vec<Spanned<String>>,
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

    /// Returns its blocks, with each directive replaced by the blocks that `expand` returns for it.
    pub fn blocks(&self, mut expand: impl FnMut(&Directive) -> Vec<Block>) -> Vec<Block> {
        let blocks = self.parts.iter().flat_map(|part| match part {
            Part::Block(block) => vec![block.clone()],
            Part::Directive(directive, _) => expand(directive),
        });
        blocks.collect()
    }
}

/// A part of a body at its top level.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly all parts are blocks")]
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
    /// The codes of the languages of the site, the default language first. Links can lead to any of them.
    pub languages: &'a [String],
}

/// Parses the body that starts at the byte offset `body_start` of a file. Reports what is wrong as diagnostics.
pub fn parse(
    source: &SourceFile,
    body_start: usize,
    options: ParseOptions<'_>,
    images: &Images,
    diagnostics: &mut Diagnostics,
) -> Body {
    let body = &source.text[body_start..];
    let output = ParserOutput::new(body);
    images.prefetch(output.image_destinations(), Usage::Content);
    let masked = masked::masked(body, &output.events);
    BodyParser::new(source, &masked, output, options, images, diagnostics).parse()
}

/// What pulldown-cmark finds in a body, with the bytes of each.
struct ParserOutput<'a> {
    events: Vec<(Event<'a>, Range<usize>)>,
    /// The names and the lines `[name]: address`.
    definitions: Vec<(String, Range<usize>)>,
}

impl ParserOutput<'_> {
    fn new(body: &str) -> ParserOutput<'_> {
        let mut events = Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter();
        let definitions = events.reference_definitions().iter();
        let definitions = definitions.map(|(name, definition)| (String::from(name), definition.span.clone())).collect();
        ParserOutput { events: events.by_ref().collect(), definitions }
    }

    fn image_destinations(&self) -> impl Iterator<Item = &str> {
        self.events.iter().filter_map(|(event, _)| match event {
            Event::Start(Tag::Image { dest_url, .. }) => Some(&**dest_url),
            _ => None,
        })
    }
}

/// Whether a line of a body is a directive or the start or end of a container.
#[must_use]
pub fn is_directive(line: &str) -> bool {
    directive::parse(line).is_some()
}

/// Returns a help that also says how to show the text itself.
fn or_as_text(help: &str, escaped: &str) -> String {
    format!("{help} (to show it as text, write {escaped})")
}

#[cfg(test)]
mod tests;
