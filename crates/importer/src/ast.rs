//! The AST of a document body: the blocks and inlines of the model, with links and images still unresolved.

/// A block with its source position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line in the source.
    pub line: usize,
    /// The kind of block.
    pub kind: BlockKind,
}

/// The kind of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// The level, 1 to 6: as written until [`crate::headings`] normalizes it.
        level: u8,
        /// The explicit id.
        id: Option<String>,
        /// The content.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, numbered from `start` or bulleted.
    List {
        /// The first number.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A call-out.
    CallOut {
        /// Its kind, as it is written.
        kind: String,
        /// The content.
        blocks: Vec<Block>,
    },
    /// A video on another site.
    Video {
        /// The address of its page.
        url: String,
        /// Its title.
        title: String,
    },
    /// A code block.
    Code {
        /// The language; empty if unknown.
        language: String,
        /// The code.
        text: String,
    },
    /// A table.
    Table {
        /// The alignment of each column.
        alignments: Vec<Alignment>,
        /// The rows, the header first, each with as many cells as there are columns.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A list of terms.
    Terms(Vec<Term>),
    /// A part that readers can open.
    Details {
        /// What they see while it is closed.
        summary: String,
        /// The content.
        blocks: Vec<Block>,
    },
    /// A thematic break.
    Rule,
    /// A footnote.
    Footnote {
        /// The label of its references.
        label: String,
        /// The content.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// For a task list item, whether it is done.
    pub done: Option<bool>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// A term with its meanings, each without line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub term: Vec<Inline>,
    /// The meanings.
    pub descriptions: Vec<Vec<Inline>>,
}

/// The alignment of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// The default of the writing direction.
    #[default]
    None,
    /// Left.
    Left,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// An inline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text; `\n` is a soft break.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Strikethrough.
    Strikethrough(Vec<Inline>),
    /// A code span.
    Code(String),
    /// A link.
    Link {
        /// The destination.
        url: String,
        /// The link text.
        content: Vec<Inline>,
        /// The line in the source.
        line: usize,
    },
    /// An image.
    Image(Image),
    /// A hard break.
    LineBreak,
    /// A reference to a footnote, by its label.
    FootnoteReference(String),
}

/// An image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The URL.
    pub url: String,
    /// The alternative text.
    pub alt: String,
    /// The caption.
    pub caption: String,
    /// The line in the source.
    pub line: usize,
}

/// Calls a function for every list of inlines, in document order.
pub fn for_each_inlines(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>, usize)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => visit(content, block.line),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| for_each_inlines(&mut item.blocks, visit));
            }
            BlockKind::Quote(blocks)
            | BlockKind::CallOut { blocks, .. }
            | BlockKind::Footnote { blocks, .. }
            | BlockKind::Details { blocks, .. } => for_each_inlines(blocks, visit),
            BlockKind::Terms(terms) => {
                for Term { term, descriptions } in terms {
                    visit(term, block.line);
                    descriptions.iter_mut().for_each(|description| visit(description, block.line));
                }
            }
            BlockKind::Table { rows, .. } => {
                rows.iter_mut().flatten().for_each(|cell| visit(cell, block.line));
            }
            BlockKind::Code { .. } | BlockKind::Video { .. } | BlockKind::Rule => {}
        }
    }
}

/// Returns the text of inlines, including the alternative text of images.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(&part.replace('\n', " ")),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { content: inner, .. } => text.push_str(&plain_text(inner)),
            Inline::Image(image) => text.push_str(&image.alt),
            Inline::LineBreak => text.push(' '),
            Inline::FootnoteReference(_) => {}
        }
    }
    text
}

/// Returns whether blocks have visible content.
#[must_use]
pub fn has_visible_content(blocks: &mut [Block]) -> bool {
    let mut is_visible = !blocks.is_empty()
        && blocks.iter().any(|block| matches!(block.kind, BlockKind::Code { .. } | BlockKind::Video { .. }));
    for_each_inlines(blocks, &mut |inlines, _| {
        is_visible |=
            !plain_text(inlines).trim().is_empty() || inlines.iter().any(|inline| matches!(inline, Inline::Image(_)));
    });
    is_visible
}
