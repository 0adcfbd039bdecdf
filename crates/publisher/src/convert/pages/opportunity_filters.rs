//! The filters of a page of open opportunities: by kind, by region, and those that can be done from afar.

use super::filters::{add, by_label, on_or_off, one_of, only, option};
use crate::authored::{EventStrings, OpportunityKind, OpportunityStrings};
use crate::convert::publishable_opportunities::{PublishableOpportunity, kind_label};
use model::dated::DatedCards;

/// Adds the filters by which the opportunities differ. `shared` are the words that they share with events.
pub(super) fn add_opportunity_filters(
    cards: &mut DatedCards,
    opportunities: &[&PublishableOpportunity<'_>],
    strings: &OpportunityStrings,
    shared: &EventStrings,
) {
    let values = |value: fn(&PublishableOpportunity<'_>) -> String| opportunities.iter().map(|it| value(it)).collect();
    let occurs = |kind: &OpportunityKind| opportunities.iter().any(|it| it.opportunity.kind == *kind);
    let kinds = OpportunityKind::ALL.into_iter().filter(occurs);
    let kinds = kinds.map(|kind| option(kind.word(), kind_label(kind, strings))).collect();
    let regions = opportunities.iter().filter_map(|it| Some(option(&it.opportunity.region.as_ref()?.word, &it.region)));
    let regions = by_label(regions.collect());
    let region = |it: &PublishableOpportunity<'_>| {
        it.opportunity.region.as_ref().map(|region| region.word.clone()).unwrap_or_default()
    };
    let all = vec![
        (one_of("kind", &shared.any_kind, kinds), values(|it| String::from(it.opportunity.kind.word()))),
        (one_of("region", &strings.any_region, regions), values(region)),
        (only("remote", &strings.remote_only), values(|it| on_or_off(it.opportunity.remote))),
    ];
    add(cards, all, shared, &strings.shown);
}
