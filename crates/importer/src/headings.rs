//! Headings in order: levels without gaps below the page's own title, and ids that links can lead to.

use crate::report::Notes;
use crate::tree::{Block, BlockKind, plain_text};
use model::slug::{is_slug, slugify};
use std::collections::{BTreeMap, BTreeSet};

/// Where links can lead to on a page.
#[derive(Clone, Debug, Default)]
pub struct Fragments {
    /// The ids of the headings on the new site, with their lines, in the order of these.
    headings: Vec<(String, usize)>,
    ids: BTreeSet<String>,
    /// Old ids → new ids.
    old: BTreeMap<String, String>,
    /// Names of other places, with their lines.
    anchors: BTreeMap<String, usize>,
}

/// Puts levels and ids in order.
pub fn settle(blocks: &mut [Block], anchors: Vec<(String, usize)>, notes: &mut Notes) -> Fragments {
    let fragments = Fragments { anchors: anchors.into_iter().rev().collect(), ..Fragments::default() };
    let mut settling = Settling { notes, levels: Vec::new(), counts: BTreeMap::new(), old: BTreeMap::new(), fragments };
    settling.blocks(blocks);
    let mut fragments = settling.fragments;
    fragments.headings.sort_by_key(|(_, line)| *line);
    fragments
}

/// Takes the heading out that only repeats the title, and gives its text where there is no title.
pub fn take_title(blocks: &mut Vec<Block>, title: Option<&str>, notes: &mut Notes) -> Option<String> {
    let first = blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading { .. }))?;
    let BlockKind::Heading { level: 1, content, .. } = &blocks[first].kind else { return None };
    let text = plain_text(content);
    let is_title = title.map_or(first == 0, |title| slugify(title) == slugify(&text) && !slugify(&text).is_empty());
    if !is_title {
        return None;
    }
    let line = blocks[first].line;
    notes.record(line, "the first heading says the title, which the new site shows itself", &text, "");
    blocks.remove(first);
    Some(text)
}

struct Settling<'a> {
    notes: &'a mut Notes,
    /// The headings around the place: their old and new levels.
    levels: Vec<(u8, u8)>,
    /// How often an id was made of a text, so that none is tried twice.
    counts: BTreeMap<String, usize>,
    /// How often an id was made on the old site.
    old: BTreeMap<String, usize>,
    fragments: Fragments,
}

impl Settling<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            let line = block.line;
            match &mut block.kind {
                BlockKind::Heading { level, id, content } => {
                    let text = plain_text(content);
                    *level = self.level(*level, &text, line);
                    *id = self.id(id.take(), &text, line);
                }
                BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => self.blocks(blocks),
                _ => {}
            }
        }
    }

    /// One more than that of the heading around it.
    fn level(&mut self, old: u8, text: &str, line: usize) -> u8 {
        while self.levels.last().is_some_and(|(around, _)| *around >= old) {
            self.levels.pop();
        }
        let new = self.levels.last().map_or(2, |(_, around)| (around + 1).min(6));
        self.levels.push((old, new));
        if new != old {
            let sign = |level: u8| format!("{} {text}", "#".repeat(usize::from(level)));
            let message = if old == 1 {
                "a heading of level 1 was lowered"
            } else {
                "a heading's level was moved to close a gap"
            };
            self.notes.record(line, message, &sign(old), &sign(new));
        }
        new
    }

    /// The id to be written, if the new site would not make it of the text anyway.
    fn id(&mut self, written: Option<String>, text: &str, line: usize) -> Option<String> {
        let by_kramdown = self.id_of_old_site(text);
        let explicit = written.as_ref().map(|id| if is_slug(id) { id.clone() } else { slugify(id) });
        let explicit = explicit.filter(|id| !id.is_empty() && !self.fragments.ids.contains(id));
        let made = slugify(text);
        let (new, to_write) = match (explicit, made.is_empty()) {
            (Some(id), _) => (id.clone(), Some(id)),
            (None, false) => (self.free(&made), None),
            (None, true) => {
                let id = self.free("section");
                (id.clone(), Some(id))
            }
        };
        if let Some(written) = written.as_ref().filter(|written| **written != new) {
            self.notes.record(line, "the id of a heading was changed", written, &new);
        }
        self.fragments.ids.insert(new.clone());
        for old in written.into_iter().chain(by_kramdown) {
            self.fragments.old.entry(old).or_insert_with(|| new.clone());
        }
        self.fragments.headings.push((new, line));
        to_write
    }

    /// An id that is not taken, numbered as the publisher does it.
    fn free(&mut self, stem: &str) -> String {
        let count = self.counts.entry(String::from(stem)).or_default();
        loop {
            *count += 1;
            let id = if *count == 1 { String::from(stem) } else { format!("{stem}-{count}") };
            if !self.fragments.ids.contains(&id) {
                return id;
            }
        }
    }

    /// The ids that kramdown makes of a heading's text, in its own way and in that of GitHub.
    fn id_of_old_site(&mut self, text: &str) -> Vec<String> {
        let own: String = text
            .trim_start_matches(|letter: char| !letter.is_ascii_alphabetic())
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '-'))
            .collect();
        let github: String =
            text.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_')).collect();
        let mut ids = Vec::new();
        for id in [own, github] {
            let id = id.to_lowercase().replace(' ', "-");
            if id.is_empty() || ids.contains(&id) {
                continue;
            }
            let count = self.old.entry(id.clone()).or_default();
            ids.push(if *count == 0 { id } else { format!("{id}-{count}") });
            *count += 1;
        }
        ids
    }
}

impl Fragments {
    /// The new id for an old one: the same, or the only heading that it can have meant.
    #[must_use]
    pub fn find(&self, old: &str) -> Option<String> {
        if self.ids.contains(old) {
            return Some(String::from(old));
        }
        self.old.get(old).cloned().or_else(|| self.near_anchor(old)).or_else(|| self.nearest(old))
    }

    /// The heading right behind a named place, or else the last one before it.
    fn near_anchor(&self, name: &str) -> Option<String> {
        let line = *self.anchors.get(name)?;
        let next = self.headings.partition_point(|(_, heading)| *heading < line);
        let behind = self.headings.get(next).filter(|(_, heading)| *heading <= line + 2);
        let before = || next.checked_sub(1).map(|last| &self.headings[last]);
        behind.or_else(before).map(|(id, _)| id.clone())
    }

    fn nearest(&self, old: &str) -> Option<String> {
        // Below this similarity (0 to 1, Jaro-Winkler) a heading only happens to share some letters.
        const LIKE_ENOUGH: f64 = 0.9;
        // On a page of more headings several would fit.
        const MOST: usize = 500;
        if self.headings.len() > MOST {
            return None;
        }
        let old = slugify(old);
        let is_part = |one: &str, other: &str| one.len() > 3 && other.starts_with(one);
        let fits = |id: &str| strsim::jaro_winkler(id, &old) >= LIKE_ENOUGH || is_part(&old, id) || is_part(id, &old);
        let mut fitting = self.headings.iter().filter(|(id, _)| fits(id));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| first.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::Inline;

    fn heading(level: u8, text: &str) -> Block {
        let content = vec![Inline::Text(String::from(text))];
        Block { line: 1, kind: BlockKind::Heading { level, id: None, content } }
    }

    #[test]
    fn levels_have_no_gaps() {
        let levels_of = |levels: &[u8]| {
            let mut blocks: Vec<Block> = levels.iter().map(|level| heading(*level, "x")).collect();
            settle(&mut blocks, Vec::new(), &mut Notes::default());
            let level = |block: &Block| if let BlockKind::Heading { level, .. } = block.kind { level } else { 0 };
            blocks.iter().map(level).collect::<Vec<u8>>()
        };
        assert_eq!(levels_of(&[1, 2, 3, 1]), [2, 3, 4, 2]);
        assert_eq!(levels_of(&[2, 4, 4, 3, 2]), [2, 3, 3, 3, 2]);
        assert_eq!(levels_of(&[4, 2, 6]), [2, 2, 3]);
        assert_eq!(levels_of(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn fragments_of_the_old_site_are_found() {
        let mut blocks = [heading(2, "What is Coffee & Code?"), heading(2, "How to join"), heading(2, "How to leave")];
        let fragments = settle(&mut blocks, Vec::new(), &mut Notes::default());
        assert_eq!(fragments.find("what-is-coffee--code").as_deref(), Some("what-is-coffee-code"));
        assert_eq!(fragments.find("how-to-joim").as_deref(), Some("how-to-join"));
        assert_eq!(fragments.find("how-to"), None);
        assert_eq!(fragments.find("elsewhere"), None);
    }
}
