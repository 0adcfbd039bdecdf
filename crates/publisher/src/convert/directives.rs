//! The blocks of a body, with what its directives ask for, and the labels of its call-outs.

use super::block_builders::{external_link, text};
use super::pages::{initiatives, leadership};
use super::{Publishable, call_outs, groups, partners};
use crate::authored::PageStrings;
use crate::markdown::{Body, Directive, Video};
use model::body::{Block, Card};
use model::strings::interpolate;
use model::urls::hostname;

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
        Directive::Videos(videos) => {
            let strings = &publishable.locale.strings.pages;
            vec![Block::Cards(videos.iter().map(|video| card(video, strings)).collect())]
        }
    }
}

/// Returns the card of a video: its title leads to the video.
fn card(video: &Video, strings: &PageStrings) -> Card {
    let poster = video.poster.clone().map(|image| Block::Figure { image, caption: None });
    let site = hostname(&video.url);
    let site = site.strip_prefix("www.").unwrap_or(site);
    let label = Block::Paragraph(vec![text(&interpolate(&strings.video, &[("site", site)]))]);
    Card {
        level: video.level,
        id: video.id.clone(),
        source_id: None,
        heading: vec![external_link(&video.url, &video.title)],
        blocks: poster.into_iter().chain([label]).collect(),
    }
}
