//! A YAML reader for Jekyll sites that keeps line numbers.
//!
//! Unlike the publisher's reader, it takes the last of two equal keys, as Jekyll does, and reads whole documents with
//! syntax that the publisher rejects.

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

/// A value with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yaml {
    /// The line, counted from 1.
    pub line: usize,
    /// The value.
    pub value: Value,
}

/// The kinds of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An empty value.
    Null,
    /// A string, number, date or boolean.
    Scalar {
        /// The characters as written.
        text: String,
        /// Whether it was written without quotation marks.
        is_plain: bool,
    },
    /// A sequence.
    Sequence(Vec<Yaml>),
    /// A mapping, in source order.
    Mapping(Vec<(String, Yaml)>),
}

/// A YAML syntax error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YamlError {
    /// The line, counted from 1.
    pub line: usize,
    /// The message.
    pub message: String,
}

impl Yaml {
    /// Returns the value of a key of a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Yaml> {
        match &self.value {
            Value::Mapping(entries) => entries.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns a trimmed scalar unless it is empty.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// Iterates over the items of a sequence, or over the single value.
    pub fn items(&self) -> impl Iterator<Item = &Yaml> {
        let (sequence, single) = match &self.value {
            Value::Sequence(items) => (items.as_slice(), None),
            Value::Null => (&[][..], None),
            _ => (&[][..], Some(self)),
        };
        sequence.iter().chain(single)
    }
}

/// Parses YAML whose first line is `first_line` of its file. An empty document is an empty mapping.
///
/// # Errors
/// Errors if the source is not YAML, uses aliases, or is nested too deeply.
pub fn parse(source: &str, first_line: usize) -> Result<Yaml, YamlError> {
    let mut reader = Reader { parser: Parser::new_from_str(source), lines_before: first_line - 1, depth: 0 };
    loop {
        let (event, line) = reader.next()?;
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::StreamEnd | Event::DocumentEnd => return Ok(Yaml { line, value: Value::Mapping(Vec::new()) }),
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
        const MAX_DEPTH: usize = 12;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(YamlError { line, message: String::from("there are too many lists inside each other") });
        }
        let value = match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null" | "Null" | "NULL") => {
                Value::Null
            }
            Event::Scalar(text, style, ..) => {
                Value::Scalar { text: text.into_owned(), is_plain: style == ScalarStyle::Plain }
            }
            Event::SequenceStart(..) => self.sequence()?,
            Event::MappingStart(..) => self.mapping()?,
            Event::Alias(_) => {
                return Err(YamlError {
                    line,
                    message: String::from("the text after the colon cannot start with `*`"),
                });
            }
            _ => return Err(YamlError { line, message: String::from("a value is missing after the colon") }),
        };
        self.depth -= 1;
        Ok(Yaml { line, value })
    }

    fn sequence(&mut self) -> Result<Value, YamlError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Value::Sequence(items)),
                (event, line) => items.push(self.value(event, line)?),
            }
        }
    }

    fn mapping(&mut self) -> Result<Value, YamlError> {
        let mut entries: Vec<(String, Yaml)> = Vec::new();
        loop {
            let name = match self.next()? {
                (Event::MappingEnd, _) => return Ok(Value::Mapping(entries)),
                (Event::Scalar(name, ..), _) => name.into_owned(),
                (_, line) => {
                    return Err(YamlError {
                        line,
                        message: String::from("this line must start with a name and a colon"),
                    });
                }
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
            None => Err(YamlError { line: self.lines_before + 1, message: String::from("the file ends too early") }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        let yaml = parse("a: one\na: two\nb: ~\n", 2).unwrap();
        assert_eq!(yaml.get("a").and_then(Yaml::as_str), Some("two"));
        assert_eq!(yaml.get("a").map(|value| value.line), Some(3));
        assert_eq!(yaml.get("b").map(|value| value.value.clone()), Some(Value::Null));
    }

    #[test]
    fn deep_nesting_is_an_error() {
        assert!(parse(&"[".repeat(10_000), 1).is_err());
    }
}
