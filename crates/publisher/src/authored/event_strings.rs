//! `[events]` in `strings.toml`: the strings of the pages of events.

use super::string_table::string_table;

string_table! {
    /// The strings of the pages of events. A `{name}` in one is a placeholder.
    EventStrings, "events";
    /// The kind of meetups.
    meetup = "Meetup",
    /// The kind of conferences.
    conference = "Conference",
    /// The kind of talks.
    talk = "Talk",
    /// The kind of sprints.
    sprint = "Sprint",
    /// The kind of social events.
    social = "Social event",
    /// The status of a postponed event.
    postponed = "Postponed",
    /// The status of a cancelled event.
    cancelled = "Cancelled",
    /// The place of an event on the internet.
    online = "Online",
    /// How an event repeats.
    weekly = "Every week",
    /// How an event repeats.
    every_second_week = "Every second week",
    /// How an event repeats.
    monthly = "Every month",
    /// Several days.
    days(first, last) = "{first} – {last}",
    /// A day with its weekday. Empty in a language whose form in the CLDR is right.
    weekday_and_day(weekday, day) = "",
    /// A day and a time.
    day_and_time(day, time) = "{day}, {time}",
    /// A day and a time in the event's own time zone.
    in_zone(time, city) = "{time} in {city}",
    /// A day whose time is not known yet.
    to_be_announced(day) = "{day}, time to be announced",
    /// The day of the build.
    as_of(day) = "As of {day}",
    /// While an event takes place.
    now = "Now",
    /// Once an event has passed.
    over = "Over",
    /// The visitor's own time.
    for_you(time) = "{time} for you",
    /// The heading of the filters.
    filters = "Show",
    /// The filter of all kinds.
    any_kind = "All kinds",
    /// The filter of all countries.
    any_country = "All countries",
    /// The filter of events online.
    online_only = "Online only",
    /// How many events pass the filters.
    shown(count) by count from 0 = "Events shown: {count}",
    /// Shown if no event is planned.
    none = "No events are planned at the moment.",
    /// The link to the calendar of all events.
    subscribe = "All events as a calendar",
    /// The link to the calendar of a group's events.
    subscribe_to_group(group) = "All events of {group} as a calendar",
    /// The link to the Atom feed of events.
    feed = "Events as an Atom feed",
    /// The heading of the links to the archive.
    archive = "Past events",
    /// The title of a year of the archive.
    archive_of(year) = "Events of {year}",
    /// The link to all upcoming events.
    all_events = "All upcoming events",
    /// The name of the links to other pages of the list, for assistive technology.
    pages = "Pages of events",
    /// The link to the previous page of the list.
    previous_page = "Previous page",
    /// The link to the next page of the list.
    next_page = "Next page",
    /// The label of the time.
    when = "When",
    /// The label of the place.
    place = "Where",
    /// The label of the group.
    group = "Group",
    /// The heading of further occurrences.
    further_dates = "Further dates",
    /// The link to the calendar file of an event.
    add_to_calendar = "Add to calendar",
    /// The link to join or register.
    link = "Join or register",
}
