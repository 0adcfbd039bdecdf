//! Headings: their levels and the ids that make them targets of links.

use super::blocks::Reader;
use model::body::{Block, plain_text};
use model::slug::{is_slug, slugify};
use pulldown_cmark::{HeadingLevel, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) -> Block {
        let level = level as u8;
        let content = self.inlines(TagEnd::Heading(heading_level(level)));
        if level == 1 {
            let help = "begin the headings of the text with `##`: the title of the page is its only heading of level 1";
            self.report(range, "a heading of level 1 stands in the text", help);
        } else if level > self.last_level + 1 {
            let help = format!("write `{}`", "#".repeat(usize::from(self.last_level) + 1));
            self.report(range, format!("the heading of level {level} follows one of level {}", self.last_level), help);
        }
        self.last_level = level.max(2);
        let id = self.heading_id(id, &plain_text(&content), range);
        let shift = u8::from(self.placement.within.is_some());
        Block::Heading { level: (level.max(2) + shift).min(6), id, content }
    }

    fn heading_id(&mut self, written: Option<&str>, text: &str, range: &Range<usize>) -> String {
        let stem = match written {
            Some(id) if is_slug(id) => String::from(id),
            Some(id) => {
                let help = format!("write `{{#{}}}`: lower-case letters, digits and hyphens", slugify(id));
                self.report(range, format!("`{id}` cannot be the id of a heading"), help);
                slugify(id)
            }
            None => slugify(text),
        };
        if stem.is_empty() {
            self.report(range, "no id can be made from this heading", "add one behind it: `## Heading {#id}`");
        }
        let stem = match self.placement.within {
            Some(prefix) => format!("{prefix}-{stem}"),
            None => stem,
        };
        let mut id = stem.clone();
        // Goes on where the last heading of these words has stopped, so that many of them do not take long.
        let mut count = self.heading_counts.get(&stem).copied().unwrap_or(1);
        while !self.body.fragments.insert(id.clone()) {
            if written.is_some() {
                self.report(
                    range,
                    format!("the id `{id}` stands twice on this page"),
                    "give one of the headings another id",
                );
                break;
            }
            count += 1;
            id = format!("{stem}-{count}");
        }
        self.heading_counts.insert(stem, count);
        id
    }
}

fn heading_level(level: u8) -> HeadingLevel {
    HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6)
}
