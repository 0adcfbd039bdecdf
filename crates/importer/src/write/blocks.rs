//! Blocks as lines of Markdown.

use super::escape::Place;
use super::inlines;
use crate::tree::{Alignment, Block, BlockKind, Inline, Item};

/// The lines of a block. A second list after one of its kind has other marks, so that it is one of its own.
#[must_use]
pub fn lines(block: &Block, is_second: bool, depth: usize) -> Vec<String> {
    match &block.kind {
        BlockKind::Heading { level, id, content } => {
            let text = inlines::text(content, Place::Heading);
            let id = id.as_ref().map(|id| format!(" {{#{id}}}")).unwrap_or_default();
            vec![format!("{} {text}{id}", "#".repeat(usize::from(*level)))]
        }
        BlockKind::Paragraph(content) => split(&inlines::text(content, Place::Paragraph)),
        BlockKind::List { start, items } => list(*start, items, is_second, depth),
        BlockKind::Quote(blocks) => {
            let inner = all(blocks, depth + 1);
            inner
                .into_iter()
                .map(|line| if line.is_empty() { String::from(">") } else { format!("> {line}") })
                .collect()
        }
        BlockKind::Code { language, text } => code(language, text),
        BlockKind::Table { alignments, rows } => table(alignments, rows),
        BlockKind::Rule => vec![String::from(if depth == 0 { "---" } else { "___" })],
        BlockKind::Footnote { label, blocks } => {
            let inner = all(blocks, depth + 1);
            behind_mark(&format!("[^{label}]: "), 4, inner)
        }
    }
}

/// Whether two lists would become one if they had the same marks.
#[must_use]
pub fn are_lists_alike(first: &Block, second: &Block) -> bool {
    match (&first.kind, &second.kind) {
        (BlockKind::List { start: one, .. }, BlockKind::List { start: other, .. }) => one.is_some() == other.is_some(),
        _ => false,
    }
}

/// The lines of blocks with empty lines between them.
fn all(blocks: &[Block], depth: usize) -> Vec<String> {
    let mut result = Vec::new();
    let mut is_second = false;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            result.push(String::new());
            is_second = are_lists_alike(&blocks[index - 1], block) && !is_second;
        }
        result.extend(lines(block, is_second, depth));
    }
    result
}

fn split(text: &str) -> Vec<String> {
    text.split('\n').map(String::from).collect()
}

/// Lines with a mark before the first and spaces before the others.
fn behind_mark(mark: &str, width: usize, lines: Vec<String>) -> Vec<String> {
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    let spaces = " ".repeat(width);
    let rest = lines.map(|line| if line.is_empty() { line } else { format!("{spaces}{line}") });
    std::iter::once(format!("{mark}{first}")).chain(rest).collect()
}

fn list(start: Option<u64>, items: &[Item], is_second: bool, depth: usize) -> Vec<String> {
    let is_tight = is_tight(items);
    let mut result = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mark = match (start, is_second) {
            (Some(start), false) => format!("{}. ", start + index as u64),
            (Some(start), true) => format!("{}) ", start + index as u64),
            (None, false) => String::from("- "),
            (None, true) => String::from("* "),
        };
        let mut inner = all(&item.blocks, depth + 1);
        if is_tight {
            inner.retain(|line| !line.is_empty());
        } else if index > 0 {
            result.push(String::new());
        }
        let is_text = matches!(item.blocks.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }));
        if let (Some(done), true, Some(first)) = (item.done, is_text, inner.first_mut()) {
            *first = format!("[{}] {first}", if done { 'x' } else { ' ' });
        }
        result.extend(behind_mark(&mark, mark.len(), inner));
    }
    result
}

/// Whether the items of a list, and of the lists in it, stand without empty lines between them.
fn is_tight(items: &[Item]) -> bool {
    items.iter().all(|item| match item.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(_), .. }] => true,
        // Only a list that begins with 1 can follow a paragraph without an empty line.
        [
            Block { kind: BlockKind::Paragraph(_), .. },
            Block { kind: BlockKind::List { start: None | Some(1), items }, .. },
        ] => is_tight(items),
        _ => false,
    })
}

fn code(language: &str, text: &str) -> Vec<String> {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let language: String =
        language.chars().filter(|letter| letter.is_ascii_alphanumeric() || "+#._-".contains(*letter)).collect();
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(split(text.strip_suffix('\n').unwrap_or(text)));
    lines.push(fence);
    lines
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let marks = alignments.iter().map(|alignment| {
        String::from(match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        })
    });
    let mut lines = rows.iter().map(|cells| row(cells.iter().map(|cell| inlines::text(cell, Place::Cell)).collect()));
    let header = lines.next().unwrap_or_default();
    [header, row(marks.collect())].into_iter().chain(lines).collect()
}
