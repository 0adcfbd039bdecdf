//! axe-core reports no problem on pages of the fixture, with all of its rules: in light, dark and forced colours, on a small
//! and on a wide viewport, left to right and right to left.

use std::collections::{BTreeMap, BTreeSet};
use support::fixture::{PAGES_IN_SPANISH, distinct_pages, right_to_left_pages};
use support::{Appearance, Axe, Browser, ColorScheme, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    pages_have_no_violations,
    right_to_left_pages_have_no_violations,
    error_states_have_no_violations,
);

const LIGHT: Appearance = Appearance { color_scheme: ColorScheme::Light, forced_colors: false, reduced_motion: false };
const DARK: Appearance = Appearance { color_scheme: ColorScheme::Dark, ..LIGHT };
const FORCED: Appearance = Appearance { forced_colors: true, ..LIGHT };

async fn pages_have_no_violations(engine: Engine) {
    let pages = [distinct_pages(), PAGES_IN_SPANISH.map(String::from).into()].concat();
    assert_no_violations(engine, &pages).await;
}

async fn right_to_left_pages_have_no_violations(engine: Engine) {
    assert_no_violations(engine, &right_to_left_pages()).await;
}

/// Runs axe on pages in every appearance and width.
async fn assert_no_violations(engine: Engine, pages: &[String]) {
    let axe = Axe::load();
    let server = TestServer::serve(fixture_folder()).await;
    let mut report = ProblemReport::default();
    for appearances in appearance_groups(engine) {
        let browser = Browser::start_with(engine, appearances[0]).await;
        for page in pages {
            browser.open(&server.url(page)).await;
            axe.inject(&browser).await;
            for appearance in &appearances {
                apply(&browser, *appearance).await;
                report.add(&axe, &browser, "html", (page, *appearance)).await;
            }
        }
    }
    report.assert_empty(&axe);
}

/// Returns the appearances in groups: those of a group can be applied to one browser in turn.
fn appearance_groups(engine: Engine) -> Vec<Vec<Appearance>> {
    let all = [LIGHT, DARK, FORCED].into_iter().filter(|appearance| engine.supports(*appearance));
    match engine.can_change_appearance() {
        true => vec![all.collect()],
        false => all.map(|appearance| vec![appearance]).collect(),
    }
}

/// Changes the appearance, unless the browser was started with the only one of its group.
async fn apply(browser: &Browser, appearance: Appearance) {
    if browser.engine().can_change_appearance() {
        browser.set_appearance(appearance).await;
    }
}

/// Problems with their locations, and the reviewed incomplete results by page.
#[derive(Default)]
struct ProblemReport {
    problems: BTreeMap<String, Vec<String>>,
    reviewed: BTreeSet<(String, usize)>,
    pages: BTreeSet<String>,
    starts_wide: bool,
}

impl ProblemReport {
    async fn add(&mut self, axe: &Axe, browser: &Browser, selector: &str, (page, appearance): (&str, Appearance)) {
        // Resizing takes time, so each page starts with the last width of the previous page.
        self.starts_wide = !self.starts_wide;
        let widths = if self.starts_wide { [1280, 320] } else { [320, 1280] };
        for width in widths {
            browser.set_viewport_size(width, 900).await;
            self.add_state(axe, browser, selector, (page, &format!("at {width} pixels, {appearance:?}"))).await;
            // The menu is the same on every page.
            if selector == "html" && self.pages.is_empty() && browser.open_disclosures().await {
                let state = format!("at {width} pixels, {appearance:?}, disclosures open");
                // The open menu covers the page, so axe runs on the menu alone.
                self.add_state(axe, browser, "#site_menu", (page, &state)).await;
                browser.close_disclosures().await;
            }
        }
        self.pages.insert(String::from(page));
    }

    async fn add_state(&mut self, axe: &Axe, browser: &Browser, selector: &str, (page, state): (&str, &str)) {
        let results = axe.run_on(browser, selector).await;
        for problem in results.problems {
            self.problems.entry(problem).or_default().push(format!("{page} {state}"));
        }
        self.reviewed.extend(results.reviewed.into_iter().map(|index| (String::from(page), index)));
    }

    fn assert_empty(self, axe: &Axe) {
        let mut report = String::new();
        for (problem, locations) in &self.problems {
            report.push_str(&format!("{problem}\n    {} times, first on {}\n", locations.len(), locations[0]));
        }
        for (index, entry) in axe.reviewed().iter().enumerate() {
            if self.pages.contains(&entry.seen_on) && !self.reviewed.contains(&(entry.seen_on.clone(), index)) {
                report.push_str(&format!("listed as reviewed, but no longer found: {entry:?}\n"));
            }
        }
        assert!(report.is_empty(), "{report}");
    }
}

async fn error_states_have_no_violations(engine: Engine) {
    const ABOUT: &str = "/content/en/pages/about.json";
    let axe = Axe::load();
    let server = TestServer::serve(fixture_folder()).await;
    let mut report = ProblemReport::default();
    for appearances in appearance_groups(engine) {
        let browser = Browser::start_with(engine, appearances[0]).await;
        for appearance in &appearances {
            apply(&browser, *appearance).await;
            // Before the page is opened, since the app may prefetch the page of a link.
            server.inject_fault(ABOUT, Fault::Status(503));
            browser.open(&server.url("/")).await;
            axe.inject(&browser).await;
            for reason in ["failed", "unsupported", "slow"] {
                let notice = format!(
                    "[start_notice, ...start_notice.querySelectorAll('p')].map(element =>
                        element.hidden = element.dataset.reason !== undefined && element.dataset.reason !== '{reason}')"
                );
                browser.evaluate(&notice).await;
                report.add(&axe, &browser, "#start_notice", (reason, *appearance)).await;
            }
            browser.evaluate("start_notice.hidden = true").await;
            browser.evaluate("document.querySelector('.skip-link').focus()").await;
            report.add(&axe, &browser, ".skip-link", ("the skip link", *appearance)).await;
            browser.set_viewport_size(1280, 900).await;
            browser.click("header nav a[href='/about/']").await;
            browser.wait_until("document.querySelector('main button')").await;
            report.add(&axe, &browser, "html", ("a failure", *appearance)).await;
            server.clear_fault(ABOUT);
        }
    }
    report.assert_empty(&axe);
}
