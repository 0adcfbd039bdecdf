//! `[translations]` in `strings.toml`: what readers are told about translations.

use super::string_table::string_table;

string_table! {
    /// What readers are told about translations. A `{name}` in one is a placeholder.
    TranslationStrings, "translations";
    /// The link to a page in this language, for visitors whose browser prefers it. Empty: the name of the language.
    offer = "",
    /// The button that closes this offer. Empty: the label of the one that closes the menu.
    close_offer = "",
    /// The notice of a page whose source has changed since it was translated.
    out_of_date = "The original of this page has changed since it was translated.",
    /// The link to the source, after that notice.
    read_source(language) = "Read the original in {language}.",
    /// The notice of a page that no native speaker has reviewed.
    not_reviewed = "This translation is a draft that no native speaker has reviewed yet.",
    /// The link after that notice: to a page about translating, to the repository or to the contact address.
    improve = "Help to improve it.",
}
