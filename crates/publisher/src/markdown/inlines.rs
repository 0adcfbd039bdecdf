//! Parses inline elements from the events of pulldown-cmark.

use super::bare_links::push_text;
use super::blocks::BodyParser;
use super::html_help::html_help;
use super::link::{AuthoredLink, Destination, LinkReader};
use crate::source::fields::Spanned;
use crate::translations::UNFILLED;
use image_variants::Usage;
use model::body::{Inline, LinkTarget, plain_text};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl<'a> BodyParser<'a> {
    /// Parses the inlines up to the end of the element that was just opened.
    pub(super) fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if event == Event::End(end) {
                break;
            }
            self.inline(event, &range, &mut inlines);
        }
        inlines.shrink_to_fit();
        inlines
    }

    /// Parses the inlines inside an inline element.
    fn nested_inlines(&mut self, end: TagEnd, range: &Range<usize>) -> Vec<Inline> {
        match self.enter(end, range) {
            false => Vec::new(),
            true => {
                let inlines = self.inlines(end);
                self.depth -= 1;
                inlines
            }
        }
    }

    /// Parses consecutive inlines, starting with this event, up to the next block or the end of the parent element.
    pub(super) fn inlines_from(&mut self, first: Event<'a>, range: &Range<usize>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        self.inline(first, range, &mut inlines);
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            self.inline(event, &range, &mut inlines);
        }
        inlines.shrink_to_fit();
        inlines
    }

    pub(super) fn report_html(&mut self, range: &Range<usize>) {
        let html = self.source_of(range);
        if is_comment(html) {
            // A check reports what waits to be translated.
            if html.trim_start().starts_with(UNFILLED) {
                return;
            }
            self.warning(range, "this comment is not published", "remove it when nobody needs it any more");
            return;
        }
        if !self.open_tags.is_only_end(html) {
            self.error(range, "HTML cannot be used here", html_help(html));
        }
    }

    pub(super) fn inline(&mut self, event: Event<'a>, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        match event {
            Event::Text(text) => self.text(&text, range.clone(), inlines),
            Event::SoftBreak if self.is_before_source_line(range) || self.is_before_description(range) => {
                inlines.push(Inline::LineBreak);
            }
            Event::SoftBreak => push_text(" ", inlines),
            Event::HardBreak => inlines.push(Inline::LineBreak),
            Event::Code(code) => inlines.push(Inline::Code(code.into_string())),
            Event::Start(Tag::Emphasis) => inlines.push(Inline::Emphasis(self.nested_inlines(TagEnd::Emphasis, range))),
            Event::Start(Tag::Strong) => inlines.push(Inline::Strong(self.nested_inlines(TagEnd::Strong, range))),
            Event::Start(Tag::Strikethrough) => {
                inlines.push(Inline::Strikethrough(self.nested_inlines(TagEnd::Strikethrough, range)));
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(link_type, &dest_url, range, inlines),
            Event::Start(Tag::Image { dest_url, title, .. }) => self.image(&dest_url, &title, range, inlines),
            Event::FootnoteReference(label) => inlines.push(self.footnote_reference(&label)),
            Event::InlineHtml(_) | Event::Html(_) => self.report_html(range),
            // The extensions that emit other events are disabled.
            _ => {}
        }
    }

    fn link(&mut self, link_type: LinkType, destination: &str, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let content = self.nested_inlines(TagEnd::Link, range);
        let destination = match link_type {
            LinkType::Email => format!("mailto:{destination}"),
            _ => String::from(destination),
        };
        if plain_text(&content).trim().is_empty() {
            self.error(
                range,
                "the link has no text",
                "write the words to click between the square brackets: `[About us](/about/)`",
            );
        }
        if self.is_code(&destination, range) {
            let source = &self.source.text[self.body_start..];
            let start = source[..range.start].trim_end_matches(|sign: char| is_in_name(sign) || sign == '.').len();
            let help = format!(
                "if it is code, write it between backticks: `` `{}` ``; if it is a link, write the address of a page, such \
                 as `/about/`",
                &source[start..range.end]
            );
            self.error(range, format!("the link `{destination}` does not work"), help);
            inlines.extend(content);
            return;
        }
        match self.add_link(destination, false, range) {
            Some(target) => inlines.push(Inline::Link { to: target, content }),
            None => inlines.extend(content),
        }
    }

    fn link_reader(&self) -> LinkReader<'a> {
        LinkReader { images: self.images, languages: self.options.languages }
    }

    /// Whether a link is rather code, such as `handlers[name](event)`: it begins directly after a name, and leads nowhere.
    fn is_code(&self, destination: &str, range: &Range<usize>) -> bool {
        let source = &self.source.text[self.body_start..];
        source[range.clone()].starts_with('[')
            && source[..range.start].ends_with(|sign: char| is_in_name(sign) || matches!(sign, ')' | ']'))
            && self.link_reader().read(destination) == Ok(Destination::Unknown)
    }

    /// Adds a link to the body, to be checked later, and returns its target. Reports a URL that does not work.
    pub(super) fn add_link(&mut self, written: String, is_bare: bool, range: &Range<usize>) -> Option<LinkTarget> {
        let reader = self.link_reader();
        let destination = match reader.read(&written) {
            Ok(destination) => destination,
            Err(error) => {
                self.report_about(range, &written, error);
                return None;
            }
        };
        let target = reader.target(&destination);
        let position = self.position(range);
        self.body.links.push(Spanned { position, value: AuthoredLink { written, is_bare, destination } });
        target
    }

    fn image(&mut self, destination: &str, title: &str, range: &Range<usize>, inlines: &mut Vec<Inline>) {
        let alternative = plain_text(&self.nested_inlines(TagEnd::Image, range));
        self.caption = (!title.trim().is_empty()).then(|| String::from(title.trim()));
        self.body.alternatives.push(Spanned { position: self.position(range), value: alternative.clone() });
        match self.images.resolve(destination, &alternative, Usage::Content) {
            Ok(image) => inlines.push(Inline::Image(image)),
            Err(error) => self.report_about(range, destination, error),
        }
    }
}

fn is_in_name(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_'
}

/// Returns whether HTML is one comment and nothing else, so that readers lose nothing without it.
fn is_comment(html: &str) -> bool {
    let rest = html.trim().strip_prefix("<!--");
    rest.and_then(|rest| rest.split_once("-->")).is_some_and(|(_, after)| after.is_empty())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_with_text_beside_it_is_not_only_a_comment() {
        for comment in ["<!-- note -->", "<!--\nnote\n-->\n", "<!---->"] {
            assert!(is_comment(comment), "{comment}");
        }
        for html in ["<!-- note", "<!-- a --> text", "<!-- a --><b>", "<p><!-- a --></p>", "<p>"] {
            assert!(!is_comment(html), "{html}");
        }
    }
}
