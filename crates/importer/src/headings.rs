//! Normalization of headings: levels without gaps below the page title, and ids that links can target.

use crate::ast::{Block, BlockKind, plain_text};
use crate::report::{Cause, FileReport};
use model::slug::is_slug;
use publisher::source::slugify::slugify;
use std::collections::{BTreeMap, BTreeSet};

/// The fragments that links can target on a page.
#[derive(Clone, Debug, Default)]
pub struct Fragments {
    /// The ids of the headings on the new site with their lines, in line order.
    headings: Vec<(String, usize)>,
    ids: BTreeSet<String>,
    /// Ids of the old site → ids of the new site.
    new_ids: BTreeMap<String, String>,
    /// Other anchors, with their lines.
    anchors: BTreeMap<String, usize>,
}

/// Normalizes heading levels and ids.
pub fn normalize(blocks: &mut [Block], anchors: Vec<(String, usize)>, file_report: &mut FileReport) -> Fragments {
    let fragments = Fragments { anchors: anchors.into_iter().rev().collect(), ..Fragments::default() };
    let mut normalizer = Normalizer {
        file_report,
        levels: Vec::new(),
        attempts: BTreeMap::new(),
        kramdown_counts: BTreeMap::new(),
        fragments,
    };
    normalizer.blocks(blocks);
    let mut fragments = normalizer.fragments;
    fragments.headings.sort_by_key(|(_, line)| *line);
    fragments
}

/// Removes the heading that repeats the title. Returns its text if it is, or becomes, the title.
pub fn take_title(blocks: &mut Vec<Block>, title: Option<&str>, file_report: &mut FileReport) -> Option<String> {
    let index = blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading { .. }))?;
    let BlockKind::Heading { level: 1, content, .. } = &blocks[index].kind else { return None };
    let text = plain_text(content);
    let is_title = title.map_or(index == 0, |title| slugify(title) == slugify(&text) && !slugify(&text).is_empty());
    if !is_title {
        return None;
    }
    let line = blocks[index].line;
    file_report.add(Cause::TitleHeadingLeftOut, line, &text, "");
    blocks.remove(index);
    Some(text)
}

struct Normalizer<'a> {
    file_report: &'a mut FileReport,
    /// The enclosing headings: their old and new levels.
    levels: Vec<(u8, u8)>,
    /// How often a stem was tried, so that no id is tried twice.
    attempts: BTreeMap<String, usize>,
    /// How often kramdown generated an id on the old site.
    kramdown_counts: BTreeMap<String, usize>,
    fragments: Fragments,
}

impl Normalizer<'_> {
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
                BlockKind::Quote(blocks)
                | BlockKind::CallOut { blocks, .. }
                | BlockKind::Footnote { blocks, .. }
                | BlockKind::Details { blocks, .. } => self.blocks(blocks),
                _ => {}
            }
        }
    }

    /// Returns the new level: one more than that of the enclosing heading.
    fn level(&mut self, old: u8, text: &str, line: usize) -> u8 {
        while self.levels.last().is_some_and(|(enclosing, _)| *enclosing >= old) {
            self.levels.pop();
        }
        let new = self.levels.last().map_or(2, |(_, enclosing)| (enclosing + 1).min(6));
        self.levels.push((old, new));
        if new != old {
            let markdown = |level: u8| format!("{} {text}", "#".repeat(usize::from(level)));
            let cause = if old == 1 { Cause::HeadingMovedDown } else { Cause::HeadingLevelChanged };
            self.file_report.add(cause, line, &markdown(old), &markdown(new));
        }
        new
    }

    /// Assigns the id. Returns it only if the new site would not derive it from the text anyway.
    fn id(&mut self, written: Option<String>, text: &str, line: usize) -> Option<String> {
        let kramdown_ids = self.kramdown_ids(text);
        let explicit = written.as_ref().map(|id| if is_slug(id) { id.clone() } else { slugify(id) });
        let explicit = explicit.filter(|id| !id.is_empty() && !self.fragments.ids.contains(id));
        let slug = slugify(text);
        let (new, to_write) = match (explicit, slug.is_empty()) {
            (Some(id), _) => (id.clone(), Some(id)),
            (None, false) => (self.unique_id(&slug), None),
            (None, true) => {
                let id = self.unique_id("section");
                (id.clone(), Some(id))
            }
        };
        if let Some(written) = written.as_ref().filter(|written| **written != new) {
            self.file_report.add(Cause::HeadingIdChanged, line, written, &new);
        }
        self.fragments.ids.insert(new.clone());
        for old in written.into_iter().chain(kramdown_ids) {
            self.fragments.new_ids.entry(old).or_insert_with(|| new.clone());
        }
        self.fragments.headings.push((new, line));
        to_write
    }

    /// Returns an unused id, numbered as the publisher does it.
    fn unique_id(&mut self, stem: &str) -> String {
        let count = self.attempts.entry(String::from(stem)).or_default();
        loop {
            *count += 1;
            let id = if *count == 1 { String::from(stem) } else { format!("{stem}-{count}") };
            if !self.fragments.ids.contains(&id) {
                return id;
            }
        }
    }

    /// Returns the ids that kramdown derives from a heading's text, with its own algorithm and with GitHub's.
    fn kramdown_ids(&mut self, text: &str) -> Vec<String> {
        let kramdown: String = text
            .trim_start_matches(|character: char| !character.is_ascii_alphabetic())
            .chars()
            .filter(|character| character.is_ascii_alphanumeric() || matches!(character, ' ' | '-'))
            .collect();
        let github: String = text
            .chars()
            .filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'))
            .collect();
        let mut ids = Vec::new();
        for id in [kramdown, github] {
            let id = id.to_lowercase().replace(' ', "-");
            if id.is_empty() || ids.contains(&id) {
                continue;
            }
            let count = self.kramdown_counts.entry(id.clone()).or_default();
            ids.push(if *count == 0 { id } else { format!("{id}-{count}") });
            *count += 1;
        }
        ids
    }
}

impl Fragments {
    /// Returns the new id for an old one: the same, its replacement, or the only similar heading.
    #[must_use]
    pub fn find(&self, old: &str) -> Option<String> {
        if self.ids.contains(old) {
            return Some(String::from(old));
        }
        self.new_ids.get(old).cloned().or_else(|| self.heading_near_anchor(old)).or_else(|| self.similar_heading(old))
    }

    /// Returns the heading right after an anchor, or else the last one before it.
    fn heading_near_anchor(&self, name: &str) -> Option<String> {
        let line = *self.anchors.get(name)?;
        let next = self.headings.partition_point(|(_, heading)| *heading < line);
        let following = self.headings.get(next).filter(|(_, heading)| *heading <= line + 2);
        let before = || next.checked_sub(1).map(|last| &self.headings[last]);
        following.or_else(before).map(|(id, _)| id.clone())
    }

    fn similar_heading(&self, old: &str) -> Option<String> {
        // Below this Jaro-Winkler similarity (0 to 1) a heading only happens to share some letters.
        const MIN_SIMILARITY: f64 = 0.9;
        // With more headings on a page, several would match.
        const MAX_HEADINGS: usize = 500;
        if self.headings.len() > MAX_HEADINGS {
            return None;
        }
        let old = slugify(old);
        let is_part = |one: &str, other: &str| one.len() > 3 && other.starts_with(one);
        let is_similar =
            |id: &str| strsim::jaro_winkler(id, &old) >= MIN_SIMILARITY || is_part(&old, id) || is_part(id, &old);
        let mut similar = self.headings.iter().filter(|(id, _)| is_similar(id));
        let first = similar.next()?;
        similar.next().is_none().then(|| first.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::Inline;

    fn heading(level: u8, text: &str) -> Block {
        let content = vec![Inline::Text(String::from(text))];
        Block { line: 1, kind: BlockKind::Heading { level, id: None, content } }
    }

    #[test]
    fn levels_have_no_gaps() {
        let levels_of = |levels: &[u8]| {
            let mut blocks: Vec<Block> = levels.iter().map(|level| heading(*level, "x")).collect();
            normalize(&mut blocks, Vec::new(), &mut FileReport::default());
            let level = |block: &Block| if let BlockKind::Heading { level, .. } = block.kind { level } else { 0 };
            blocks.iter().map(level).collect::<Vec<u8>>()
        };
        assert_eq!(levels_of(&[1, 2, 3, 1]), [2, 3, 4, 2]);
        assert_eq!(levels_of(&[2, 4, 4, 3, 2]), [2, 3, 3, 3, 2]);
        assert_eq!(levels_of(&[4, 2, 6]), [2, 2, 3]);
        assert_eq!(levels_of(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }

    #[test]
    fn ids_of_the_old_site_are_mapped() {
        let mut blocks = [heading(2, "What is Coffee & Code?"), heading(2, "How to join"), heading(2, "How to leave")];
        let fragments = normalize(&mut blocks, Vec::new(), &mut FileReport::default());
        assert_eq!(fragments.find("what-is-coffee--code").as_deref(), Some("what-is-coffee-code"));
        assert_eq!(fragments.find("how-to-joim").as_deref(), Some("how-to-join"));
        assert_eq!(fragments.find("how-to"), None);
        assert_eq!(fragments.find("elsewhere"), None);
    }
}
