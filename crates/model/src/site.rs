//! What all pages share: navigation, languages and the strings of the interface.

use crate::interface_string::StringLanguage;
use crate::leadership::NamedLink;
use crate::strings::Strings;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// `content/<language>/site.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// See [`crate::SCHEMA`].
    pub schema: u32,
    /// The name of the site.
    pub title: String,
    /// The absolute URL of the home page, with a trailing slash.
    #[serde(default)]
    pub base_url: String,
    /// The languages of the site, the default language first.
    pub languages: Vec<Language>,
    /// The entries of the header.
    pub navigation: Vec<NavigationLink>,
    /// The entries of the footer.
    pub footer_navigation: Vec<NavigationLink>,
    /// The profiles of the organisation on other sites.
    pub social: Vec<NamedLink>,
    /// The one among `social` where people join the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join: Option<NamedLink>,
    /// The e-mail address of the organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The URL of the repository with the sources of the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repository: Option<String>,
    /// The width in rem from which the header fits into one row, as one of [`HEADER_WIDTHS`]. Without it, the header has a
    /// menu at every width.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_width: Option<u32>,
    /// The strings of the interface.
    pub strings: Strings,
    /// The keys of strings that are not translated: they are in the default language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untranslated_strings: Vec<String>,
    /// The keys of strings that are in English, because the default language, which is another one, has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub english_strings: Vec<String>,
}

/// The widths in rem for which the style sheet has a container query (`style/menu.css`).
pub const HEADER_WIDTHS: RangeInclusive<u32> = 40..=96;
/// The distance of the widths within [`HEADER_WIDTHS`].
pub const HEADER_WIDTH_STEP: u32 = 4;

/// Returns the title of a document: the page's title and the site's, or only one if both are the same.
#[must_use]
pub fn document_title(page_title: &str, site_title: &str) -> String {
    match page_title == site_title {
        true => String::from(site_title),
        false => [page_title, " – ", site_title].concat(),
    }
}

impl Site {
    /// Returns the language with this code.
    #[must_use]
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.code == code)
    }

    /// Returns the direction of a part in one language on a page in another, if the two differ.
    #[must_use]
    pub fn direction_of_part(&self, page: &str, part: &str) -> Option<&'static str> {
        self.other_direction(page, part).map(Direction::attribute)
    }

    fn other_direction(&self, page: &str, part: &str) -> Option<Direction> {
        // Sites without English fall back to it, too.
        let direction = |code: &str| self.language(code).map(|language| language.direction).unwrap_or_default();
        Some(direction(part)).filter(|part| *part != direction(page))
    }

    /// Marks the strings that are not in the language of the pages with their language. Leaks that: it is as good as static.
    #[must_use]
    pub fn with_marked_strings(mut self, page: &str) -> Site {
        let default = self.languages.first().map_or("", |language| &language.code);
        for (code, keys) in [(default, &self.untranslated_strings), ("en", &self.english_strings)] {
            if keys.is_empty() {
                continue;
            }
            let direction = self.other_direction(page, code);
            let language: &StringLanguage = Box::leak(Box::new(StringLanguage { code: String::from(code), direction }));
            for (_, string) in self.strings.entries_mut().filter(|(key, _)| keys.iter().any(|known| known == key)) {
                string.language = Some(language);
            }
        }
        self
    }
}

/// A language of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// The BCP 47 tag. In lower case, it is also the first segment of all paths, except in the default language.
    pub code: String,
    /// The name that its speakers use.
    pub name: String,
    /// The direction of its script.
    #[serde(default)]
    pub direction: Direction,
}

/// The direction of a language's script, as the HTML attribute `dir` has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// Left to right.
    #[default]
    #[serde(rename = "ltr")]
    LeftToRight,
    /// Right to left.
    #[serde(rename = "rtl")]
    RightToLeft,
}

impl Direction {
    /// Returns the value of the HTML attribute `dir`.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NavigationLink {
    /// The path without base path and language, as [`crate::route::Route::path`] returns it.
    pub path: String,
    /// The label of the link.
    pub label: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_title_has_the_site_title_once() {
        assert_eq!(document_title("News", "Site"), "News – Site");
        assert_eq!(document_title("Site", "Site"), "Site");
    }

    #[test]
    fn a_part_has_a_direction_only_if_it_differs() {
        let language = |code: &str, direction| Language { code: String::from(code), name: String::new(), direction };
        let languages = vec![
            language("en", Direction::LeftToRight),
            language("es", Direction::LeftToRight),
            language("ar", Direction::RightToLeft),
        ];
        let site = Site {
            schema: 0,
            title: String::new(),
            base_url: String::new(),
            languages,
            navigation: Vec::new(),
            footer_navigation: Vec::new(),
            social: Vec::new(),
            join: None,
            contact: None,
            repository: None,
            header_width: None,
            strings: Strings::default(),
            untranslated_strings: Vec::new(),
            english_strings: Vec::new(),
        };
        assert_eq!(site.direction_of_part("ar", "en"), Some("ltr"));
        assert_eq!(site.direction_of_part("en", "ar"), Some("rtl"));
        assert_eq!(site.direction_of_part("en", "es"), None);
        assert_eq!(site.direction_of_part("ar", "ar"), None);
    }
}
