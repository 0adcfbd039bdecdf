//! Share cards: what other sites show with a link to a page that has no picture of its own. A pattern, and on it the sign
//! of the site.
//!
//! A post has the pattern that it has on the site, every other page that of the site's title. So there is one card for
//! each pattern in use, however many posts there are.

mod card;
mod colors;
mod indexed;

use crate::convert::{Frame, Published, PublishedLocale, PublishedPage};
use crate::files::icons::IconSource;
use crate::memory::{Memory, Shared, Source};
use crate::output::{Output, OutputFile};
use card::{HEIGHT, Parts, WIDTH};
use model::body::Image;
use model::news::PostSummary;
use model::pattern::{Pattern, PatternShape};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The picture of a page's previews: a post's own, or else a card.
#[must_use]
pub fn picture(page: &PublishedPage, frame: &Frame) -> Image {
    let post = post(page);
    post.and_then(own_picture).cloned().unwrap_or_else(|| Image {
        path: path(pattern(post, frame)),
        alternative: frame.document_strings.share_picture.clone(),
        width: WIDTH,
        height: HEIGHT,
    })
}

/// What the cards of one weave are drawn from.
#[derive(Debug, PartialEq)]
pub(crate) struct CardSource {
    weave: PatternShape,
    patterns: Vec<Pattern>,
    icon: Shared<IconSource>,
}

impl Source for CardSource {
    type Key = PatternShape;

    fn key(&self) -> PatternShape {
        self.weave
    }
}

/// Adds the cards that pages name.
///
/// # Errors
/// A card cannot be drawn, which is a mistake of the publisher.
pub(crate) fn add(
    output: &mut Output,
    published: &Published,
    icon: &Shared<IconSource>,
    memory: &mut Memory,
) -> Result<(), String> {
    let patterns: Vec<Pattern> =
        published.locales.iter().flat_map(patterns).collect::<BTreeSet<_>>().into_iter().collect();
    // Their order is by weave. Thousands of posts use nearly every pattern there is.
    let weaves = patterns.chunk_by(|one, other| one.shape() == other.shape());
    let source = |patterns: &[Pattern]| CardSource {
        weave: patterns[0].shape(),
        patterns: patterns.to_vec(),
        icon: icon.clone(),
    };
    let parts = LazyLock::new(|| Parts::new(&icon.icon, icon.background));
    let cards = memory.share_cards.results(weaves.map(source).collect(), |weaves| {
        let draw = |CardSource { weave, patterns, .. }: &CardSource| {
            let cards = parts.as_ref().map_err(String::clone)?.cards(*weave, patterns)?;
            Ok(patterns.iter().zip(cards).map(|(pattern, card)| OutputFile::shared(path(*pattern), card)).collect())
        };
        weaves.iter().map(|wanted| draw(wanted.source)).collect()
    });
    for cards in cards {
        cards?.into_iter().for_each(|card| output.add_shared(card));
    }
    Ok(())
}

/// The patterns of an locale's cards.
fn patterns(locale: &PublishedLocale) -> impl Iterator<Item = Pattern> {
    let posts = locale.pages.iter().map(|page| post(page));
    posts.filter(|post| post.and_then(own_picture).is_none()).map(|post| pattern(post, &locale.frame))
}

fn pattern(post: Option<&PostSummary>, frame: &Frame) -> Pattern {
    Pattern::of(post.map_or(&frame.site.title, |post| &post.slug))
}

fn post(page: &PublishedPage) -> Option<&PostSummary> {
    page.post().map(|post| &post.summary)
}

/// Those who show previews read no SVG.
fn own_picture(post: &PostSummary) -> Option<&Image> {
    post.image.as_ref().filter(|image| !image.path.ends_with(".svg"))
}

fn path(pattern: Pattern) -> String {
    format!("icons/share/{}.png", pattern.number())
}
