//! HTML → elements. html5gum tokenizes as the HTML standard specifies.

use super::builder::Builder;
use super::{Element, Node};
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
                builder.open_html(element, tag.self_closing);
            }
            Token::EndTag(tag) => builder.close_html(&decode(&tag.name)),
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
