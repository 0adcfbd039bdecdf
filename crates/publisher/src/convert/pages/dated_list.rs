//! The pages of a list of entries with dates.

use super::news::{numbered_meta, position};
use super::text_page;
use crate::authored::AuthoredPage;
use crate::convert::block_builders::{link_to_page, text};
use crate::convert::dated::DatedEntry;
use crate::convert::directives::blocks;
use crate::convert::{Publishable, PublishedPage};
use crate::files::share_cards::TITLED_ENTRIES;
use model::body::{Block, Inline, LinkTarget, plain_text};
use model::dated::{DatedCard, DatedCards};
use model::page::PageMeta;
use model::route::Route;
use model::urls::SiteUrls;
use rayon::prelude::*;

/// The most entries of a page whose list is filtered.
const MAX_ENTRIES: usize = 60;
/// The most that the entries of such a page weigh, so that its file stays below 6 KB with brotli. See [`weight`].
const MAX_WEIGHT: usize = 5000;

/// A list of entries, which one or more pages show.
pub(super) struct DatedList<'a, E> {
    /// Of the first page.
    pub meta: &'a PageMeta,
    /// The first page.
    pub route: Route,
    /// Shown on the first page.
    pub introduction: Option<&'a AuthoredPage>,
    /// The entries of each page.
    pub chunks: Vec<&'a [&'a E]>,
    /// Makes the cards of a page.
    pub cards: &'a dyn Fn(&[&E]) -> DatedCards,
    /// The name of the links to other pages of the list, for assistive technology.
    pub pages_label: &'a str,
    /// Shown before the cards.
    pub before: Vec<Block>,
    /// Shown after the cards and the links to other pages.
    pub after: Vec<Block>,
}

impl<E: DatedEntry> DatedList<'_, E> {
    /// Makes the pages. Without entries, there is one empty page.
    pub fn pages(&self, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
        let count = u32::try_from(self.chunks.len()).unwrap_or(u32::MAX);
        let page = |(number, entries): (u32, &&[&E])| {
            let introduction = self.introduction.filter(|_| number == 1);
            let position = position(number, count, publishable);
            let mut body = introduction.map(|page| blocks(&page.body, publishable)).unwrap_or_default();
            body.extend_from_slice(&self.before);
            body.push(Block::DatedCards((self.cards)(entries)));
            body.extend(self.links_to_pages(number, count, &position, publishable));
            body.extend_from_slice(&self.after);
            let meta = numbered_meta(self.meta, number, &position);
            let newest = entries.iter().map(|entry| entry.changed(publishable.today)).max();
            let aliases = introduction.map_or(&[][..], |page| &page.aliases);
            PublishedPage::new(self.route.list_page(number), text_page(meta, body), newest, aliases)
        };
        (1..).zip(&self.chunks).map(page).collect()
    }

    fn links_to_pages(&self, number: u32, count: u32, position: &str, publishable: &Publishable<'_>) -> Option<Block> {
        let strings = publishable.events.strings;
        let link = |number: u32, label: &str| link_to_page(&self.route.list_page(number), "", label);
        let mut links = Vec::new();
        if number > 1 {
            links.push(link(number - 1, &strings.previous_page));
        }
        links.push(text(position));
        if number < count {
            links.push(link(number + 1, &strings.next_page));
        }
        (count > 1).then(|| Block::Navigation { label: String::from(self.pages_label), links })
    }
}

/// Makes the page of each entry. `entries` are in the order of their lists.
pub(super) fn pages_of_entries<E: Sync>(
    entries: &[&E],
    page: impl Fn(&E) -> PublishedPage + Sync,
) -> Vec<PublishedPage> {
    // Drawing takes time, and few people share what is far ahead or long past.
    let page = |(index, entry): (usize, &&E)| PublishedPage { has_titled_card: index < TITLED_ENTRIES, ..page(entry) };
    entries.par_iter().enumerate().map(page).collect()
}

/// Splits entries into the pages of an archive.
pub(super) fn chunks_of_archive<'a, E>(entries: &'a [&'a E], publishable: &Publishable<'_>) -> Vec<&'a [&'a E]> {
    if entries.is_empty() { vec![entries] } else { entries.chunks(publishable.content.site.news_per_page).collect() }
}

/// Splits entries into pages. The app filters the entries of a page, so there are more than on other lists.
pub(super) fn chunks_by_weight<'a, E: DatedEntry>(entries: &'a [&'a E]) -> Vec<&'a [&'a E]> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut sum = 0;
    for (index, entry) in entries.iter().enumerate() {
        let weight = weight(entry.card());
        if index > start && (index - start == MAX_ENTRIES || sum + weight > MAX_WEIGHT) {
            chunks.push(&entries[start..index]);
            (start, sum) = (index, 0);
        }
        sum += weight;
    }
    chunks.push(&entries[start..]);
    chunks
}

/// Returns the compressed bytes of a card, at most: half of its own words, and what the rest has taken in experiments.
fn weight(card: &DatedCard) -> usize {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(content) => plain_text(content).len(),
        _ => 0,
    };
    let words = card.card.id.len() + plain_text(&card.card.heading).len();
    let words = words + card.card.blocks.iter().map(paragraph).sum::<usize>();
    words / 2 + 10 + 14 * card.occurrences.len()
}

/// The day of the build in words.
pub(super) fn as_of(publishable: &Publishable<'_>) -> Inline {
    Inline::Emphasis(vec![text(&publishable.events.as_of)])
}

/// A link to a file of the page's language.
pub(super) fn file_link(path: &str, label: &str, publishable: &Publishable<'_>) -> Inline {
    let urls = SiteUrls::new("/", &publishable.content.site.language_codes());
    let path = urls.href(&publishable.locale.language.code, path);
    Inline::Link { to: LinkTarget::File(path), content: vec![text(label)] }
}
