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
                    self.warning(
                        range,
                        "this `::panel` has no heading",
                        "write one below it, for example `## Join us`",
                    );
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
                    let message = format!("this line cannot be between `{}` and `::end`", container.start_line());
                    self.error(&range, message, format!("move it above `{}` or below `::end`", container.start_line()));
                }
                Some(Err(problem)) => self.report(&range, problem),
            }
        }
        let help = "where that part ends, write `::end` on its own line with an empty line above it";
        self.error(start, format!("there is no `::end` after this `{}`", container.start_line()), help);
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
