//! Whether written Markdown says what it was meant to say.

use crate::tree::{Block, BlockKind, Inline};
use publisher::markdown::PARSER_OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The words that readers of written Markdown see.
#[must_use]
pub fn read(markdown: &str) -> String {
    let mut text = String::new();
    let mut captions = Vec::new();
    for event in Parser::new_ext(markdown, PARSER_OPTIONS) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::FootnoteReference(label) => text.push_str(&format!("[^{label}]")),
            Event::Start(Tag::Image { title, .. }) => captions.push(title.into_string()),
            Event::End(TagEnd::Image) => text.push_str(&format!(" {} ", captions.pop().unwrap_or_default())),
            Event::TaskListMarker(done) => text.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Html(part) | Event::InlineHtml(part) => text.push_str(&format!("<HTML>{part}")),
            Event::Rule => text.push_str(" --- "),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::Start(_) | Event::End(_) => text.push(' '),
            Event::InlineMath(part) | Event::DisplayMath(part) => text.push_str(&part),
        }
    }
    normal(&text)
}

/// The words that blocks are meant to say.
#[must_use]
pub fn text_of(blocks: &[Block]) -> String {
    let mut text = String::new();
    add_blocks(blocks, &mut text);
    normal(&text)
}

fn add_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        text.push(' ');
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => add_inlines(content, text),
            BlockKind::List { items, .. } => {
                for item in items {
                    let is_text = matches!(item.blocks.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }));
                    match item.done.filter(|_| is_text) {
                        Some(true) => text.push_str(" [x] "),
                        Some(false) => text.push_str(" [ ] "),
                        None => text.push(' '),
                    }
                    add_blocks(&item.blocks, text);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => add_blocks(blocks, text),
            BlockKind::Code { text: code, .. } => text.push_str(code),
            BlockKind::Table { rows, .. } => {
                for cell in rows.iter().flatten() {
                    text.push(' ');
                    add_inlines(cell, text);
                }
            }
            BlockKind::Rule => text.push_str(" --- "),
        }
        text.push(' ');
    }
}

fn add_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { content: inner, .. } => add_inlines(inner, text),
            Inline::Image(image) => text.push_str(&format!("{} {} ", image.alternative, image.caption)),
            Inline::Break => text.push(' '),
            Inline::FootnoteReference(label) => text.push_str(&format!("[^{label}]")),
        }
    }
}

/// Words with one space between them, and with the signs that stand on keyboards.
fn normal(text: &str) -> String {
    let text = text
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace('—', "---")
        .replace('–', "--")
        .replace('…', "...");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
