//! Countries as people call them, beside their names in the CLDR.

use deunicode::deunicode;

/// Well-known other names, in the form of [`simplified`], each with the codes of all countries that it can mean.
const OTHER_NAMES: [(&str, &[&str]); 42] = [
    ("america", &["US"]),
    ("britain", &["GB"]),
    ("burma", &["MM"]),
    ("cabo verde", &["CV"]),
    ("cape verde", &["CV"]),
    ("congo", &["CD", "CG"]),
    ("congo brazzaville", &["CG"]),
    ("congo kinshasa", &["CD"]),
    ("czech republic", &["CZ"]),
    ("democratic republic of congo", &["CD"]),
    ("democratic republic of the congo", &["CD"]),
    ("dr congo", &["CD"]),
    ("drc", &["CD"]),
    ("east timor", &["TL"]),
    ("england", &["GB"]),
    ("great britain", &["GB"]),
    ("holland", &["NL"]),
    ("hong kong", &["HK"]),
    ("ivory coast", &["CI"]),
    ("korea", &["KP", "KR"]),
    ("macau", &["MO"]),
    ("macedonia", &["MK"]),
    ("northern ireland", &["GB"]),
    ("palestine", &["PS"]),
    ("republic of congo", &["CG"]),
    ("republic of ireland", &["IE"]),
    ("republic of the congo", &["CG"]),
    ("russian federation", &["RU"]),
    ("sao tome", &["ST"]),
    ("scotland", &["GB"]),
    ("swaziland", &["SZ"]),
    ("tanzania", &["TZ"]),
    ("trinidad", &["TT"]),
    ("turkey", &["TR"]),
    ("turkiye", &["TR"]),
    ("uae", &["AE"]),
    ("uk", &["GB"]),
    ("united states of america", &["US"]),
    ("us of a", &["US"]),
    ("viet nam", &["VN"]),
    ("virgin islands", &["VG", "VI"]),
    ("wales", &["GB"]),
];

/// Returns the countries that a name in the form of [`simplified`] can mean.
pub(super) fn codes(simplified: &str) -> &'static [&'static str] {
    OTHER_NAMES.iter().find(|(name, _)| *name == simplified).map_or(&[], |(_, codes)| codes)
}

/// Returns a name without capitals, accents, signs and articles: `Côte d’Ivoire` becomes `cote divoire`.
pub(super) fn simplified(name: &str) -> String {
    let name = deunicode(name).to_lowercase().replace('&', " and ");
    let name: String = name
        .chars()
        .filter(|sign| !matches!(sign, '\'' | '.'))
        .map(|sign| if sign.is_alphanumeric() { sign } else { ' ' })
        .collect();
    let words: Vec<&str> = name.split_whitespace().map(|word| if word == "saint" { "st" } else { word }).collect();
    let words = words.strip_prefix(&["the"]).unwrap_or(&words);
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::is_code;
    use super::*;

    #[test]
    fn other_names_are_simplified_and_name_countries() {
        assert!(OTHER_NAMES.is_sorted());
        for (name, codes) in OTHER_NAMES {
            assert_eq!(simplified(name), name);
            assert!(codes.iter().all(|code| is_code(code)), "{name}");
        }
        for (name, expected) in
            [("Côte d’Ivoire", "cote divoire"), ("The  U.K.", "uk"), ("Saint Lucia", "st lucia"), ("A & B", "a and b")]
        {
            assert_eq!(simplified(name), expected);
        }
    }
}
