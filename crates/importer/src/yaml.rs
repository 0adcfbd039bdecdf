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
/// Errors if the source is not YAML, or is nested too deeply.
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
    fn aliases_and_merge_keys_are_resolved() {
        let yaml = parse("title: &t One\nother: *t\nbase: &b { x: 1, y: 2 }\nc:\n  <<: *b\n  y: 3\n", 2).unwrap();
        let text = |path: &[&str]| {
            path.iter().try_fold(&yaml, |value, key| value.get(key)).and_then(Yaml::as_str).map(String::from)
        };
        assert_eq!(text(&["other"]).as_deref(), Some("One"));
        assert_eq!((text(&["c", "x"]).as_deref(), text(&["c", "y"]).as_deref()), (Some("1"), Some("3")));
    }

    #[test]
    fn repeated_aliases_do_not_multiply_without_end() {
        let levels =
            (1..12).map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 10].join(", ")));
        assert!(parse(&format!("a0: &a0 x\n{}", levels.collect::<String>()), 1).is_err());
    }

    #[test]
    fn deep_nesting_is_an_error() {
        assert!(parse(&"[".repeat(10_000), 1).is_err());
    }
}
