//! Strings that `strings.toml` may leave out, so that content from before they existed stays valid.

use super::{
    CallOutStrings, Content, EventStrings, GroupStrings, OpportunityStrings, PageStrings, PartnerStrings,
    TranslationStrings,
};

/// The English text of each, by key. One without a text is shown only if it is written.
pub(super) const BUILT_IN_STRINGS: &[(&str, &str)] = &[
    ("join_us", "Join"),
    ("follow_by_feed", "Follow by feed"),
    ("back_to_top", "Back to the top"),
    ("about_organisation", ""),
    ("code_licence", "The code of this site is open source, under the MIT licence."),
    ("source_code", "See the source"),
    ("share_from_device", "Share…"),
    ("copy_code", "Copy the code"),
    ("code_copied", "Code copied."),
    ("code_not_copied", "Your browser did not allow copying. Select the code and copy it."),
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

/// Returns the keys of all strings with words that are built in and that pages of this content show, each with the table
/// that contains it.
#[must_use]
pub fn built_in_keys(content: &Content) -> Vec<Vec<String>> {
    let of_file = keys_with_words(BUILT_IN_STRINGS).map(|key| vec![key]);
    let has_page = |slug| content.languages.first().is_some_and(|default| default.pages.contains_key(slug));
    // The pages of opportunities word days and times as those of events do.
    let tables = [
        ("events", EventStrings::BUILT_IN, has_page("events") || has_page("opportunities")),
        ("opportunities", OpportunityStrings::BUILT_IN, has_page("opportunities")),
        ("groups", GroupStrings::BUILT_IN, !content.groups.is_empty()),
        ("partners", PartnerStrings::BUILT_IN, !content.partners.is_empty()),
        ("call_outs", CallOutStrings::BUILT_IN, true),
        ("pages", PageStrings::BUILT_IN, true),
        ("translations", TranslationStrings::BUILT_IN, content.languages.len() > 1),
    ];
    let of_tables = tables
        .into_iter()
        .filter(|(.., is_shown)| *is_shown)
        .flat_map(|(table, strings, _)| keys_with_words(strings).map(move |key| vec![String::from(table), key]));
    of_file.chain(of_tables).collect()
}

/// Returns the keys of strings that have more than placeholders and signs.
fn keys_with_words(strings: &'static [(&'static str, &'static str)]) -> impl Iterator<Item = String> {
    strings.iter().filter(|(_, text)| has_words(text)).map(|(key, _)| String::from(*key))
}

fn has_words(text: &str) -> bool {
    let after_placeholder = |part: &str| part.split_once('}').is_some_and(|(_, after)| has_words(after));
    match text.split_once('{') {
        Some((before, rest)) => has_words(before) || after_placeholder(rest),
        None => text.contains(char::is_alphabetic),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::strings::Strings;

    #[test]
    fn placeholders_are_no_words() {
        for text in ["", "{first} – {last}", "{countries}"] {
            assert!(!has_words(text), "{text}");
        }
        for text in ["Join", "Until {date}", "{minutes} min", "{a}{b} c"] {
            assert!(has_words(text), "{text}");
        }
    }

    #[test]
    fn built_in_strings_have_keys_that_exist() {
        for (key, _) in BUILT_IN_STRINGS {
            assert!(Strings::KEYS.iter().any(|(known, _)| known == key), "{key}");
        }
    }
}
