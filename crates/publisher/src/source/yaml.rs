//! YAML → spanned tree.

use super::node::{Key, Node, Value};
use crate::diagnostic::{Diagnostics, Position};
use crate::source::file::SourceFile;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// The maximum nesting depth of lists and tables.
const MAX_DEPTH: usize = 16;

/// Parses the YAML that starts on `first_line` of a file. Reports a syntax error and returns `None`.
pub fn parse_yaml(source: &SourceFile, yaml: &str, first_line: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut parser = YamlParser { events: Parser::new_from_str(yaml), lines_before: first_line - 1, depth: 0 };
    match parser.document() {
        Ok(node) => Some(node),
        Err(YamlError { position, message, help }) => {
            diagnostics.at(&source.path, position, message, help);
            None
        }
    }
}

struct YamlError {
    position: Position,
    message: String,
    help: &'static str,
}

impl YamlError {
    fn new(position: Position, message: impl Into<String>, help: &'static str) -> YamlError {
        YamlError { position, message: message.into(), help }
    }

    /// Leaves out the parser's own message, which only makes sense to those who know YAML's grammar.
    fn syntax(position: Position) -> YamlError {
        let help = "put the text after the colon in quotation marks, for example `title: \"Python: a start\"`, \
                    and check the spaces at the start of the line";
        YamlError::new(position, "this line cannot be read", help)
    }
}

struct YamlParser<'input, P: Iterator<Item = Result<(Event<'input>, Span), saphyr_parser::ScanError>>> {
    events: P,
    /// The number of lines in the file before the YAML.
    lines_before: usize,
    /// The number of open lists and tables.
    depth: usize,
}

impl<'input, P: Iterator<Item = Result<(Event<'input>, Span), saphyr_parser::ScanError>>> YamlParser<'input, P> {
    fn document(&mut self) -> Result<Node, YamlError> {
        loop {
            let (event, position) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::StreamEnd | Event::DocumentEnd => return Ok(Node { position, value: Value::Table(Vec::new()) }),
                event => return self.node(event, position),
            }
        }
    }

    fn node(&mut self, event: Event<'input>, position: Position) -> Result<Node, YamlError> {
        if self.depth > MAX_DEPTH {
            return Err(YamlError::new(
                position,
                "there are too many lists inside each other here",
                "use fewer levels",
            ));
        }
        self.depth += 1;
        let value = match event {
            Event::Scalar(string, ScalarStyle::Plain, _, _) if matches!(&*string, "" | "~" | "null") => Value::Null,
            Event::Scalar(string, _, _, _) => Value::Scalar(string.into_owned()),
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.table()?,
            Event::Alias(_) => {
                return Err(YamlError::new(
                    position,
                    "the text after the colon cannot start with `*`",
                    "put it in quotation marks",
                ));
            }
            _ => return Err(YamlError::new(position, "a value is missing here", "write it after the colon")),
        };
        self.depth -= 1;
        Ok(Node { position, value })
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
                (Event::MappingEnd, _) => return Ok(Value::Table(entries)),
                (Event::Scalar(name, ..), position) => (name.into_owned(), position),
                (_, position) => {
                    return Err(YamlError::new(
                        position,
                        "this line must start with a name and a colon",
                        "write it like `title: About us`",
                    ));
                }
            };
            if entries.iter().any(|(key, _)| key.name == name) {
                let message = format!("there are two lines `{name}:`");
                return Err(YamlError::new(position, message, "remove one of them"));
            }
            let (event, value_position) = self.next()?;
            let value = self.node(event, value_position)?;
            entries.push((Key { position, name }, value));
        }
    }

    fn next(&mut self) -> Result<(Event<'input>, Position), YamlError> {
        match self.events.next() {
            Some(Ok((event, span))) => {
                let start = span.start;
                Ok((event, Position { line: start.line() + self.lines_before, column: start.col() + 1 }))
            }
            Some(Err(error)) => {
                let marker = error.marker();
                let position = Position { line: marker.line() + self.lines_before, column: marker.col() + 1 };
                Err(YamlError::syntax(position))
            }
            None => {
                let position = Position { line: self.lines_before + 1, column: 1 };
                Err(YamlError::syntax(position))
            }
        }
    }
}
