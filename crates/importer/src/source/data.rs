//! Data files: YAML, JSON, and tables with commas or tabs.

use crate::report::{Cause, FileReport};
use crate::yaml::{self, Key, Value, Yaml};
use publisher::diagnostic::Position;

/// Parses a data file by its extension. Returns `None` after reporting an error.
pub fn parse(text: &str, extension: &str, file_report: &mut FileReport) -> Option<Yaml> {
    let parsed = match extension {
        "csv" => parse_table(text, b','),
        "tsv" => parse_table(text, b'\t'),
        // YAML allows no tabs, but keeps the order of the keys.
        "json" => yaml::parse(text, 1)
            .or_else(|_| serde_json::from_str(text).map(|json| from_json(&json)))
            .map_err(|error| (error.line(), error.to_string())),
        _ => yaml::parse(text, 1).map_err(|error| (error.position.line, error.kind.to_string())),
    };
    parsed.map_err(|(line, reason)| file_report.add(Cause::YamlUnreadable, line, &reason, "")).ok()
}

/// Parses a table whose first row has the keys. Each further row is a mapping.
fn parse_table(text: &str, delimiter: u8) -> Result<Yaml, (usize, String)> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let failed = |error: &csv::Error| {
        let line = error.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        (line, error.to_string())
    };
    let keys = reader.headers().map_err(|error| failed(&error))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| failed(&error))?;
        let line = record.position().map_or(1, |position| usize::try_from(position.line()).unwrap_or(1));
        let position = Position { line, column: 1 };
        let entries = keys.iter().zip(&record).map(|(key, value)| (key_at(position, key), scalar_at(position, value)));
        rows.push(Yaml { position, value: Value::Table(entries.collect()) });
    }
    Ok(Yaml { position: Position::START, value: Value::List(rows) })
}

/// Converts JSON, whose values have no lines.
fn from_json(json: &serde_json::Value) -> Yaml {
    let position = Position::START;
    let value = match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Scalar { string: value.to_string(), is_plain: true },
        serde_json::Value::Number(number) => Value::Scalar { string: number.to_string(), is_plain: true },
        serde_json::Value::String(text) => Value::Scalar { string: text.clone(), is_plain: false },
        serde_json::Value::Array(items) => Value::List(items.iter().map(from_json).collect()),
        serde_json::Value::Object(entries) => {
            Value::Table(entries.iter().map(|(key, value)| (key_at(position, key), from_json(value))).collect())
        }
    };
    Yaml { position, value }
}

fn key_at(position: Position, name: &str) -> Key {
    Key { position, name: String::from(name) }
}

fn scalar_at(position: Position, text: &str) -> Yaml {
    Yaml { position, value: Value::Scalar { string: String::from(text), is_plain: false } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_at<'a>(yaml: &'a Yaml, index: usize, key: &str) -> Option<&'a str> {
        yaml.items().nth(index)?.get(key)?.as_str()
    }

    #[test]
    fn tables_and_json_are_lists_of_mappings() {
        let mut file_report = FileReport::new("_data/people.csv");
        let table = parse("name,role\n\"Ada, A.\",Chair\nBola\n", "csv", &mut file_report).unwrap();
        assert_eq!((text_at(&table, 0, "name"), text_at(&table, 0, "role")), (Some("Ada, A."), Some("Chair")));
        assert_eq!((text_at(&table, 1, "name"), text_at(&table, 1, "role")), (Some("Bola"), None));
        let json = parse("[\n\t{ \"name\": \"A\\/B\", \"age\": 3 }\n]", "json", &mut file_report).unwrap();
        assert_eq!((text_at(&json, 0, "name"), text_at(&json, 0, "age")), (Some("A/B"), Some("3")));
        assert!(file_report.into_entries().is_empty());
    }

    #[test]
    fn broken_data_is_an_error_with_its_line() {
        for (text, extension) in [("[\n\"a\" \"b\"\n]", "json"), ("a: 1\nb: [\n", "yml")] {
            let mut file_report = FileReport::new("_data/x");
            assert!(parse(text, extension, &mut file_report).is_none());
            assert!(file_report.into_entries()[0].line > 1, "{text}");
        }
    }
}
