//! Share cards: the images that other sites show with a link to a page without an image of its own. A pattern, with the
//! icon of the site on it.
//!
//! A post has the pattern that it has on the site; every other page has the pattern of the site's title. So there is
//! one card for each pattern in use, however many posts there are.

mod card;
mod colors;
mod indexed;

pub use card::ShareCardError;

use crate::authored::AuthoredIcon;
use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::output::{Output, OutputFile};
use crate::source::color::Color;
use card::{CardParts, HEIGHT, WIDTH};
use model::body::Image;
use model::news::PostSummary;
use model::pattern::Pattern;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Returns the image that other sites show with a link to a page: a post's own, or else a share card.
#[must_use]
pub fn image(page: &PublishedPage, locale: &PublishedLocale) -> Image {
    own_image(page).cloned().unwrap_or_else(|| Image {
        path: path(pattern(page, locale)),
        alternative: locale.document_strings.share_card_alternative.clone(),
        width: WIDTH,
        height: HEIGHT,
    })
}

/// Adds the cards that pages refer to.
///
/// # Errors
/// Errors if a card cannot be rendered, which is a bug in the publisher.
pub(crate) fn add(
    output: &mut Output,
    published: &Published,
    icon: &AuthoredIcon,
    background: Color,
) -> Result<(), ShareCardError> {
    let patterns: Vec<Pattern> = all_patterns(published).into_iter().collect();
    let parts = CardParts::new(icon, background)?;
    // They are sorted by shape. Thousands of posts use nearly every pattern there is.
    let by_shape: Vec<&[Pattern]> = patterns.chunk_by(|one, other| one.shape() == other.shape()).collect();
    let cards = by_shape.par_iter().map(|patterns| {
        let cards = parts.cards(patterns[0].shape(), patterns)?;
        Ok(patterns.iter().zip(cards).map(|(pattern, card)| OutputFile::new(path(*pattern), card)).collect())
    });
    let cards = cards.collect::<Result<Vec<Vec<_>>, ShareCardError>>()?;
    output.extend(cards.into_iter().flatten());
    Ok(())
}

/// Returns the paths of all cards.
pub(super) fn paths(published: &Published) -> impl Iterator<Item = String> {
    all_patterns(published).into_iter().map(path)
}

fn all_patterns(published: &Published) -> BTreeSet<Pattern> {
    published.locales.iter().flat_map(patterns).collect()
}

/// Returns the patterns of a locale's cards.
fn patterns(locale: &PublishedLocale) -> impl Iterator<Item = Pattern> {
    let without_image = locale.pages.iter().filter(|page| own_image(page).is_none());
    without_image.map(|page| pattern(page, locale))
}

fn pattern(page: &PublishedPage, locale: &PublishedLocale) -> Pattern {
    Pattern::of(summary(page).map_or(&locale.site.title, |post| &post.slug))
}

/// Returns a post's own image. Sites that show link previews do not render SVG.
fn own_image(page: &PublishedPage) -> Option<&Image> {
    summary(page)?.image.as_ref().filter(|image| !image.path.to_ascii_lowercase().ends_with(".svg"))
}

fn summary(page: &PublishedPage) -> Option<&PostSummary> {
    page.post().map(|post| &post.summary)
}

fn path(pattern: Pattern) -> String {
    format!("icons/share/{}.png", pattern.number())
}
