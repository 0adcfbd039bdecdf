//! The tests that visit the built site, in every engine that is there.

use crate::bench::budgets;
use crate::build;
use crate::engines::{ENGINES, Engine, all_must_run};
use crate::process::{cargo, output_of};
use crate::test::Count;
use crate::tools;
use anyhow::Result;
use std::fs;
use std::path::Path;

/// Where the sites are built that the tests visit; `dist/` is left to the developer.
const SITE: &str = "target/site";
const SITE_UNDER_PATH: &str = "target/site-under-path";
const PATH: &str = "/some/path/";
/// Where a failed test leaves what its browser showed.
const ARTIFACTS: &str = "target/artifacts";
/// How many tests run side by side: as many as a small machine has processors. With three, two of them were no sooner done, and
/// tests wait for pages only so long.
const THREADS: &str = "2";

/// Builds the site and tests it. Gives a line for each engine whose tests were skipped.
pub fn run(count: &mut Count) -> Result<Vec<String>> {
    let site_stands = count.check("The release site builds", || build::release("/", Path::new(SITE)).map(|()| true))
        && count.check("It builds for a path of its host", || {
            build::release(PATH, Path::new(SITE_UNDER_PATH)).map(|()| true)
        });
    if site_stands {
        hold_budgets(count)?;
    }
    let missing = missing_engines(count);
    let nginx_stands = count.check("An nginx is there", || tools::nginx().map(|()| true));
    let checkers_stand = count.check("The checkers of pages are there", || tools::checkers_of_pages().map(|()| true));
    if !site_stands || !nginx_stands || !checkers_stand {
        return Ok(Vec::new());
    }
    let mut command = cargo(["test", "--package", "site-tests", "--", "--test-colors", THREADS]);
    for engine in &missing {
        command.args(["--skip", &engine.mark()]);
    }
    let root = std::env::current_dir()?;
    command.env("SITE", root.join(SITE)).env("SITE_UNDER_PATH", root.join(SITE_UNDER_PATH));
    command.env("PATH", tools::search_path()?);
    // What the browsers of all tests begin with. It is gone when the tests are.
    let profile = tempfile::tempdir()?;
    command.env("FIREFOX_PROFILE", profile.path());
    if Path::new(ARTIFACTS).exists() {
        fs::remove_dir_all(ARTIFACTS)?;
    }
    count.tests("The site in the browsers", command);
    if Path::new(ARTIFACTS).exists() {
        println!("What the browsers of failed tests showed is in {ARTIFACTS}/.");
    }
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let tests = output_of("cargo", &["test", "--quiet", "--package", "site-tests", "--", "--list"]).unwrap_or_default();
    Ok(missing.into_iter().map(|engine| skipped(engine, &tests)).collect())
}

/// A build with the standard library as it comes is larger than the budgets, which are those of the build that is released.
fn hold_budgets(count: &mut Count) -> Result<()> {
    if tools::has_library_source()? {
        count.check("The site is within its budgets", || budgets::hold(Path::new(SITE)));
    } else {
        println!("The budgets are not looked at: the standard library was not built for size.");
    }
    Ok(())
}

/// The engines that are not there and cannot be installed. Where all must run, each of them is a failure.
fn missing_engines(count: &mut Count) -> Vec<Engine> {
    let is_missing = |engine: &Engine| {
        if all_must_run() {
            return !count.check(&format!("{} is there", engine.name), || engine.provide().map(|()| true));
        }
        println!("── {}", engine.name);
        engine.provide().inspect_err(|error| println!("{error:#}")).is_err()
    };
    ENGINES.into_iter().filter(is_missing).collect()
}

/// Says how many of the listed tests an engine would have run.
fn skipped(engine: Engine, tests: &str) -> String {
    let number = tests.lines().filter(|line| line.contains(&engine.mark())).count();
    format!("skipped: {number} tests in {}, which is not installed: {}", engine.name, engine.advice())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_tests_are_counted_by_engine() {
        let tests = "news::chromium::a: test\nnews::webkit_gtk::a: test\nnews::webkit_gtk::b: test\nhouse::c: test\n";
        let line = skipped(ENGINES[2], tests);
        assert!(
            line.starts_with("skipped: 2 tests in WebKitGTK, which is not installed: on Debian, apt-get"),
            "{line}"
        );
    }
}
