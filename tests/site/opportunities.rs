//! Deadlines of opportunities by the visitor's clock, and what becomes of them when they have passed.

use support::visitor_clock::{first_lines, show_again, visit_at_time};
use support::{Browser, Engine};

support::test_in_every_engine!(
    visitors_read_when_an_opportunity_closes,
    what_has_closed_stays_and_is_the_last_one,
    filters_live_in_the_address,
    the_number_of_cards_chooses_the_words,
);

const LIST: &str = "/opportunities/";

/// An opportunity of the fixture. Its deadline is 5 July 2024 anywhere on earth, so that it closes on 6 July at noon in UTC.
const OPPORTUNITY: &str = "/opportunities/loom-grant/";

/// The addresses of the visible cards.
const SHOWN: &str = "[...document.querySelectorAll('main .card')].filter(card => card.checkVisibility())
    .map(card => card.querySelector('a').getAttribute('href').split('/').at(-2)).join(' ')";

/// The line above the cards that says how many are shown.
const COUNT: &str = "document.querySelector('.filters [role=status]').textContent";

async fn visitors_read_when_an_opportunity_closes(engine: Engine) {
    let browser = Browser::start(engine).await;
    for (utc, zone, lines) in [
        ("2024-06-21T12:00:00Z", "Africa/Accra", " | Saturday, 11:59 AM for you"),
        ("2024-07-03T12:00:00Z", "Africa/Accra", "Closes in 3 days | Saturday, 11:59 AM for you"),
        ("2024-07-05T23:59:59Z", "America/New_York", "Closes tomorrow | Saturday, 7:59 AM for you"),
        ("2024-07-06T11:59:30Z", "Africa/Accra", "Closes today | Saturday, 11:59 AM for you"),
        ("2024-07-06T12:00:00Z", "Africa/Accra", "Closed | Saturday, 11:59 AM for you"),
    ] {
        let _server = visit_at_time(&browser, OPPORTUNITY, utc, zone).await;
        browser.wait_until("document.querySelector('main .visitor-time').textContent.includes('for you')").await;
        let shown =
            "[...document.querySelector('main .visitor-time').children].map(line => line.textContent).join(' | ')";
        let shown = browser.evaluate_string(&format!("{shown}.replaceAll('\\u202f', ' ')")).await;
        assert_eq!(shown, lines, "{utc} in {zone}");
    }
}

async fn what_has_closed_stays_and_is_the_last_one(engine: Engine) {
    let browser = Browser::start(engine).await;
    let _server = visit_at_time(&browser, LIST, "2024-07-20T00:00:00Z", "Africa/Accra").await;
    // The first page shows the cards of its document in their order, a page that the app shows those that are open first.
    assert!(first_lines(&browser).await.starts_with("Closed | "));
    assert_eq!(browser.evaluate_string(SHOWN).await, "loom-grant weaver talks threads");
    show_again(&browser, LIST).await;
    browser.wait_until(&format!("{SHOWN} == 'weaver talks threads loom-grant'")).await;
    let last = "[...document.querySelectorAll('main .card')].at(-1).querySelector('.visitor-time').textContent";
    browser.wait_until(&format!("{last}.startsWith('Closed')")).await;
    // On other pages, what closes next takes its place.
    browser.click(".site-header a[href='/']").await;
    browser
        .wait_until("location.pathname == '/' && document.querySelector('main a[href=\"/opportunities/weaver/\"]')")
        .await;
    let closed = "document.querySelector('main a[href=\"/opportunities/loom-grant/\"]')";
    assert_eq!(browser.evaluate(&format!("{closed} == null")).await, true);
}

async fn filters_live_in_the_address(engine: Engine) {
    let browser = Browser::start(engine).await;
    let server = visit_at_time(&browser, LIST, "2024-06-01T00:00:00Z", "Africa/Accra").await;
    browser.wait_for_app().await;
    browser.click("[name=remote]").await;
    browser.wait_until(&format!("location.search == '?remote=true' && {SHOWN} == 'loom-grant threads'")).await;
    browser.open(&server.url("/opportunities/?kind=job&region=GH")).await;
    browser.wait_for_app().await;
    browser.wait_until(&format!("{SHOWN} == 'weaver'")).await;
    assert_eq!(browser.evaluate_string(COUNT).await, "Opportunities shown: 1");
}

async fn the_number_of_cards_chooses_the_words(engine: Engine) {
    let browser = Browser::start(engine).await;
    let server = visit_at_time(&browser, "/es/opportunities/", "2024-06-01T00:00:00Z", "Africa/Accra").await;
    for (query, words) in [("", "4 oportunidades a la vista"), ("?kind=job&region=GH", "1 oportunidad a la vista")] {
        browser.open(&server.url(&format!("/es/opportunities/{query}"))).await;
        browser.wait_for_app().await;
        browser.wait_until(&format!("{COUNT} == '{words}'")).await;
    }
}
