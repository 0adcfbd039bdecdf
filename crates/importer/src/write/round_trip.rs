//! Comparison of an AST with the Markdown that was written for it.

use crate::ast::{Block, BlockKind, Inline, Term};
use publisher::markdown::PARSER_OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// Returns the text that readers of the Markdown see.
#[must_use]
pub fn text_of_markdown(markdown: &str) -> String {
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
    normalize(&text)
}

/// Returns the text that readers of the blocks are meant to see.
#[must_use]
pub fn text_of_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    push_blocks(blocks, &mut text);
    normalize(&text)
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        text.push(' ');
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => push_inlines(content, text),
            BlockKind::List { items, .. } => {
                for item in items {
                    let starts_with_paragraph =
                        matches!(item.blocks.first(), Some(Block { kind: BlockKind::Paragraph(_), .. }));
                    match item.done.filter(|_| starts_with_paragraph) {
                        Some(true) => text.push_str(" [x] "),
                        Some(false) => text.push_str(" [ ] "),
                        None => text.push(' '),
                    }
                    push_blocks(&item.blocks, text);
                }
            }
            BlockKind::Quote(blocks) | BlockKind::CallOut { blocks, .. } | BlockKind::Footnote { blocks, .. } => {
                push_blocks(blocks, text);
            }
            BlockKind::Video { url, title } => text.push_str(&format!("::video {url} {title}")),
            BlockKind::Terms(terms) => {
                for Term { term, descriptions } in terms {
                    text.push(' ');
                    push_inlines(term, text);
                    for description in descriptions {
                        text.push_str(" : ");
                        push_inlines(description, text);
                    }
                }
            }
            BlockKind::Details { summary, blocks } => {
                text.push_str(&format!("::details {summary} "));
                push_blocks(blocks, text);
                text.push_str(" ::end");
            }
            BlockKind::Code { text: code, .. } => text.push_str(code),
            BlockKind::Table { rows, .. } => {
                for cell in rows.iter().flatten() {
                    text.push(' ');
                    push_inlines(cell, text);
                }
            }
            BlockKind::Rule => text.push_str(" --- "),
        }
        text.push(' ');
    }
}

fn push_inlines(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { content: inner, .. } => push_inlines(inner, text),
            Inline::Image(image) => text.push_str(&format!("{} {} ", image.alt, image.caption)),
            Inline::LineBreak => text.push(' '),
            Inline::FootnoteReference(label) => text.push_str(&format!("[^{label}]")),
        }
    }
}

/// Normalizes white space and typographic punctuation.
fn normalize(text: &str) -> String {
    let text = text
        .replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace('—', "---")
        .replace('–', "--")
        .replace('…', "...");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
