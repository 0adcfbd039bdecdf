//! Calendar files: RFC 5545, with the names of calendars of RFC 7986. Each event is one. Those of a group, and
//! all of them, are calendars to subscribe to.

mod content_line;
mod event;
mod time_zone;

use crate::convert::{CalendarEvent, Published, PublishedLocale};
use crate::output::Output;
use crate::output::site_address::{SiteAddress, file_path};
use content_line::Lines;
use jiff::civil::Date;
use model::route::{CALENDAR, Route, event_calendar, group_calendar};
use model::urls::SiteUrls;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What all events of a calendar share.
struct CalendarContext<'a> {
    locale: &'a PublishedLocale,
    urls: &'a SiteUrls,
    /// The host of the site, which makes the ids of events unique.
    host: &'a str,
    today: Date,
}

/// Adds the calendars of each language that has a page of events.
pub(crate) fn add(output: &mut Output<'_>, published: &Published, address: &SiteAddress, today: Date) {
    for locale in &published.locales {
        let Some(events) = &locale.calendar else { continue };
        let host = model::urls::hostname(&address.base_url);
        let context = CalendarContext { locale, urls: address.absolute_urls(), host, today };
        let files = address.output_paths();
        let path = |name: &str| file_path(&files.href(&locale.language.code, name));
        let all: Vec<&CalendarEvent> = events.iter().collect();
        output.add(path(CALENDAR), context.calendar(&all, Some(locale.title_of(&Route::Events))));
        for (id, (name, events)) in by_group(events) {
            output.add(path(&group_calendar(id)), context.calendar(&events, Some(name)));
        }
        let of_event = |event: &CalendarEvent| (path(&event_calendar(&event.slug)), context.calendar(&[event], None));
        let calendars: Vec<(String, String)> = events.par_iter().map(of_event).collect();
        calendars.into_iter().for_each(|(path, calendar)| output.add(path, calendar));
    }
}

/// Returns the paths of the calendars of a language below the output folder.
pub(super) fn paths(locale: &PublishedLocale, output_paths: &SiteUrls) -> Vec<String> {
    let Some(events) = &locale.calendar else { return Vec::new() };
    let groups = by_group(events).into_keys().map(group_calendar);
    let names = events.iter().map(|event| event_calendar(&event.slug)).chain(groups).chain([String::from(CALENDAR)]);
    names.map(|name| file_path(&output_paths.href(&locale.language.code, &name))).collect()
}

/// Returns the name and the events of each group, by its id.
fn by_group(events: &[CalendarEvent]) -> BTreeMap<&str, (&str, Vec<&CalendarEvent>)> {
    let mut groups: BTreeMap<&str, (&str, Vec<&CalendarEvent>)> = BTreeMap::new();
    for event in events {
        if let Some(group) = &event.group {
            groups.entry(&group.id).or_insert((&group.name, Vec::new())).1.push(event);
        }
    }
    groups
}

impl CalendarContext<'_> {
    /// Writes a calendar. One to subscribe to has a name, and says how often it changes.
    fn calendar(&self, events: &[&CalendarEvent], name: Option<&str>) -> String {
        let title = &self.locale.site.title;
        let language = &self.locale.language.code;
        let mut lines = Lines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add_text("PRODID", &format!("-//{title}//Events//{}", language.to_uppercase()));
        lines.add("CALSCALE", "GREGORIAN");
        if let Some(name) = name {
            let name = format!("{name} – {title}");
            lines.add_text("NAME", &name);
            // Most programs know this older name only.
            lines.add_text("X-WR-CALNAME", &name);
            lines.add("URL", &self.urls.page(language, &Route::Events));
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
            lines.add("X-PUBLISHED-TTL", "P1D");
        }
        time_zone::write_all(events, self.today, &mut lines);
        events.iter().for_each(|event| self.write_event(event, &mut lines));
        lines.add("END", "VCALENDAR");
        lines.into_string()
    }
}
