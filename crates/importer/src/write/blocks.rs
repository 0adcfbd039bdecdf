//! Serialization of blocks as lines of Markdown.

use super::escape::{InlineContext, longest_backtick_run};
use super::inlines;
use crate::ast::{Alignment, Block, BlockKind, Inline, Item, Term};

/// Returns the lines of a block. The second of two adjacent lists of one kind gets other markers, so that they stay
/// separate.
#[must_use]
pub fn lines(block: &Block, alternate_markers: bool, depth: usize) -> Vec<String> {
    match &block.kind {
        BlockKind::Heading { level, id, content } => {
            let text = inlines::to_markdown(content, InlineContext::Heading);
            let id = id.as_ref().map(|id| format!(" {{#{id}}}")).unwrap_or_default();
            vec![format!("{} {text}{id}", "#".repeat(usize::from(*level)))]
        }
        BlockKind::Paragraph(content) => split_lines(&inlines::to_markdown(content, InlineContext::Paragraph)),
        BlockKind::List { start, items } => list(*start, items, alternate_markers, depth),
        BlockKind::Quote(blocks) => quoted(join_blocks(blocks, depth + 1)),
        BlockKind::CallOut { kind, blocks } => {
            let first = format!("[!{kind}]");
            quoted(std::iter::once(first).chain(join_blocks(blocks, depth + 1)).collect())
        }
        BlockKind::Video { url, title } => vec![format!("::video {url} {title}")],
        BlockKind::Code { language, text } => code(language, text),
        BlockKind::Table { alignments, rows } => table(alignments, rows),
        BlockKind::Terms(terms) => terms_lines(terms),
        BlockKind::Details { summary, blocks } => {
            let start = [format!("::details {summary}"), String::new()];
            let end = [String::new(), String::from("::end")];
            start.into_iter().chain(join_blocks(blocks, depth)).chain(end).collect()
        }
        BlockKind::Rule => vec![String::from(if depth == 0 { "---" } else { "___" })],
        BlockKind::Footnote { label, blocks } => {
            let inner = join_blocks(blocks, depth + 1);
            prefix_lines(&format!("[^{label}]: "), 4, inner)
        }
    }
}

/// Returns whether two lists would merge if they had the same markers.
#[must_use]
pub fn would_merge(first: &Block, second: &Block) -> bool {
    match (&first.kind, &second.kind) {
        (BlockKind::List { start: one, .. }, BlockKind::List { start: other, .. }) => one.is_some() == other.is_some(),
        _ => false,
    }
}

/// Returns the lines of blocks, separated by empty lines.
fn join_blocks(blocks: &[Block], depth: usize) -> Vec<String> {
    let mut result = Vec::new();
    let mut alternate_markers = false;
    for (index, block) in blocks.iter().enumerate() {
        if index > 0 {
            result.push(String::new());
            alternate_markers = would_merge(&blocks[index - 1], block) && !alternate_markers;
        }
        result.extend(lines(block, alternate_markers, depth));
    }
    result
}

/// Returns the lines of terms, an empty line before each but the first.
fn terms_lines(terms: &[Term]) -> Vec<String> {
    let line = |content: &[Inline]| inlines::to_markdown(content, InlineContext::Paragraph).replace('\n', " ");
    let mut lines = Vec::new();
    for Term { term, descriptions } in terms {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(line(term));
        lines.extend(descriptions.iter().map(|description| format!(": {}", line(description))));
    }
    lines
}

fn quoted(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().map(|line| if line.is_empty() { String::from(">") } else { format!("> {line}") }).collect()
}

fn split_lines(text: &str) -> Vec<String> {
    text.split('\n').map(String::from).collect()
}

/// Prefixes the first line with a marker and indents the others.
fn prefix_lines(marker: &str, width: usize, lines: Vec<String>) -> Vec<String> {
    let mut lines = lines.into_iter();
    let first = lines.next().unwrap_or_default();
    let spaces = " ".repeat(width);
    let rest = lines.map(|line| if line.is_empty() { line } else { format!("{spaces}{line}") });
    std::iter::once(format!("{marker}{first}")).chain(rest).collect()
}

fn list(start: Option<u64>, items: &[Item], alternate_markers: bool, depth: usize) -> Vec<String> {
    let is_tight = is_tight(items);
    let mut result = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let marker = match (start, alternate_markers) {
            (Some(start), false) => format!("{}. ", start + index as u64),
            (Some(start), true) => format!("{}) ", start + index as u64),
            (None, false) => String::from("- "),
            (None, true) => String::from("* "),
        };
        let blocks: Vec<Block> = item.blocks.iter().cloned().map(with_caption_as_text).collect();
        let mut inner = join_blocks(&blocks, depth + 1);
        if is_tight {
            inner.retain(|line| !line.is_empty());
        } else if index > 0 {
            result.push(String::new());
        }
        let starts_with_paragraph = matches!(item.blocks.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }));
        if let (Some(done), true, Some(first)) = (item.done, starts_with_paragraph, inner.first_mut()) {
            *first = format!("[{}] {first}", if done { 'x' } else { ' ' });
        }
        result.extend(prefix_lines(&marker, marker.len(), inner));
    }
    result
}

/// Returns a block of an item. The caption of an image becomes text: in a tight list, readers would not see it.
fn with_caption_as_text(mut block: Block) -> Block {
    if let BlockKind::Paragraph(content) = &mut block.kind
        && let [Inline::Image(image)] = content.as_mut_slice()
        && !image.caption.is_empty()
    {
        let caption = format!(" {}", std::mem::take(&mut image.caption).trim());
        content.push(Inline::Text(caption));
    }
    block
}

/// Returns whether a list and the lists within it are tight.
fn is_tight(items: &[Item]) -> bool {
    items.iter().all(|item| match item.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(_), .. }] => true,
        // Only a list that begins with 1 can interrupt a paragraph.
        [
            Block { kind: BlockKind::Paragraph(_), .. },
            Block { kind: BlockKind::List { start: None | Some(1), items }, .. },
        ] => is_tight(items),
        _ => false,
    })
}

fn code(language: &str, text: &str) -> Vec<String> {
    let fence = "`".repeat(longest_backtick_run(text).max(2) + 1);
    let language: String = language
        .chars()
        .filter(|character| character.is_ascii_alphanumeric() || "+#._-".contains(*character))
        .collect();
    let mut lines = vec![format!("{fence}{language}")];
    lines.extend(split_lines(text.strip_suffix('\n').unwrap_or(text)));
    lines.push(fence);
    lines
}

fn table(alignments: &[Alignment], rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let delimiters = alignments.iter().map(|alignment| {
        String::from(match alignment {
            Alignment::None => "---",
            Alignment::Left => ":--",
            Alignment::Center => ":-:",
            Alignment::Right => "--:",
        })
    });
    let mut lines = rows
        .iter()
        .map(|cells| row(cells.iter().map(|cell| inlines::to_markdown(cell, InlineContext::TableCell)).collect()));
    let header = lines.next().unwrap_or_default();
    [header, row(delimiters.collect())].into_iter().chain(lines).collect()
}
