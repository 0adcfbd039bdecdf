//! The lists of opportunities, page by page, and the page of each opportunity.

use super::dated_list::{DatedList, as_of, chunks_by_weight, chunks_of_archive, file_link, pages_of_entries};
use super::news::list_meta;
use super::opportunity_filters::add_opportunity_filters;
use super::{entry_meta, text_page};
use crate::authored::AuthoredPage;
use crate::convert::block_builders::{external_link, labelled, link_to_page, text};
use crate::convert::dated::cards_of_archive;
use crate::convert::directives::blocks;
use crate::convert::publishable_opportunities::{PublishableOpportunity, kind_label};
use crate::convert::{Publishable, PublishedEntry, PublishedOpportunity, PublishedPage};
use model::body::{Block, Inline};
use model::dated::{DatedCards, Dates};
use model::route::{OPPORTUNITY_FEED, Route};

/// Makes the lists of open and of closed opportunities, and the page of each. `introduction` is on the first page.
pub(super) fn pages(introduction: &AuthoredPage, publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let opportunities = &publishable.opportunities;
    let [open, closed] = [&opportunities.open, &opportunities.closed].map(|list| list.iter().collect::<Vec<_>>());
    let mut pages = open_list(introduction, &open, publishable);
    if !closed.is_empty() {
        pages.extend(closed_list(&closed, publishable));
    }
    let all: Vec<&PublishableOpportunity<'_>> = open.into_iter().chain(closed).collect();
    pages.extend(pages_of_entries(&all, |opportunity| opportunity_page(opportunity, publishable)));
    pages
}

fn open_list(
    introduction: &AuthoredPage,
    open: &[&PublishableOpportunity<'_>],
    publishable: &Publishable<'_>,
) -> Vec<PublishedPage> {
    let strings = publishable.opportunities.strings;
    let cards = |entries: &[&PublishableOpportunity<'_>]| {
        let clock = Some(publishable.opportunities.clock.clone());
        let mut cards = DatedCards { keeps_past: true, clock, ..archived_cards(entries, publishable) };
        add_opportunity_filters(&mut cards, entries, strings, publishable.events.strings);
        cards
    };
    let archive = link_to_page(&Route::OpportunityArchive, "", &strings.archive);
    let archive = Some(archive).filter(|_| !publishable.opportunities.closed.is_empty());
    let list = DatedList {
        meta: &introduction.meta,
        route: Route::Opportunities,
        introduction: Some(introduction),
        chunks: chunks_by_weight(open),
        cards: &cards,
        pages_label: &strings.pages,
        before: Vec::new(),
        after: vec![Block::Actions(archive.into_iter().chain(feed(publishable)).collect())],
    };
    list.pages(publishable)
}

fn closed_list(closed: &[&PublishableOpportunity<'_>], publishable: &Publishable<'_>) -> Vec<PublishedPage> {
    let strings = publishable.opportunities.strings;
    let list = DatedList {
        meta: &list_meta(strings.archive.clone(), publishable),
        route: Route::OpportunityArchive,
        introduction: None,
        chunks: chunks_of_archive(closed, publishable),
        cards: &|entries| archived_cards(entries, publishable),
        pages_label: &strings.pages,
        before: vec![all_opportunities(publishable)],
        after: vec![Block::Actions(feed(publishable).into())],
    };
    list.pages(publishable)
}

fn archived_cards(entries: &[&PublishableOpportunity<'_>], publishable: &Publishable<'_>) -> DatedCards {
    cards_of_archive(entries.iter().map(|entry| entry.card.clone()).collect(), &publishable.opportunities.strings.none)
}

fn opportunity_page(
    publishable_opportunity: &PublishableOpportunity<'_>,
    publishable: &Publishable<'_>,
) -> PublishedPage {
    let PublishableOpportunity { opportunity, original, details, region, deadline, is_open, .. } =
        publishable_opportunity;
    let shared = &publishable.opportunities;
    let strings = shared.strings;
    let own_body = blocks(&opportunity.body, publishable);
    let mut facts = vec![Block::Paragraph(details.clone())];
    facts.extend(match deadline {
        Some(deadline) => Some(Block::Dates(Dates {
            label: strings.deadline.clone(),
            further_label: String::new(),
            occurrences: vec![deadline.clone()],
            clock: is_open.then(|| shared.clock.clone()),
        })),
        None => is_open.then(|| labelled(&strings.deadline, vec![text(&strings.no_deadline)])),
    });
    let pay = opportunity.pay.as_deref().unwrap_or_default();
    let posted = publishable.formatter.day(opportunity.date);
    for (label, value) in [(&strings.region, region.as_str()), (&strings.pay, pay), (&strings.posted, &posted)] {
        if !value.is_empty() {
            facts.push(labelled(label, vec![text(value)]));
        }
    }
    facts.push(Block::Paragraph(vec![as_of(publishable)]));
    let mut body = vec![Block::Paragraph(vec![text(&opportunity.summary)])];
    body.extend(apply(publishable_opportunity, publishable));
    body.push(Block::Panel(facts));
    body.extend_from_slice(&own_body);
    body.push(all_opportunities(publishable));
    let meta = entry_meta(&opportunity.language, &opportunity.title, &opportunity.summary);
    let route = |slug: &str| Route::Opportunity(String::from(slug));
    let modified = Some(opportunity.changed(publishable.today));
    let page = PublishedPage::new(route(&opportunity.slug), text_page(meta, body), modified, &opportunity.aliases);
    let entry = PublishedEntry::Opportunity(PublishedOpportunity {
        kind_label: kind_label(opportunity.kind, strings).clone(),
        deadline_label: String::from(publishable_opportunity.deadline_label(strings)),
        body: own_body,
        unpublished: publishable_opportunity.unpublished,
    });
    PublishedPage { id: route(original.first_slug()), entry: Some(entry), ..page }
}

/// The link to apply or, without one, to write to the contact address. Closed opportunities have none.
fn apply(publishable_opportunity: &PublishableOpportunity<'_>, publishable: &Publishable<'_>) -> Option<Block> {
    let strings = publishable.opportunities.strings;
    let contact = publishable.content.site.contact.as_ref();
    let link = match &publishable_opportunity.opportunity.link {
        Some(url) => external_link(url, &strings.link),
        None => external_link(&format!("mailto:{}", contact?), &strings.ask),
    };
    publishable_opportunity.is_open.then(|| Block::Actions(vec![link]))
}

/// The feed, and the day of the build.
fn feed(publishable: &Publishable<'_>) -> [Inline; 2] {
    [file_link(OPPORTUNITY_FEED, &publishable.opportunities.strings.feed, publishable), as_of(publishable)]
}

fn all_opportunities(publishable: &Publishable<'_>) -> Block {
    let label = &publishable.opportunities.strings.all_opportunities;
    Block::Actions(vec![link_to_page(&Route::Opportunities, "", label)])
}
