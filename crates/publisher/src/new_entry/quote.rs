//! Values as YAML and TOML that is read back exactly as given.

/// Returns a value on one line as YAML.
pub(super) fn yaml(value: &str) -> String {
    match is_plain(value) {
        true => String::from(value),
        // Single quotation marks keep every character; one within is doubled.
        false => format!("'{}'", value.replace('\'', "''")),
    }
}

/// Returns a value on one line as TOML.
pub(crate) fn toml(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns whether a value means itself in YAML without quotation marks, also within brackets.
fn is_plain(value: &str) -> bool {
    let is_safe_char = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.' | '/' | '+' | ':');
    value.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '/')
        && value.chars().all(is_safe_char)
        && !value.ends_with(':')
        && value != "null"
}
