//! axe-core finds nothing on any page: in light and dark colours and in the visitor's own, on a small and on a wide
//! screen, from left to right and from right to left, with all of its rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::site::pages;
use support::test_language::TEST_LANGUAGE;
use support::{Appearance, Axe, Browser, Engine, Fault, Host, Publication, Scheme, site_folder};

support::test_in_every_engine!(
    the_first_pages_have_no_barrier,
    the_last_pages_have_no_barrier,
    the_first_pages_from_right_to_left_have_no_barrier,
    the_last_pages_from_right_to_left_have_no_barrier,
    every_construct_of_text_has_no_barrier,
    what_is_shown_when_something_fails_has_no_barrier,
);

const LIGHT: Appearance = Appearance { scheme: Scheme::Light, forced_colours: false, reduced_motion: false };
const DARK: Appearance = Appearance { scheme: Scheme::Dark, ..LIGHT };
const FORCED: Appearance = Appearance { forced_colours: true, ..LIGHT };

async fn the_first_pages_have_no_barrier(engine: Engine) {
    let folder = site_folder();
    let pages = pages(&folder, "");
    look_at(engine, &folder, &pages[..pages.len() / 2], "").await;
}

async fn the_last_pages_have_no_barrier(engine: Engine) {
    let folder = site_folder();
    let pages = pages(&folder, "");
    look_at(engine, &folder, &pages[pages.len() / 2..], "").await;
}

async fn the_first_pages_from_right_to_left_have_no_barrier(engine: Engine) {
    let site = Publication::of_site().with_test_language();
    let pages = pages(site.publish("/"), TEST_LANGUAGE);
    look_at(engine, site.folder(), &pages[..pages.len() / 2], "").await;
}

async fn the_last_pages_from_right_to_left_have_no_barrier(engine: Engine) {
    let site = Publication::of_site().with_test_language();
    let pages = pages(site.publish("/"), TEST_LANGUAGE);
    look_at(engine, site.folder(), &pages[pages.len() / 2..], "").await;
}

/// What an element looks like in each appearance, the pages of the site have shown in every engine; here, one is enough.
async fn every_construct_of_text_has_no_barrier(engine: Engine) {
    let fixture = Publication::of_fixture().with_test_language();
    let folder = fixture.publish("/");
    let mut pages = [pages(folder, ""), pages(folder, TEST_LANGUAGE)].concat();
    // A page that is not translated yet.
    pages.push(String::from("/es/"));
    let appearances = if engine == Engine::Chromium { appearances(engine) } else { vec![vec![LIGHT]] };
    look_in(engine, appearances, folder, &pages, "fixture").await;
}

/// Lets axe look at pages in every appearance and width. The name of the site stands before the paths of `seen_on`.
async fn look_at(engine: Engine, folder: &Path, pages: &[String], site: &str) {
    look_in(engine, appearances(engine), folder, pages, site).await;
}

async fn look_in(engine: Engine, appearances: Vec<Vec<Appearance>>, folder: &Path, pages: &[String], site: &str) {
    assert!(pages.len() > 5, "only {} pages were published", pages.len());
    let axe = Axe::read();
    let host = Host::serve(folder).await;
    let mut diagnostics = Diagnostics::default();
    for appearances in appearances {
        let browser = Browser::start_with(engine, appearances[0]).await;
        for page in pages {
            browser.open(&host.url(page)).await;
            axe.put_into(&browser).await;
            for appearance in &appearances {
                change(&browser, *appearance).await;
                diagnostics.add(&axe, &browser, "html", (&format!("{site}{page}"), *appearance)).await;
            }
        }
    }
    diagnostics.report(&axe);
}

/// The appearances that one browser can show one after the other.
fn appearances(engine: Engine) -> Vec<Vec<Appearance>> {
    let all = [LIGHT, DARK, FORCED].into_iter().filter(|appearance| engine.can_show(*appearance));
    match engine.can_change_appearance() {
        true => vec![all.collect()],
        false => all.map(|appearance| vec![appearance]).collect(),
    }
}

/// Changes the appearance of a browser that was not started for one alone.
async fn change(browser: &Browser, appearance: Appearance) {
    if browser.engine().can_change_appearance() {
        browser.set_appearance(appearance).await;
    }
}

/// What was found, with the places where it was.
#[derive(Default)]
struct Diagnostics {
    problems: BTreeMap<String, Vec<String>>,
    met: BTreeSet<(String, usize)>,
    pages: BTreeSet<String>,
    is_wide: bool,
}

impl Diagnostics {
    async fn add(&mut self, axe: &Axe, browser: &Browser, part: &str, (page, appearance): (&str, Appearance)) {
        // Every change of the width takes time, so the next look begins with the width of this one.
        self.is_wide = !self.is_wide;
        let widths = if self.is_wide { [1280, 320] } else { [320, 1280] };
        for width in widths {
            browser.set_size(width, 900).await;
            self.add_state(axe, browser, part, (page, &format!("at {width} pixels, {appearance:?}"))).await;
            // The menu is the same on every page.
            if part == "html" && self.pages.is_empty() && browser.open_disclosures().await {
                let state = format!("at {width} pixels, {appearance:?}, all opened");
                // The menu covers the page, which cannot be judged meanwhile.
                self.add_state(axe, browser, "#site_menu", (page, &state)).await;
                browser.close_disclosures().await;
            }
        }
        self.pages.insert(String::from(page));
    }

    async fn add_state(&mut self, axe: &Axe, browser: &Browser, part: &str, (page, state): (&str, &str)) {
        let outcome = axe.run_on(browser, part).await;
        for problem in outcome.problems {
            self.problems.entry(problem).or_default().push(format!("{page} {state}"));
        }
        self.met.extend(outcome.met.into_iter().map(|index| (String::from(page), index)));
    }

    fn report(self, axe: &Axe) {
        let mut report = String::new();
        for (problem, places) in &self.problems {
            report.push_str(&format!("{problem}\n    {} times, first on {}\n", places.len(), places[0]));
        }
        for (index, entry) in axe.judged().iter().enumerate() {
            if self.pages.contains(&entry.seen_on) && !self.met.contains(&(entry.seen_on.clone(), index)) {
                report.push_str(&format!("no longer found, though it is listed: {entry:?}\n"));
            }
        }
        assert!(report.is_empty(), "{report}");
    }
}

async fn what_is_shown_when_something_fails_has_no_barrier(engine: Engine) {
    const ABOUT: &str = "/content/en/pages/about.json";
    let axe = Axe::read();
    let host = Host::serve(&site_folder()).await;
    let mut diagnostics = Diagnostics::default();
    for appearances in appearances(engine) {
        let browser = Browser::start_with(engine, appearances[0]).await;
        for appearance in &appearances {
            change(&browser, *appearance).await;
            browser.open(&host.url("/")).await;
            axe.put_into(&browser).await;
            for reason in ["failed", "unsupported", "slow"] {
                let notice = format!(
                    "[start_notice, ...start_notice.querySelectorAll('p')].map(element =>
                        element.hidden = element.dataset.reason !== undefined && element.dataset.reason !== '{reason}')"
                );
                browser.value(&notice).await;
                diagnostics.add(&axe, &browser, "#start_notice", (reason, *appearance)).await;
            }
            browser.value("start_notice.hidden = true").await;
            browser.value("document.querySelector('.skip-link').focus()").await;
            diagnostics.add(&axe, &browser, ".skip-link", ("the skip link", *appearance)).await;
            host.fail(ABOUT, Fault::Status(503));
            browser.set_size(1280, 900).await;
            browser.click("header nav a[href='/about/']").await;
            browser.wait_until("document.querySelector('main button')").await;
            diagnostics.add(&axe, &browser, "html", ("a failure", *appearance)).await;
            host.mend(ABOUT);
        }
    }
    diagnostics.report(&axe);
}
