//! The list of partners (`::partners`): their cards by kind, or those of one kind.

use super::Publishable;
use super::block_builders::{SEPARATOR, external_link, heading, labelled, link_to_page, text};
use crate::authored::{AuthoredPartner, Keyword, PartnerKind, PartnerStrings, Since};
use model::body::{Block, Card, Inline};
use model::route::Route;
use model::strings::interpolate;

/// Returns the blocks of the directive. The cards of one kind have no heading above them. Ids of headings in a body have
/// no underscore, and these have one.
pub(super) fn blocks(word: Option<&str>, publishable: &Publishable<'_>) -> Vec<Block> {
    let strings = &publishable.locale.strings.partners;
    let kinds = PartnerKind::ALL.iter().copied().filter(|kind| word.is_none_or(|word| kind.word() == word));
    let mut blocks = Vec::new();
    for kind in kinds {
        let mut partners: Vec<&AuthoredPartner> =
            publishable.content.partners.values().filter(|partner| partner.kind == kind).collect();
        partners.sort_by_cached_key(|partner| partner.name.to_lowercase());
        if partners.is_empty() {
            continue;
        }
        if word.is_none() {
            blocks.push(heading(3, format!("partners_{}", kind.word()), kind_label(kind, strings)));
        }
        let level = if word.is_none() { 4 } else { 3 };
        blocks.push(Block::Cards(partners.into_iter().map(|partner| card(partner, level, publishable)).collect()));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(vec![text(&strings.none)]));
    }
    blocks
}

fn card(partner: &AuthoredPartner, level: u8, publishable: &Publishable<'_>) -> Card {
    let strings = &publishable.locale.strings.partners;
    let summary = partner.summary.in_language(&publishable.locale.language.code);
    let mut blocks = vec![Block::Paragraph(vec![text(summary)])];
    blocks.extend(partner.since.map(|since| {
        let date = since_label(since, publishable);
        Block::Paragraph(vec![text(&interpolate(&strings.since, &[("date", &date)]))])
    }));
    blocks.extend(news(partner, publishable));
    blocks.extend(partner.url.as_ref().map(|url| {
        let label = interpolate(&strings.link, &[("partner", &partner.name)]);
        Block::Paragraph(vec![external_link(url, &label)])
    }));
    Card { level, id: format!("partner_{}", partner.id), source_id: None, heading: vec![text(&partner.name)], blocks }
}

/// The published posts about the partnership, in the order of the file, each with its day.
fn news(partner: &AuthoredPartner, publishable: &Publishable<'_>) -> Option<Block> {
    let mut line = Vec::new();
    for slug in &partner.news {
        let Some(post) = publishable.posts.iter().find(|post| post.summary.slug == slug.value) else { continue };
        if !line.is_empty() {
            line.push(Inline::LineBreak);
        }
        line.push(link_to_page(&Route::Post(slug.value.clone()), "", &post.summary.title));
        line.extend([text(SEPARATOR), text(&post.summary.date_label)]);
    }
    (!line.is_empty()).then(|| labelled(&publishable.locale.strings.partners.news, line))
}

fn since_label(since: Since, publishable: &Publishable<'_>) -> String {
    match since {
        Since::Day(day) => publishable.formatter.day(day),
        Since::Month(first) => publishable.formatter.month(first),
        // Years have no separator between thousands.
        Since::Year(first) => first.year().to_string(),
    }
}

fn kind_label(kind: PartnerKind, strings: &PartnerStrings) -> &str {
    match kind {
        PartnerKind::FiscalSponsor => &strings.fiscal_sponsor,
        PartnerKind::Sponsor => &strings.sponsor,
        PartnerKind::Learning => &strings.learning,
        PartnerKind::Conference => &strings.conference,
    }
}
