//! Reads inlines from the events of the Markdown parser.

use super::blocks::Reader;
use super::link::{LinkUse, parse_target};
use model::body::{Inline, plain_text};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl<'a> Reader<'a> {
    /// The inlines up to the end of the element that was just begun.
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &range, &mut inlines);
        }
        inlines
    }

    /// The inlines within other inlines.
    fn nested(&mut self, end: TagEnd, range: &Range<usize>) -> Vec<Inline> {
        match self.enter(end, range) {
            false => Vec::new(),
            true => {
                let inlines = self.inlines(end);
                self.depth -= 1;
                inlines
            }
        }
    }

    /// The inlines from this event on, up to the next block or the end of the element around them.
    pub(super) fn inlines_from(&mut self, first: Event<'a>, range: &Range<usize>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.inline(first, range, &mut inlines);
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            self.inline(event, &range, &mut inlines);
        }
        inlines
    }

    pub(super) fn report_html(&mut self, range: &Range<usize>) {
        let help = "write it in Markdown; to show the sign itself, write `\\<` or put it between backticks";
        self.report(range, "HTML is not possible here", help);
    }

    fn inline(&mut self, event: Event<'a>, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => push_text(&text, inlines),
            Event::SoftBreak => push_text(" ", inlines),
            Event::HardBreak => inlines.push(Inline::LineBreak),
            Event::Code(code) => inlines.push(Inline::Code(code.into_string())),
            Event::Start(Tag::Emphasis) => inlines.push(Inline::Emphasis(self.nested(TagEnd::Emphasis, range))),
            Event::Start(Tag::Strong) => inlines.push(Inline::Strong(self.nested(TagEnd::Strong, range))),
            Event::Start(Tag::Strikethrough) => {
                inlines.push(Inline::Strikethrough(self.nested(TagEnd::Strikethrough, range)));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url, range, inlines),
            Event::Start(Tag::Image { dest_url, title, .. }) => self.image(&dest_url, &title, range, inlines),
            Event::FootnoteReference(label) => inlines.push(self.footnote_reference(&label)),
            Event::InlineHtml(_) | Event::Html(_) => self.report_html(range),
            // The options that give other events are not switched on.
            _ => {}
        }
    }

    fn link(&mut self, link_type: LinkType, destination: &str, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let content = self.nested(TagEnd::Link, range);
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => String::from(destination),
        };
        if plain_text(&content).trim().is_empty() {
            self.report(range, "the link has no text", "write between the square brackets where it leads");
        }
        match parse_target(&destination) {
            Ok(target) => {
                let position = self.position(range);
                self.body.links.push(LinkUse { position, target: target.clone() });
                inlines.push(Inline::Link { to: target, content });
            }
            Err((message, help)) => self.report(range, message, help),
        }
    }

    fn image(&mut self, destination: &str, title: &str, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let alternative = plain_text(&self.nested(TagEnd::Image, range));
        self.caption = (!title.trim().is_empty()).then(|| String::from(title.trim()));
        match self.images.image(destination, &alternative) {
            Ok(image) => inlines.push(Inline::Image(image)),
            Err((message, help)) => self.report(range, message, help),
        }
    }
}

fn push_text(text: &str, inlines: &mut Vec<Inline>) {
    match inlines.last_mut() {
        // Smart punctuation splits texts; the tree joins them again.
        Some(Inline::Text(last)) => last.push_str(text),
        _ => inlines.push(Inline::Text(String::from(text))),
    }
}

fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::FootnoteReference(_)
        | Event::InlineHtml(_) => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        }
        _ => false,
    }
}
