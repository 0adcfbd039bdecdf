//! YAML → spanned tree.

use super::node::{Key, Node, Value, one_line};
use super::yaml_anchors::{self, Anchors};
use crate::diagnostic::Position;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use thiserror::Error;

/// What the reader accepts.
#[derive(Clone, Copy, Debug)]
pub struct YamlOptions {
    /// The maximum nesting depth, counting the outermost table and the innermost scalar.
    pub max_depth: usize,
    /// Whether a table keeps all entries of a repeated key. Otherwise it is an error.
    pub allows_repeated_keys: bool,
    /// Whether a value can have an anchor or a tag, such as `&name` or `!name`, and whether aliases such as `*name` and merge
    /// keys (`<<: *name`) are resolved. Tags are dropped.
    pub allows_properties: bool,
    /// The plain scalars that mean an empty value.
    pub nulls: &'static [&'static str],
}

/// An error with its position.
#[derive(Debug, Error)]
#[error("{kind}")]
pub struct YamlError {
    /// Where it was found.
    pub position: Position,
    /// What is wrong.
    pub kind: YamlErrorKind,
}

/// The kinds of errors.
#[derive(Debug, Error)]
pub enum YamlErrorKind {
    /// The syntax is wrong, with the parser's message on one line.
    #[error("{0}")]
    Syntax(String),
    /// The values are nested more deeply than the options allow.
    #[error("there are too many lists inside each other here")]
    TooDeep,
    /// An alias refers to another value, where that is not allowed, or to one that is missing or too large.
    #[error("the text after the colon cannot start with `*`")]
    Alias,
    /// A value starts with an anchor or a tag.
    #[error("the text after the colon cannot start with `{0}`")]
    Property(char),
    /// Something follows the end of the values.
    #[error("nothing can follow here")]
    SecondDocument,
    /// A value is missing.
    #[error("a value is missing here")]
    MissingValue,
    /// A key is a list or a table.
    #[error("this line must start with a name and a colon")]
    KeyNotScalar,
    /// A key is repeated.
    #[error("there are two lines `{0}:`")]
    RepeatedKey(String),
}

/// Parses YAML that starts on `first_line` of its file. An empty document is an empty table.
///
/// # Errors
/// Errors if the syntax is wrong, or if the YAML has something that the options or the tree do not allow.
pub fn parse(yaml: &str, first_line: usize, options: YamlOptions) -> Result<Node, YamlError> {
    let mut reader = Reader {
        events: Parser::new_from_str(yaml),
        options,
        lines_before: first_line - 1,
        depth: 0,
        anchors: Anchors::default(),
    };
    loop {
        let (event, position) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::StreamEnd | Event::DocumentEnd => return Ok(Node { position, value: Value::Table(Vec::new()) }),
            event => {
                let node = reader.node(event, position)?;
                reader.end()?;
                return Ok(node);
            }
        }
    }
}

struct Reader<'input> {
    events: Parser<'input, StrInput<'input>>,
    options: YamlOptions,
    /// The number of lines in the file before the YAML.
    lines_before: usize,
    /// The number of values that enclose the next one.
    depth: usize,
    anchors: Anchors,
}

impl<'input> Reader<'input> {
    fn node(&mut self, event: Event<'input>, position: Position) -> Result<Node, YamlError> {
        let failed = |kind| Err(YamlError { position, kind });
        if self.depth == self.options.max_depth {
            return failed(YamlErrorKind::TooDeep);
        }
        if let Some(sign) = property(&event).filter(|_| !self.options.allows_properties) {
            return failed(YamlErrorKind::Property(sign));
        }
        let anchor = anchor_of(&event);
        self.depth += 1;
        let value = match event {
            Event::Scalar(string, ScalarStyle::Plain, ..) if self.options.nulls.contains(&&*string) => Value::Null,
            Event::Scalar(string, style, ..) => {
                Value::Scalar { string: string.into_owned(), is_plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.table()?,
            Event::Alias(anchor) if self.options.allows_properties => {
                let depth = self.options.max_depth + 1 - self.depth;
                let value = self.anchors.get(anchor, depth);
                value.ok_or(YamlError { position, kind: YamlErrorKind::Alias })?
            }
            Event::Alias(_) => return failed(YamlErrorKind::Alias),
            _ => return failed(YamlErrorKind::MissingValue),
        };
        self.depth -= 1;
        let node = Node { position, value };
        self.anchors.insert(anchor, &node);
        Ok(node)
    }

    /// Checks that the stream ends here: what follows would be lost.
    fn end(&mut self) -> Result<(), YamlError> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentEnd | Event::Nothing, _) => {}
                (_, position) => return Err(YamlError { position, kind: YamlErrorKind::SecondDocument }),
            }
        }
    }

    fn list(&mut self) -> Result<Value, YamlError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, position) => items.push(self.node(event, position)?),
            }
        }
    }

    fn table(&mut self) -> Result<Value, YamlError> {
        let mut entries: Vec<(Key, Node)> = Vec::new();
        loop {
            let (name, position) = match self.next()? {
                (Event::MappingEnd, _) if self.options.allows_properties => {
                    return Ok(Value::Table(yaml_anchors::merge(entries)));
                }
                (Event::MappingEnd, _) => return Ok(Value::Table(entries)),
                (Event::Scalar(name, ..), position) => (name.into_owned(), position),
                (_, position) => return Err(YamlError { position, kind: YamlErrorKind::KeyNotScalar }),
            };
            if !self.options.allows_repeated_keys && entries.iter().any(|(key, _)| key.name == name) {
                return Err(YamlError { position, kind: YamlErrorKind::RepeatedKey(name) });
            }
            let (event, value_position) = self.next()?;
            let mut node = self.node(event, value_position)?;
            // Where nothing follows the sign `>`, the parser is in the next line.
            if is_empty(&node.value) && node.position.line > position.line {
                node.position = position;
            }
            entries.push((Key { position, name }, node));
        }
    }

    fn next(&mut self) -> Result<(Event<'input>, Position), YamlError> {
        let position = |line, column| Position { line: line + self.lines_before, column: column + 1 };
        match self.events.next() {
            Some(Ok((event, Span { start, .. }))) => Ok((event, position(start.line(), start.col()))),
            Some(Err(error)) => {
                let position = position(error.marker().line(), error.marker().col());
                Err(YamlError { position, kind: YamlErrorKind::Syntax(one_line(error.info())) })
            }
            None => {
                let kind = YamlErrorKind::Syntax(String::from("the text ends too early"));
                Err(YamlError { position: position(1, 0), kind })
            }
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Scalar { string, .. } => string.trim().is_empty(),
        other => matches!(other, Value::Null),
    }
}

/// Returns the parser's number of a value's anchor; 0 for a value without one.
fn anchor_of(event: &Event<'_>) -> usize {
    match event {
        Event::Scalar(_, _, anchor, _) | Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => *anchor,
        _ => 0,
    }
}

/// Returns the sign before a value with an anchor or a tag (YAML 1.2.2, section 6.9).
fn property(event: &Event<'_>) -> Option<char> {
    let (Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag)) =
        event
    else {
        return None;
    };
    match tag {
        Some(_) => Some('!'),
        None => (*anchor > 0).then_some('&'),
    }
}
