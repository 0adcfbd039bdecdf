//! Preprocessed Markdown → elements.

use super::builder::{Builder, TooDeep};
use super::{Element, Node, html};
use crate::kramdown::Preprocessed;
use publisher::markdown::call_out_label;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

/// The extensions that kramdown supports as well. Smart punctuation is left to the publisher.
const OPTIONS: Options = publisher::markdown::PARSER_OPTIONS
    .union(Options::ENABLE_DEFINITION_LIST)
    .difference(Options::ENABLE_SMART_PUNCTUATION);

/// Parses a preprocessed document.
///
/// # Errors
/// Errors if the document is nested too deeply.
pub fn parse(mut preprocessed: Preprocessed) -> Result<Vec<Node>, TooDeep> {
    let text = std::mem::take(&mut preprocessed.text);
    let mut reader = Reader { builder: Builder::default(), html: None, preprocessed };
    for (event, range) in Parser::new_ext(&text.text, OPTIONS).into_offset_iter() {
        let line = text.line_of(range.start);
        reader.event(event, line);
    }
    reader.builder.finish()
}

struct Reader {
    builder: Builder,
    /// The content of the open HTML block, with its line.
    html: Option<(String, usize)>,
    preprocessed: Preprocessed,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Start(Tag::HtmlBlock) => self.html = Some((String::new(), line)),
            Event::End(pulldown_cmark::TagEnd::HtmlBlock) => {
                let (html, line) = self.html.take().unwrap_or_default();
                self.add_html(&html, line);
            }
            Event::Html(part) => match &mut self.html {
                Some((html, _)) => html.push_str(&part),
                None => self.add_html(&part, line),
            },
            Event::InlineHtml(part) => self.add_html(&part, line),
            Event::Start(tag) => self.builder.open_markdown(element_for(tag, line)),
            Event::End(_) => self.builder.close_markdown(),
            Event::Text(text) => self.builder.push(Node::Text { text: text.into_string(), line }),
            Event::SoftBreak => self.builder.push(Node::Text { text: String::from("\n"), line }),
            Event::HardBreak => self.builder.push(Node::Element(Element::new("br", line))),
            Event::Rule => self.builder.push(Node::Element(Element::new("hr", line))),
            Event::Code(code) => {
                self.builder.open_markdown(Element::new("code", line));
                self.builder.push(Node::Text { text: code.into_string(), line });
                self.builder.close_markdown();
            }
            Event::FootnoteReference(label) => {
                let reference = Element::new("footnote-reference", line).with_attribute("label", label.into_string());
                self.builder.push(Node::Element(reference));
            }
            Event::TaskListMarker(done) => {
                let state = if done { "done" } else { "open" };
                self.builder.push(Node::Element(Element::new("task", line).with_attribute("state", state)));
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.builder.push(Node::Text { text: text.into_string(), line });
            }
        }
    }

    /// Adds HTML, or the extracted block that a placeholder represents.
    fn add_html(&mut self, html: &str, line: usize) {
        match self.preprocessed.take_html_block(html) {
            Some((block, line)) => html::push_html(&block, line, &mut self.builder),
            None => html::push_html(html, line, &mut self.builder),
        }
    }
}

/// The attribute with the word of a call-out.
pub const CALL_OUT: &str = "call-out";

fn element_for(tag: Tag<'_>, line: usize) -> Element {
    let named = |name: &str| Element::new(name, line);
    match tag {
        Tag::Heading { level, id, .. } => {
            let heading = named(&level.to_string());
            id.into_iter().fold(heading, |heading, id| heading.with_attribute("id", id.into_string()))
        }
        Tag::BlockQuote(None) => named("blockquote"),
        Tag::BlockQuote(Some(kind)) => named("blockquote").with_attribute(CALL_OUT, call_out_label(kind)),
        Tag::CodeBlock(CodeBlockKind::Fenced(info_string)) => {
            let language = info_string.split_whitespace().next().unwrap_or_default();
            named("pre").with_attribute("language", language.trim_matches(['{', '}', '.']))
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => named("pre"),
        Tag::List(Some(start)) => named("ol").with_attribute("start", start.to_string()),
        Tag::List(None) => named("ul"),
        Tag::Item => named("li"),
        Tag::FootnoteDefinition(label) => named("footnote").with_attribute("label", label.into_string()),
        Tag::DefinitionList => named("dl"),
        Tag::DefinitionListTitle => named("dt"),
        Tag::DefinitionListDefinition => named("dd"),
        Tag::Table(alignments) => {
            let names: Vec<&str> = alignments.into_iter().map(alignment_name).collect();
            named("table").with_attribute("alignments", names.join(" "))
        }
        Tag::TableHead => named("tr").with_attribute("head", "head"),
        Tag::TableRow => named("tr"),
        Tag::TableCell => named("td"),
        Tag::Emphasis => named("em"),
        Tag::Strong => named("strong"),
        Tag::Strikethrough => named("del"),
        Tag::Link { link_type, dest_url, title, .. } => {
            let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
            named("a")
                .with_attribute("href", format!("{scheme}{dest_url}"))
                .with_attribute("title", title.into_string())
        }
        Tag::Image { dest_url, title, .. } => {
            named("img").with_attribute("src", dest_url.into_string()).with_attribute("title", title.into_string())
        }
        // The remaining tags belong to extensions that are not enabled.
        _ => named("p"),
    }
}

fn alignment_name(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "none",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}
