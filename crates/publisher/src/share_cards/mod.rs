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
use crate::publish::{Published, PublishedEdition, PublishedPage};
use card::{HEIGHT, Panel, WIDTH};
use model::body::Image;
use model::cloth::Cloth;
use model::content::Content;
use model::news::PostSummary;
use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::thread;

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
    let panel = Panel::new(icon, background)?;
    let cloths: Vec<Cloth> = published.editions.iter().flat_map(cloths).collect::<BTreeSet<_>>().into_iter().collect();
    for (cloth, card) in cloths.iter().zip(draw(&cloths, &panel)) {
        output.add(path(*cloth), card.map_err(|error| format!("{} cannot be drawn: {error}", path(*cloth)))?);
    }
    Ok(())
}

/// Draws a card for each cloth, with all processors at once: thousands of posts use nearly every cloth there is.
fn draw(cloths: &[Cloth], panel: &Panel) -> Vec<Result<Vec<u8>, String>> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let portions = cloths.chunks(cloths.len().div_ceil(processors).max(1));
    thread::scope(|scope| {
        let draw_portion = |portion: &[Cloth]| portion.iter().map(|cloth| panel.card(*cloth)).collect::<Vec<_>>();
        let workers: Vec<_> = portions.map(|portion| scope.spawn(move || draw_portion(portion))).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
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
