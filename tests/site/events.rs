//! Events by the visitor's clock, and their filters.

use support::keyboard::{DOWN, ENTER};
use support::visitor_clock::{LINES, first_lines, show_again, visit_at_time};
use support::{Browser, Engine, TestServer};

support::test_in_every_engine!(
    visitors_see_the_start_by_their_own_clock,
    an_event_is_ahead_takes_place_and_passes,
    clock_changes_are_those_of_each_day,
    a_page_that_stays_open_follows_the_clock,
    lists_begin_with_what_is_next,
    filters_work_by_keyboard_and_live_in_the_address,
    lines_have_their_room_before_the_app_starts,
    without_scripts_there_is_the_events_own_time_alone,
);

const SPACE: &str = " ";

/// An event of the fixture, which is published on 1 June 2024: every Saturday from then on, 14:00 to 15:00 in São Paulo,
/// which is 17:00 to 18:00 UTC.
const EVENT: &str = "/events/group-14/";

const VISIBLE_CARDS: &str = "[...document.querySelectorAll('main .card')].filter(card => card.checkVisibility())";

async fn visitors_see_the_start_by_their_own_clock(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (zone, lines) in [
        ("Pacific/Honolulu", "in 2 days | 7:00 AM for you"),
        ("America/Sao_Paulo", "in 2 days | "),
        ("Africa/Accra", "in 2 days | 5:00 PM for you"),
        ("Asia/Kolkata", "in 2 days | 10:30 PM for you"),
        ("Pacific/Kiritimati", "in 2 days | Sunday, 7:00 AM for you"),
    ] {
        let _server = visit_at_time(&browser, EVENT, "2024-05-30T12:00:00Z", zone).await;
        assert_eq!(first_lines(&browser).await, lines, "{zone}");
    }
}

async fn an_event_is_ahead_takes_place_and_passes(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (utc, zone, phase) in [
        ("2024-05-31T23:59:59Z", "Africa/Accra", "tomorrow"),
        ("2024-06-01T00:00:00Z", "Africa/Accra", "today"),
        // Where it is 2 June already, so is the event, and where it is still 31 May, it is tomorrow.
        ("2024-06-01T11:00:00Z", "Pacific/Kiritimati", "today"),
        ("2024-06-01T09:00:00Z", "Pacific/Honolulu", "tomorrow"),
        ("2024-06-01T16:59:59Z", "Africa/Accra", "today"),
        ("2024-06-01T17:00:00Z", "Africa/Accra", "Now"),
        ("2024-06-01T17:59:59Z", "Pacific/Kiritimati", "Now"),
        ("2024-06-01T18:00:00Z", "Africa/Accra", "Over"),
    ] {
        let _server = visit_at_time(&browser, EVENT, utc, zone).await;
        let lines = first_lines(&browser).await;
        assert_eq!(lines.split(" | ").next(), Some(phase), "{utc} in {zone}");
    }
}

async fn clock_changes_are_those_of_each_day(engine: Engine) {
    let browser = Browser::start(engine).await;
    // The clock of New York is set back on 3 November 2024, that of São Paulo is not. The first page shows the
    // occurrences of its document, a page that the app shows begins with the next one.
    let _server = visit_at_time(&browser, EVENT, "2024-10-30T12:00:00Z", "America/New_York").await;
    browser.wait_until(&format!("{LINES}[0]?.startsWith('Over')")).await;
    show_again(&browser, EVENT).await;
    let starts = browser.evaluate_string(&format!("{LINES}.join('; ')")).await;
    let expected = "in 3 days | 1:00 PM for you; in 10 days | 12:00 PM for you; in 17 days | 12:00 PM for you";
    assert!(starts.starts_with(expected), "{starts}");
    // The clock of the event is set back, that of the visitor is not.
    let pairs = "/events/pair-evening/";
    let _server = visit_at_time(&browser, pairs, "2024-10-24T12:00:00Z", "Africa/Accra").await;
    show_again(&browser, pairs).await;
    let starts = browser.evaluate_string(&format!("{LINES}.join('; ')")).await;
    let expected = "tomorrow | 10:00 PM for you; in 8 days | 10:00 PM for you; in 15 days | 11:00 PM for you";
    assert!(starts.starts_with(expected), "{starts}");
}

async fn a_page_that_stays_open_follows_the_clock(engine: Engine) {
    let browser = Browser::start(engine).await;
    let _server = visit_at_time(&browser, EVENT, "2024-05-31T23:59:58Z", "Africa/Accra").await;
    assert_eq!(first_lines(&browser).await, "tomorrow | 5:00 PM for you");
    browser.evaluate("window.now = '2024-06-01T00:00:00Z'").await;
    browser.wait_until(&format!("{LINES}[0] == 'today | 5:00 PM for you'")).await;
}

async fn lists_begin_with_what_is_next(engine: Engine) {
    let browser = Browser::start(engine).await;
    let over = "[...document.querySelectorAll('main .visitor-time')].filter(time => time.textContent.startsWith('Over')).length";
    let _server = visit_at_time(&browser, "/events/", "2024-06-05T00:00:00Z", "Africa/Accra").await;
    browser.wait_until(&format!("{over} > 0")).await;
    let before = browser.evaluate(&format!("{VISIBLE_CARDS}.length")).await;
    browser.click(".site-header a[href='/']").await;
    browser.wait_until("location.pathname == '/' && document.querySelectorAll('main .times').length == 5").await;
    assert_eq!(browser.evaluate(over).await, 0, "the next three events have not passed");
    browser.back().await;
    // The address changes first, and the page of the address before is shown for a moment longer.
    browser.wait_for_page("/events/", "Events").await;
    assert_eq!(browser.evaluate(over).await, 0, "no event that has passed is listed");
    let phases =
        "[...document.querySelectorAll('main .card .visitor-time > :first-child')].map(label => label.textContent)";
    let days = format!(
        "{phases}.map(phase => ['Now', 'today', 'tomorrow'].indexOf(phase)).map((index, card) =>
            index < 0 ? 1 + Number({phases}[card].match(/\\d+/)) : index)"
    );
    let is_sorted = format!("{days}.length > 3 && {days}.every((day, card, days) => !(days[card - 1] > day))");
    assert_eq!(browser.evaluate(&is_sorted).await, true, "by their next day: {}", browser.evaluate(&days).await);
    let after = browser.evaluate(&format!("{VISIBLE_CARDS}.length")).await;
    assert!(after.as_u64() > Some(0) && after.as_u64() <= before.as_u64(), "{before:?}, {after:?}");
}

async fn filters_work_by_keyboard_and_live_in_the_address(engine: Engine) {
    let browser = Browser::start(engine).await;
    let server = visit_at_time(&browser, "/events/", "2024-06-01T00:00:00Z", "Africa/Accra").await;
    browser.wait_for_app().await;
    browser.evaluate("window.isSameDocument = true").await;
    let count = "document.querySelector('.filters [role=status]').textContent";
    let shown = format!("`Events shown: ${{{VISIBLE_CARDS}.length}}`");
    assert_eq!(browser.evaluate(&format!("{count} == {shown}")).await, true);

    browser.tab_to("[name=kind]").await;
    browser.press(DOWN).await;
    browser.wait_until("location.search.startsWith('?kind=')").await;
    browser.wait_until(&format!("{count} == {shown}")).await;
    browser.tab_to("[name=country]").await;
    browser.press(DOWN).await;
    browser.wait_until("location.search.includes('&country=')").await;
    browser.tab_to("[name=online]").await;
    browser.press(SPACE).await;
    browser.wait_until("location.search.endsWith('&online=true')").await;
    // No event is in a country and online.
    browser.wait_until(&format!("{VISIBLE_CARDS}.length == 0 && {count} == 'Events shown: 0'")).await;
    browser.press(SPACE).await;
    browser.wait_until("!location.search.includes('online')").await;
    assert_eq!(browser.evaluate("window.isSameDocument").await, true, "nothing is loaded again");

    browser.open(&server.url("/events/?country=GH")).await;
    browser.wait_for_app().await;
    browser.wait_until(&format!("{VISIBLE_CARDS}.length == 1 && {count} == 'Events shown: 1'")).await;
    assert_eq!(browser.evaluate("document.querySelector('[name=country]:checked').value").await, "GH");
    browser.evaluate("document.querySelector('.card:not([hidden]) a').focus()").await;
    browser.press(ENTER).await;
    browser.wait_until("location.pathname == '/events/conference/' && !location.search").await;
    browser.back().await;
    browser.wait_until(&format!("location.search == '?country=GH' && {VISIBLE_CARDS}.length == 1")).await;
}

async fn lines_have_their_room_before_the_app_starts(engine: Engine) {
    let browser = Browser::start(engine).await;
    for path in [EVENT, "/events/", "/"] {
        let _server = visit_at_time(&browser, path, "2024-05-30T12:00:00Z", "Pacific/Kiritimati").await;
        first_lines(&browser).await;
        assert_eq!(browser.layout_shifts().await, [""; 0], "{path}");
    }
}

async fn without_scripts_there_is_the_events_own_time_alone(engine: Engine) {
    let server = TestServer::serve(support::fixture_folder()).await;
    server.disable_scripts();
    let browser = Browser::start(engine).await;
    for path in [EVENT, "/events/"] {
        browser.navigate(&server.url(path)).await;
        let text = browser.visible_text("main").await;
        assert!(text.contains("in São Paulo") && text.contains("As of June 1, 2024"), "{path}: {text}");
        assert!(!text.contains("for you") && !text.contains("Events shown"), "{path}: {text}");
    }
}
