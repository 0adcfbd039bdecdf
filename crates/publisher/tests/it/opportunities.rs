//! The lists of opportunities: their order, what closes when, their filters and their feed.

use crate::support::{Checkout, Files, RELEASE, TODAY, dated_cards, dates, json, text};
use jiff::ToSpan;
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};
use model::body::Block;
use model::clock::Phase;
use model::dated::{DatedCards, Dates, Filter};
use model::text_page::TextPage;
use publisher::convert::PublishOptions;

const LIST: &str = "content/en/opportunities/index.json";
const ARCHIVE: &str = "content/en/opportunities/archive.json";

fn blocks(files: &Files, path: &str) -> Vec<Block> {
    json::<TextPage>(files, path).body
}

fn ids(cards: &DatedCards) -> Vec<&str> {
    cards.cards.iter().map(|card| card.card.id.trim_start_matches("opportunity_")).collect()
}

/// Returns the deadline of an opportunity's page.
fn deadline(files: &Files, slug: &str) -> Dates {
    dates(&json::<TextPage>(files, &format!("content/en/opportunities/{slug}.json"))).clone()
}

/// A checkout with no opportunity but a grant with these lines.
fn with_grant(lines: &str) -> Checkout {
    let checkout = Checkout::fixture_site();
    let grant = format!("---\ntitle: G\nkind: grant\ndate: 2024-05-01\n{lines}summary: S.\n---\n");
    checkout.write("content/en/opportunities/the-grant.md", grant.as_bytes());
    checkout
}

fn on(today: Date) -> PublishOptions {
    PublishOptions { today, with_unpublished: false }
}

#[test]
fn open_ones_are_sorted_by_their_deadline_and_closed_ones_are_in_the_archive() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let open = dated_cards(&files, LIST);
    // Without a deadline, they are last. Drafts and those of a later day are not published.
    assert_eq!(ids(&open), ["loom-grant", "weaver", "threads"]);
    assert!(open.keeps_past && open.clock.is_some());
    let closed = dated_cards(&files, ARCHIVE);
    assert_eq!(ids(&closed), ["speak", "filled"]);
    assert!(closed.clock.is_none() && closed.filters.is_none());
    let checkout = Checkout::fixture_site();
    for (slug, day) in [("one", "2023-01-01"), ("two", "2024-02-01")] {
        let grant = format!(
            "---\ntitle: T\nkind: grant\ndate: 2022-01-01\ndeadline: {day}\ntime_zone: UTC\nsummary: S.\n---\n"
        );
        checkout.write(&format!("content/en/opportunities/{slug}.md"), grant.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    assert_eq!(ids(&dated_cards(&files, ARCHIVE)), ["speak", "filled"]);
    assert_eq!(ids(&dated_cards(&files, "content/en/opportunities/archive/page/2.json")), ["two", "one"]);
}

#[test]
fn a_deadline_passes_when_its_day_has_ended_in_its_zone() {
    let rows = [
        ("Africa/Accra", "2024-07-05T23:59:59Z", "2024-07-06T00:00:00Z"),
        ("America/New_York", "2024-07-06T03:59:59Z", "2024-07-06T04:00:00Z"),
        ("Pacific/Kiritimati", "2024-07-05T09:59:59Z", "2024-07-05T10:00:00Z"),
        ("anywhere-on-earth", "2024-07-06T11:59:59Z", "2024-07-06T12:00:00Z"),
    ];
    for (zone, last_second, after) in rows {
        let files = with_grant(&format!("deadline: 2024-07-05\ntime_zone: {zone}\n")).build("/", RELEASE).unwrap();
        let occurrence = deadline(&files, "the-grant").occurrences.remove(0);
        let phase = |at: &str| {
            let at: Timestamp = at.parse().unwrap();
            occurrence.phase(at.as_second().try_into().unwrap(), |_| 0)
        };
        assert_eq!(phase(last_second), Phase::Now, "{zone}");
        assert_eq!(phase(after), Phase::Over, "{zone}");
    }
}

#[test]
fn visitors_read_how_near_a_deadline_is_by_their_calendar() {
    let files = with_grant("deadline: 2024-07-05\ntime_zone: anywhere-on-earth\n").build("/", RELEASE).unwrap();
    let dates = deadline(&files, "the-grant");
    let (occurrence, texts) = (&dates.occurrences[0], dates.clock.unwrap());
    let rows = [
        // The last minute anywhere on earth is on 6 July, 11:59 in Accra and on 5 July, 23:59 in UTC−12.
        ("Africa/Accra", "2024-06-21T12:00:00Z", None),
        ("Africa/Accra", "2024-06-22T12:00:00Z", Some("Closes in 14 days")),
        ("Africa/Accra", "2024-07-05T12:00:00Z", Some("Closes tomorrow")),
        ("Africa/Accra", "2024-07-06T00:00:00Z", Some("Closes today")),
        ("Etc/GMT+12", "2024-07-05T12:00:00Z", Some("Closes today")),
        ("Africa/Accra", "2024-07-06T11:59:30Z", Some("Closes today")),
        ("Africa/Accra", "2024-07-06T12:00:00Z", Some("Closed")),
    ];
    for (zone, at, expected) in rows {
        let zone_of_visitor = TimeZone::get(zone).unwrap();
        let offset = |at: i64| i64::from(zone_of_visitor.to_offset(Timestamp::from_second(at).unwrap()).seconds());
        let at: Timestamp = at.parse().unwrap();
        let phase = occurrence.phase(at.as_second().try_into().unwrap(), offset);
        assert_eq!(texts.phase(phase), expected, "{zone}, {at}");
    }
    let time = occurrence.time.as_ref().unwrap();
    assert_eq!(occurrence.label, "Open until Friday, July 5, 2024, 11:59\u{202f}PM anywhere on earth");
    assert_eq!(texts.start_for_visitor(time, 0).as_deref(), Some("Saturday, 11:59\u{202f}AM for you"));
    assert_eq!(texts.start_for_visitor(time, -12 * 3600), None);
}

#[test]
fn a_build_archives_what_is_closed_everywhere_on_earth() {
    let checkout = with_grant("deadline: 2024-07-05\ntime_zone: anywhere-on-earth\n");
    let is_open = |today| ids(&dated_cards(&checkout.build("/", on(today)).unwrap(), LIST)).contains(&"the-grant");
    // It is open until noon of 6 July in UTC, when 7 July has begun in Kiritimati.
    assert!(is_open(date(2024, 7, 7)));
    assert!(!is_open(date(2024, 7, 8)));
    // The clocks that are ahead show a new day 14 hours before UTC.
    let checkout = with_grant("deadline: 2024-07-05\ntime_zone: Pacific/Kiritimati\n");
    let files = checkout.build("/", on(date(2024, 7, 6))).unwrap();
    assert!(!ids(&dated_cards(&files, LIST)).contains(&"the-grant"));
    // Closed ones have neither a link to apply nor words of the clock.
    let page = blocks(&files, "content/en/opportunities/the-grant.json");
    assert!(matches!(page.as_slice(), [Block::Paragraph(_), Block::Panel(_), Block::Actions(_)]), "{page:?}");
    let dates = deadline(&files, "the-grant");
    assert_eq!(dates.clock, None);
    assert_eq!(dates.occurrences[0].label, "Was open until Friday, July 5, 2024, 11:59\u{202f}PM in Kiritimati");
    let archive = dated_cards(&files, ARCHIVE);
    let card = archive.cards.iter().find(|card| card.card.id == "opportunity_the-grant").unwrap();
    assert!(format!("{:?}", card.card.blocks).contains("Strong([Text(\"Closed\")])"), "{card:?}");
}

#[test]
fn an_editor_can_close_an_opportunity_at_any_time() {
    let files =
        with_grant("deadline: 2024-12-01\ntime_zone: Africa/Accra\nclosed: true\n").build("/", RELEASE).unwrap();
    assert!(ids(&dated_cards(&files, ARCHIVE)).contains(&"the-grant"));
    let page = format!("{:?}", blocks(&files, "content/en/opportunities/the-grant.json"));
    assert!(page.contains("Strong([Text(\"Closed\")])") && !page.contains("mailto:"), "{page}");
    assert!(!page.contains("pen until"), "a deadline in the future means nothing any more: {page}");
    let without_deadline = format!("{:?}", blocks(&files, "content/en/opportunities/filled.json"));
    assert!(without_deadline.contains("Closed") && !without_deadline.contains("No deadline"), "{without_deadline}");
    assert!(text(&files, "opportunities/feed.xml").contains("<summary>Job · Closed – We have found a dyer.</summary>"));
}

#[test]
fn filters_are_those_by_which_opportunities_differ() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let open = dated_cards(&files, LIST);
    let filters = open.filters.unwrap().filters;
    let values = |filter: &Filter| {
        let options = filter.options.iter().map(|option| format!("{}={}", option.value, option.label));
        (filter.key.clone(), options.collect::<Vec<_>>().join(", "))
    };
    let expected = [
        ("kind", "=All kinds, grant=Grant, job=Job, discount=Discount"),
        ("region", "=All regions, africa=Africa, US=United States, worldwide=Worldwide"),
        ("remote", "true=Remote only"),
    ];
    let expected = expected.map(|(key, options)| (String::from(key), String::from(options)));
    assert_eq!(filters.iter().map(values).collect::<Vec<_>>(), expected);
    let of_cards: Vec<String> = open.cards.iter().map(|card| card.values.join("|")).collect();
    assert_eq!(of_cards, ["grant|africa|true", "job|US|", "discount|worldwide|"]);
}

#[test]
fn cards_of_a_directive_are_those_that_close_next_for_weeks() {
    let checkout = Checkout::fixture_site();
    for number in 0..8 {
        let day = TODAY.checked_add((31 + number).days()).unwrap();
        let grant = format!(
            "---\ntitle: T\nkind: grant\ndate: 2024-05-01\ndeadline: {day}\ntime_zone: UTC\nsummary: S.\n---\n"
        );
        checkout.write(&format!("content/en/opportunities/grant-{number}.md"), grant.as_bytes());
    }
    let home = blocks(&checkout.build("/", RELEASE).unwrap(), "content/en/pages/home.json");
    let Some(Block::DatedCards(closing)) = home.last() else { panic!("{home:?}") };
    // Eight, and the grant of the fixture, close within 60 days. Two more follow.
    assert_eq!((closing.cards.len(), closing.count, closing.keeps_past), (11, Some(2), false));
    assert_eq!(ids(closing)[..2], ["grant-0", "grant-1"]);
    assert!(closing.cards.iter().all(|card| card.card.level == 3));
}

#[test]
fn the_feed_has_what_is_published_by_the_day_of_its_last_change() {
    let files = Checkout::fixture_site().build("/", RELEASE).unwrap();
    let feed = text(&files, "opportunities/feed.xml");
    let titles: Vec<&str> = feed.split("<title>").skip(2).map(|rest| rest.split('<').next().unwrap()).collect();
    let expected = [
        "A grant for &quot;looms&quot; &amp; threads",
        "Threads for less",
        "Weaver",
        "Dyer",
        "Speak at the conference",
    ];
    assert_eq!(titles, expected);
    assert!(feed.contains("<id>https://fixture.example/opportunities/looms/</id>"), "the id stays after a renaming");
    let in_spanish = text(&files, "es/opportunities/feed.xml");
    assert!(in_spanish.contains("<id>https://fixture.example/es/opportunities/looms/</id>"), "{in_spanish}");
    assert!(in_spanish.contains("Beca · Abierta hasta: "), "{in_spanish}");
    assert!(!text(&files, "feed.xml").contains("looms"));
    let checkout = Checkout::fixture_site();
    std::fs::remove_dir_all(checkout.root().join("content/en/opportunities")).unwrap();
    std::fs::remove_dir_all(checkout.root().join("content/es/opportunities")).unwrap();
    checkout.replace(
        "content/en/pages/opportunities.md",
        " What has closed is in the [archive](/opportunities/archive/).",
        "",
    );
    let files = checkout.build("/", RELEASE).unwrap();
    assert!(text(&files, "opportunities/feed.xml").contains("<feed"), "an empty feed keeps its readers");
    assert!(!files.contains_key("opportunities/archive/index.html"));
}

#[test]
fn without_a_link_an_opportunity_leads_to_the_contact_address() {
    let checkout = Checkout::fixture_site();
    let actions = |checkout: &Checkout| {
        let files = checkout.build("/", RELEASE).unwrap();
        format!("{:?}", blocks(&files, "content/en/opportunities/threads.json")[1])
    };
    assert!(actions(&checkout).contains("mailto:mail@fixture.example"));
    checkout.replace("content/site.toml", "contact = \"mail@fixture.example\"\n", "");
    assert!(actions(&checkout).starts_with("Panel"), "{}", actions(&checkout));
}

#[test]
fn many_opportunities_are_on_several_pages() {
    let checkout = Checkout::fixture_site();
    for number in 0..130 {
        let day = if number < 70 { "2024-09-01" } else { "2024-03-01" };
        let grant = format!(
            "---\ntitle: T{number}\nkind: grant\ndate: 2024-01-01\ndeadline: {day}\ntime_zone: UTC\nsummary: S.\n---\n"
        );
        checkout.write(&format!("content/en/opportunities/grant-{number:03}.md"), grant.as_bytes());
    }
    let files = checkout.build("/", RELEASE).unwrap();
    let first = dated_cards(&files, LIST);
    let second = dated_cards(&files, "content/en/opportunities/page/2.json");
    assert_eq!(first.cards.len() + second.cards.len(), 73);
    assert!(first.cards.len() <= 60 && !files.contains_key("content/en/opportunities/page/3.json"));
    let pages = files.keys().filter(|path| path.starts_with("content/en/opportunities/archive"));
    let closed: usize = pages.map(|path| dated_cards(&files, path).cards.len()).sum();
    assert_eq!(closed, 62);
}
