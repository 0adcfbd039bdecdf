//! Names of languages, as editors may write them in place of a code.

use crate::source::slugify::slugify;

/// English names and codes, with the names that speakers use.
const NAMES: [(&str, &str, &str); 45] = [
    ("afrikaans", "af", "Afrikaans"),
    ("akan", "ak", "Akan"),
    ("amharic", "am", "አማርኛ"),
    ("arabic", "ar", "العربية"),
    ("bambara", "bm", "Bamanankan"),
    ("chichewa", "ny", "Chichewa"),
    ("chinese", "zh", "中文"),
    ("dutch", "nl", "Nederlands"),
    ("english", "en", "English"),
    ("ewe", "ee", "Eʋegbe"),
    ("french", "fr", "Français"),
    ("fula", "ff", "Pulaar"),
    ("german", "de", "Deutsch"),
    ("haitian-creole", "ht", "Kreyòl ayisyen"),
    ("hausa", "ha", "Hausa"),
    ("hindi", "hi", "हिन्दी"),
    ("igbo", "ig", "Igbo"),
    ("italian", "it", "Italiano"),
    ("japanese", "ja", "日本語"),
    ("kinyarwanda", "rw", "Ikinyarwanda"),
    ("korean", "ko", "한국어"),
    ("lingala", "ln", "Lingála"),
    ("luganda", "lg", "Luganda"),
    ("malagasy", "mg", "Malagasy"),
    ("ndebele", "nd", "isiNdebele"),
    ("nigerian-pidgin", "pcm", "Naijá"),
    ("oromo", "om", "Oromoo"),
    ("portuguese", "pt", "Português"),
    ("russian", "ru", "Русский"),
    ("sesotho", "st", "Sesotho"),
    ("setswana", "tn", "Setswana"),
    ("shona", "sn", "chiShona"),
    ("somali", "so", "Soomaali"),
    ("spanish", "es", "Español"),
    ("swahili", "sw", "Kiswahili"),
    ("tigrinya", "ti", "ትግርኛ"),
    ("tsonga", "ts", "Xitsonga"),
    ("turkish", "tr", "Türkçe"),
    ("twi", "tw", "Twi"),
    ("venda", "ve", "Tshivenḓa"),
    ("wolof", "wo", "Wolof"),
    ("xhosa", "xh", "isiXhosa"),
    ("yoruba", "yo", "Yorùbá"),
    ("zulu", "zu", "isiZulu"),
    ("creole", "ht", "Kreyòl ayisyen"),
];

/// Returns the code of a language and the name that its speakers use.
#[must_use]
pub(super) fn language_by_name(name: &str) -> Option<(&'static str, &'static str)> {
    let slug = slugify(name);
    let found = NAMES.iter().find(|(english, _, own)| *english == slug || slugify(own) == slug);
    found.map(|(_, code, own)| (*code, *own))
}

/// Returns the name that the speakers of a language use, by its code.
#[must_use]
pub(crate) fn name_of_code(code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, known, _)| *known == code).map(|(_, _, own)| *own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_names_in_english_and_in_their_own_language() {
        for name in ["yoruba", "Yoruba", "Yorùbá"] {
            assert_eq!(language_by_name(name), Some(("yo", "Yorùbá")), "{name}");
        }
        assert_eq!(language_by_name("Français"), Some(("fr", "Français")));
        for name in ["news", "pages", "people", "drafts", "", "yo"] {
            assert_eq!(language_by_name(name), None, "{name}");
        }
    }
}
