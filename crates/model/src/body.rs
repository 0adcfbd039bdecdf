//! The body of a page or post: a typed tree of blocks and inlines, never an HTML string.

use crate::dated::{DatedCards, Dates};
use crate::image::Image;
use crate::initiative::InitiativeSummary;
use crate::leadership::Team;
use crate::news::PostSummary;
use serde::{Deserialize, Serialize};

/// A block-level part of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading with the fragment that leads to it.
    Heading {
        /// 2 to 6: the page's own title is the only heading of level 1.
        level: u8,
        /// The fragment, unique on its page.
        id: String,
        /// The fragment of the heading that it translates, if it has another one. Both lead to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source_id: Option<String>,
        /// The content of the heading.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Inlines of a list item without a paragraph around them (a tight list in CommonMark).
    Plain(Vec<Inline>),
    /// A bulleted list.
    BulletList(Vec<ListItem>),
    /// An ordered list.
    NumberedList {
        /// The first item's number.
        start: u64,
        /// The items in order.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted code.
    Code {
        /// The language that the author named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        /// The code with its line breaks.
        text: String,
        /// The kind of each byte of the code, if it has colours. See [`code_tokens`].
        #[serde(default, skip_serializing_if = "String::is_empty")]
        kinds: String,
    },
    /// A table with one header row.
    Table {
        /// One alignment for each column.
        alignments: Vec<Alignment>,
        /// The cells of the header row.
        header: Vec<Vec<Inline>>,
        /// The cells of the other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// An image in a paragraph of its own, with its title as caption.
    Figure {
        /// The image.
        image: Image,
        /// The caption below it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
    },
    /// A thematic break.
    Rule,
    /// The footnotes, in the order of their first references.
    Footnotes(Vec<Footnote>),
    /// Cards of all initiatives (`::initiatives`).
    Initiatives(Vec<InitiativeSummary>),
    /// The roster of one team (`::team <id>`).
    Team(Team),
    /// Cards of the newest posts (`::news <count>`).
    News(Vec<PostSummary>),
    /// Cards of entries that take place at some time (`::events <count>`).
    DatedCards(DatedCards),
    /// When one entry takes place, on its own page.
    Dates(Dates),
    /// Links in a paragraph of their own, shown as buttons.
    Actions(Vec<Inline>),
    /// Links to other pages of a list, shown as buttons.
    Navigation {
        /// The name of the links, for assistive technology.
        label: String,
        /// The links, and text between them.
        links: Vec<Inline>,
    },
    /// Cards side by side (`::cards` to `::end`).
    Cards(Vec<Card>),
    /// A highlighted part of the page (`::panel` to `::end`).
    Panel(Vec<Block>),
    /// A call-out (`> [!NOTE]`). Its first block is its label.
    CallOut(Vec<Block>),
    /// A call-out about a danger (`> [!WARNING]`).
    Warning(Vec<Block>),
    /// A part that readers can open (`::details A summary` to `::end`). Its first block is the summary.
    Details(Vec<Block>),
    /// What readers see of details that are closed.
    Summary(Vec<Inline>),
    /// Pictures side by side (`::gallery` to `::end`).
    Gallery(Vec<Block>),
    /// A quotation, and below it where it is from.
    Quotation(Vec<Block>),
    /// Where a quotation is from: its last line, which begins with a dash.
    Source(Vec<Inline>),
    /// Terms with their meanings, each in a block of its own.
    DescriptionList(Vec<Block>),
    /// A term. Its meanings follow it.
    Term(Vec<Inline>),
    /// A meaning of the term before it (`: meaning`).
    Description(Vec<Inline>),
}

/// One of several parts of a body, side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The level of its heading, from 2 to 6.
    pub level: u8,
    /// The fragment that links to it. It also decides the pattern.
    pub id: String,
    /// The fragment of the card that it translates, if it has another one. Both lead to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
    /// The content of its heading.
    pub heading: Vec<Inline>,
    /// The blocks below the heading.
    pub blocks: Vec<Block>,
}

/// Returns the name that decides the pattern of blocks: the fragment of their first heading.
#[must_use]
pub fn pattern_name(blocks: &[Block]) -> &str {
    let ids = blocks.iter().filter_map(|block| if let Block::Heading { id, .. } = block { Some(id) } else { None });
    ids.map(String::as_str).next().unwrap_or_default()
}

/// Splits a body into its lead, which is shown with the heading of the page, and the rest. The lead is the first paragraph,
/// the buttons below it, and a paragraph in italics below these.
#[must_use]
pub fn split_lead(blocks: &[Block]) -> (&[Block], &[Block]) {
    let paragraphs = usize::from(matches!(blocks.first(), Some(Block::Paragraph(_))));
    let buttons = blocks[paragraphs..].iter().take_while(|block| matches!(block, Block::Actions(_))).count();
    let notes = usize::from(buttons > 0 && blocks.get(paragraphs + buttons).is_some_and(is_note));
    blocks.split_at(paragraphs + buttons + notes)
}

/// Whether a block is a paragraph in italics: below buttons, it says what happens next.
fn is_note(block: &Block) -> bool {
    matches!(block, Block::Paragraph(content) if matches!(content[..], [Inline::Emphasis(_)]))
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    /// For an item of a task list, whether the task is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<bool>,
    /// The content of the item.
    pub blocks: Vec<Block>,
}

/// How the cells of a table's column are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// As in the surrounding text.
    None,
    /// At the start of the line.
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A footnote, shown at the end of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Counted from 1 in the order of the references.
    pub number: u32,
    /// The content of the footnote.
    pub blocks: Vec<Block>,
}

/// An inline-level part of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Stressed text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// Text that is no longer valid.
    Strikethrough(Vec<Inline>),
    /// Code within a sentence.
    Code(String),
    /// A link.
    Link {
        /// Its target.
        to: LinkTarget,
        /// Its content.
        content: Vec<Inline>,
    },
    /// An image within a line.
    Image(Image),
    /// A hard line break.
    LineBreak,
    /// A reference to a footnote.
    FootnoteReference {
        /// The number of the footnote.
        number: u32,
        /// 1 for the first reference to it, 2 for the second, and so on.
        occurrence: u32,
    },
}

/// Returns the plain text of inlines.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { content: inner, .. } => text.push_str(&plain_text(inner)),
            Inline::Image(image) => text.push_str(&image.alternative),
            Inline::LineBreak => text.push(' '),
            Inline::FootnoteReference { .. } => {}
        }
    }
    text
}

/// Returns the accessible name of a table: the plain text of its header cells.
#[must_use]
pub fn table_name(header: &[Vec<Inline>]) -> String {
    let labels = header.iter().map(|cell| plain_text(cell)).filter(|text| !text.is_empty());
    labels.collect::<Vec<_>>().join(", ")
}

/// Returns the accessible name of a code block: its first line that is not blank.
#[must_use]
pub fn code_name(code: &str) -> &str {
    code.lines().map(str::trim_ascii).find(|line| !line.is_empty()).unwrap_or_default()
}

/// Returns the tokens of code, each with the letter of its kind: `k` for a keyword, `l` for a string, a number or another
/// constant, `c` for a comment, `d` for a name in its definition, and a space for anything else.
pub fn code_tokens<'a>(text: &'a str, kinds: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut end = 0;
    kinds.as_bytes().chunk_by(|one, next| one == next).filter_map(move |run| {
        let start = end;
        end += run.len();
        Some((kinds.get(start..=start)?, text.get(start..end)?))
    })
}

/// The target of a link. The publisher has checked that targets within the site exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// A route of the site, as a path without base path and language (`/about/#goal`).
    Page(String),
    /// A fragment of the same page, without `#`.
    Fragment(String),
    /// A file of the site, or a page in another language, as a path without base path.
    File(String),
    /// A URL of another site, an e-mail address or a telephone number.
    External(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_is_the_first_paragraph_with_its_buttons() {
        let paragraph = || Block::Paragraph(Vec::new());
        let buttons = || Block::Actions(Vec::new());
        let lead_of = |blocks: &[Block]| split_lead(blocks).0.len();
        assert_eq!(lead_of(&[]), 0);
        assert_eq!(lead_of(&[paragraph(), paragraph()]), 1);
        assert_eq!(lead_of(&[paragraph(), buttons(), Block::Rule]), 2);
        assert_eq!(lead_of(&[buttons(), paragraph()]), 1);
        assert_eq!(lead_of(&[Block::Rule, paragraph()]), 0);
        let note = || Block::Paragraph(vec![Inline::Emphasis(Vec::new())]);
        assert_eq!(lead_of(&[paragraph(), buttons(), note(), note()]), 3);
        assert_eq!(lead_of(&[paragraph(), note()]), 1, "a paragraph in italics is a note only below buttons");
    }
}
