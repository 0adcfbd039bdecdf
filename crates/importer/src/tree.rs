//! The text of a document as the new site knows it: the blocks and inlines of the model, with links and pictures still
//! where the old site had them.

/// A block with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its line in the source.
    pub line: usize,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// As written, 1 to 6, until [`crate::headings`] has put them in order.
        level: u8,
        /// The id that the author wrote.
        id: Option<String>,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, numbered from `start` on or bulleted.
    List {
        /// The first number.
        start: Option<u64>,
        /// The items.
        items: Vec<Item>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Code.
    Code {
        /// Its language; empty if unknown.
        language: String,
        /// The code.
        text: String,
    },
    /// A table.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The rows, the header first, each with as many cells as there are columns.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
    /// A footnote.
    Footnote {
        /// The label by which the text refers to it.
        label: String,
        /// The note.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// For a task, whether it is done.
    pub done: Option<bool>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// As the language's text is.
    #[default]
    None,
    /// At the start.
    Left,
    /// In the middle.
    Center,
    /// At the end.
    Right,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// A text; `\n` in it is a break of the source's line.
    Text(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// Text that no longer holds.
    Strikethrough(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        to: String,
        /// Its text.
        content: Vec<Inline>,
        /// Its line in the source.
        line: usize,
    },
    /// A picture.
    Image(Image),
    /// A line break that the author asked for.
    Break,
    /// A reference to a footnote, by its label.
    FootnoteReference(String),
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it lies.
    pub source: String,
    /// What it shows.
    pub alternative: String,
    /// The caption below it.
    pub caption: String,
    /// Its line in the source.
    pub line: usize,
}

/// Calls a function for every list of inlines, in the order of the text.
pub fn for_each_inlines(blocks: &mut [Block], visit: &mut impl FnMut(&mut Vec<Inline>, usize)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => visit(content, block.line),
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| for_each_inlines(&mut item.blocks, visit));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => for_each_inlines(blocks, visit),
            BlockKind::Table { rows, .. } => {
                rows.iter_mut().flatten().for_each(|cell| visit(cell, block.line));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

/// The text of inlines, with the alternatives of pictures.
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
            Inline::Image(image) => text.push_str(&image.alternative),
            Inline::Break => text.push(' '),
            Inline::FootnoteReference(_) => {}
        }
    }
    text
}

/// Whether there is anything to see in blocks.
#[must_use]
pub fn has_text(blocks: &mut [Block]) -> bool {
    let mut found = !blocks.is_empty() && blocks.iter().any(|block| matches!(block.kind, BlockKind::Code { .. }));
    for_each_inlines(blocks, &mut |inlines, _| {
        found |=
            !plain_text(inlines).trim().is_empty() || inlines.iter().any(|inline| matches!(inline, Inline::Image(_)));
    });
    found
}
