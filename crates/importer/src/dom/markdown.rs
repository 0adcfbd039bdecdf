//! Preprocessed Markdown → elements.

use super::builder::Builder;
use super::sink::TooDeep;
use super::{Element, Node, html};
use crate::kramdown::Preprocessed;
use crate::report::{Cause, FileReport};
use publisher::markdown::call_out_label;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

/// The extensions that kramdown supports as well. Smart punctuation is left to the publisher.
const OPTIONS: Options = publisher::markdown::PARSER_OPTIONS
    .union(Options::ENABLE_DEFINITION_LIST)
    .difference(Options::ENABLE_SMART_PUNCTUATION);

/// Parses a preprocessed document.
///
/// # Errors
/// Errors if the document is nested too deeply.
pub fn parse(mut preprocessed: Preprocessed, file_report: &mut FileReport) -> Result<Vec<Node>, TooDeep> {
    let text = std::mem::take(&mut preprocessed.text);
    let mut reader = Reader { builder: Builder::default(), html: None, image: None, preprocessed, file_report };
    for (event, range) in Parser::new_ext(&text.text, OPTIONS).into_offset_iter() {
        let line = text.line_of(range.start);
        reader.event(event, line);
    }
    let Reader { mut builder, preprocessed, file_report, .. } = reader;
    // In a page of HTML, browsers had to add them, too.
    for (tag, line) in builder.take_added_end_tags().into_iter().filter(|_| !preprocessed.is_html) {
        file_report.add(Cause::EndTagAdded, line, &tag, "");
    }
    builder.finish()
}

struct Image {
    element: Element,
    text: String,
    /// How many images are open within its description.
    depth: usize,
}

struct Reader<'a> {
    builder: Builder,
    /// The content of the open HTML block, with its line.
    html: Option<(String, usize)>,
    /// The open image, of which the text is the description.
    image: Option<Image>,
    preprocessed: Preprocessed,
    file_report: &'a mut FileReport,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, line: usize) {
        match event {
            event if self.image.is_some() => self.image_event(&event),
            Event::Start(tag @ Tag::Image { .. }) => {
                self.image = Some(Image { element: element_for(tag, line), text: String::new(), depth: 0 });
            }
            Event::Start(Tag::HtmlBlock) => self.html = Some((String::new(), line)),
            Event::End(TagEnd::HtmlBlock) => {
                let (html, line) = self.html.take().unwrap_or_default();
                self.add_html(&html, line);
            }
            Event::Html(part) => match &mut self.html {
                Some((html, _)) => html.push_str(&part),
                None => self.add_html(&part, line),
            },
            Event::InlineHtml(part) => {
                if html::push_inline_tag(&part, line, &mut self.builder) {
                    self.file_report.add(Cause::TagBecameText, line, &part, &part);
                }
            }
            Event::Start(tag) => {
                let element = element_for(tag, line);
                let is_code = element.name == "pre";
                self.builder.open_markdown(element);
                if is_code {
                    // The first line break in this element is not part of its text.
                    self.builder.push(Node::Text { text: String::from("\n"), line });
                }
            }
            Event::End(_) => self.builder.close_markdown(),
            Event::Text(text) => self.builder.push(Node::Text { text: text.into_string(), line }),
            Event::SoftBreak if self.preprocessed.has_hard_wrap => {
                self.builder.push(Node::Element(Element::new("br", line)));
            }
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

    /// Adds the text of an event to the description of the open image.
    fn image_event(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else { return };
        match event {
            Event::Start(Tag::Image { .. }) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth > 0 => image.depth -= 1,
            Event::Text(text) | Event::Code(text) => image.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.text.push(' '),
            Event::End(TagEnd::Image) => {
                let image = self.image.take();
                let image = image.map(|image| image.element.with_attribute("alt", image.text));
                image.into_iter().for_each(|image| self.builder.push(Node::Element(image)));
            }
            _ => {}
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
            // Jekyll and others write options after the language: `rust,ignore`, `ruby?line_numbers=true`.
            let words = info_string.split([' ', '\t', ',', '?', ';', '{', '}']);
            let language = words.map(|word| word.trim_start_matches('.')).find(|word| !word.is_empty());
            named("pre").with_attribute("language", language.unwrap_or_default())
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
