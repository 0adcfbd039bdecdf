//! The calendars of the fixture, read by Python's icalendar.

use jiff::ToSpan;
use jiff::civil::Date;
use model::body::Block;
use model::text_page::TextPage;
use serde_json::{Map, Value};
use std::fs;
use std::process::Command;
use support::fixture_folder;
use support::site::published_files;
use support::tools::repository_root;

#[test]
fn python_reads_the_occurrences_of_the_site() {
    let root = repository_root();
    let packages = root.join(".tools/python");
    assert!(packages.join("icalendar").is_dir(), "icalendar is not installed: run these tests with `cargo xtask test`");
    let files = published_files(fixture_folder());
    let calendars: Vec<&String> = files
        .iter()
        .filter(|file| file.starts_with("events/") && file.ends_with(".ics") && !file.contains("groups/"))
        .collect();
    assert!(calendars.len() > 5, "{calendars:?}");
    let horizon: Date = "2100-01-01".parse().unwrap();
    for calendar in calendars {
        let slug = calendar.trim_start_matches("events/").trim_end_matches(".ics");
        let page = fs::read(fixture_folder().join(format!("content/en/events/{slug}.json"))).unwrap();
        let page: TextPage = serde_json::from_slice(&page).unwrap();
        let facts = page.body.iter().find_map(|block| if let Block::Panel(facts) = block { Some(facts) } else { None });
        let dates = facts
            .into_iter()
            .flatten()
            .find_map(|block| if let Block::Dates(dates) = block { Some(dates) } else { None });
        let occurrences = &dates.unwrap_or_else(|| panic!("{slug} has no dates")).occurrences;
        let last: Date = occurrences.last().map_or(horizon, |last| last.final_day().parse().unwrap());
        let mut command = Command::new("python3");
        command.arg(root.join("tests/calendars.py")).arg(last.checked_add(2.days()).unwrap().to_string());
        let output = command.arg(fixture_folder().join(calendar)).env("PYTHONPATH", &packages).output().unwrap();
        assert!(output.status.success(), "{calendar}: {}", String::from_utf8_lossy(&output.stderr));
        let read: Map<String, Value> = serde_json::from_slice(&output.stdout).unwrap();
        let read = read.values().next().and_then(Value::as_array).unwrap();
        let published: Vec<Value> = occurrences
            .iter()
            .map(|occurrence| match &occurrence.time {
                Some(time) => Value::from(time.start),
                None => Value::from(occurrence.day.as_str()),
            })
            .collect();
        // The calendar also has those that have passed.
        assert!(read.ends_with(&published), "{calendar}: {read:?} and {published:?}");
    }
}
