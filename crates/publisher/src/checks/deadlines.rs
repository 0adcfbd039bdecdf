//! The check of opportunities that close soon, so that an editor asks whether the deadline has moved and what follows it.

use super::CheckContext;
use crate::authored::AuthoredOpportunity;
use crate::diagnostic::Diagnostics;
use crate::source::fields::Spanned;

/// The days before a deadline on which it is reported.
const DAYS: i32 = 30;

pub(super) fn deadlines_are_far(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    // A translation closes with its original.
    let is_own = |it: &&&AuthoredOpportunity| {
        it.language == locale.language.code && it.file == locale.original_opportunity(it).file
    };
    let own = locale.opportunities.values().filter(is_own);
    for opportunity in own {
        let Some(Spanned { position, value: day }) = opportunity.deadline.as_ref().map(|deadline| &deadline.day) else {
            continue;
        };
        let days = (*day - context.today).get_days();
        if *day < opportunity.date {
            let message = format!("`deadline` is {day}, which is before `date`, the day of posting");
            let help = "correct the year, the month or the day of `deadline` or of `date`";
            diagnostics.warning(&opportunity.file, *position, message, help);
        } else if (0..=DAYS).contains(&days) && !opportunity.closed && !opportunity.draft {
            let when = match days {
                0 => String::from("today"),
                1 => String::from("tomorrow"),
                _ => format!("in {days} days"),
            };
            let help =
                "write the new day if it has moved; if not, leave it: the site says by itself that it has closed";
            diagnostics.warning(&opportunity.file, *position, format!("the deadline is {when}"), help);
        }
    }
}
