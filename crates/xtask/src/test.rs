//! `cargo xtask test`: runs every check and test, and counts the results.

use crate::browser_tests;
use crate::process::{cargo, run_with_lines};
use crate::tools;
use anyhow::Result;
use std::process::{Command, ExitCode};

/// The number of passed and failed checks and tests. A check counts as one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    passed: usize,
    failed: usize,
}

/// Runs all checks and tests, and continues after a failure.
pub fn run() -> Result<ExitCode> {
    let mut summary = Summary::default();
    summary.check("Formatting", || succeeds(cargo(["fmt", "--all", "--check"])));
    summary.check("Clippy on the native crates", || {
        let all = ["clippy", "--workspace", "--exclude", "black-python-devs", "--all-targets", "--", "-D", "warnings"];
        succeeds(cargo(all))
    });
    summary.check("Clippy on the app", || {
        tools::ensure_debug_tools()?;
        let app =
            ["clippy", "--package", "black-python-devs", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        succeeds(cargo(app))
    });
    summary.run_tests(
        "Crate tests",
        cargo(["test", "--workspace", "--exclude", "black-python-devs", "--exclude", "site-tests"]),
    );
    summary.check("Content", || succeeds(cargo(["content", "check"])));
    let skipped = browser_tests::run(&mut summary)?;
    for line in skipped {
        println!("{line}");
    }
    println!("{} passed, {} failed", summary.passed, summary.failed);
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Summary {
    /// Runs a check, counts it, and returns whether it passed. An error counts as a failure.
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

    /// Runs a test command and counts its tests.
    pub fn run_tests(&mut self, name: &str, command: Command) {
        println!("── {name}");
        let failed_before = self.failed;
        let succeeded = run_with_lines(command, |line| self.add_test_result(line)).unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        // Without a failed test, the command did not compile or crashed.
        if !succeeded && self.failed == failed_before {
            self.failed += 1;
        }
        if !succeeded {
            println!("FAILED: {name}");
        }
    }

    /// Adds the counts of a test harness's result line: `test result: ok. 5 passed; 0 failed; …`.
    fn add_test_result(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else { return };
        let number_before = |word: &str| {
            let (before, _) = result.split_once(word)?;
            before.trim_end().rsplit(' ').next()?.parse::<usize>().ok()
        };
        self.passed += number_before(" passed").unwrap_or(0);
        self.failed += number_before(" failed").unwrap_or(0);
    }
}

fn succeeds(command: Command) -> Result<bool> {
    run_with_lines(command, |_| {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_results_are_added_up() {
        let mut summary = Summary::default();
        summary.add_test_result("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        summary.add_test_result("test result: FAILED. 3 passed; 2 failed; 0 ignored");
        summary.add_test_result("running 4 tests");
        assert_eq!(summary, Summary { passed: 15, failed: 2 });
    }

    #[test]
    fn a_check_that_errors_counts_as_failed() {
        let mut summary = Summary::default();
        assert!(!summary.check("errors", || anyhow::bail!("no")));
        assert!(!summary.check("fails", || Ok(false)));
        assert!(summary.check("passes", || Ok(true)));
        assert_eq!(summary, Summary { passed: 1, failed: 2 });
    }
}
