//! The session history: page, address and what a reload shows are the same after every sequence of navigations.

use std::time::Duration;
use support::history_walk::{HistoryWalk, Step};
use support::{Appearance, Browser, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    page_and_address_agree_after_every_three_navigations,
    page_and_address_agree_on_a_walk_of_300_steps,
    a_link_after_back_and_forward_writes_its_url,
    a_second_click_on_a_loading_link_adds_one_entry,
    back_cancels_a_loading_link,
    a_link_to_the_shown_page_cancels_a_loading_link,
    a_retry_loads_the_page_of_the_address,
    a_link_to_a_failed_page_loads_it_again,
    a_page_that_only_the_host_knows_is_left_to_the_host,
);

const URLS: [&str; 5] = ["/", "/about/", "/about/#own", "/news/?kind=talk", "/news/newest/"];
const ABOUT: &str = "/content/en/pages/about.json";
const ABOUT_HEADING: &str = "About the fixture";
const NEWS: &str = "/content/en/news/index.json";
/// Within it, a page whose content arrives late would be shown.
const TIME_FOR_A_LATE_RESPONSE: Duration = Duration::from_secs(1);

struct Visit {
    browser: Browser,
    server: TestServer,
}

impl Visit {
    async fn start(engine: Engine) -> Visit {
        Visit::start_with(engine, Appearance::default()).await
    }

    async fn start_with(engine: Engine, appearance: Appearance) -> Visit {
        let server = TestServer::serve(fixture_folder()).await;
        Visit { browser: Browser::start_with(engine, appearance).await, server }
    }

    async fn walk(&self) -> HistoryWalk<'_> {
        HistoryWalk::start(&self.browser, &self.server, fixture_folder(), &URLS).await
    }

    async fn open(&self, path: &str) {
        self.browser.open(&self.server.url(path)).await;
    }

    async fn follow(&self, path: &str) {
        self.browser.click(&format!("header a[href='{path}']")).await;
    }

    /// Asserts that a page stays, with its address, and that a reload shows it.
    async fn assert_stays(&self, path: &str, heading: &str) {
        self.browser.wait_until("!document.querySelector('main').hasAttribute('aria-busy')").await;
        for _ in 0..2 {
            assert_eq!(self.browser.path().await, path);
            assert_eq!(self.browser.text_content("main h1").await, heading);
            self.browser.reload().await;
            self.browser.wait_for_app().await;
        }
    }
}

async fn page_and_address_agree_after_every_three_navigations(engine: Engine) {
    // A thousand view transitions would take minutes. The walk below has them.
    let without_transitions = Appearance { reduced_motion: true, ..Appearance::default() };
    let visit = Visit::start_with(engine, without_transitions).await;
    let mut walk = visit.walk().await;
    let steps = [Step::Link(1), Step::Link(2), Step::Link(3), Step::Go(-1), Step::Go(1), Step::Go(-2), Step::Go(2)];
    let mut remaining: Vec<[Step; 3]> = Vec::new();
    for first in steps {
        for second in steps {
            remaining.extend(steps.map(|third| [first, second, third]));
        }
    }
    let (mut is_prepared, mut walked, mut taken) = (false, 0, Vec::<Step>::new());
    while !remaining.is_empty() {
        // The last steps that were taken can be the first of another sequence.
        let possible = |overlap: usize| {
            let is_next =
                |sequence: &[Step; 3]| taken.ends_with(&sequence[..overlap]) && walk.are_possible(&sequence[overlap..]);
            remaining.iter().position(is_next).map(|index| (index, overlap))
        };
        let next = [2, 1, 0].into_iter().find_map(possible);
        // After a link there is no entry to go forward to, so some sequences stay where they are.
        let next = next.or(is_prepared.then_some((0, 0)));
        is_prepared = next.is_none();
        match next {
            Some((index, overlap)) => {
                walked += 1;
                for step in remaining.swap_remove(index).into_iter().skip(overlap) {
                    walk.add_step(step);
                    taken.push(step);
                }
            }
            None => {
                walk.add_preparation();
                taken.clear();
            }
        }
        // WebKit counts the entries that one document adds in a short time.
        if taken.len() > 50 {
            walk.reload().await;
            taken.clear();
        }
    }
    walk.reload().await;
    assert_eq!(walked, 343);
}

async fn page_and_address_agree_on_a_walk_of_300_steps(engine: Engine) {
    let visit = Visit::start(engine).await;
    let mut walk = visit.walk().await;
    let mut steps_taken = 0;
    // A linear congruential generator: Knuth, The Art of Computer Programming, volume 2.
    let mut seed: u64 = 20;
    while steps_taken < 300 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let choice = usize::try_from(seed >> 33).unwrap() % 11;
        let distances = [-3, -2, -1, 1, 2, 3];
        let step = if choice < URLS.len() { Step::Link(choice) } else { Step::Go(distances[choice - URLS.len()]) };
        if walk.is_possible(step) {
            walk.add_step(step);
            steps_taken += 1;
            if steps_taken % 50 == 0 {
                walk.reload().await;
            }
        }
    }
    assert_eq!(visit.browser.console_messages().await, [""; 0]);
}

async fn a_link_after_back_and_forward_writes_its_url(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.open("/").await;
    visit.follow("/news/").await;
    visit.browser.wait_for_page("/news/", "News").await;
    visit.browser.click("main a[href='/news/newest/']").await;
    visit.browser.wait_for_page("/news/newest/", "The newest post").await;
    visit.browser.back().await;
    visit.browser.wait_for_page("/news/", "News").await;
    visit.browser.forward().await;
    visit.browser.wait_for_page("/news/newest/", "The newest post").await;
    visit.follow("/news/").await;
    visit.browser.wait_for_page("/news/", "News").await;
    visit.assert_stays("/news/", "News").await;
}

async fn a_second_click_on_a_loading_link_adds_one_entry(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.server.inject_fault(ABOUT, Fault::Held);
    visit.open("/news/").await;
    let entries = visit.browser.evaluate("history.length").await.as_u64().unwrap();
    visit.follow("/about/").await;
    visit.follow("/about/").await;
    assert_eq!(visit.browser.path().await, "/news/", "the address changes with the page");
    visit.server.clear_fault(ABOUT);
    visit.browser.wait_for_page("/about/", ABOUT_HEADING).await;
    assert_eq!(visit.browser.evaluate("history.length").await, entries + 1);
    visit.browser.back().await;
    visit.browser.wait_for_page("/news/", "News").await;
    visit.assert_stays("/news/", "News").await;
}

async fn back_cancels_a_loading_link(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.server.inject_fault(ABOUT, Fault::Held);
    visit.open("/news/first/").await;
    visit.follow("/news/").await;
    visit.browser.wait_for_page("/news/", "News").await;
    visit.follow("/about/").await;
    visit.browser.back().await;
    visit.browser.wait_for_page("/news/first/", "First: a post").await;
    visit.server.clear_fault(ABOUT);
    tokio::time::sleep(TIME_FOR_A_LATE_RESPONSE).await;
    visit.assert_stays("/news/first/", "First: a post").await;
}

async fn a_link_to_the_shown_page_cancels_a_loading_link(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.server.inject_fault(ABOUT, Fault::Held);
    visit.open("/news/").await;
    visit.follow("/about/").await;
    visit.follow("/news/").await;
    visit.server.clear_fault(ABOUT);
    tokio::time::sleep(TIME_FOR_A_LATE_RESPONSE).await;
    visit.assert_stays("/news/", "News").await;
}

impl Visit {
    /// Opens the news and follows a link to a page that cannot be loaded.
    async fn fail(&self) {
        self.server.inject_fault(ABOUT, Fault::Status(503));
        self.open("/news/first/").await;
        self.follow("/about/").await;
        self.browser.wait_for_page("/about/", "This page could not be loaded").await;
        self.server.clear_fault(ABOUT);
    }
}

async fn a_retry_loads_the_page_of_the_address(engine: Engine) {
    let visit = Visit::start(engine).await;
    // Before the first page, which may prefetch it.
    visit.server.inject_fault(NEWS, Fault::Held);
    visit.fail().await;
    assert_ne!(visit.browser.text_content("main h1").await, ABOUT_HEADING);
    visit.follow("/news/").await;
    visit.browser.click("main button").await;
    visit.browser.wait_for_page("/about/", ABOUT_HEADING).await;
    visit.server.clear_fault(NEWS);
    tokio::time::sleep(TIME_FOR_A_LATE_RESPONSE).await;
    visit.assert_stays("/about/", ABOUT_HEADING).await;
}

async fn a_link_to_a_failed_page_loads_it_again(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.fail().await;
    visit.follow("/about/").await;
    visit.browser.wait_for_page("/about/", ABOUT_HEADING).await;
    visit.browser.back().await;
    visit.browser.wait_for_page("/news/first/", "First: a post").await;
}

async fn a_page_that_only_the_host_knows_is_left_to_the_host(engine: Engine) {
    let visit = Visit::start(engine).await;
    visit.open("/").await;
    let link =
        "Object.assign(document.createElement('a'), { id: 'old', href: '/2024-01-02-first/', textContent: 'x' })";
    visit.browser.evaluate(&format!("document.querySelector('main').prepend({link})")).await;
    visit.browser.click("#old").await;
    visit.browser.wait_for_url(&visit.server.url("/news/first/")).await;
    visit.browser.wait_for_app().await;
    assert_eq!(visit.browser.text_content("main h1").await, "First: a post");
}
