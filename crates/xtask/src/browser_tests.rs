//! The tests that open the built site in every installed browser.

use crate::bench::budgets;
use crate::browsers::{BROWSERS, Browser, CHROMIUM, is_ci};
use crate::build;
use crate::debian;
use crate::process::{cargo, stdout_of};
use crate::python_tools;
use crate::temporary;
use crate::test::{APP, ENCODER, Scope, Summary};
use crate::tools;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// The folders of the tested builds; `dist/` stays the developer's.
const SITE: &str = "target/site";
const SITE_UNDER_PATH: &str = "target/site-under-path";
const PATH: &str = "/some/path/";
/// The tests that a quick run leaves out: those of the real content, of hosts and of the checkers, those of how the app starts
/// and prefetches, and those that take longest.
const NOT_QUICK: [&str; 21] = [
    "real_content::",
    "addresses::",
    "app_start::",
    "base_path::",
    "calendars::",
    "checkers::",
    "history::",
    "html::",
    "layout_shift::",
    "nginx::",
    "offer::",
    "prefetch::",
    "prerender::",
    "replacement::",
    "serve::",
    "error_states_have",
    "nothing_moves",
    "pages_of_the_pseudolocale",
    "right_to_left_pages",
    "the_language_control_leads",
    "the_focus_is_visible",
];
/// The tests of the site, with the same packages as [`crate::test`] selects.
const SITE_TESTS: [&str; 8] = ["test", "--workspace", "--exclude", APP, "--exclude", ENCODER, "--test", "site"];
/// The folder into which a failed test writes the state of its browser.
const ARTIFACTS: &str = "target/artifacts";
/// The number of parallel tests: a small machine has as many processors. Three threads were no faster on two
/// processors, and a test waits for a page only up to its timeout.
const THREADS: &str = "2";

/// Builds the site and tests it. Returns a line for each browser whose tests were skipped.
pub fn run(scope: Scope, summary: &mut Summary) -> Result<Vec<String>> {
    let is_built = build(scope, summary)?;
    let missing = missing_browsers(scope, summary);
    let has_nginx = summary.check("nginx is installed", || debian::ensure_nginx().map(|()| true));
    let has_checkers = summary.check("Page checkers are installed", || tools::ensure_page_checkers().map(|()| true));
    let has_reader =
        summary.check("The reader of calendars is installed", || python_tools::ensure_calendar_reader().map(|()| true));
    if !is_built || !has_nginx || !has_checkers || !has_reader {
        return Ok(Vec::new());
    }
    let mut command = cargo(SITE_TESTS);
    command.args(["--", "--test-threads", THREADS]);
    for filter in skipped_tests(scope, &missing) {
        command.args(["--skip", &filter]);
    }
    if scope == Scope::Quick {
        // Each page is looked at in one of its widths and appearances: tests/support/sampling.rs.
        command.env("QUICK", "1");
    }
    let root = std::env::current_dir()?;
    command.env("SITE", root.join(SITE)).env("SITE_UNDER_PATH", root.join(SITE_UNDER_PATH));
    command.env("PATH", tools::search_path()?);
    // The browsers end with the test program, after which nothing but this folder is left of them.
    let temporary = temporary::folder()?;
    command.env("TEMPORARY_FOLDER", temporary.path());
    if Path::new(ARTIFACTS).exists() {
        fs::remove_dir_all(ARTIFACTS)?;
    }
    summary.run_tests("Browser tests", command);
    temporary::delete(temporary);
    if Path::new(ARTIFACTS).exists() {
        println!("Screenshots and console messages of failed tests are in {ARTIFACTS}/.");
    }
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let tests = stdout_of("cargo", &[&SITE_TESTS[..], &["--quiet", "--", "--list"]].concat()).unwrap_or_default();
    Ok(missing.into_iter().map(|browser| skipped_line(browser, &tests)).collect())
}

/// Builds what the tests of a scope visit. Returns whether that was possible.
fn build(scope: Scope, summary: &mut Summary) -> Result<bool> {
    let mut is_built = summary.check("Release build", || build::release("/", Path::new(SITE)).map(|()| true));
    if scope == Scope::Full {
        is_built = is_built
            && summary.check("Release build for a sub-path", || {
                build::release(PATH, Path::new(SITE_UNDER_PATH)).map(|()| true)
            });
        if is_built {
            enforce_budgets(summary)?;
        }
    }
    Ok(is_built)
}

/// Returns the browsers whose tests a scope contains.
fn browsers(scope: Scope) -> &'static [Browser] {
    match scope {
        Scope::Full => &BROWSERS,
        Scope::Quick => &[CHROMIUM],
    }
}

/// Returns the filters of the tests that are not run: those of missing browsers, and those outside of the scope.
fn skipped_tests(scope: Scope, missing: &[Browser]) -> Vec<String> {
    let is_skipped = |browser: &Browser| !browsers(scope).contains(browser) || missing.contains(browser);
    let mut filters: Vec<String> = BROWSERS.into_iter().filter(is_skipped).map(Browser::test_filter).collect();
    if scope == Scope::Quick {
        filters.extend(NOT_QUICK.map(String::from));
    }
    filters
}

/// Checks the budgets. They apply to the released build, so a build with the larger precompiled standard library is not
/// checked.
fn enforce_budgets(summary: &mut Summary) -> Result<()> {
    if tools::ensure_rust_src()? {
        summary.check("Size budgets", || budgets::enforce(Path::new(SITE)));
    } else {
        println!("The size budgets are not checked: the standard library was not built for size.");
    }
    Ok(())
}

/// Returns the browsers of a scope that are not installed and cannot be. In CI each of them counts as a failure.
fn missing_browsers(scope: Scope, summary: &mut Summary) -> Vec<Browser> {
    let is_missing = |browser: &Browser| {
        if is_ci() {
            return !summary
                .check(&format!("{} is installed", browser.name), || browser.ensure_installed().map(|()| true));
        }
        println!("── {}", browser.name);
        browser.ensure_installed().inspect_err(|error| println!("{error:#}")).is_err()
    };
    browsers(scope).iter().copied().filter(is_missing).collect()
}

/// Returns a line with the number of listed tests that a missing browser skips.
fn skipped_line(browser: Browser, tests: &str) -> String {
    let count = tests.lines().filter(|line| line.contains(&browser.test_filter())).count();
    format!("skipped: {count} tests in {}, which is not installed: {}", browser.name, browser.install_hint())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_run_skips_the_tests_of_missing_browsers_alone() {
        assert_eq!(skipped_tests(Scope::Full, &[]), [""; 0]);
        assert_eq!(skipped_tests(Scope::Full, &BROWSERS[1..2]), ["::firefox"]);
    }

    #[test]
    fn a_quick_run_is_in_chromium_and_on_the_fixture() {
        let always = [&["::firefox", "::webkit_gtk"], NOT_QUICK.as_slice()].concat();
        assert_eq!(skipped_tests(Scope::Quick, &[]), always);
        let without_chromium = skipped_tests(Scope::Quick, &[CHROMIUM]);
        assert_eq!(without_chromium, [&["::chromium"], always.as_slice()].concat());
    }

    #[test]
    fn skipped_tests_are_counted_by_browser() {
        let tests =
            "news::chromium::a: test\nnews::webkit_gtk::a: test\nnews::webkit_gtk::b: test\narchitecture::c: test\n";
        let line = skipped_line(BROWSERS[2], tests);
        assert!(
            line.starts_with("skipped: 2 tests in WebKitGTK, which is not installed: on Debian, run apt-get"),
            "{line}"
        );
    }
}
