//! Posts about something that ends: the app marks them by the visitor's day.

use std::time::Duration;
use support::site::asset_url;
use support::{Browser, Engine, Fault, Publication, TestServer};

support::test_in_every_engine!(
    a_post_whose_day_has_passed_since_the_build_is_marked_in_place,
    the_day_is_that_of_the_visitors_time_zone,
);

/// The fixture is published on 1 June 2024.
const LAST_DAY: &str = "2024-06-10";
const UNTIL: &str = "Until June 10, 2024";
const ENDED: &str = "Ended on June 10, 2024";

/// The visible label of the post's badge, on its page or in a list.
const LABEL: &str =
    "[...document.querySelectorAll('main .relevance')].find(badge => badge.textContent.includes('June 10'))
    .querySelector(':scope > :not([hidden])').textContent";

fn publication() -> Publication {
    let publication = Publication::fixture();
    publication.edit("content/en/news/2024-05-25-newest.md", |post| {
        assert!(post.contains("relevant_until: 2999-12-31"), "{post}");
        post.replace("2999-12-31", LAST_DAY)
    });
    publication
}

/// Sets the clock, and the difference in minutes of the time zone, as `getTimezoneOffset` has it.
fn clock(utc: &str, offset: i32) -> String {
    format!(
        "{{ const Real = Date;
            window.Date = class extends Real {{
                constructor(...time) {{ time.length ? super(...time) : super('{utc}'); }}
                getTimezoneOffset() {{ return {offset}; }}
            }}; }}"
    )
}

async fn a_post_whose_day_has_passed_since_the_build_is_marked_in_place(engine: Engine) {
    let publication = publication();
    let folder = publication.publish("/");
    let server = TestServer::serve(folder).await;
    let browser = Browser::start(engine).await;
    server.inject_fault(&asset_url(folder, "app-", ".wasm"), Fault::Delayed(Duration::from_millis(800)));
    for path in ["/news/", "/news/newest/"] {
        server.add_init_script(&format!(
            "addEventListener('DOMContentLoaded', () => {{ window.before = {{ label: {LABEL}, box: boxes() }}; }});
             window.boxes = () => JSON.stringify([...document.querySelectorAll('main .relevance, main .relevance ~ *')]
                .map(element => element.getBoundingClientRect()));"
        ));
        browser.open(&server.url(path)).await;
        assert_eq!(browser.evaluate_string("before.label").await, UNTIL, "{path}: as it was published");
        browser.wait_until(&format!("{LABEL} == '{ENDED}'")).await;
        assert_eq!(browser.evaluate_string("boxes()").await, browser.evaluate_string("before.box").await, "{path}");
        assert_eq!(browser.layout_shifts().await, [""; 0], "{path}");
        let visible = browser.visible_text("main .relevance").await;
        assert!(visible.contains(ENDED) && !visible.contains("Until June 10"), "{path}: {visible}");
    }
}

async fn the_day_is_that_of_the_visitors_time_zone(engine: Engine) {
    let publication = publication();
    let folder = publication.publish("/");
    let browser = Browser::start(engine).await;
    for (utc, offset, label) in [
        ("2024-06-10T23:59:00Z", 0, UNTIL),
        ("2024-06-11T00:01:00Z", 0, ENDED),
        // East of Greenwich the next day has come, west of it the last one goes on.
        ("2024-06-10T23:30:00Z", -60, ENDED),
        ("2024-06-11T03:30:00Z", 300, UNTIL),
    ] {
        let server = TestServer::serve(folder).await;
        server.add_init_script(&clock(utc, offset));
        browser.open(&server.url("/news/")).await;
        // A page that the app shows has its label at once.
        browser.click(".card a[href='/news/newest/']").await;
        browser
            .wait_until("location.pathname == '/news/newest/' && document.title.startsWith('The newest post')")
            .await;
        assert_eq!(browser.evaluate_string(LABEL).await, label, "{utc}, {offset}");
        browser.back().await;
        browser.wait_for_page("/news/", "News").await;
        assert_eq!(browser.evaluate_string(LABEL).await, label, "{utc}, {offset}");
    }
}
