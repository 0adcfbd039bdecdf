//! The check that a translation is in its language: nothing is left to fill in, and nothing is copied from the source.

use super::same_words::{Names, may_be_name};
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position};
use crate::source::front_matter_keys::is_text_key;
use crate::translations::{TranslationState, Wording};
use rustc_hash::FxHashSet;
use std::path::Path;

pub fn words_are_translated(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    if context.is_default_language() {
        return;
    }
    let names = Names::new(context.content);
    for entry in &context.locale.own_entries {
        let Some((source, record)) = context.sources.of(entry).zip(entry.translation) else { continue };
        let unfilled = record.wording.unfilled_lines();
        if let Some(first) = unfilled.first() {
            let message = format!("{} not filled in yet", parts(unfilled.len()));
            let help = "write the translation below each comment `<!-- translate: … -->`, and delete the comment";
            diagnostics.warning(entry.file, Position { line: *first, column: 1 }, message, help);
        }
        // A reviewer has seen that the words are meant.
        if record.keys.reviewed_by.is_empty() {
            // The digest of a current translation says so of what may be a name.
            let is_current = source.status(&record.keys).state == TranslationState::Current;
            let is_meant = |string: &str| names.is_same_everywhere(string) || is_current && may_be_name(string);
            report_copies(entry.file, &record.wording, source.wording, source.file, is_meant, diagnostics);
        }
    }
}

/// Reports the strings that a translation copies from its source, in one message: the whole file may be a copy.
fn report_copies(
    file: &Path,
    own: &Wording,
    source: &Wording,
    source_file: &Path,
    is_meant: impl Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let is_copy = |key: &str, string: &str| source.keys.iter().any(|it| it.key == key && it.string == *string);
    let keys = own.keys.iter().filter(|key| is_text_key(key.key) || key.key == "pay");
    let keys = keys.filter(|key| is_copy(key.key, &key.string) && !is_meant(&key.string));
    let keys = keys.map(|key| (key.position, format!("`{}`", key.key)));
    let source_blocks = source.blocks();
    let source_blocks: FxHashSet<&str> = source_blocks.iter().map(|(block, _)| block.as_str()).collect();
    let blocks = own.blocks().into_iter();
    let blocks = blocks.filter(|(text, _)| source_blocks.contains(text.as_str()) && !is_meant(text));
    let blocks = blocks.map(|(_, line)| (Position { line, column: 1 }, format!("line {line}")));
    let copies: Vec<(Position, String)> = keys.chain(blocks).collect();
    let Some((position, _)) = copies.first() else { return };
    let copied: Vec<&str> = copies.iter().map(|(_, name)| name.as_str()).collect();
    let message = format!("these words are the same as in {}: {}", source_file.display(), copied.join(", "));
    let help = "translate them; if they are meant, add the line `reviewed_by: [name]` with a person who says so";
    diagnostics.warning(file, *position, message, help);
}

fn parts(count: usize) -> String {
    match count {
        1 => String::from("1 part of this translation is"),
        count => format!("{count} parts of this translation are"),
    }
}
