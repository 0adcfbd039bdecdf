//! axe-core reports no problem on pages of the fixture, with all of its rules: in light, dark and forced colours, on a small
//! and on a wide viewport, left to right and right to left.

use std::collections::{BTreeMap, BTreeSet};
use support::fixture::{left_to_right_pages, right_to_left_pages};
use support::sampling::{is_quick, sampled};
use support::{Appearance, Axe, Browser, ColorScheme, Engine, Fault, TestServer, fixture_folder};

support::test_in_every_engine!(
    pages_have_no_violations,
    right_to_left_pages_have_no_violations,
    error_states_have_no_violations,
);

const LIGHT: Appearance = Appearance { color_scheme: ColorScheme::Light, forced_colors: false, reduced_motion: false };
const DARK: Appearance = Appearance { color_scheme: ColorScheme::Dark, ..LIGHT };
const FORCED: Appearance = Appearance { forced_colors: true, ..LIGHT };

const WIDTHS: [u32; 2] = [320, 1280];

async fn pages_have_no_violations(engine: Engine) {
    let pages = left_to_right_pages();
    assert_no_violations(engine, &pages).await;
}

async fn right_to_left_pages_have_no_violations(engine: Engine) {
    assert_no_violations(engine, &right_to_left_pages()).await;
}

/// Runs axe on pages in every appearance and width, or in one of them in a quick run.
async fn assert_no_violations(engine: Engine, pages: &[String]) {
    let axe = Axe::load();
    let server = TestServer::serve(fixture_folder()).await;
    server.stay_on_external_posts();
    let mut report = ProblemReport::default();
    for appearances in appearance_groups(engine) {
        let browser = Browser::start_with(engine, appearances[0]).await;
        let states: Vec<_> = WIDTHS.iter().flat_map(|width| appearances.iter().map(|it| (*it, *width))).collect();
        for (index, page) in pages.iter().enumerate() {
            browser.open(&server.url(page)).await;
            axe.inject(&browser).await;
            for (appearance, width) in sampled(&states, index) {
                apply(&browser, *appearance).await;
                report.add(&axe, &browser, "html", (page, *appearance, *width)).await;
                // The menu is the same on every page.
                if index == 0 {
                    report.add_menu(&axe, &browser, (page, *appearance, *width)).await;
                }
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
}

impl ProblemReport {
    /// Runs axe on a part of a page.
    async fn add(
        &mut self,
        axe: &Axe,
        browser: &Browser,
        selector: &str,
        (page, appearance, width): (&str, Appearance, u32),
    ) {
        browser.set_viewport_size(width, 900).await;
        self.add_state(axe, browser, selector, (page, &format!("at {width} pixels, {appearance:?}"))).await;
        self.pages.insert(String::from(page));
    }

    /// Runs axe on the open menu alone, because it covers the page.
    async fn add_menu(&mut self, axe: &Axe, browser: &Browser, (page, appearance, width): (&str, Appearance, u32)) {
        if browser.open_disclosures().await {
            let state = format!("at {width} pixels, {appearance:?}, disclosures open");
            self.add_state(axe, browser, "#site_menu", (page, &state)).await;
            browser.close_disclosures().await;
        }
    }

    async fn add_state(&mut self, axe: &Axe, browser: &Browser, selector: &str, (page, state): (&str, &str)) {
        let results = axe.run_on(browser, selector).await;
        for problem in results.problems() {
            self.problems.entry(problem).or_default().push(format!("{page} {state}"));
        }
        self.reviewed.extend(results.reviewed.into_iter().map(|index| (String::from(page), index)));
    }

    fn assert_empty(self, axe: &Axe) {
        let mut report = String::new();
        for (problem, locations) in &self.problems {
            report.push_str(&format!("{problem}\n    {} times, first on {}\n", locations.len(), locations[0]));
        }
        // A quick run may have missed the state that has it.
        for (index, entry) in axe.reviewed().iter().enumerate().filter(|_| !is_quick()) {
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
                add_at_every_width(&mut report, &axe, &browser, "#start_notice", (reason, *appearance)).await;
            }
            browser.evaluate("start_notice.hidden = true").await;
            browser.evaluate("document.querySelector('.skip-link').focus()").await;
            add_at_every_width(&mut report, &axe, &browser, ".skip-link", ("the skip link", *appearance)).await;
            browser.set_viewport_size(1280, 900).await;
            browser.click("header nav a[href='/about/']").await;
            browser.wait_until("document.querySelector('main button')").await;
            add_at_every_width(&mut report, &axe, &browser, "html", ("a failure", *appearance)).await;
            server.clear_fault(ABOUT);
        }
    }
    report.assert_empty(&axe);
}

async fn add_at_every_width(
    report: &mut ProblemReport,
    axe: &Axe,
    browser: &Browser,
    selector: &str,
    (page, appearance): (&str, Appearance),
) {
    for width in WIDTHS {
        report.add(axe, browser, selector, (page, appearance, width)).await;
    }
}
