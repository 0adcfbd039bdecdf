//! Parses block elements from the events of pulldown-cmark.

use super::bare_links::{self, BareLink, is_bare};
use super::description_lists::{add_block, add_part};
use super::directive::{self, DirectiveLine};
use super::failed_markup::{self, ParsedBody};
use super::html_help::OpenTags;
use super::link_slips;
use super::syntax_highlighting::{kinds, meant_language};
use super::text_runs::text_runs;
use super::{Body, ParseOptions, ParserOutput, Part};
use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::file::SourceFile;
use crate::source::images::Images;
use model::body::{Alignment, Block, Inline, ListItem};
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

type Events<'a> = Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

/// The maximum nesting depth of quotes, lists and inlines: more than authors need, and less than JSON parsers allow.
pub const MAX_DEPTH: usize = 16;

/// The parser of one body. The modules of this folder add its methods for headings, inlines, footnotes and containers.
pub(super) struct BodyParser<'a> {
    pub(super) events: Events<'a>,
    /// The bare addresses that no text has reached yet.
    pub(super) bare_links: Peekable<std::vec::IntoIter<BareLink>>,
    /// The body as the events have it.
    pub(super) masked: &'a str,
    pub(super) source: &'a SourceFile,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) images: &'a Images,
    pub(super) body: Body,
    /// The caption of the last image, until a figure takes it.
    pub(super) caption: Option<String>,
    pub(super) options: ParseOptions<'a>,
    /// The byte offset of the body in the file.
    pub(super) body_start: usize,
    /// The level of the last heading, as the author wrote it.
    pub(super) last_heading_level: u8,
    /// The number of the last heading id with a base, by base.
    pub(super) heading_counts: BTreeMap<String, usize>,
    /// The number of open quotes, lists and inlines.
    pub(super) depth: usize,
    /// Where the line begins that says where the open quotation is from.
    pub(super) source_line: Option<usize>,
    /// The number of containers whose start is wrong, and whose end has not come yet.
    pub(super) broken_containers: usize,
    /// The tags of HTML that were reported and not closed yet.
    pub(super) open_tags: OpenTags,
    /// The number of a footnote, in the order of first references, and the count of its references, by label.
    pub(super) footnote_references: BTreeMap<String, (u32, u32)>,
    /// The blocks of a footnote, by label.
    pub(super) footnote_definitions: BTreeMap<String, Vec<Block>>,
}

impl<'a> BodyParser<'a> {
    pub(super) fn new(
        source: &'a SourceFile,
        masked: &'a Cow<'a, str>,
        output: ParserOutput<'a>,
        options: ParseOptions<'a>,
        images: &'a Images,
        diagnostics: &'a mut Diagnostics,
    ) -> BodyParser<'a> {
        let body_start = source.text.len() - masked.len();
        let body = &source.text[body_start..];
        let unused_definitions = link_slips::find_unused_definitions(body, &output);
        let events = match masked {
            Cow::Borrowed(_) => output.events,
            Cow::Owned(text) => ParserOutput::new(text).events,
        };
        let runs = text_runs(body, &events);
        let failed = failed_markup::find(&ParsedBody { body, runs: &runs, events: &events });
        let slips = link_slips::find_reversed(&runs).into_iter().chain(unused_definitions);
        let bare_links = bare_links::find(&runs);
        let mut parser = BodyParser {
            events: events.into_iter().peekable(),
            masked,
            bare_links: bare_links.into_iter().peekable(),
            source,
            diagnostics,
            images,
            body: Body::default(),
            caption: None,
            options,
            body_start,
            last_heading_level: 1,
            heading_counts: BTreeMap::new(),
            depth: 0,
            source_line: None,
            broken_containers: 0,
            open_tags: OpenTags::default(),
            footnote_references: BTreeMap::new(),
            footnote_definitions: BTreeMap::new(),
        };
        failed.into_iter().chain(slips).for_each(|it| parser.report(&it.range, it.problem));
        parser
    }

    pub(super) fn parse(mut self) -> Body {
        while let Some((event, range)) = self.events.next() {
            match self.directive_line(&event, &range) {
                Some(line) => self.add_directive_line(line, &range),
                None => {
                    if self.ends_with_end_line(&event, &range) {
                        self.report_stray_end(&range);
                    }
                    let block = self.block(event, &range);
                    add_part(&mut self.body.parts, block);
                }
            }
        }
        self.add_footnotes();
        self.body.parts.shrink_to_fit();
        self.body
    }

    /// Returns the source of a range of the body.
    pub(super) fn source_of(&self, range: &Range<usize>) -> &'a str {
        &self.source.text[self.body_start..][range.clone()]
    }

    pub(super) fn position(&self, range: &Range<usize>) -> Position {
        self.source.position(self.body_start + range.start)
    }

    /// Adds an error at the start of a range.
    pub(super) fn error(&mut self, range: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.report(range, Problem::error(message, help));
    }

    /// Adds a warning at the start of a range.
    pub(super) fn warning(&mut self, range: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.report(range, Problem::warning(message, help));
    }

    /// Adds a problem at the start of a range.
    pub(super) fn report(&mut self, range: &Range<usize>, problem: Problem) {
        let position = self.position(range);
        self.diagnostics.add(&self.source.path, position, problem);
    }

    /// Adds a problem of a link or an image at the start of a range.
    pub(super) fn report_about(&mut self, range: &Range<usize>, destination: &str, problem: impl Into<Problem>) {
        let position = self.position(range);
        self.diagnostics.about(&self.source.path, position, destination, problem);
    }

    /// Parses the blocks up to the end of the element that was just opened.
    pub(super) fn blocks(&mut self, end: TagEnd, range: &Range<usize>) -> Vec<Block> {
        if !self.enter(end, range) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            let block = self.block(event, &range);
            add_block(&mut blocks, block);
        }
        self.depth -= 1;
        // Most list items have one block, and a vector has room for four.
        blocks.shrink_to_fit();
        blocks
    }

    /// Increments the depth and returns `true`, or reports and skips an element that is nested too deeply.
    pub(super) fn enter(&mut self, end: TagEnd, range: &Range<usize>) -> bool {
        if self.depth >= MAX_DEPTH {
            self.error(range, "there are too many lists, quotes or bold words inside each other", "use fewer levels");
            self.skip_to(end);
            return false;
        }
        self.depth += 1;
        true
    }

    pub(super) fn block(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Block> {
        match event {
            Event::Start(Tag::Paragraph) => {
                let content = self.inlines(TagEnd::Paragraph);
                self.description_list(content, range).map_or_else(|content| self.paragraph(content), Some)
            }
            Event::Start(Tag::Heading { level, id, .. }) => Some(self.heading(level, id.as_deref(), range)),
            Event::Start(Tag::BlockQuote(None)) => Some(self.quotation(range)),
            Event::Start(Tag::BlockQuote(Some(kind))) => Some(self.call_out(kind, range)),
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code_block(&kind, range)),
            Event::Start(Tag::List(start)) => Some(self.list(start, range)),
            Event::Start(Tag::Table(alignments)) => Some(self.table(&alignments)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.footnote_definition(&label, range);
                None
            }
            Event::Start(Tag::HtmlBlock) => {
                self.skip_to(TagEnd::HtmlBlock);
                self.report_html(range);
                None
            }
            Event::Rule => Some(Block::Rule),
            inline => {
                // The inlines of a tight list item are not wrapped in a paragraph.
                let content = self.inlines_from(inline, range);
                let end = match self.events.peek() {
                    Some((Event::End(_), parent)) => parent.end,
                    Some((_, next)) => next.start,
                    None => self.masked.len(),
                };
                let plain = |content: Vec<Inline>| (!content.is_empty()).then_some(Block::Plain(content));
                self.description_list(content, &(range.start..end)).map_or_else(plain, Some)
            }
        }
    }

    fn paragraph(&mut self, mut content: Vec<Inline>) -> Option<Block> {
        if let [Inline::Image(_)] = content.as_slice() {
            let Some(Inline::Image(image)) = content.pop() else { return None };
            return Some(Block::Figure { image, caption: self.caption.take() });
        }
        // Links inside a quotation or a list are not buttons.
        let is_top_level = self.depth == 0;
        match is_top_level && contains_only_links(&content) {
            true => Some(Block::Actions(content)),
            false => (!content.is_empty()).then_some(Block::Paragraph(content)),
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'a>, range: &Range<usize>) -> Block {
        let language = match kind {
            CodeBlockKind::Fenced(info_string) => info_string.split_whitespace().next().map(String::from),
            CodeBlockKind::Indented => None,
        };
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        if let Some((language, meant)) = language.as_deref().and_then(|name| Some((name, meant_language(name)?))) {
            let message = format!("the code has no colours: the language `{language}` is not known");
            self.warning(range, message, format!("did you mean `{meant}`?"));
        }
        let kinds = language.as_deref().map(|language| kinds(language, &text)).unwrap_or_default();
        Block::Code { language, text, kinds }
    }

    fn list(&mut self, start: Option<u64>, range: &Range<usize>) -> Block {
        let end = TagEnd::List(start.is_some());
        let errors = self.diagnostics.error_count();
        let mut items = Vec::new();
        while let Some((event, item_range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            items.push(self.list_item(&item_range));
        }
        // A picture that does not exist is reported itself, and does not make the list empty.
        let is_right = self.diagnostics.error_count() == errors;
        if is_right && items.iter().all(|item| item.blocks.is_empty()) {
            self.error(range, "this list is empty", "write the entries, or remove the list");
        }
        match start {
            Some(start) => Block::NumberedList { start, items },
            None => Block::BulletList(items),
        }
    }

    fn list_item(&mut self, range: &Range<usize>) -> ListItem {
        let done = self.task_marker();
        ListItem { done, blocks: self.blocks(TagEnd::Item, range) }
    }

    fn task_marker(&mut self) -> Option<bool> {
        let marker = self.events.next_if(|(event, _)| matches!(event, Event::TaskListMarker(_)))?;
        match marker.0 {
            Event::TaskListMarker(done) => Some(done),
            _ => None,
        }
    }

    fn table(&mut self, alignments: &[pulldown_cmark::Alignment]) -> Block {
        let mut rows = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => rows.push(Vec::new()),
                Event::Start(Tag::TableRow) => {
                    self.check_row(&range, alignments.len());
                    rows.push(Vec::new());
                }
                Event::Start(Tag::TableCell) => {
                    let cell = self.inlines(TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Block::Table { alignments: alignments.iter().map(|alignment| alignment_of(*alignment)).collect(), header, rows }
    }

    /// Reports cells beyond the columns of the table, which the Markdown parser drops.
    fn check_row(&mut self, range: &Range<usize>, columns: usize) {
        let row = self.source_of(range).trim();
        let row = row.strip_prefix('|').unwrap_or(row);
        let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
        let separators: Vec<usize> =
            row.match_indices('|').map(|(index, _)| index).filter(|index| !row[..*index].ends_with('\\')).collect();
        let surplus = separators.get(columns.saturating_sub(1)).map(|last| &row[last + 1..]);
        if let Some(surplus) = surplus.filter(|surplus| !surplus.trim_matches([' ', '|']).is_empty()) {
            let message = format!("`{}` would be lost: the table has only {columns} columns", surplus.trim());
            let help = "give the first row and the line `---` below it as many cells; if the sign `|` is part of the text, \
                 write `\\|`";
            self.report(range, Problem::error(message, help));
        }
    }

    /// Parses a paragraph that is a directive line and skips to its end. Returns `None` for any other event.
    pub(super) fn directive_line(
        &mut self,
        event: &Event<'a>,
        range: &Range<usize>,
    ) -> Option<Result<DirectiveLine, Problem>> {
        if !matches!(event, Event::Start(Tag::Paragraph)) {
            return None;
        }
        let line = directive::parse(self.source_of(range))?;
        // The rest of a video's paragraph is its picture.
        if !matches!(line, Ok(DirectiveLine::Video { .. })) {
            self.skip_to(TagEnd::Paragraph);
        }
        Some(line)
    }

    fn add_directive_line(&mut self, line: Result<DirectiveLine, Problem>, range: &Range<usize>) {
        match line {
            Ok(DirectiveLine::Directive(directive)) => {
                // The cards have headings of level 3, which need one of level 2 above them.
                if directive.has_headings() && self.last_heading_level < 2 {
                    let help = "write a heading such as `## Latest news` above this line";
                    self.error(range, "the cards have no heading above them", help);
                }
                self.body.parts.push(Part::Directive(directive, self.position(range)));
                self.body.has_directives = true;
            }
            Ok(DirectiveLine::Video { url, title }) => self.video(url, title, range),
            Ok(DirectiveLine::ContainerStart(container)) => self.container(container, range),
            Ok(DirectiveLine::ContainerEnd) => self.report_stray_end(range),
            Err(problem) => {
                // A container that is reported already has an end, too.
                let is_start = directive::is_container_start(self.source_of(range));
                self.broken_containers += usize::from(is_start);
                self.report(range, problem);
            }
        }
    }

    /// Skips the events up to the end of the element that was just opened.
    pub(super) fn skip_to(&mut self, end: TagEnd) {
        // Elements of the same kind can be nested, and the events are always balanced.
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(tag) if tag.to_end() == end => open += 1,
                Event::End(tag) if tag == end => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }
}

/// Returns whether inlines are links with words, and white space alone.
pub(super) fn contains_only_links(content: &[Inline]) -> bool {
    let is_space = |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. }) && !is_bare(inline) && !is_picture(inline);
    content.iter().any(is_link) && content.iter().all(|inline| is_link(inline) || is_space(inline))
}

/// Whether a link is a picture, such as the logo of a partner.
fn is_picture(inline: &Inline) -> bool {
    matches!(inline, Inline::Link { content, .. } if matches!(content[..], [Inline::Image(_)]))
}

fn alignment_of(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
