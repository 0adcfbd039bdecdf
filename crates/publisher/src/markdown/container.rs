//! Containers: the blocks between `::cards` or `::panel` and `::end`.

use super::Part;
use super::blocks::BodyParser;
use super::directive::{Container, DirectiveLine};
use model::body::{Block, Card, pattern_name};
use std::ops::Range;

impl BodyParser<'_> {
    /// Parses the container whose start line was just parsed.
    pub(super) fn container(&mut self, container: Container, range: &Range<usize>) {
        let blocks = self.container_blocks(container, range);
        let block = match container {
            Container::Cards => Block::Cards(self.cards(blocks, range)),
            Container::Panel => {
                if pattern_name(&blocks).is_empty() {
                    self.report(range, "the panel has no heading", "write one as the first line below `::panel`");
                }
                Block::Panel(blocks)
            }
        };
        self.body.parts.push(Part::Block(block));
    }

    /// Parses the blocks up to the `::end` line.
    fn container_blocks(&mut self, container: Container, start: &Range<usize>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match self.directive_line(&event, &range) {
                None => blocks.extend(self.block(event, &range)),
                Some(Ok(DirectiveLine::ContainerEnd)) => return blocks,
                Some(Ok(_)) => {
                    let message = format!("this cannot stand between `{}` and `::end`", container.start_line());
                    self.report(&range, message, "put it before or behind that part");
                }
                Some(Err((message, help))) => self.report(&range, message, help),
            }
        }
        let help = "write `::end` on a line of its own where that part ends";
        self.report(start, format!("`{}` has no end", container.start_line()), help);
        blocks
    }

    /// Splits blocks into cards: each heading of the first heading's level, or above it, starts one.
    fn cards(&mut self, blocks: Vec<Block>, range: &Range<usize>) -> Vec<Card> {
        let mut cards: Vec<Card> = Vec::new();
        for block in blocks {
            let card_level = cards.first().map(|card| card.level);
            match (block, cards.last_mut()) {
                (Block::Heading { level, id, content }, _) if card_level.is_none_or(|first| level <= first) => {
                    cards.push(Card { level, id, heading: content, blocks: Vec::new() });
                }
                (block, Some(card)) => card.blocks.push(block),
                (_, None) => {
                    self.report(range, "a card has no heading", "write one as the first line below `::cards`");
                    return cards;
                }
            }
        }
        if cards.is_empty() {
            self.report(range, "there is no card", "write a heading and a text for each card below `::cards`");
        }
        cards
    }
}
