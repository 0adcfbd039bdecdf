//! Which differences the import report names.

use super::difference::Difference;
use super::line::Line;
use super::parts::Kind;
use super::text::normalize;
use importer::report::{Cause, Entry};
use std::collections::HashMap;

/// The entries of the report on one file, and the words that they name.
pub struct Reported<'a> {
    entries: Vec<&'a Entry>,
    /// The removed words, each with the number of times that no difference has used it yet.
    removed: HashMap<String, usize>,
    added: HashMap<String, usize>,
}

impl<'a> Reported<'a> {
    /// Collects the words in entries.
    pub fn new(entries: Vec<&'a Entry>) -> Reported<'a> {
        let removed = count(entries.iter().map(|entry| entry.before.as_str()));
        let added = count(entries.iter().map(|entry| entry.after.as_str()));
        Reported { entries, removed, added }
    }

    /// Returns what the report does not name of a difference.
    pub fn unreported(&mut self, difference: Difference) -> Option<Difference> {
        if self.entries.iter().any(|entry| covers(entry, difference.kind)) {
            return None;
        }
        let rest = match difference.kind {
            Kind::Words => self.unreported_words(difference),
            _ if self.names(&difference) => return None,
            _ => self.unreported_lines(difference),
        };
        (!rest.before.is_empty() || !rest.after.is_empty()).then_some(rest)
    }

    fn unreported_words(&mut self, mut difference: Difference) -> Difference {
        let entries = &self.entries;
        let (removed, added) = (&mut self.removed, &mut self.added);
        difference.before.retain(|word| !take(removed, &word.text, entries.iter().map(|entry| entry.before.as_str())));
        difference.after.retain(|word| !take(added, &word.text, entries.iter().map(|entry| entry.after.as_str())));
        difference
    }

    /// Leaves out the lines that an entry names. If entries name all that was there before, they name what replaced it.
    fn unreported_lines(&self, mut difference: Difference) -> Difference {
        if difference.before.len() == difference.after.len() {
            return self.unreported_pairs(difference);
        }
        let is_unnamed = |line: &Line, is_old: bool| {
            let lines = vec![line.clone()];
            let (before, after) = if is_old { (lines, Vec::new()) } else { (Vec::new(), lines) };
            !self.names(&Difference { before, after, ..difference.clone() })
        };
        let before: Vec<Line> = difference.before.iter().filter(|line| is_unnamed(line, true)).cloned().collect();
        let after: Vec<Line> = difference.after.iter().filter(|line| is_unnamed(line, false)).cloned().collect();
        let is_replaced = before.is_empty() && !difference.before.is_empty();
        difference.after = if is_replaced { Vec::new() } else { after };
        difference.before = before;
        difference
    }

    /// Leaves out the lines that an entry names before or after the change.
    fn unreported_pairs(&self, mut difference: Difference) -> Difference {
        let pairs = difference.before.iter().cloned().zip(difference.after.iter().cloned());
        let is_unnamed = |(before, after): &(Line, Line)| {
            let (before, after) = (vec![before.clone()], vec![after.clone()]);
            !self.names(&Difference { before, after, ..difference.clone() })
        };
        (difference.before, difference.after) = pairs.filter(is_unnamed).unzip();
        difference
    }

    /// Returns whether an entry names a link, list, row or code block: its address, all its words, or all words that
    /// have changed in it.
    fn names(&self, difference: &Difference) -> bool {
        self.entries.iter().any(|entry| names_address(entry, difference) || names_text(entry, difference))
            || has_same_shape(difference) && self.names_changed_words(difference)
    }

    fn names_changed_words(&self, difference: &Difference) -> bool {
        let (before, after) = (words_of(&difference.before), words_of(&difference.after));
        let all = |select: fn(&Entry) -> &str| count(self.entries.iter().map(|entry| select(entry)));
        let (removed, added) = (without(&before, &after), without(&after, &before));
        (!removed.is_empty() || !added.is_empty())
            && without(&removed, &all(|entry| &entry.before)).is_empty()
            && without(&added, &all(|entry| &entry.after)).is_empty()
    }
}

/// Returns whether an entry says that all parts of this kind may differ.
fn covers(entry: &Entry, kind: Kind) -> bool {
    entry.cause == Some(Cause::CodeKeptInList) && kind == Kind::Lists
}

fn has_same_shape(difference: &Difference) -> bool {
    let shapes = |lines: &[Line]| lines.iter().map(|line| line.shape.clone()).collect::<Vec<_>>();
    shapes(&difference.before) == shapes(&difference.after)
}

fn names_address(entry: &Entry, difference: &Difference) -> bool {
    let is_named = |url: &str| !url.is_empty() && [&entry.before, &entry.after].iter().any(|text| text.contains(url));
    let are_named = |lines: &[Line]| !lines.is_empty() && lines.iter().all(|line| is_named(&line.url));
    are_named(&difference.before) || are_named(&difference.after)
}

fn names_text(entry: &Entry, difference: &Difference) -> bool {
    let (lines, text) = match difference.before.is_empty() {
        true => (&difference.after, &entry.after),
        false => (&difference.before, &entry.before),
    };
    let words = words_of(lines);
    !words.is_empty() && without(&words, &count([text.as_str()].into_iter())).is_empty()
}

/// Takes a word from those of the report. One without letters and digits is named if an entry contains it.
fn take<'a>(counts: &mut HashMap<String, usize>, word: &str, mut texts: impl Iterator<Item = &'a str>) -> bool {
    let parts: Vec<String> = alphanumeric_words(word).collect();
    if parts.is_empty() {
        return texts.any(|text| normalize(text).contains(word));
    }
    let wanted = count([word].into_iter());
    let is_named = without(&wanted, counts).is_empty();
    if is_named {
        wanted.into_iter().for_each(|(part, times)| *counts.entry(part).or_default() -= times);
    }
    is_named
}

fn words_of(lines: &[Line]) -> HashMap<String, usize> {
    count(lines.iter().map(|line| line.text.as_str()))
}

fn count<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in texts.flat_map(alphanumeric_words) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Returns the words that one count has more often than another.
fn without(one: &HashMap<String, usize>, other: &HashMap<String, usize>) -> HashMap<String, usize> {
    let rest =
        one.iter().map(|(word, times)| (word, times.saturating_sub(other.get(word).copied().unwrap_or_default())));
    rest.filter(|(_, times)| *times > 0).map(|(word, times)| (word.clone(), times)).collect()
}

fn alphanumeric_words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}
