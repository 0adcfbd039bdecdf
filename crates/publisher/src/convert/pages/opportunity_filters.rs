//! The filters of a page of open opportunities: by kind, by region, and those that can be done remotely.

use super::filters::{add_filters, option, select_filter, sorted_options, toggle_filter, toggle_value};
use crate::authored::{EventStrings, Keyword, OpportunityKind, OpportunityStrings};
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
    let kinds = OpportunityKind::ALL.iter().copied().filter(occurs);
    let kinds = kinds.map(|kind| option(kind.word(), kind_label(kind, strings))).collect();
    let regions = opportunities.iter().filter_map(|it| Some(option(&it.opportunity.region.as_ref()?.word, &it.region)));
    let regions = sorted_options(regions.collect());
    let region = |it: &PublishableOpportunity<'_>| {
        it.opportunity.region.as_ref().map(|region| region.word.clone()).unwrap_or_default()
    };
    let all = vec![
        (select_filter("kind", &shared.any_kind, kinds), values(|it| String::from(it.opportunity.kind.word()))),
        (select_filter("region", &strings.any_region, regions), values(region)),
        (toggle_filter("remote", &strings.remote_only), values(|it| toggle_value(it.opportunity.remote))),
    ];
    add_filters(cards, all, shared, &strings.shown);
}
