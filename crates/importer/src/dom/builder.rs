//! Builds the element tree from Markdown elements and HTML tags. html5ever's tree builder corrects the tags as browsers
//! do; here, only those are matched that Markdown separates.

use super::sink::{MARKDOWN, Sink, TooDeep};
use super::{Element, Node, is_void};
use html5ever::interface::create_element;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

/// More open elements than any real document has. Those that browsers close without an end tag are still counted.
const MAX_OPEN: usize = 1024;

/// Elements that end where another of their name begins.
const SELF_ENDING: [&str; 11] = ["dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"];

/// Elements whose end tag browsers match across others (the adoption agency algorithm of the HTML standard).
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// A tree builder.
pub struct Builder {
    tree: TreeBuilder<usize, Sink>,
    open: Vec<OpenElement>,
    /// The end tags that were added, each with its line.
    added_end_tags: Vec<(String, usize)>,
    /// The open element whose content is text without tags, such as a script.
    raw_text: Option<String>,
    too_deep: Option<TooDeep>,
    line: usize,
}

struct OpenElement {
    name: String,
    is_markdown: bool,
    /// Whether the tree builder knows it: within raw text, tags are not elements.
    is_element: bool,
}

impl Default for Builder {
    fn default() -> Builder {
        let sink = Sink::new();
        let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
        let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
        let tree = TreeBuilder::new_for_fragment(sink, body, None, options);
        Builder { tree, open: Vec::new(), added_end_tags: Vec::new(), raw_text: None, too_deep: None, line: 1 }
    }
}

impl Builder {
    /// Opens an element that was written in Markdown. [`Builder::close_markdown`] closes it.
    pub fn open_markdown(&mut self, element: Element) {
        let element = element.with_attribute(MARKDOWN, "");
        self.start(&element, true);
    }

    /// Closes the innermost Markdown element and all HTML left open in it.
    pub fn close_markdown(&mut self) {
        while let Some(element) = self.open.pop() {
            if !element.is_markdown {
                self.note_missing_end(&element.name);
            }
            self.end(&element);
            if element.is_markdown {
                return;
            }
        }
    }

    /// Opens an HTML element.
    pub fn open_html(&mut self, element: &Element, is_closed: bool) {
        self.start(element, false);
        if let Some(element) = self.open.pop_if(|open| is_closed && open.name == element.name) {
            self.end(&element);
        }
    }

    /// Closes an HTML element. Returns whether one of this name was open within the innermost Markdown element.
    pub fn close_html(&mut self, name: &str) -> bool {
        let first = self.open.iter().rposition(|element| element.is_markdown).map_or(0, |index| index + 1);
        let Some(position) = self.open[first..].iter().rposition(|element| element.name == name) else { return false };
        if self.raw_text.as_ref().is_some_and(|raw_text| raw_text != name) {
            return true;
        }
        let above = self.open.split_off(first + position + 1);
        let is_formatting = |name: &str| FORMATTING.contains(&name);
        let Some(element) = self.open.pop() else { return false };
        above.iter().rev().for_each(|element| self.note_missing_end(&element.name));
        if is_formatting(name) {
            // The others stay open, as in browsers.
            self.end(&element);
            self.open.extend(above);
            return true;
        }
        above.iter().rev().filter(|element| is_formatting(&element.name)).for_each(|element| self.end(element));
        self.end(&element);
        true
    }

    /// Appends text or a comment.
    pub fn push(&mut self, node: Node) {
        match node {
            Node::Text { text, line } => {
                self.process(Token::CharacterTokens(text.as_str().into()), line);
            }
            // Raw text has no comments.
            Node::Comment { .. } if self.raw_text.is_some() => {}
            Node::Comment { text, line } => {
                self.process(Token::CommentToken(text.as_str().into()), line);
            }
            Node::Element(element) => self.open_html(&element, true),
        }
    }

    /// Takes the end tags that were added, each with its line.
    pub fn take_added_end_tags(&mut self) -> Vec<(String, usize)> {
        while let Some(element) = self.open.pop() {
            self.note_missing_end(&element.name);
        }
        std::mem::take(&mut self.added_end_tags)
    }

    /// Closes all elements and returns the tree.
    ///
    /// # Errors
    /// Errors if the tree is nested too deeply.
    pub fn finish(mut self) -> Result<Vec<Node>, TooDeep> {
        self.process(Token::EOFToken, self.line);
        self.tree.end();
        match self.too_deep {
            Some(too_deep) => Err(too_deep),
            None => self.tree.sink.fragment(),
        }
    }

    fn start(&mut self, element: &Element, is_markdown: bool) {
        let repeats = self.open.last().is_some_and(|last| !last.is_markdown && last.name == element.name);
        if repeats && SELF_ENDING.contains(&element.name.as_str()) {
            self.note_missing_end(&element.name);
            self.open.pop();
        }
        if self.open.len() >= MAX_OPEN {
            self.too_deep.get_or_insert(TooDeep { line: element.line });
        }
        let name = element.name.clone();
        let open = OpenElement { name: name.clone(), is_markdown, is_element: self.raw_text.is_none() };
        if !open.is_element {
            self.open.extend(Some(open).filter(|open| !is_void(&open.name)));
            return;
        }
        let is_raw_text = self.process_tag(TagKind::StartTag, &name, &element.attributes, element.line);
        if is_void(&name) {
            return;
        }
        match is_raw_text {
            // The tokenizer reads tags in it all the same.
            true if !super::html::is_raw_text(&name) => return self.end(&open),
            true => self.raw_text = Some(name),
            false => {}
        }
        self.open.push(open);
    }

    fn note_missing_end(&mut self, name: &str) {
        self.added_end_tags.push((format!("</{name}>"), self.line));
    }

    fn end(&mut self, element: &OpenElement) {
        if element.is_element {
            self.process_tag(TagKind::EndTag, &element.name, &[], self.line);
            self.raw_text.take_if(|raw_text| *raw_text == element.name);
        }
    }

    /// Processes a tag, and returns whether the text up to the end tag is raw.
    fn process_tag(&mut self, kind: TagKind, name: &str, attributes: &[(String, String)], line: usize) -> bool {
        let attributes = attributes.iter().map(|(name, value)| Attribute {
            name: QualName::new(None, ns!(), LocalName::from(name.as_str())),
            value: value.as_str().into(),
        });
        let tag = Tag {
            kind,
            name: LocalName::from(name),
            self_closing: false,
            attrs: attributes.collect(),
            had_duplicate_attributes: false,
        };
        self.process(Token::TagToken(tag), line)
    }

    fn process(&mut self, token: Token, line: usize) -> bool {
        self.line = line;
        // The rest of a document beyond the limit is skipped, because the document is not imported.
        self.too_deep.is_none() && matches!(self.tree.process_token(token, line as u64), TokenSinkResult::RawData(_))
    }
}
