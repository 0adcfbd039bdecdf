//! Whether a string can be the same in two languages.

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use crate::authored::Content;

/// The names that a site has in every language.
pub struct Names<'a>(FxHashSet<&'a str>);

impl<'a> Names<'a> {
    /// Returns the names of people, groups, partners and the site.
    pub fn new(content: &'a Content) -> Names<'a> {
        let people = content.people.values().map(|person| person.person.name.as_str());
        let groups = content.groups.values().map(|group| group.name.as_str());
        let partners = content.partners.values().map(|partner| partner.name.as_str());
        let site = std::iter::once(content.site.title.as_str());
        Names(people.chain(groups).chain(partners).chain(site).collect())
    }

    /// Returns whether a string needs no other words in another language: it is a name, a single word, or has no words at
    /// all. A string whose words all begin with a capital counts as a name.
    pub fn is_same_everywhere(&self, string: &str) -> bool {
        let words = without_placeholders(string);
        let words: Vec<&str> = words.unicode_words().filter(|word| word.contains(char::is_alphabetic)).collect();
        let is_name = words.iter().all(|word| word.starts_with(char::is_uppercase));
        words.len() <= 1 || is_name || self.0.contains(string.trim())
    }
}

/// Returns a string without what is in curly brackets and without addresses.
fn without_placeholders(string: &str) -> String {
    let mut words = String::new();
    let mut rest = string;
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    let is_address = |word: &&str| word.contains("://") || word.contains('@');
    words.split_whitespace().filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_single_words_are_the_same_everywhere() {
        let names = Names(FxHashSet::from_iter(["the loom"]));
        for string in [
            "Menu",
            "menu…",
            "{page} / {pages}",
            "{minutes} min",
            "GitHub Discussions",
            "the loom",
            "1–2, 3",
            "https://a.example/b-c d",
            "mail@a.example",
            "",
        ] {
            assert!(names.is_same_everywhere(string), "{string}");
        }
        for string in ["Skip to content", "Until {date} at last", "the looms", "Code of Conduct"] {
            assert!(!names.is_same_everywhere(string), "{string}");
        }
    }
}
