//! Lists of many events: their pages, and their size.

use crate::support::{Checkout, Files, RELEASE, TODAY, dated_cards, dates, json};
use compression::Encoding;
use jiff::ToSpan;
use model::body::{Block, plain_text};
use model::dated::{DatedCards, Filter};
use model::text_page::TextPage;

/// The limit of a page of upcoming events, compressed.
const MAX_BYTES: usize = 6 * 1024;

fn ids(cards: &DatedCards) -> Vec<String> {
    cards.cards.iter().map(|card| card.card.id.clone()).collect()
}

/// Returns words without repetition, which compress badly.
fn words(seed: u64, count: usize) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut word = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let letter = |shift: u64| char::from(b'a' + u8::try_from((state >> shift) % 26).unwrap());
        (0..6).map(|index| letter(index * 9)).collect::<String>()
    };
    (0..count).map(|_| word()).collect::<Vec<_>>().join(" ")
}

fn checkout(count: u64, repeats: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    for number in 0..count {
        let day = TODAY.checked_add(i64::try_from(number % 50).unwrap().days()).unwrap();
        let event = format!(
            "---\ntitle: {}\nstart: {day}T18:00\ntime_zone: America/New_York\nduration: 90m\n{repeats}place: {{ venue: {}, \
             city: {}, country: US }}\nkind: meetup\nsummary: {}.\n---\n",
            words(number, 4),
            words(number + 1000, 2),
            words(number + 2000, 1),
            words(number + 3000, 18),
        );
        checkout.write(&format!("content/en/events/2024-05-01-event-{number}.md"), event.as_bytes());
    }
    checkout
}

#[test]
fn pages_of_upcoming_events_are_small() {
    // More than a page has, by their weight.
    const COUNT: u64 = 45;
    for repeats in ["", "repeats: weekly\n"] {
        let files = checkout(COUNT, repeats).build("/", RELEASE).unwrap();
        let is_list =
            |path: &&String| *path == "content/en/events/index.json" || path.starts_with("content/en/events/page/");
        let lists: Vec<&String> = files.keys().filter(is_list).collect();
        let mut events = Vec::new();
        for path in &lists {
            let size = Encoding::Brotli.compress(&files[*path]).len();
            assert!(size <= MAX_BYTES, "{path}: {size} bytes");
            let cards = dated_cards(&files, path);
            assert!((1..=60).contains(&cards.cards.len()), "{path}");
            events.extend(ids(&cards));
        }
        assert!(
            lists.len() > 1 && events.len() > usize::try_from(COUNT).unwrap(),
            "{} events on {} pages",
            events.len(),
            lists.len()
        );
        let count = events.len();
        events.sort();
        events.dedup();
        assert_eq!(events.len(), count, "no event is on two pages");
    }
}

#[test]
fn the_archive_has_pages_and_a_list_has_what_is_next_after_a_build() {
    let checkout = Checkout::fixture_site();
    for month in 1..=5 {
        let event = format!("---\ntitle: T\nstart: 2022-0{month}-01\nplace: online\nkind: meetup\nsummary: S.\n---\n");
        checkout.write(&format!("content/en/events/2022-01-01-month-{month}.md"), event.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let list = dated_cards(&files, "content/en/events/archive/2022.json");
    assert_eq!(ids(&list), ["event_month-5", "event_month-4"]);
    assert_eq!((&list.filters, &list.clock), (&None, &None));
    let page: TextPage = json(&files, "content/en/events/archive/2022.json");
    let years: Vec<String> = page.body.iter().filter_map(years).collect();
    assert_eq!(years, ["2024, 2023, 2022"]);
    assert!(files.contains_key("events/archive/2022/page/3/index.html"));
    let next = dated_cards(&files, "content/en/pages/home.json");
    assert_eq!((next.count, next.cards.len() >= 3), (Some(3), true));
    let coffee: TextPage = json(&files, "content/en/events/coffee.json");
    let last = dates(&coffee).occurrences.last().unwrap().day.clone();
    let in_13_months = TODAY.checked_add(13.months()).unwrap().to_string();
    let after = TODAY.checked_add(12.months()).unwrap().to_string();
    assert!(last <= in_13_months && last > after, "{last}");
}

/// Returns the labels of links to years.
fn years(block: &Block) -> Option<String> {
    let Block::Navigation { links, .. } = block else { return None };
    let labels: Vec<String> = links.iter().map(|link| plain_text(std::slice::from_ref(link))).collect();
    labels[0].starts_with("20").then(|| labels.join(", "))
}

#[test]
fn the_next_events_of_an_old_build_are_known() {
    let checkout = checkout(5, "repeats: weekly\n");
    for (slug, days) in [("in-fifty-days", 50), ("in-seventy-days", 70), ("in-a-year", 365)] {
        let day = TODAY.checked_add(i64::from(days).days()).unwrap();
        let event = format!("---\ntitle: T\nstart: {day}\nplace: online\nkind: talk\nsummary: S.\n---\n");
        checkout.write(&format!("content/en/events/2024-05-01-{slug}.md"), event.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let next = ids(&dated_cards(&files, "content/en/pages/home.json"));
    let is_known = |slug: &str| next.contains(&format!("event_{slug}"));
    assert!(is_known("event-0") && is_known("in-fifty-days") && is_known("in-seventy-days"), "{next:?}");
}

/// Publishes events, whose names and lines without title and summary are given, on the first of June 2024.
fn published(events: &[(&str, &str)]) -> Files {
    let checkout = Checkout::fixture_site();
    for (slug, lines) in events {
        let kind = "place: online\nkind: talk\n";
        let event = format!("---\ntitle: T\n{lines}\n{kind}summary: S.\n---\n");
        checkout.write(&format!("content/en/events/2024-01-01-{slug}.md"), event.as_bytes());
    }
    checkout.build("/", RELEASE).unwrap()
}

#[test]
fn what_may_be_ahead_somewhere_is_upcoming() {
    // When the first of June begins where it does first, it is 10:00 UTC on 31 May.
    let rows = [
        ("evening-in-new-york", "start: 2024-05-31T20:00\ntime_zone: America/New_York", true),
        ("evening-in-honolulu", "start: 2024-05-31T20:00\ntime_zone: Pacific/Honolulu\nduration: 90m", true),
        ("morning-in-accra", "start: 2024-05-31T08:00\ntime_zone: Africa/Accra\nduration: 2h", false),
        ("a-minute-longer", "start: 2024-05-31T08:00\ntime_zone: Africa/Accra\nduration: 121m", true),
        ("without-end", "start: 2024-05-31T08:00\ntime_zone: Africa/Accra", false),
        ("without-end-later", "start: 2024-05-31T08:01\ntime_zone: Africa/Accra", true),
        ("first-in-kiritimati", "start: 2024-06-01T00:00\ntime_zone: Pacific/Kiritimati", true),
        ("long", "start: 2024-05-20T08:00\ntime_zone: Africa/Accra\nduration: 12d", true),
        ("yesterday", "start: 2024-05-31", true),
        ("until-yesterday", "start: 2024-05-28\nend: 2024-05-31", true),
        ("the-day-before", "start: 2024-05-30", false),
        ("last-of-a-series", "start: 2024-05-17T20:00\ntime_zone: America/New_York\nrepeats: weekly\ntimes: 3", true),
    ];
    let files = published(&rows.map(|(slug, lines, _)| (slug, lines)));
    let upcoming = ids(&dated_cards(&files, "content/en/events/index.json"));
    let archive = files.keys().filter(|path| path.starts_with("content/en/events/archive/2024"));
    let archive: Vec<String> = archive.flat_map(|path| ids(&dated_cards(&files, path))).collect();
    for (slug, _, is_upcoming) in rows {
        let id = format!("event_{slug}");
        assert_eq!((upcoming.contains(&id), archive.contains(&id)), (is_upcoming, !is_upcoming), "{slug}");
    }
    let evening: TextPage = json(&files, "content/en/events/evening-in-new-york.json");
    assert!(dates(&evening).clock.is_some(), "visitors see when it begins for them");
}

#[test]
fn events_are_ordered_by_instant() {
    // The local clocks show another order.
    let files = published(&[
        ("kiritimati", "start: 2024-06-10T08:00\ntime_zone: Pacific/Kiritimati"),
        ("day", "start: 2024-06-10"),
        ("honolulu", "start: 2024-06-09T20:00\ntime_zone: Pacific/Honolulu"),
        ("past-kiritimati", "start: 2022-06-10T08:00\ntime_zone: Pacific/Kiritimati"),
        ("past-honolulu", "start: 2022-06-09T20:00\ntime_zone: Pacific/Honolulu"),
    ]);
    let order = |path: &str| {
        let mut ids = ids(&dated_cards(&files, path));
        ids.retain(|id| ["kiritimati", "day", "honolulu"].iter().any(|end| id.ends_with(end)));
        ids
    };
    let upcoming = ["event_kiritimati", "event_day", "event_honolulu"];
    assert_eq!(order("content/en/events/index.json"), upcoming);
    assert_eq!(order("content/en/pages/home.json"), upcoming);
    assert_eq!(order("content/en/events/archive/2022.json"), ["event_past-honolulu", "event_past-kiritimati"]);
}

#[test]
fn a_postponed_event_waits_among_the_upcoming_ones_for_its_new_day() {
    let files = published(&[
        ("postponed", "start: 2024-05-08T18:00\ntime_zone: Africa/Accra\nstatus: postponed"),
        ("cancelled", "start: 2024-05-09\nstatus: cancelled"),
        ("far", "start: 2025-05-10"),
    ]);
    let upcoming = dated_cards(&files, "content/en/events/index.json");
    assert_eq!(ids(&upcoming)[upcoming.cards.len() - 2..], ["event_far", "event_postponed"]);
    assert_eq!(upcoming.cards.last().unwrap().occurrences, []);
    let archive = ids(&dated_cards(&files, "content/en/events/archive/2024.json"));
    assert!(archive.contains(&String::from("event_cancelled")) && !archive.contains(&String::from("event_postponed")));
    let page = std::str::from_utf8(&files["events/postponed/index.html"]).unwrap();
    let main = page.split_once("<main").unwrap().1;
    assert!(main.contains("Postponed") && !main.contains("May 8,"), "{main}");
    // Search engines ask for the day that was planned.
    assert!(page.contains(r#""startDate":"2024-05-08T18:00:00+00:00""#), "{page}");
    let feed = std::str::from_utf8(&files["events/feed.xml"]).unwrap();
    assert!(!feed.contains("May 8,"), "{feed}");
}

#[test]
fn an_end_is_published_as_it_is_written_where_the_clock_changes() {
    let checkout = Checkout::fixture_site();
    for (slug, length) in [("end", "end: 2026-03-08T17:00"), ("duration", "duration: 32h")] {
        let event = format!(
            "---\ntitle: T\nstart: 2026-03-07T09:00\ntime_zone: America/New_York\n{length}\nplace: online\nkind: talk\n\
             summary: S.\n---\n"
        );
        checkout.write(&format!("content/en/events/2024-05-01-{slug}.md"), event.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    for (slug, end) in [("end", "5:00\u{202f}PM"), ("duration", "6:00\u{202f}PM")] {
        let page = String::from_utf8_lossy(&files[&format!("events/{slug}/index.html")]);
        assert!(page.contains(&format!("Sunday, March 8, 2026, {end} in New York")), "{slug}");
    }
}

#[test]
fn filters_have_what_the_events_differ_by() {
    let checkout = Checkout::fixture_site();
    for path in ["content/en/events", "content/es/events"] {
        std::fs::remove_dir_all(checkout.root().join(path)).unwrap();
    }
    checkout.write("content/en/pages/events.md", b"---\ntitle: Events\ndescription: D.\n---\nWords.\n");
    let write = |slug: &str, kind: &str, place: &str| {
        let event = format!("---\ntitle: T\nstart: 2024-07-01\nplace: {place}\nkind: {kind}\nsummary: S.\n---\n");
        checkout.write(&format!("content/en/events/2024-06-01-{slug}.md"), event.as_bytes());
    };
    let filters = || {
        let cards = dated_cards(&checkout.build("/", RELEASE).unwrap(), "content/en/events/index.json");
        let filter = |filter: &Filter| {
            let options: Vec<&str> = filter.options.iter().map(|option| option.value.as_str()).collect();
            format!("{}: {}", filter.key, options.join("|"))
        };
        let values: Vec<String> = cards.cards.iter().map(|card| card.values.join("|")).collect();
        (cards.filters.map(|all| all.filters.iter().map(filter).collect::<Vec<_>>()).unwrap_or_default(), values)
    };
    write("one", "talk", "online");
    write("two", "talk", "online");
    assert_eq!(filters(), (vec![], vec![String::new(), String::new()]));
    write("two", "meetup", "{ city: Accra, country: GH }");
    let all = ["kind: |meetup|talk", "country: |GH", "online: true"].map(String::from).to_vec();
    assert_eq!(filters(), (all, vec![String::from("talk||true"), String::from("meetup|GH|")]));
    write("one", "talk", "{ city: Lagos, country: NG }");
    let of_places = ["kind: |meetup|talk", "country: |GH|NG"].map(String::from).to_vec();
    assert_eq!(filters(), (of_places, vec![String::from("talk|NG"), String::from("meetup|GH")]));
}

#[test]
fn a_site_without_a_page_of_events_has_no_trace_of_them() {
    let checkout = Checkout::fixture_site();
    for path in ["content/en/events", "content/es/events"] {
        std::fs::remove_dir_all(checkout.root().join(path)).unwrap();
    }
    std::fs::remove_file(checkout.root().join("content/en/pages/events.md")).unwrap();
    let files = checkout.build("/", RELEASE).unwrap();
    let of_events = |path: &&String| !path.contains("news/") && path.contains("events");
    assert_eq!(files.keys().filter(of_events).collect::<Vec<_>>(), Vec::<&String>::new());
    let sitemap = std::str::from_utf8(&files["sitemap.xml"]).unwrap();
    assert!(!sitemap.contains("example/events/"));
}
