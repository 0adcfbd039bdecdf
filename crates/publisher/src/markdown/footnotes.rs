//! Footnotes: numbered in the order of the first references to them, shown at the end of the body.

use super::Part;
use super::blocks::Reader;
use super::text::for_each_text;
use model::body::{Block, Footnote, Inline};
use pulldown_cmark::TagEnd;
use std::ops::Range;

impl Reader<'_> {
    pub(super) fn footnote_reference(&mut self, label: &str) -> Inline {
        let next = u32::try_from(self.references.len()).unwrap_or(u32::MAX).saturating_add(1);
        let (number, occurrence) = self.references.entry(String::from(label)).or_insert((next, 0));
        *occurrence += 1;
        Inline::FootnoteReference { number: *number, occurrence: *occurrence }
    }

    pub(super) fn footnote(&mut self, label: &str, range: &Range<usize>) {
        let blocks = self.blocks(TagEnd::FootnoteDefinition, range);
        if self.placement.within.is_some() {
            self.report(range, "an initiative cannot have footnotes", "write the note into the text");
        }
        if self.footnotes.insert(String::from(label), blocks).is_some() {
            self.report(range, format!("the footnote `{label}` is written twice"), "give one of them another label");
        }
    }

    pub(super) fn add_footnotes(&mut self) {
        let mut notes: Vec<Footnote> = Vec::new();
        for (label, blocks) in std::mem::take(&mut self.footnotes) {
            match self.references.get(&label) {
                Some((number, _)) => notes.push(Footnote { number: *number, blocks }),
                None => {
                    let message = format!("nothing refers to the footnote `[^{label}]`");
                    let help = format!("write `[^{label}]` where it belongs, or remove the footnote");
                    self.report_label(&label, message, help);
                }
            }
        }
        if !notes.is_empty() {
            notes.sort_by_key(|note| note.number);
            self.body.parts.push(Part::Block(Block::Footnotes(notes)));
        }
    }

    pub(super) fn check_footnote_references(&mut self) {
        let mut unknown = Vec::new();
        for part in &self.body.parts {
            let Part::Block(block) = part else { continue };
            for_each_text(std::slice::from_ref(block), &mut |text| {
                let reference = text.split_once("[^").and_then(|(_, rest)| rest.split_once(']'));
                unknown.extend(reference.map(|(label, _)| String::from(label)));
            });
        }
        for label in unknown {
            let message = format!("the footnote `[^{label}]` is not written");
            self.report_label(&label, message, format!("add a line `[^{label}]: The note.`"));
        }
    }

    /// Reports where the label of a footnote stands first.
    fn report_label(&mut self, label: &str, message: String, help: String) {
        let start = self.source.text[self.start..].find(&format!("[^{label}]")).unwrap_or_default();
        self.report(&(start..start), message, help);
    }
}
