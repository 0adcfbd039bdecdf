//! Parts of a page between two lines of their own: `::cards` or `::panel`, and `::end`.

use super::Part;
use super::blocks::Reader;
use super::directive::{self, Container, Line};
use model::body::{Block, Card, name_of};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    /// Reads the container whose first line was just read.
    pub(super) fn container(&mut self, container: Container, range: &Range<usize>) {
        let blocks = self.blocks_up_to_end(container, range);
        let block = match container {
            Container::Cards => Block::Cards(self.cards(blocks, range)),
            Container::Panel => {
                if name_of(&blocks).is_empty() {
                    self.report(range, "the panel has no heading", "write one as the first line below `::panel`");
                }
                Block::Panel(blocks)
            }
        };
        self.body.parts.push(Part::Block(block));
    }

    fn blocks_up_to_end(&mut self, container: Container, start: &Range<usize>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let text = &self.source.text[self.start..][range.clone()];
            let line = matches!(event, Event::Start(Tag::Paragraph)).then(|| directive::parse(text)).flatten();
            match line {
                None => blocks.extend(self.block(event, &range)),
                Some(line) => {
                    self.skip_to(TagEnd::Paragraph);
                    match line {
                        Ok(Line::End) => return blocks,
                        Ok(_) => {
                            let message = format!("this cannot stand between `{}` and `::end`", name(container));
                            self.report(&range, message, "put it before or behind that part");
                        }
                        Err((message, help)) => self.report(&range, message, help),
                    }
                }
            }
        }
        let help = "write `::end` on a line of its own where that part ends";
        self.report(start, format!("`{}` has no end", name(container)), help);
        blocks
    }

    /// Cuts blocks before each heading of the first one's level.
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

fn name(container: Container) -> &'static str {
    match container {
        Container::Cards => "::cards",
        Container::Panel => "::panel",
    }
}
