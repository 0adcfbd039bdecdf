//! Lists of many events: their pages, and their size.

use crate::support::{Checkout, Files, RELEASE, TODAY};
use compression::Encoding;
use jiff::ToSpan;
use model::event::{Event, EventList};
use serde::de::DeserializeOwned;

/// The limit of a page of upcoming events, compressed.
const MAX_BYTES: usize = 6 * 1024;

fn read<T: DeserializeOwned>(files: &Files, path: &str) -> T {
    serde_json::from_slice(&files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
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
    for repeats in ["", "repeats: weekly\n"] {
        let files = checkout(90, repeats).build("/", RELEASE).unwrap();
        let first: EventList = read(&files, "content/en/events/index.json");
        let mut slugs = Vec::new();
        for page in 1..=first.pages {
            let path = match page {
                1 => String::from("content/en/events/index.json"),
                page => format!("content/en/events/page/{page}.json"),
            };
            let size = Encoding::Brotli.compress(&files[&path]).len();
            assert!(size <= MAX_BYTES, "{path}: {size} bytes");
            let list: EventList = read(&files, &path);
            assert!((1..=60).contains(&list.events.len()), "{path}");
            slugs.extend(list.events.into_iter().map(|event| event.slug));
        }
        assert!(first.pages > 1 && slugs.len() > 90, "{} events on {} pages", slugs.len(), first.pages);
        let count = slugs.len();
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), count, "no event is on two pages");
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
    let list: EventList = read(&files, "content/en/events/archive/2022.json");
    assert_eq!((list.pages, list.years.as_slice()), (3, [2024, 2023, 2022].as_slice()));
    assert_eq!(list.events.iter().map(|event| event.slug.as_str()).collect::<Vec<_>>(), ["month-5", "month-4"]);
    assert!(files.contains_key("events/archive/2022/page/3/index.html"));
    let home: serde_json::Value = read(&files, "content/en/pages/home.json");
    let next = home["body"].as_array().unwrap().last().unwrap()["Events"].clone();
    assert_eq!(next["count"], 3);
    assert!(next["events"].as_array().unwrap().len() >= 3);
    let coffee: Event = read(&files, "content/en/events/coffee.json");
    let last = coffee.summary.occurrences.last().unwrap().day.clone();
    let in_13_months = TODAY.checked_add(13.months()).unwrap().to_string();
    let after = TODAY.checked_add(12.months()).unwrap().to_string();
    assert!(last <= in_13_months && last > after, "{last}");
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
