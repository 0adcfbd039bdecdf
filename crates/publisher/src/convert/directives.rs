//! The blocks of a body, with the content that its directives ask for, and the labels of its call-outs.

use super::pages::{initiatives, leadership};
use super::{Publishable, call_outs, groups, partners};
use crate::markdown::{Body, Directive};
use model::body::Block;

/// Returns the blocks of a body.
pub(super) fn blocks(body: &Body, publishable: &Publishable<'_>) -> Vec<Block> {
    let mut blocks = body.blocks(|directive| directive_blocks(directive, publishable));
    if body.has_call_outs {
        call_outs::translate_labels(&mut blocks, &publishable.locale.strings.call_outs);
    }
    blocks
}

fn directive_blocks(directive: &Directive, publishable: &Publishable<'_>) -> Vec<Block> {
    match directive {
        Directive::Initiatives => {
            let summaries = initiatives::initiatives(publishable).into_iter();
            vec![Block::Initiatives(summaries.map(|initiative| initiative.summary.clone()).collect())]
        }
        Directive::Team(id) => {
            let team = publishable.locale.teams().find(|team| team.id.value == *id);
            team.map(|team| Block::Team(leadership::team(team, publishable))).into_iter().collect()
        }
        Directive::News(count) => {
            let posts = publishable.posts.iter().take(*count).map(|post| post.summary.clone());
            vec![Block::News(posts.collect())]
        }
        Directive::Events(count) => vec![Block::DatedCards(publishable.events.next(*count))],
        Directive::Opportunities(count) => vec![Block::DatedCards(publishable.opportunities.next(*count))],
        Directive::Groups => groups::blocks(publishable),
        Directive::Partners(kind) => partners::blocks(kind.as_deref(), publishable),
    }
}
