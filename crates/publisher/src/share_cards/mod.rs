//! Share cards: what other sites show with a link to a page that has no picture of its own. A cloth, and on it the sign
//! of the site.
//!
//! A post has the cloth that it has on the site, every other page that of the site's title. So there is one card for
//! each cloth in use, however many posts there are.

mod card;
mod indexed;
mod threads;

use crate::authored::AuthoredIcon;
use crate::colour::Colour;
use crate::output::Output;
use crate::parallel::in_portions;
use crate::publish::{Published, PublishedEdition, PublishedPage};
use card::{HEIGHT, Parts, WIDTH};
use model::body::Image;
use model::cloth::Cloth;
use model::content::Content;
use model::news::PostSummary;
use std::collections::BTreeSet;

/// The picture of a page's previews: a post's own, or else a card.
#[must_use]
pub fn picture(page: &PublishedPage, edition: &PublishedEdition) -> Image {
    let post = post(page);
    post.and_then(own_picture).cloned().unwrap_or_else(|| Image {
        path: path(cloth(post, edition)),
        alternative: edition.document_strings.share_picture.clone(),
        width: WIDTH,
        height: HEIGHT,
    })
}

/// Adds the cards that pages name. Without an icon there are none; that was reported before.
///
/// # Errors
/// A card cannot be drawn, which is a mistake of the publisher.
pub fn add(
    output: &mut Output,
    published: &Published,
    icon: Option<&AuthoredIcon>,
    background: Colour,
) -> Result<(), String> {
    let Some(icon) = icon else { return Ok(()) };
    let cloths: Vec<Cloth> = published.editions.iter().flat_map(cloths).collect::<BTreeSet<_>>().into_iter().collect();
    let parts = Parts::new(icon, background)?;
    // Their order is by weave. Thousands of posts use nearly every cloth there is.
    let weaves: Vec<&[Cloth]> = cloths.chunk_by(|one, other| one.weave() == other.weave()).collect();
    let draw = |cloths: &&[Cloth]| parts.cards(cloths[0].weave(), cloths);
    let cards = in_portions(&weaves, |weaves| weaves.iter().map(draw).collect());
    for (cloths, cards) in weaves.iter().zip(cards) {
        let cards = cards.map_err(|error| format!("{} cannot be drawn: {error}", path(cloths[0])))?;
        for (cloth, card) in cloths.iter().zip(cards) {
            output.add(path(*cloth), card);
        }
    }
    Ok(())
}

/// The cloths of an edition's cards.
fn cloths(edition: &PublishedEdition) -> impl Iterator<Item = Cloth> {
    let posts = edition.pages.iter().map(post);
    posts.filter(|post| post.and_then(own_picture).is_none()).map(|post| cloth(post, edition))
}

fn cloth(post: Option<&PostSummary>, edition: &PublishedEdition) -> Cloth {
    Cloth::of(post.map_or(&edition.site.title, |post| &post.slug))
}

fn post(page: &PublishedPage) -> Option<&PostSummary> {
    match &page.content {
        Content::Post(post) => Some(&post.summary),
        _ => None,
    }
}

/// Those who show previews read no SVG.
fn own_picture(post: &PostSummary) -> Option<&Image> {
    post.image.as_ref().filter(|image| !image.path.ends_with(".svg"))
}

fn path(cloth: Cloth) -> String {
    format!("icons/share/{}.png", cloth.number())
}
