//! The check that the translation of an opportunity is the same opportunity.

use super::{contradiction, other_id, other_name};
use crate::authored::{AuthoredOpportunity, DeadlineZone};
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position, Problem};
use jiff::civil::Date;

pub fn opportunities_are_the_same(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    let is_own = |opportunity: &&&AuthoredOpportunity| opportunity.language == locale.language.code;
    for opportunity in locale.opportunities.values().filter(is_own) {
        let original = locale.original_opportunity(opportunity);
        // What cannot be read is reported itself.
        let is_unreadable = [original, opportunity].iter().any(|it| diagnostics.has_error_in(&it.file));
        let problems: Vec<(Position, Problem)> = match original.file == opportunity.file {
            _ if is_unreadable => Vec::new(),
            true => renamed(opportunity, context).into_iter().map(|problem| (Position::START, problem)).collect(),
            false => contradictions(opportunity, original),
        };
        problems.into_iter().for_each(|(position, problem)| diagnostics.add(&opportunity.file, position, problem));
    }
}

/// Returns the problem of an opportunity that the default language has under a new name.
fn renamed(opportunity: &AuthoredOpportunity, context: &CheckContext<'_>) -> Option<Problem> {
    let default = context.content.languages.first().filter(|default| default.code != opportunity.language)?;
    let mut originals = default.opportunities.values();
    let original = originals.find(|it| it.file != opportunity.file && it.first_slug() == opportunity.first_slug())?;
    Some(other_name("opportunity", &original.file))
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
