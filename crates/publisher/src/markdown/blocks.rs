//! Reads blocks from the events of the Markdown parser.

use super::directive::{self, DirectiveError, Line};
use super::{Body, OPTIONS, Part, Placement};
use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use crate::source::images::Images;
use model::body::{Alignment, Block, Inline, ListItem};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

type Events<'a> = Peekable<pulldown_cmark::OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>>;

/// How deeply quotes, lists and emphasis may be nested: more than anyone needs, and less than readers of JSON allow.
pub const DEEPEST: usize = 16;

pub(super) struct Reader<'a> {
    pub(super) events: Events<'a>,
    pub(super) source: &'a SourceFile,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) images: &'a Images,
    pub(super) body: Body,
    /// The caption of the last image.
    pub(super) caption: Option<String>,
    pub(super) placement: Placement<'a>,
    /// Where the body begins in the file, in bytes.
    pub(super) start: usize,
    /// The level of the last heading, as the author wrote it.
    pub(super) last_level: u8,
    /// By what an id is made of: the number of the last one.
    pub(super) heading_counts: BTreeMap<String, usize>,
    /// How many quotes, lists and inlines are open.
    pub(super) depth: usize,
    /// By label: the number of a footnote, in the order of the first references, and how often it was referred to.
    pub(super) references: BTreeMap<String, (u32, u32)>,
    pub(super) footnotes: BTreeMap<String, Vec<Block>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        source: &'a SourceFile,
        start: usize,
        placement: Placement<'a>,
        images: &'a Images,
        diagnostics: &'a mut Diagnostics,
    ) -> Reader<'a> {
        Reader {
            events: Parser::new_ext(&source.text[start..], OPTIONS).into_offset_iter().peekable(),
            source,
            diagnostics,
            images,
            body: Body::default(),
            caption: None,
            placement,
            start,
            last_level: 1,
            heading_counts: BTreeMap::new(),
            depth: 0,
            references: BTreeMap::new(),
            footnotes: BTreeMap::new(),
        }
    }

    pub(super) fn body(mut self) -> Body {
        while let Some((event, range)) = self.events.next() {
            let position = self.position(&range);
            let text = &self.source.text[self.start..][range.clone()];
            let line = matches!(event, Event::Start(Tag::Paragraph)).then(|| directive::parse(text)).flatten();
            match line {
                Some(line) => {
                    self.skip_to(TagEnd::Paragraph);
                    self.line(line, &range, position);
                }
                None => {
                    let block = self.block(event, &range);
                    self.body.parts.extend(block.map(Part::Block));
                }
            }
        }
        self.add_footnotes();
        self.check_footnote_references();
        self.body
    }

    pub(super) fn position(&self, range: &Range<usize>) -> Position {
        self.source.position(self.start + range.start)
    }

    pub(super) fn report(&mut self, range: &Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let position = self.position(range);
        self.diagnostics.at(&self.source.file, position, message, help);
    }

    /// The blocks up to the end of the element that was just begun.
    pub(super) fn blocks(&mut self, end: TagEnd, range: &Range<usize>) -> Vec<Block> {
        if !self.enter(end, range) {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            blocks.extend(self.block(event, &range));
        }
        self.depth -= 1;
        blocks
    }

    /// Goes one level deeper, or passes over an element that is nested too deeply.
    pub(super) fn enter(&mut self, end: TagEnd, range: &Range<usize>) -> bool {
        if self.depth >= DEEPEST {
            self.report(range, "lists, quotes or emphasis are nested too deeply here", "write it with fewer levels");
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
                self.paragraph(content)
            }
            Event::Start(Tag::Heading { level, id, .. }) => Some(self.heading(level, id.as_deref(), range)),
            Event::Start(Tag::BlockQuote(kind)) => Some(Block::Quote(self.blocks(TagEnd::BlockQuote(kind), range))),
            Event::Start(Tag::CodeBlock(kind)) => Some(self.code(&kind)),
            Event::Start(Tag::List(start)) => Some(self.list(start, range)),
            Event::Start(Tag::Table(alignments)) => Some(self.table(&alignments)),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.footnote(&label, range);
                None
            }
            Event::Start(Tag::HtmlBlock) => {
                self.skip_to(TagEnd::HtmlBlock);
                self.report_html(range);
                None
            }
            Event::Rule => Some(Block::Rule),
            inline => {
                // An item of a tight list holds its text without a paragraph.
                let content = self.inlines_from(inline, range);
                (!content.is_empty()).then_some(Block::Plain(content))
            }
        }
    }

    fn paragraph(&mut self, mut content: Vec<Inline>) -> Option<Block> {
        if let [Inline::Image(_)] = content.as_slice() {
            let Some(Inline::Image(image)) = content.pop() else { return None };
            return Some(Block::Figure { image, caption: self.caption.take() });
        }
        // Only where it is no part of a quotation or a list.
        let is_alone = self.depth == 0;
        match is_alone && are_links(&content) {
            true => Some(Block::Actions(content)),
            false => (!content.is_empty()).then_some(Block::Paragraph(content)),
        }
    }

    fn code(&mut self, kind: &CodeBlockKind<'a>) -> Block {
        let language = match kind {
            CodeBlockKind::Fenced(information) => information.split_whitespace().next().map(String::from),
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
        Block::Code { language, text }
    }

    fn list(&mut self, start: Option<u64>, range: &Range<usize>) -> Block {
        let end = TagEnd::List(start.is_some());
        let mut items = Vec::new();
        while let Some((event, item_range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            items.push(self.list_item(&item_range));
        }
        if items.iter().all(|item| item.blocks.is_empty()) {
            self.report(range, "the list has no text", "write the items or remove the list");
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
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
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

    fn line(&mut self, line: Result<Line, DirectiveError>, range: &Range<usize>, position: Position) {
        match line {
            Ok(Line::Directive(directive)) => {
                // The cards have headings of level 3, which need one of level 2 above them.
                if directive.has_headings() && self.last_level < 2 {
                    let help = "write a heading such as `## Latest news` above it";
                    self.report(range, "cards stand here without a heading", help);
                }
                self.body.parts.push(Part::Directive(directive, position));
                self.body.has_directives = true;
            }
            Ok(Line::Begin(container)) => self.container(container, range),
            Ok(Line::End) => self.report(range, "`::end` ends nothing", "remove it, or write `::cards` or `::panel`"),
            Err((message, help)) => self.report(range, message, help),
        }
    }

    pub(super) fn skip_to(&mut self, end: TagEnd) {
        // Elements of the same kind can be nested, and the parser's events are always balanced.
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

/// Whether there is nothing but links.
fn are_links(content: &[Inline]) -> bool {
    let is_space = |inline: &Inline| matches!(inline, Inline::Text(text) if text.trim().is_empty());
    let is_link = |inline: &Inline| matches!(inline, Inline::Link { .. });
    content.iter().any(is_link) && content.iter().all(|inline| is_link(inline) || is_space(inline))
}

fn alignment_of(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
