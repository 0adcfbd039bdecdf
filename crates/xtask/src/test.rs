//! `cargo xtask test`: every check and test, counted.

use crate::process::{cargo, run_by_line};
use crate::site_tests;
use crate::tools;
use anyhow::Result;
use std::process::{Command, ExitCode};

/// What has passed and failed so far. A check counts as one, a test run as its tests.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Count {
    passed: usize,
    failed: usize,
}

/// Runs all checks and tests, also after one has failed.
pub fn run() -> Result<ExitCode> {
    let mut count = Count::default();
    count.check("The code is formatted", || succeeds(cargo(["fmt", "--all", "--check"])));
    count.check("Clippy finds nothing in the native crates", || {
        let all = ["clippy", "--workspace", "--exclude", "black-python-devs", "--all-targets", "--", "-D", "warnings"];
        succeeds(cargo(all))
    });
    count.check("Clippy finds nothing in the app", || {
        tools::for_debug_build()?;
        let app =
            ["clippy", "--package", "black-python-devs", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        succeeds(cargo(app))
    });
    count.tests(
        "The crates' own tests",
        cargo(["test", "--workspace", "--exclude", "black-python-devs", "--exclude", "site-tests"]),
    );
    count.check("The content is right", || succeeds(cargo(["content", "check"])));
    let skipped = site_tests::run(&mut count)?;
    for line in skipped {
        println!("{line}");
    }
    println!("{} passed, {} failed", count.passed, count.failed);
    Ok(if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Count {
    /// Runs a check, and tells whether it has passed.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<bool>) -> bool {
        println!("── {name}");
        let passed = check().unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        if !passed {
            println!("FAILED: {name}");
        }
        self.passed += usize::from(passed);
        self.failed += usize::from(!passed);
        passed
    }

    /// Runs a program of tests.
    pub fn tests(&mut self, name: &str, command: Command) {
        println!("── {name}");
        let before = self.failed;
        let succeeded = run_by_line(command, |line| self.add_summary(line)).unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        // A run that fails without a failing test did not compile or broke down.
        if !succeeded && self.failed == before {
            self.failed += 1;
        }
        if !succeeded {
            println!("FAILED: {name}");
        }
    }

    /// Adds the line in which a test program sums up: `test result: ok. 5 passed; 0 failed; …`.
    fn add_summary(&mut self, line: &str) {
        let Some((_, summary)) = line.split_once("test result: ") else { return };
        let number_before = |word: &str| {
            let (before, _) = summary.split_once(word)?;
            before.trim_end().rsplit(' ').next()?.parse::<usize>().ok()
        };
        self.passed += number_before(" passed").unwrap_or(0);
        self.failed += number_before(" failed").unwrap_or(0);
    }
}

fn succeeds(command: Command) -> Result<bool> {
    run_by_line(command, |_| {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_added_up() {
        let mut count = Count::default();
        count.add_summary("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        count.add_summary("test result: FAILED. 3 passed; 2 failed; 0 ignored");
        count.add_summary("running 4 tests");
        assert_eq!(count, Count { passed: 15, failed: 2 });
    }

    #[test]
    fn a_check_that_breaks_down_has_failed() {
        let mut count = Count::default();
        assert!(!count.check("breaks", || anyhow::bail!("no")));
        assert!(!count.check("says no", || Ok(false)));
        assert!(count.check("says yes", || Ok(true)));
        assert_eq!(count, Count { passed: 1, failed: 2 });
    }
}
