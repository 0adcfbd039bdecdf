//! Reads blocks from the events of the Markdown parser.

use super::directive;
use super::text::{for_each_text, plain_text};
use super::{Body, Part, Placement};
use crate::findings::{Findings, Position};
use crate::images::Images;
use crate::source_text::SourceText;
use model::body::{Alignment, Block, Footnote, Inline, ListItem};
use model::route::{is_slug, slugify};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::Range;

type Events<'a> = Peekable<pulldown_cmark::OffsetIter<'a, pulldown_cmark::DefaultBrokenLinkCallback>>;

/// How deeply quotes and lists may be nested.
const DEEPEST: usize = 12;

pub(super) struct Reader<'a> {
    pub(super) events: Events<'a>,
    pub(super) source: &'a SourceText,
    pub(super) findings: &'a mut Findings,
    pub(super) images: &'a Images,
    pub(super) body: Body,
    /// The caption of the last image.
    pub(super) caption: Option<String>,
    placement: Placement<'a>,
    /// Where the body begins in the file, in bytes.
    start: usize,
    /// The level of the last heading, as the author wrote it.
    last_level: u8,
    depth: usize,
    /// By label: the number of a footnote, in the order of the first references, and how often it was referred to.
    references: BTreeMap<String, (u32, u32)>,
    footnotes: BTreeMap<String, Vec<Block>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        source: &'a SourceText,
        start: usize,
        placement: Placement<'a>,
        images: &'a Images,
        findings: &'a mut Findings,
    ) -> Reader<'a> {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_SMART_PUNCTUATION;
        Reader {
            events: Parser::new_ext(&source.text[start..], options).into_offset_iter().peekable(),
            source,
            findings,
            images,
            body: Body::default(),
            caption: None,
            placement,
            start,
            last_level: 1,
            depth: 0,
            references: BTreeMap::new(),
            footnotes: BTreeMap::new(),
        }
    }

    pub(super) fn body(mut self) -> Body {
        while let Some((event, range)) = self.events.next() {
            let position = self.position(&range);
            let text = &self.source.text[self.start..][range.clone()];
            let directive = matches!(event, Event::Start(Tag::Paragraph)).then(|| directive::parse(text)).flatten();
            match directive {
                Some(directive) => {
                    self.skip_to(TagEnd::Paragraph);
                    self.directive(directive, position);
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
        self.findings.at(&self.source.file, position, message, help);
    }

    pub(super) fn footnote_reference(&mut self, label: &str) -> Inline {
        let next = u32::try_from(self.references.len()).unwrap_or(u32::MAX).saturating_add(1);
        let (number, occurrence) = self.references.entry(String::from(label)).or_insert((next, 0));
        *occurrence += 1;
        Inline::FootnoteReference { number: *number, occurrence: *occurrence }
    }

    /// The blocks up to the end of the element that was just begun.
    fn blocks(&mut self, end: TagEnd, range: &Range<usize>) -> Vec<Block> {
        if self.depth >= DEEPEST {
            self.report(range, "lists and quotes are nested too deeply here", "write it with fewer levels");
            self.skip_to(end);
            return Vec::new();
        }
        self.depth += 1;
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

    fn block(&mut self, event: Event<'a>, range: &Range<usize>) -> Option<Block> {
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
        (!content.is_empty()).then_some(Block::Paragraph(content))
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) -> Block {
        let level = level as u8;
        let content = self.inlines(TagEnd::Heading(heading_level(level)));
        if level == 1 {
            let help = "begin the headings of the text with `##`: the title of the page is its only heading of level 1";
            self.report(range, "a heading of level 1 stands in the text", help);
        } else if level > self.last_level + 1 {
            let help = format!("write `{}`", "#".repeat(usize::from(self.last_level) + 1));
            self.report(range, format!("the heading of level {level} follows one of level {}", self.last_level), help);
        }
        self.last_level = level.max(2);
        let id = self.heading_id(id, &plain_text(&content), range);
        let shift = u8::from(self.placement.within.is_some());
        Block::Heading { level: (level.max(2) + shift).min(6), id, content }
    }

    fn heading_id(&mut self, written: Option<&str>, text: &str, range: &Range<usize>) -> String {
        let stem = match written {
            Some(id) if is_slug(id) => String::from(id),
            Some(id) => {
                let help = format!("write `{{#{}}}`: lower-case letters, digits and hyphens", slugify(id));
                self.report(range, format!("`{id}` cannot be the id of a heading"), help);
                slugify(id)
            }
            None => slugify(text),
        };
        if stem.is_empty() {
            self.report(range, "no id can be made from this heading", "add one behind it: `## Heading {#id}`");
        }
        let stem = match self.placement.within {
            Some(prefix) => format!("{prefix}-{stem}"),
            None => stem,
        };
        let mut id = stem.clone();
        let mut count = 1;
        while !self.body.fragments.insert(id.clone()) {
            if written.is_some() {
                self.report(
                    range,
                    format!("the id `{id}` stands twice on this page"),
                    "give one of the headings another id",
                );
                break;
            }
            count += 1;
            id = format!("{stem}-{count}");
        }
        id
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

    fn footnote(&mut self, label: &str, range: &Range<usize>) {
        let blocks = self.blocks(TagEnd::FootnoteDefinition, range);
        if self.placement.within.is_some() {
            self.report(range, "an initiative cannot have footnotes", "write the note into the text");
        }
        if self.footnotes.insert(String::from(label), blocks).is_some() {
            self.report(range, format!("the footnote `{label}` is written twice"), "give one of them another label");
        }
    }

    fn add_footnotes(&mut self) {
        let mut notes: Vec<Footnote> = Vec::new();
        for (label, blocks) in std::mem::take(&mut self.footnotes) {
            match self.references.get(&label) {
                Some((number, _)) => notes.push(Footnote { number: *number, blocks }),
                None => {
                    let message = format!("nothing refers to the footnote `[^{label}]`");
                    let help = format!("write `[^{label}]` where it belongs, or remove the footnote");
                    self.report_label(&label, message, help);
                }
            }
        }
        if !notes.is_empty() {
            notes.sort_by_key(|note| note.number);
            self.body.parts.push(Part::Block(Block::Footnotes(notes)));
        }
    }

    fn check_footnote_references(&mut self) {
        let mut unknown = Vec::new();
        for part in &self.body.parts {
            let Part::Block(block) = part else { continue };
            for_each_text(std::slice::from_ref(block), &mut |text| {
                let reference = text.split_once("[^").and_then(|(_, rest)| rest.split_once(']'));
                unknown.extend(reference.map(|(label, _)| String::from(label)));
            });
        }
        for label in unknown {
            let message = format!("the footnote `[^{label}]` is not written");
            self.report_label(&label, message, format!("add a line `[^{label}]: The note.`"));
        }
    }

    /// Reports where the label of a footnote stands first.
    fn report_label(&mut self, label: &str, message: String, help: String) {
        let start = self.source.text[self.start..].find(&format!("[^{label}]")).unwrap_or_default();
        self.report(&(start..start), message, help);
    }

    fn directive(&mut self, directive: Result<directive::Directive, directive::DirectiveError>, position: Position) {
        match directive {
            Ok(directive) => self.body.parts.push(Part::Directive(directive, position)),
            Err((message, help)) => self.findings.at(&self.source.file, position, message, help),
        }
    }

    fn skip_to(&mut self, end: TagEnd) {
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

fn heading_level(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}

fn alignment_of(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
