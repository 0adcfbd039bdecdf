//! Whether a string can be the same in two languages.

use rustc_hash::FxHashSet;
use unicode_segmentation::UnicodeSegmentation;

use crate::authored::Content;

/// The most words of a name with small words in it.
const MAX_NAME_LENGTH: usize = 5;

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
        let is_name = alphabetic_words(&words).all(|word| word.starts_with(char::is_uppercase));
        alphabetic_words(&words).count() <= 1 || is_name || self.0.contains(string.trim())
    }
}

/// Returns whether a string may be a name with small words in it: its first and its last word begin with a capital.
pub fn may_be_name(string: &str) -> bool {
    let begins_with_capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    let words: Vec<&str> = alphabetic_words(string).collect();
    words.len() <= MAX_NAME_LENGTH
        && [words.first(), words.last()].into_iter().all(|word| begins_with_capital(word.copied()))
}

fn alphabetic_words(string: &str) -> impl Iterator<Item = &str> {
    string.unicode_words().filter(|word| word.contains(char::is_alphabetic))
}

/// Returns a string without its placeholders and addresses.
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
    fn names_can_have_small_words() {
        for (string, expected) in [
            ("Coffee and Code", true),
            ("State of BPD", true),
            ("How we weave", false),
            ("the Loom", false),
            ("", false),
        ] {
            assert_eq!(may_be_name(string), expected, "{string}");
        }
        assert!(!may_be_name("We Meet and We Weave at Looms"));
    }

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
