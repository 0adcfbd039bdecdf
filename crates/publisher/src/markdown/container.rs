//! Containers: the blocks between a line such as `::cards` and `::end`.

use super::Part;
use super::blocks::{BodyParser, contains_only_links};
use super::description_lists::add_block;
use super::directive::{self, Container, DirectiveLine};
use super::or_as_text;
use model::body::{Block, Card, Inline, pattern_name, plain_text};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

pub(super) const END_LINE: &str = "::end";

impl BodyParser<'_> {
    /// Parses the container whose start line was just parsed.
    pub(super) fn container(&mut self, container: Container, range: &Range<usize>) {
        let mut blocks = self.container_blocks(&container, range);
        let block = match container {
            Container::Cards => Block::Cards(self.cards(blocks, range)),
            Container::Panel => {
                if pattern_name(&blocks).is_empty() {
                    self.warning(
                        range,
                        "this `::panel` has no heading",
                        "write one below it, for example `## Join us`",
                    );
                }
                Block::Panel(blocks)
            }
            Container::Details(summary) => {
                if blocks.is_empty() {
                    self.error(
                        range,
                        "there is nothing in these `::details`",
                        "write it between this line and `::end`",
                    );
                }
                blocks.insert(0, Block::Summary(vec![Inline::Text(summary)]));
                Block::Details(blocks)
            }
            Container::Gallery => Block::Gallery(self.pictures(blocks, range)),
        };
        self.body.parts.push(Part::Block(block));
    }

    /// Parses the blocks up to the `::end` line.
    fn container_blocks(&mut self, container: &Container, start: &Range<usize>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match self.directive_line(&event, &range) {
                None => {
                    let ends_here = self.ends_with_end_line(&event, &range);
                    let block = self.block(event, &range);
                    add_block(&mut blocks, block);
                    if ends_here && blocks.last_mut().is_some_and(remove_end_line) {
                        return blocks;
                    }
                }
                Some(Ok(DirectiveLine::ContainerEnd)) => return blocks,
                Some(Ok(line)) => {
                    if matches!(line, DirectiveLine::Video { .. }) {
                        self.skip_to(TagEnd::Paragraph);
                    }
                    let message = format!("this line cannot be between `{}` and `::end`", container.start_line());
                    self.error(&range, message, format!("move it above `{}` or below `::end`", container.start_line()));
                }
                Some(Err(problem)) => {
                    self.report(&range, problem);
                    if directive::is_end(self.source_of(&range)) {
                        return blocks;
                    }
                }
            }
        }
        let help = "where that part ends, write `::end` on its own line with an empty line above it";
        self.error(start, format!("there is no `::end` after this `{}`", container.start_line()), help);
        blocks
    }

    /// Whether a block that was just opened has `::end` as its last line: no empty line is above it.
    pub(super) fn ends_with_end_line(&self, event: &Event<'_>, range: &Range<usize>) -> bool {
        let is_code = matches!(event, Event::Start(Tag::CodeBlock(_)));
        !is_code && self.source_of(range).trim_end().lines().next_back().is_some_and(|line| line.trim() == END_LINE)
    }

    /// Reports the line `::end` at the end of a block that is in no container.
    pub(super) fn report_stray_end(&mut self, block: &Range<usize>) {
        if self.broken_containers > 0 {
            self.broken_containers -= 1;
            return;
        }
        let start = block.start + self.source_of(block).rfind(END_LINE).unwrap_or_default();
        self.error(
            &(start..block.end),
            "there is no line above this `::end` that starts a part, such as `::cards`",
            or_as_text("add it where that part starts, or remove this line", "`\\::end`"),
        );
    }

    /// Returns the pictures of a gallery: those in paragraphs of their own, and those that share one.
    fn pictures(&mut self, blocks: Vec<Block>, range: &Range<usize>) -> Vec<Block> {
        let mut pictures = Vec::new();
        for block in blocks {
            match block {
                Block::Figure { .. } => pictures.push(block),
                Block::Paragraph(content) if content.iter().all(is_picture_or_space) => {
                    let images = content.into_iter().filter_map(|inline| match inline {
                        Inline::Image(image) => Some(Block::Figure { image, caption: None }),
                        _ => None,
                    });
                    pictures.extend(images);
                }
                _ => {
                    let help = "move the rest below `::end`; words about a picture can stand in quotation marks behind its \
                                address: `![What it shows](/media/name.jpg \"The words\")`";
                    self.error(range, "there is more than pictures in this `::gallery`", help);
                    return pictures;
                }
            }
        }
        if pictures.is_empty() {
            self.error(
                range,
                "there are no pictures in this `::gallery`",
                "write one below it: `![What it shows](/media/name.jpg)`",
            );
        }
        pictures
    }

    /// Splits blocks into cards: each heading of the first heading's level, or above it, starts one.
    fn cards(&mut self, blocks: Vec<Block>, range: &Range<usize>) -> Vec<Card> {
        let mut cards: Vec<Card> = Vec::new();
        for block in blocks {
            let card_level = cards.first().map(|card| card.level);
            match (block, cards.last_mut()) {
                (Block::Heading { level, id, content, .. }, _) if card_level.is_none_or(|first| level <= first) => {
                    cards.push(Card { level, id, source_id: None, heading: content, blocks: Vec::new() });
                }
                (block, Some(card)) => card.blocks.push(block),
                (_, None) => {
                    self.error(
                        range,
                        "the first card has no heading",
                        "write one below `::cards`, for example `## Meetups`",
                    );
                    return cards;
                }
            }
        }
        if cards.is_empty() {
            self.error(range, "there are no cards below `::cards`", "write a heading and some text for each card");
        }
        cards
    }
}

fn is_picture_or_space(inline: &Inline) -> bool {
    match inline {
        Inline::Image(_) | Inline::LineBreak => true,
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// Removes the line `::end` from the end of a block. Returns whether it was there.
fn remove_end_line(block: &mut Block) -> bool {
    match block {
        Block::Paragraph(content) => {
            let was_removed = remove_end_text(content);
            if was_removed && contains_only_links(content) {
                *block = Block::Actions(std::mem::take(content));
            }
            was_removed
        }
        Block::Plain(content) | Block::Source(content) | Block::Description(content) => remove_end_text(content),
        Block::BulletList(items) | Block::NumberedList { items, .. } => {
            items.last_mut().and_then(|item| item.blocks.last_mut()).is_some_and(remove_end_line)
        }
        Block::Quote(blocks)
        | Block::CallOut(blocks)
        | Block::Warning(blocks)
        | Block::Quotation(blocks)
        | Block::DescriptionList(blocks) => blocks.last_mut().is_some_and(remove_end_line),
        Block::Table { rows, .. } => {
            let is_end = |row: &Vec<Vec<Inline>>| {
                row.first().is_some_and(|cell| plain_text(cell) == END_LINE) && row[1..].iter().all(Vec::is_empty)
            };
            rows.pop_if(|row| is_end(row)).is_some()
        }
        _ => false,
    }
}

fn remove_end_text(content: &mut Vec<Inline>) -> bool {
    let Some(Inline::Text(text)) = content.last_mut() else { return false };
    let Some(before) = text.strip_suffix(END_LINE) else { return false };
    let before = String::from(before.trim_end());
    match before.is_empty() {
        true => _ = content.pop(),
        false => *text = before,
    }
    true
}
