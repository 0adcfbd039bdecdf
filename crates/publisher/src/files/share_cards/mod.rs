//! Share cards: the images that other sites show with a link to a page without an image of its own.
//!
//! A card is a pattern: that of a post on the site, and for every other page that of the site's title. Pages and the newest
//! posts have a card with their title; it is kept in the cache of results. Every other page, and one whose title has letters
//! that the typeface lacks, has the card of its pattern, with the icon of the site.

mod card;
mod colors;
mod indexed;
mod text_layout;
mod title_card;
mod typeface;

pub use card::ShareCardError;

use crate::authored::AuthoredIcon;
use crate::convert::{Published, PublishedLocale, PublishedPage};
use crate::output::result_cache::{Key, ResultCache};
use crate::output::{Output, OutputFile};
use crate::source::color::Color;
use card::{CardParts, HEIGHT, WIDTH};
use model::image::Image;
use model::news::PostSummary;
use model::pattern::Pattern;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use title_card::Title;

/// The number of the newest posts of a language, and of its next events, that have a card with their title. Others are rarely
/// shared.
pub(crate) const TITLED_ENTRIES: usize = 100;

/// What draws a card: the files of this folder, which a test compares with the list, the patterns, and the versions of all
/// libraries.
const RENDERER: [&[u8]; 9] = [
    include_bytes!("card.rs"),
    include_bytes!("colors.rs"),
    include_bytes!("indexed.rs"),
    include_bytes!("mod.rs"),
    include_bytes!("text_layout.rs"),
    include_bytes!("title_card.rs"),
    include_bytes!("typeface.rs"),
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/src/pattern.rs")),
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock")),
];

/// A card that pages refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ShareCard {
    pattern: Pattern,
    title: Option<Title>,
}

/// Returns the image that other sites show with a link to a page: a post's own, or else a share card.
#[must_use]
pub fn image(page: &PublishedPage, locale: &PublishedLocale) -> Image {
    if let Some(own) = own_image(page) {
        let (width, height) = own.fallback_size();
        return Image { width, height, ..own.clone() };
    }
    let card = ShareCard::of(page, locale);
    let (path, alternative) = (card.path(), card.alternative(page, locale));
    Image { path, alternative, width: WIDTH, height: HEIGHT, widths: String::new(), focus: None }
}

/// Adds the cards that pages refer to.
///
/// # Errors
/// Errors if a card cannot be rendered, which is a bug in the publisher.
pub(crate) fn add(
    output: &mut Output<'_>,
    published: &Published,
    icon: &AuthoredIcon,
    background: Color,
    cache: &ResultCache,
) -> Result<(), ShareCardError> {
    let (titled, untitled): (Vec<_>, Vec<_>) =
        all_cards(published).into_values().partition(|card| card.title.is_some());
    let parts = CardParts::new(icon, background)?;
    add_titled(output, &titled, &parts, &title_card::icon_tile(icon, background)?, cache)?;
    add_untitled(output, untitled, &parts)
}

fn add_titled(
    output: &mut Output<'_>,
    cards: &[ShareCard],
    parts: &CardParts,
    icon: &indexed::IndexedImage,
    cache: &ResultCache,
) -> Result<(), ShareCardError> {
    let renderer = renderer_key(icon);
    let files = cards.par_iter().filter_map(|card| card.title.as_ref().map(|title| (card, title)));
    let files = files.map(|(card, title)| {
        let number = card.pattern.number().to_le_bytes();
        let key = Key::of(&[renderer.bytes(), &number, title.text.as_bytes(), title.site.as_bytes()]);
        let draw = || parts.card_with_band(card.pattern, &title_card::band(title, icon)?);
        Ok((key, OutputFile::new(card.path(), cache.get_or_make(key, draw)?)))
    });
    let files = files.collect::<Result<Vec<_>, ShareCardError>>()?;
    cache.prune(&files.iter().map(|(key, _)| *key).collect());
    output.extend(files.into_iter().map(|(_, file)| file));
    Ok(())
}

/// Returns the key of what all titled cards are made from.
fn renderer_key(icon: &indexed::IndexedImage) -> Key {
    let renderer = Key::of(&RENDERER);
    Key::of(&[renderer.bytes(), typeface::FILE, icon.palette.as_flattened(), &icon.pixels])
}

fn add_untitled(output: &mut Output<'_>, cards: Vec<ShareCard>, parts: &CardParts) -> Result<(), ShareCardError> {
    let patterns: BTreeSet<Pattern> = cards.into_iter().map(|card| card.pattern).collect();
    let patterns: Vec<Pattern> = patterns.into_iter().collect();
    // They are sorted by shape. Thousands of posts use nearly every pattern there is.
    let by_shape: Vec<&[Pattern]> = patterns.chunk_by(|one, other| one.shape() == other.shape()).collect();
    let cards = by_shape.par_iter().map(|patterns| {
        let cards = parts.cards(patterns[0].shape(), patterns)?;
        let path = |pattern: &Pattern| ShareCard { pattern: *pattern, title: None }.path();
        Ok(patterns.iter().zip(cards).map(|(pattern, card)| OutputFile::new(path(pattern), card)).collect())
    });
    let cards = cards.collect::<Result<Vec<Vec<_>>, ShareCardError>>()?;
    output.extend(cards.into_iter().flatten());
    Ok(())
}

/// Returns the paths of all cards.
pub(super) fn paths(published: &Published) -> impl Iterator<Item = String> {
    all_cards(published).into_keys()
}

/// Returns all cards by their paths.
fn all_cards(published: &Published) -> BTreeMap<String, ShareCard> {
    published.locales.iter().flat_map(cards).map(|card| (card.path(), card)).collect()
}

fn cards(locale: &PublishedLocale) -> impl Iterator<Item = ShareCard> {
    let without_image = locale.pages.iter().filter(|page| own_image(page).is_none());
    without_image.map(|page| ShareCard::of(page, locale))
}

impl ShareCard {
    fn of(page: &PublishedPage, locale: &PublishedLocale) -> ShareCard {
        let site = &locale.site.title;
        let pattern = Pattern::of(summary(page).map_or(site, |post| &post.slug));
        // The pages of a list have the same heading, so they share a card.
        let title = page.has_titled_card.then(|| Title::new(&page.meta.heading, site)).flatten();
        ShareCard { pattern, title }
    }

    /// Returns its path. A card whose title changes gets another one, because other sites keep what they have loaded.
    fn path(&self) -> String {
        let number = self.pattern.number();
        match &self.title {
            None => format!("icons/share/{number}.png"),
            Some(Title { text, site }) => {
                let digest = Key::of(&[text.as_bytes(), site.as_bytes()]).to_string();
                format!("icons/share/{number}-{}.png", &digest[..16])
            }
        }
    }

    fn alternative(&self, page: &PublishedPage, locale: &PublishedLocale) -> String {
        let of_pattern = &locale.document_strings.share_card_alternative.text;
        match &self.title {
            None => of_pattern.clone(),
            Some(_) => format!("{} – {of_pattern}", page.meta.heading),
        }
    }
}

/// Returns a post's own image. Sites that show link previews do not render SVG.
fn own_image(page: &PublishedPage) -> Option<&Image> {
    summary(page)?.image.as_ref().filter(|image| !image.path.to_ascii_lowercase().ends_with(".svg"))
}

fn summary(page: &PublishedPage) -> Option<&PostSummary> {
    page.post().map(|post| &post.summary)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn every_file_that_draws_cards_is_part_of_the_key() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/files/share_cards");
        let files = fs::read_dir(folder).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        let sources: BTreeSet<Vec<u8>> = files.collect();
        let named: BTreeSet<Vec<u8>> = RENDERER[..RENDERER.len() - 2].iter().map(|file| file.to_vec()).collect();
        assert!(sources == named, "{} of {} files", named.len(), sources.len());
    }
}
