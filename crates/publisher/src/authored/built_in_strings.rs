//! Strings that `strings.toml` may leave out, so that content from before they existed stays valid.

/// The English text of each, by key.
const BUILT_IN_STRINGS: &[(&str, &str)] =
    &[("share_from_device", "Share…"), ("relevant_until", "Until {date}"), ("ended_on", "Ended on {date}")];

/// Returns the built-in text of a string, or `None` if it must be written.
pub(super) fn built_in(key: &str) -> Option<&'static str> {
    BUILT_IN_STRINGS.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::strings::Strings;

    #[test]
    fn built_in_strings_have_keys_that_exist() {
        for (key, _) in BUILT_IN_STRINGS {
            assert!(Strings::KEYS.iter().any(|(known, _)| known == key), "{key}");
        }
    }
}
