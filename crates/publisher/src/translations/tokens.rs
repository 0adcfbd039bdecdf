//! The body of a file as a list of tokens, without layout.

use crate::markdown::{PARSER_OPTIONS, is_directive};
use crate::source::file::SourceFile;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The start of a comment that shows a part of the source to the translator.
pub const UNFILLED: &str = "<!-- translate:";

/// A part of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// The start of a heading of this level.
    Heading(u8),
    /// The start of a paragraph.
    Paragraph,
    /// The start of a list, with the number of its first item if it is numbered.
    List(Option<u64>),
    /// The start of an item of a list.
    Item,
    /// The start of a quotation.
    Quote,
    /// The start of a table.
    Table,
    /// The start of the header or of another row of a table.
    Row,
    /// The start of a cell of a table.
    Cell,
    /// A block of code with its lines.
    CodeBlock(String),
    /// A thematic break.
    Rule,
    /// The start of a footnote.
    Footnote(String),
    /// A reference to a footnote.
    FootnoteReference(String),
    /// The start of a link with its destination.
    Link(String),
    /// The start of an image, whose alternative follows.
    Image,
    /// The start of words in italics.
    Emphasis,
    /// The start of words in bold.
    Strong,
    /// The start of words that are struck out.
    Strikethrough,
    /// The box of an item of a task list.
    Task(bool),
    /// The end of the token that started last.
    End,
    /// Words, with single spaces.
    Text(String),
    /// Code within a sentence.
    Code(String),
    /// A line such as `::news 3`. It is layout: a translation may have another one.
    Directive(String),
    /// A comment that shows a part of the source to the translator.
    Unfilled,
}

impl Token {
    /// Whether words after it belong to another block than those before it.
    #[must_use]
    pub fn is_block(&self) -> bool {
        use Token::{Cell, CodeBlock, Footnote, Heading, Item, Paragraph, Quote};
        matches!(self, Heading(_) | Paragraph | Item | Quote | Cell | Footnote(_) | CodeBlock(_))
    }

    /// Whether a token [`Token::End`] belongs to it.
    #[must_use]
    pub fn has_end(&self) -> bool {
        use Token::{
            Cell, Emphasis, Footnote, Heading, Image, Item, Link, List, Quote, Row, Strikethrough, Strong, Table,
        };
        matches!(
            self,
            Heading(_)
                | List(_)
                | Item
                | Quote
                | Table
                | Row
                | Cell
                | Footnote(_)
                | Link(_)
                | Image
                | Emphasis
                | Strong
                | Strikethrough
        )
    }

    /// Appends the canonical form: a sign, and for text the text, on a line of its own. It never changes, since digests
    /// are made from it.
    pub fn write(&self, canonical: &mut String) {
        let number = |number: u64| number.to_string();
        let (sign, text) = match self {
            Token::Heading(level) => ("#", number(u64::from(*level))),
            Token::Paragraph => ("p", String::new()),
            Token::List(start) => ("l", start.map_or_else(String::new, number)),
            Token::Item => ("-", String::new()),
            Token::Quote => (">", String::new()),
            Token::Table => ("t", String::new()),
            Token::Row => ("r", String::new()),
            Token::Cell => ("|", String::new()),
            Token::CodeBlock(code) => ("=", code.replace('\n', "\n=")),
            Token::Rule => ("~", String::new()),
            Token::Footnote(name) => ("f", name.clone()),
            Token::FootnoteReference(name) => ("^", name.clone()),
            Token::Link(destination) => ("@", destination.clone()),
            Token::Image => ("!", String::new()),
            Token::Emphasis => ("i", String::new()),
            Token::Strong => ("b", String::new()),
            Token::Strikethrough => ("s", String::new()),
            Token::Task(is_done) => ("x", number(u64::from(*is_done))),
            Token::End => (".", String::new()),
            Token::Text(text) => ("\"", text.clone()),
            Token::Code(code) => ("`", code.clone()),
            Token::Directive(_) | Token::Unfilled => return,
        };
        canonical.extend([sign, &text, "\n"]);
    }
}

/// Returns a string with single spaces between its words.
pub fn collapsed(string: &str) -> String {
    let mut collapsed = String::with_capacity(string.len());
    for character in string.chars() {
        match character.is_whitespace() {
            true if collapsed.ends_with(' ') => {}
            true => collapsed.push(' '),
            false => collapsed.push(character),
        }
    }
    collapsed
}

/// Returns the tokens of the body that begins at a byte offset, each with the number of its line.
pub fn read(source: &SourceFile, body_start: usize) -> Vec<(Token, usize)> {
    let body = &source.text[body_start..];
    let mut tokens = TokenList::default();
    for (event, range) in Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter() {
        match event {
            Event::Start(tag) => tokens.start(tag, range.start),
            Event::End(tag) => tokens.end(tag, range.start, body),
            Event::Text(text) => tokens.text(&text, range.start),
            Event::SoftBreak | Event::HardBreak => tokens.text(" ", range.start),
            Event::Code(code) => tokens.push(Token::Code(collapsed(&code)), range.start),
            Event::Rule => tokens.push(Token::Rule, range.start),
            Event::FootnoteReference(name) => {
                tokens.push(Token::FootnoteReference(String::from(&*name)), range.start);
            }
            Event::TaskListMarker(is_done) => tokens.push(Token::Task(is_done), range.start),
            Event::Html(html) if html.trim_start().starts_with(UNFILLED) => {
                tokens.push(Token::Unfilled, range.start);
            }
            // Comments are for editors, and other HTML is an error.
            Event::Html(_) | Event::InlineHtml(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }
    let lines = tokens.list.into_iter().map(|(token, offset)| (token, source.position(body_start + offset).line));
    lines.collect()
}

/// Collects tokens.
#[derive(Default)]
struct TokenList {
    list: Vec<(Token, usize)>,
    is_in_code: bool,
}

impl TokenList {
    fn push(&mut self, token: Token, offset: usize) {
        self.list.push((token, offset));
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) {
        let token = match tag {
            Tag::Heading { level, .. } => Token::Heading(level as u8),
            // Empty lines between the items of a list are layout.
            Tag::Paragraph if matches!(self.list.last(), Some((Token::Item, _))) => return,
            Tag::Paragraph => Token::Paragraph,
            Tag::List(start) => Token::List(start),
            Tag::Item => Token::Item,
            Tag::BlockQuote(_) => Token::Quote,
            Tag::CodeBlock(_) => {
                self.is_in_code = true;
                Token::CodeBlock(String::new())
            }
            Tag::FootnoteDefinition(name) => Token::Footnote(String::from(&*name)),
            Tag::Table(_) => Token::Table,
            Tag::TableHead | Tag::TableRow => Token::Row,
            Tag::TableCell => Token::Cell,
            Tag::Emphasis => Token::Emphasis,
            Tag::Strong => Token::Strong,
            Tag::Strikethrough => Token::Strikethrough,
            Tag::Link { dest_url, .. } => Token::Link(String::from(&*dest_url)),
            Tag::Image { .. } => Token::Image,
            _ => return,
        };
        self.push(token, offset);
    }

    fn end(&mut self, tag: TagEnd, start: usize, body: &str) {
        match tag {
            TagEnd::CodeBlock => self.is_in_code = false,
            TagEnd::Paragraph => self.end_paragraph(start, body),
            TagEnd::HtmlBlock => {}
            _ => self.push(Token::End, start),
        }
    }

    /// Replaces a paragraph that is a directive.
    fn end_paragraph(&mut self, start: usize, body: &str) {
        let is_single = |list: &[(Token, usize)]| matches!(list, [.., (Token::Paragraph, _), (Token::Text(_), _)]);
        let line = body.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        // The summary in a line `::details` is text that readers see.
        if is_single(&self.list) && is_directive(line) && !line.trim().starts_with("::details ") {
            self.list.truncate(self.list.len() - 2);
            self.push(Token::Directive(collapsed(line.trim())), start);
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        match self.list.last_mut() {
            Some((Token::CodeBlock(code), _)) if self.is_in_code => code.push_str(text),
            // Straight quotation marks and dashes are events of their own.
            Some((Token::Text(last), _)) => *last = collapsed(&[last, text].concat()),
            _ => self.push(Token::Text(collapsed(text)), offset),
        }
    }
}
