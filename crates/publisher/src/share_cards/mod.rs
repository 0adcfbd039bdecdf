//! Share cards: what other sites show with a link to a page that has no picture of its own. A cloth, and on it the sign
//! of the site.
//!
//! A post has the cloth that it has on the site, every other page that of the site's title. So there is one card for
//! each cloth in use, however many posts there are.

mod card;
mod indexed;
mod threads;

use crate::icons::IconSource;
use crate::memory::{Memory, Shared, Source};
use crate::output::{Output, OutputFile};
use crate::publish::{Frame, Published, PublishedEdition, PublishedPage};
use card::{HEIGHT, Parts, WIDTH};
use model::body::Image;
use model::cloth::{Cloth, Weave};
use model::news::PostSummary;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The picture of a page's previews: a post's own, or else a card.
#[must_use]
pub fn picture(page: &PublishedPage, frame: &Frame) -> Image {
    let post = post(page);
    post.and_then(own_picture).cloned().unwrap_or_else(|| Image {
        path: path(cloth(post, frame)),
        alternative: frame.document_strings.share_picture.clone(),
        width: WIDTH,
        height: HEIGHT,
    })
}

/// What the cards of one weave are drawn from.
#[derive(Debug, PartialEq)]
pub(crate) struct CardSource {
    weave: Weave,
    cloths: Vec<Cloth>,
    icon: Shared<IconSource>,
}

impl Source for CardSource {
    type Key = Weave;

    fn key(&self) -> Weave {
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
    let cloths: Vec<Cloth> = published.editions.iter().flat_map(cloths).collect::<BTreeSet<_>>().into_iter().collect();
    // Their order is by weave. Thousands of posts use nearly every cloth there is.
    let weaves = cloths.chunk_by(|one, other| one.weave() == other.weave());
    let source =
        |cloths: &[Cloth]| CardSource { weave: cloths[0].weave(), cloths: cloths.to_vec(), icon: icon.clone() };
    let parts = LazyLock::new(|| Parts::new(&icon.icon, icon.background));
    let cards = memory.share_cards.results(weaves.map(source).collect(), |weaves| {
        let draw = |CardSource { weave, cloths, .. }: &CardSource| {
            let cards = parts.as_ref().map_err(String::clone)?.cards(*weave, cloths)?;
            Ok(cloths.iter().zip(cards).map(|(cloth, card)| OutputFile::shared(path(*cloth), card)).collect())
        };
        weaves.iter().map(|wanted| draw(wanted.source)).collect()
    });
    for cards in cards {
        cards?.into_iter().for_each(|card| output.add_shared(card));
    }
    Ok(())
}

/// The cloths of an edition's cards.
fn cloths(edition: &PublishedEdition) -> impl Iterator<Item = Cloth> {
    let posts = edition.pages.iter().map(|page| post(page));
    posts.filter(|post| post.and_then(own_picture).is_none()).map(|post| cloth(post, &edition.frame))
}

fn cloth(post: Option<&PostSummary>, frame: &Frame) -> Cloth {
    Cloth::of(post.map_or(&frame.site.title, |post| &post.slug))
}

fn post(page: &PublishedPage) -> Option<&PostSummary> {
    page.post().map(|post| &post.summary)
}

/// Those who show previews read no SVG.
fn own_picture(post: &PostSummary) -> Option<&Image> {
    post.image.as_ref().filter(|image| !image.path.ends_with(".svg"))
}

fn path(cloth: Cloth) -> String {
    format!("icons/share/{}.png", cloth.number())
}
