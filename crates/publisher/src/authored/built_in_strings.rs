//! Strings that `strings.toml` may leave out, so that content from before they existed stays valid.

use super::{Content, EventStrings, GroupStrings, OpportunityStrings, PartnerStrings, TranslationStrings};

/// The English text of each, by key. One without a text is shown only if it is written.
const BUILT_IN_STRINGS: &[(&str, &str)] = &[
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

/// Returns the built-in text of a string, or `None` if it must be written.
pub(super) fn built_in(key: &str) -> Option<&'static str> {
    BUILT_IN_STRINGS.iter().find(|(known, _)| *known == key).map(|(_, text)| *text)
}

/// Returns the keys of all strings that are built in and that pages of this content show, each with the table that
/// contains it.
#[must_use]
pub fn built_in_keys(content: &Content) -> Vec<Vec<String>> {
    let is_shown = |(_, text): &&(&str, &str)| !text.is_empty();
    let of_file = BUILT_IN_STRINGS.iter().filter(is_shown).map(|(key, _)| vec![String::from(*key)]);
    let has_page = |slug| content.languages.first().is_some_and(|default| default.pages.contains_key(slug));
    // The pages of opportunities word days and times as those of events do.
    let tables = [
        ("events", EventStrings::KEYS, has_page("events") || has_page("opportunities")),
        ("opportunities", OpportunityStrings::KEYS, has_page("opportunities")),
        ("groups", GroupStrings::KEYS, !content.groups.is_empty()),
        ("partners", PartnerStrings::KEYS, !content.partners.is_empty()),
        ("translations", TranslationStrings::KEYS, content.languages.len() > 1),
    ];
    let of_tables = tables
        .into_iter()
        .filter(|(.., is_shown)| *is_shown)
        .flat_map(|(table, keys, _)| keys.iter().map(move |key| vec![String::from(table), String::from(*key)]));
    of_file.chain(of_tables).collect()
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
