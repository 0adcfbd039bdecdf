//! HTML → elements. The tokens are those of the HTML standard; html5gum reads them.

use super::builder::Builder;
use super::{Element, Node};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, Span, Token, Tokenizer};

/// A token with the place of each tag.
pub type PlacedToken = Token<usize>;

/// The tokens of a text. The contents of scripts, styles and the like are texts.
pub fn tokens(html: &str) -> impl Iterator<Item = PlacedToken> + '_ {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).flatten()
}

/// Adds a piece of HTML that begins on a line of the source.
pub fn add(html: &str, line: usize, builder: &mut Builder) {
    let mut lines = Lines { html, line, counted: 0 };
    for token in tokens(html) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.into_iter().map(|(name, value)| (text(&name), text(&value.value)));
                let element = Element {
                    name: text(&tag.name),
                    attributes: attributes.collect(),
                    line: lines.of(tag.span),
                    ..Element::default()
                };
                builder.begin_html(element, tag.self_closing);
            }
            Token::EndTag(tag) => builder.end_html(&text(&tag.name)),
            Token::String(string) => {
                builder.push(Node::Text { text: text(&string.value), line: lines.of(string.span) });
            }
            Token::Comment(comment) => {
                builder.push(Node::Comment { text: text(&comment.value), line: lines.of(comment.span) });
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
}

/// The text of a string of the tokenizer, which was UTF-8 before.
pub fn text(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

struct Lines<'a> {
    html: &'a str,
    line: usize,
    counted: usize,
}

impl Lines<'_> {
    fn of(&mut self, span: Span<usize>) -> usize {
        let start = span.start.min(self.html.len());
        if start > self.counted {
            self.line += self.html.as_bytes()[self.counted..start].iter().filter(|byte| **byte == b'\n').count();
            self.counted = start;
        }
        self.line
    }
}
