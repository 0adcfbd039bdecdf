//! The check of the days in the names of events. Calendars and feeds count changes from that day, so it must not depend on when
//! the event takes place.

use super::CheckContext;
use crate::diagnostic::{Diagnostics, Position};
use crate::source::fields::Spanned;
use jiff::ToSpan;

pub(super) fn names_begin_with_the_day_of_writing(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    let locale = context.locale;
    // An editor's calendar can be a day ahead of that of the computer that publishes.
    let latest = context.today.saturating_add(1.day());
    for event in locale.events.iter().filter(|event| event.language == locale.language.code) {
        let (day, slug) = (event.name_day, &event.slug);
        if day > latest {
            let message = format!("the file's name begins with {day}, which is in the future");
            let help = format!(
                "rename the file to {}-{slug}.md: the name begins with the day of writing, and `start` is the day of the event",
                context.today
            );
            diagnostics.warning(&event.file, Position::START, message, help);
        } else if let Some(Spanned { position, value }) = event.updated.as_ref().filter(|it| it.value < day) {
            let message = format!("`updated` is {value}, which is before the day in the file's name, {day}");
            let help = "write the day of the last change, or remove the line";
            diagnostics.warning(&event.file, *position, message, help);
        }
    }
}
