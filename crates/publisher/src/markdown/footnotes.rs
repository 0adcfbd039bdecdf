//! Footnotes: numbered in the order of their first references, and appended to the body.

use super::Part;
use super::blocks::BodyParser;
use model::body::{Block, Footnote, Inline};
use pulldown_cmark::TagEnd;
use std::ops::Range;

impl BodyParser<'_> {
    /// Numbers a reference to a footnote.
    pub(super) fn footnote_reference(&mut self, label: &str) -> Inline {
        let next_number = u32::try_from(self.footnote_references.len()).unwrap_or(u32::MAX).saturating_add(1);
        let (number, occurrence) = self.footnote_references.entry(String::from(label)).or_insert((next_number, 0));
        *occurrence += 1;
        Inline::FootnoteReference { number: *number, occurrence: *occurrence }
    }

    /// Parses the definition of a footnote.
    pub(super) fn footnote_definition(&mut self, label: &str, range: &Range<usize>) {
        let blocks = self.blocks(TagEnd::FootnoteDefinition, range);
        if self.options.section_id.is_some() {
            self.error(range, "an initiative cannot have footnotes", "write the note in brackets in the text");
        }
        if self.footnote_definitions.insert(String::from(label), blocks).is_some() {
            self.error(range, format!("there are two footnotes `[^{label}]:`"), "write another name for one of them");
        }
    }

    /// Appends the footnotes to the body and reports those without a reference.
    pub(super) fn add_footnotes(&mut self) {
        let mut notes: Vec<Footnote> = Vec::new();
        for (label, blocks) in std::mem::take(&mut self.footnote_definitions) {
            match self.footnote_references.get(&label) {
                Some((number, _)) => notes.push(Footnote { number: *number, blocks }),
                None => {
                    let message = format!("the text never uses the footnote `[^{label}]`");
                    let help = format!("write `[^{label}]` in the text where it belongs, or remove the footnote");
                    self.report_label(&label, message, help);
                }
            }
        }
        if !notes.is_empty() {
            notes.sort_by_key(|note| note.number);
            self.body.parts.push(Part::Block(Block::Footnotes(notes)));
        }
    }

    /// Adds a diagnostic at the first occurrence of a footnote's label.
    fn report_label(&mut self, label: &str, message: String, help: String) {
        let start = self.source.text[self.body_start..].find(&format!("[^{label}]")).unwrap_or_default();
        self.error(&(start..start), message, help);
    }
}
