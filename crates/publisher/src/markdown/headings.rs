//! Headings: their levels, and their ids, which links can target.

use super::blocks::BodyParser;
use crate::source::slugify::slugify;
use model::body::{Block, plain_text};
use model::slug::is_slug;
use pulldown_cmark::{HeadingLevel, TagEnd};
use std::ops::Range;

impl BodyParser<'_> {
    pub(super) fn heading(&mut self, level: HeadingLevel, id: Option<&str>, range: &Range<usize>) -> Block {
        let errors = self.diagnostics.error_count();
        let content = self.inlines(TagEnd::Heading(level));
        let level = level as u8;
        let is_complete = self.diagnostics.error_count() == errors;
        if level == 1 {
            self.report_level_one(range);
        } else if level > self.last_heading_level + 1 {
            let help = format!("start it with `{}`", "#".repeat(usize::from(self.last_heading_level) + 1));
            self.error(range, "this heading skips a level", help);
        }
        self.last_heading_level = level.max(2);
        let id = self.heading_id(id, &plain_text(&content), is_complete, range);
        let shift = u8::from(self.options.section_id.is_some());
        Block::Heading { level: (level.max(2) + shift).min(6), id, source_id: None, content }
    }

    fn report_level_one(&mut self, range: &Range<usize>) {
        let source = self.source_of(range).trim_start();
        if source.starts_with('#') {
            let help = "write `##`: the title of the page is the only heading with one `#`";
            return self.error(range, "a heading in the text cannot have only one `#`", help);
        }
        let line = source.trim_end().lines().next_back().unwrap_or_default().trim_matches([' ', '>', '\t']);
        let message = format!("the line `{line}` makes the text above it a heading like the title of the page");
        let words = source.lines().next().unwrap_or_default().trim();
        let help = format!("write `## {words}` without that line; to show the line, write `\\{line}`");
        self.error(range, message, help);
    }

    /// Returns a unique id: the author's or, without one, the slug of the heading's text. `is_complete` says whether the text
    /// lacks nothing, such as a picture that does not exist.
    pub(super) fn heading_id(
        &mut self,
        explicit: Option<&str>,
        text: &str,
        is_complete: bool,
        range: &Range<usize>,
    ) -> String {
        let base = match explicit {
            Some(id) if is_slug(id) => String::from(id),
            Some(id) => {
                let slug = slugify(id);
                let message = format!("`{id}` cannot be the id of a heading");
                // A heading without an id is reported below.
                if !slug.is_empty() {
                    let help = format!("use only lower-case letters, digits and hyphens: `{{#{slug}}}`");
                    self.warning(range, message, help);
                }
                slug
            }
            None => slugify(text),
        };
        if base.is_empty() && is_complete {
            self.error(range, "links to this heading need a name", "write one at its end, for example `{#thanks}`");
        }
        let base = match self.options.section_id {
            Some(prefix) => format!("{prefix}-{base}"),
            None => base,
        };
        let mut id = base.clone();
        // Starts at the last number of this base, so that many equal headings take linear time.
        let mut count = self.heading_counts.get(&base).copied().unwrap_or(1);
        while !self.body.heading_ids.insert(id.clone()) {
            if explicit.is_some() {
                self.error(
                    range,
                    format!("two headings on this page have the id `{id}`"),
                    format!("write another id for one of them, for example `{{#{id}-2}}`"),
                );
                break;
            }
            count += 1;
            id = format!("{base}-{count}");
        }
        self.heading_counts.insert(base, count);
        id
    }
}
