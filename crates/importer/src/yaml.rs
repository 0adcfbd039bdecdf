//! YAML as Jekyll reads it.

use publisher::source::yaml::YamlOptions;

pub use publisher::source::node::{Key, Node as Yaml, Value};
pub use publisher::source::yaml::YamlError;

/// As in Jekyll, a repeated key is no error, and its last value counts. The depth is below that of the publisher, because
/// unknown keys move one level down, below `extra`.
const OPTIONS: YamlOptions = YamlOptions {
    max_depth: 12,
    allows_repeated_keys: true,
    allows_properties: true,
    nulls: &["", "~", "null", "Null", "NULL"],
};

/// Parses YAML whose first line is `first_line` of its file. An empty document is an empty table.
///
/// # Errors
/// Errors if the source is not YAML, uses aliases, or is nested too deeply.
pub fn parse(source: &str, first_line: usize) -> Result<Yaml, YamlError> {
    publisher::source::yaml::parse(source, first_line, OPTIONS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_equal_keys_counts() {
        let yaml = parse("a: one\na: two\nb: ~\n", 2).unwrap();
        assert_eq!(yaml.get("a").and_then(Yaml::as_str), Some("two"));
        assert_eq!(yaml.get("a").map(|value| value.position.line), Some(3));
        assert_eq!(yaml.get("b").map(|value| value.value.clone()), Some(Value::Null));
    }

    #[test]
    fn deep_nesting_is_an_error() {
        assert!(parse(&"[".repeat(10_000), 1).is_err());
    }
}
