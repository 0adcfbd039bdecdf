//! The blocks of a body, with the content that its directives ask for.

use super::Publishable;
use super::pages::{initiatives, leadership};
use crate::markdown::{Body, Directive};
use model::body::Block;

/// Returns the blocks of a body.
pub(super) fn blocks(body: &Body, publishable: &Publishable<'_>) -> Vec<Block> {
    body.blocks(|directive| directive_block(directive, publishable))
}

fn directive_block(directive: &Directive, publishable: &Publishable<'_>) -> Option<Block> {
    match directive {
        Directive::Initiatives => {
            let summaries = initiatives::initiatives(publishable).into_iter();
            Some(Block::Initiatives(summaries.map(|initiative| initiative.summary.clone()).collect()))
        }
        Directive::Team(id) => {
            let team = publishable.locale.teams().find(|team| team.id.value == *id)?;
            Some(Block::Team(leadership::team(team, publishable)))
        }
        Directive::News(count) => {
            let posts = publishable.posts.iter().take(*count).map(|post| post.summary.clone());
            Some(Block::News(posts.collect()))
        }
        Directive::Events(count) => Some(Block::DatedCards(publishable.events.next(*count))),
    }
}
