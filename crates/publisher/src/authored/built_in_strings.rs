//! Strings that `strings.toml` may leave out, so that content from before they existed stays valid.

/// The English text of each, by key. One without a text is shown only if it is written.
pub(super) const BUILT_IN_STRINGS: &[(&str, &str)] = &[
    ("join_us", "Join"),
    ("follow_by_feed", "Follow by feed"),
    ("back_to_top", "Back to the top"),
    ("about_organisation", ""),
    ("code_licence", "The code of this site is open source, under the MIT licence."),
    ("source_code", "See the source"),
    ("share_from_device", "Share…"),
    ("relevant_until", "Until {date}"),
    ("ended_on", "Ended on {date}"),
    ("news_by", "News by {author}"),
    ("unlisted_members", "The members are not named on this site."),
    ("link_to_heading", "Link to the heading “{heading}”"),
];

/// Returns whether a string may be left out.
pub(super) fn has_built_in(key: &str) -> bool {
    BUILT_IN_STRINGS.iter().any(|(known, _)| *known == key)
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
