//! The check that the translation of an opportunity is the same opportunity.

use super::{Translation, contradiction, other_id};
use crate::authored::{AuthoredOpportunity, DeadlineZone};
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position, Problem};
use jiff::civil::Date;

pub fn opportunities_are_the_same(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let unreadable = diagnostics.files_with_errors();
    let is_own = |opportunity: &&&AuthoredOpportunity| opportunity.language == locale.language.code;
    for opportunity in locale.opportunities.values().filter(is_own) {
        let original = locale.original_opportunity(opportunity);
        let translation = Translation {
            noun: "opportunity",
            file: &opportunity.file,
            first_slug: opportunity.first_slug(),
            original: &original.file,
        };
        let sources = context.other_default_language().into_iter().flat_map(|default| default.opportunities.values());
        let sources = sources.map(|source| (source.file.as_path(), source.first_slug()));
        translation.check(sources, &unreadable, || contradictions(opportunity, original), diagnostics);
    }
}

/// Returns what an opportunity says in another way than the one that it translates.
fn contradictions(own: &AuthoredOpportunity, original: &AuthoredOpportunity) -> Vec<(Position, Problem)> {
    let keys = [
        ("`kind`", own.kind != original.kind),
        ("`date`", own.date != original.date),
        ("`deadline`", day(own) != day(original)),
        ("`time_zone`", zone(own) != zone(original)),
        ("`closed`", own.closed != original.closed),
        ("`region`", own.region != original.region),
        ("`remote`", own.remote != original.remote),
        ("`pay`", own.pay.is_some() != original.pay.is_some()),
    ];
    let contradiction = contradiction(&keys, &original.file);
    contradiction.into_iter().chain(other_id(own.id.as_ref(), original.first_slug(), &original.file)).collect()
}

fn day(opportunity: &AuthoredOpportunity) -> Option<Date> {
    opportunity.deadline.as_ref().map(|deadline| deadline.day.value)
}

fn zone(opportunity: &AuthoredOpportunity) -> Option<&DeadlineZone> {
    opportunity.deadline.as_ref().map(|deadline| &deadline.zone)
}
