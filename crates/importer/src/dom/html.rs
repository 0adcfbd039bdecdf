//! HTML → elements. html5gum tokenizes as the HTML standard specifies.

use super::builder::Builder;
use super::{Element, Node};
use crate::liquid::code_block;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Span, Token, Tokenizer};

/// A token whose tags carry their byte spans.
pub type SpannedToken = Token<usize>;

/// Tokenizes HTML. The contents of scripts, styles and other raw text elements are strings.
pub fn tokenize(html: &str) -> impl Iterator<Item = SpannedToken> + '_ {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

/// Adds an HTML fragment that begins on a line of the source.
pub fn push_html(html: &str, line: usize, builder: &mut Builder) {
    let mut line_counter = LineCounter { html, line, counted: 0 };
    for token in tokenize(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.into_iter().map(|(name, value)| (decode(&name), decode(&value.value)));
                let element = Element {
                    name: decode(&tag.name),
                    attributes: attributes.collect(),
                    line: line_counter.line_at(tag.span),
                    ..Element::default()
                };
                match element.name == code_block::ELEMENT {
                    true => push_code(&element, builder),
                    false => builder.open_html(&element, tag.self_closing),
                }
            }
            Token::EndTag(tag) => {
                builder.close_html(&decode(&tag.name));
            }
            Token::String(string) => {
                builder.push(Node::Text { text: decode(&string.value), line: line_counter.line_at(string.span) });
            }
            Token::Comment(comment) => {
                builder.push(Node::Comment { text: decode(&comment.value), line: line_counter.line_at(comment.span) });
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
}

/// Adds a tag within a sentence. As in kramdown, one of a block is text, and so is an end tag without its start tag: the
/// sentence speaks of it. Returns whether the tag became text.
pub fn push_inline_tag(html: &str, line: usize, builder: &mut Builder) -> bool {
    let is_text = match tokenize(html).next() {
        Some(Token::StartTag(tag)) => TEXT_IN_SENTENCES.contains(&decode(&tag.name).as_str()),
        Some(Token::EndTag(tag)) => !builder.close_html(&decode(&tag.name)),
        _ => false,
    };
    match is_text {
        true => builder.push(Node::Text { text: String::from(html), line }),
        false if html.starts_with("</") => {}
        false => push_html(html, line, builder),
    }
    is_text
}

/// The elements whose tags kramdown shows as text within a sentence (`HTML_BLOCK_ELEMENTS`), but for frames.
const TEXT_IN_SENTENCES: [&str; 48] = [
    "address",
    "article",
    "aside",
    "applet",
    "body",
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "head",
    "legend",
    "menu",
    "li",
    "main",
    "map",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tfoot",
    "tr",
    "ul",
];

/// Adds a code block that was written with `{% highlight %}`.
fn push_code(element: &Element, builder: &mut Builder) {
    let language = element.attribute(code_block::LANGUAGE).unwrap_or_default();
    builder.open_markdown(Element::new("pre", element.line).with_attribute("language", language));
    let code = element.attribute(code_block::CODE).unwrap_or_default();
    // The first line break in this element is not part of its text.
    builder.push(Node::Text { text: format!("\n{code}"), line: element.line });
    builder.close_markdown();
}

/// Returns whether the tokenizer reads the text of an element without tags.
pub fn is_raw_text(name: &str) -> bool {
    html5gum::emitters::naive_next_state(name.as_bytes()).is_some()
}

/// Converts a string of the tokenizer, whose input was UTF-8.
pub fn decode(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

struct LineCounter<'a> {
    html: &'a str,
    line: usize,
    counted: usize,
}

impl LineCounter<'_> {
    fn line_at(&mut self, span: Span<usize>) -> usize {
        let start = span.start.min(self.html.len());
        if start > self.counted {
            self.line += self.html.as_bytes()[self.counted..start].iter().filter(|byte| **byte == b'\n').count();
            self.counted = start;
        }
        self.line
    }
}
