//! YAML as people write it into Jekyll sites → a tree with lines.
//!
//! Unlike the publisher's own reader it takes the last of two equal keys, as Jekyll does, and can read a whole document
//! whose mistakes are those of somebody else.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

/// A value with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yaml {
    /// Counted from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// A text, number, date or truth value; `plain` if it stood without quotation marks.
    Text {
        /// What was written.
        text: String,
        /// Whether it stood without quotation marks.
        plain: bool,
    },
    /// A list.
    List(Vec<Yaml>),
    /// Keys with their values, in order.
    Table(Vec<(String, Yaml)>),
}

/// Why a text is not YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Yaml {
    /// The value of a key of a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        match &self.value {
            Value::Table(entries) => entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a scalar that is not empty.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text { text, .. } => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The items of a list, or the value itself where it is no list.
    pub fn items(&self) -> impl Iterator<Item = &Yaml> {
        let (list, single) = match &self.value {
            Value::List(items) => (items.as_slice(), None),
            Value::Null => (&[][..], None),
            _ => (&[][..], Some(self)),
        };
        list.iter().chain(single)
    }
}

/// Reads a text whose first line is `first_line` of its file. A text without values is an empty table.
///
/// # Errors
/// The text is not YAML, uses aliases, or is nested too deeply.
pub fn parse(text: &str, first_line: usize) -> Result<Yaml, YamlError> {
    let mut reader = Reader { parser: Parser::new_from_str(text), lines_before: first_line - 1, depth: 0 };
    loop {
        let (event, line) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::StreamEnd | Event::DocumentEnd => return Ok(Yaml { line, value: Value::Table(Vec::new()) }),
            event => return reader.value(event, line),
        }
    }
}

struct Reader<'input, P: Iterator<Item = Result<(Event<'input>, Span), ScanError>>> {
    parser: P,
    lines_before: usize,
    depth: usize,
}

impl<'input, P: Iterator<Item = Result<(Event<'input>, Span), ScanError>>> Reader<'input, P> {
    fn value(&mut self, event: Event<'input>, line: usize) -> Result<Yaml, YamlError> {
        const DEEPEST: usize = 12;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(YamlError { line, message: String::from("the values are nested too deeply") });
        }
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null" | "Null" | "NULL") => {
                Value::Null
            }
            Event::Scalar(text, style, ..) => {
                Value::Text { text: text.into_owned(), plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.table()?,
            Event::Alias(_) => return Err(YamlError { line, message: String::from("aliases (`*name`) are not read") }),
            _ => return Err(YamlError { line, message: String::from("a value is missing") }),
        };
        self.depth -= 1;
        Ok(Yaml { line, value })
    }

    fn list(&mut self) -> Result<Value, YamlError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::List(items)),
                (event, line) => items.push(self.value(event, line)?),
            }
        }
    }

    fn table(&mut self) -> Result<Value, YamlError> {
        let mut entries: Vec<(String, Yaml)> = Vec::new();
        loop {
            let name = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Value::Table(entries)),
                (Event::Scalar(name, ..), _) => name.into_owned(),
                (_, line) => return Err(YamlError { line, message: String::from("a key must be a word") }),
            };
            let (event, line) = self.next()?;
            entries.push((name, self.value(event, line)?));
        }
    }

    fn next(&mut self) -> Result<(Event<'input>, usize), YamlError> {
        match self.parser.next() {
            Some(Ok((event, span))) => Ok((event, span.start.line() + self.lines_before)),
            Some(Err(error)) => {
                let message = error.info().lines().collect::<Vec<_>>().join("; ");
                Err(YamlError { line: error.marker().line() + self.lines_before, message })
            }
            None => Err(YamlError { line: self.lines_before + 1, message: String::from("the text ends too early") }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        let yaml = parse("a: one\na: two\nb: ~\n", 2).unwrap();
        assert_eq!(yaml.get("a").and_then(Yaml::text), Some("two"));
        assert_eq!(yaml.get("a").map(|value| value.line), Some(3));
        assert_eq!(yaml.get("b").map(|value| value.value.clone()), Some(Value::Null));
    }

    #[test]
    fn deep_nesting_is_an_error() {
        assert!(parse(&"[".repeat(10_000), 1).is_err());
    }
}
