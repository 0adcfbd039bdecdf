//! `cargo xtask test`: runs checks and tests, and counts the results.

use crate::browser_tests;
use crate::debian;
use crate::dependencies;
use crate::process::{built_program, cargo, run_with_lines, succeeds};
use crate::temporary;
use crate::tools::{self, WASM_TARGET};
use anyhow::Result;
use clap::ValueEnum;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// The package of the app, which is compiled for the browser alone.
pub const APP: &str = "black-python-devs";

/// The package of the image encoder, which takes minutes for an image if it is not optimised.
pub const ENCODER: &str = "image-encoder";

/// The tests of the crates that a quick run leaves out: they publish the fixture again and again, or try many documents.
const NOT_QUICK: [&str; 7] =
    ["rebuild::", "precompressed::", "share_cards::", "one_cause::a_file", "hostile", "properties::", "rendered::"];

/// The number of passed and failed checks and tests. A check counts as one.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    passed: usize,
    failed: usize,
}

/// Which checks and tests are run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Scope {
    /// All of them.
    #[default]
    Full,
    /// Formatting, lints, most tests of the crates and of the app, content, and most of the fixture site in Chromium. Takes
    /// minutes.
    Quick,
}

/// Runs the checks and tests of a scope, and continues after a failure.
pub fn run(scope: Scope) -> Result<ExitCode> {
    let mut summary = Summary::default();
    summary.check("Formatting", || succeeds(cargo(["fmt", "--all", "--check"])));
    summary.check("Clippy on the native crates", || {
        let all = ["clippy", "--workspace", "--exclude", APP, "--all-targets", "--", "-D", "warnings"];
        succeeds(cargo(all))
    });
    summary.check("Clippy on the app", || {
        tools::ensure_wasm_target()?;
        let app = ["clippy", "--package", APP, "--target", WASM_TARGET, "--all-targets", "--", "-D", "warnings"];
        succeeds(cargo(app))
    });
    if scope == Scope::Full {
        check_documentation(&mut summary);
        summary.check("Dependencies", dependencies::check);
    }
    summary.run_tests("Tests of the image encoder", cargo(["test", "--release", "--package", ENCODER]));
    if scope == Scope::Full {
        // A quick run leaves out the comparison with Jekyll.
        summary.check("Jekyll is installed", || debian::ensure_jekyll().map(|()| true));
    }
    run_crate_tests(scope, &mut summary)?;
    run_app_tests(&mut summary)?;
    summary.check("Content", || succeeds(content_check()?));
    let skipped = browser_tests::run(scope, &mut summary)?;
    for line in skipped {
        println!("{line}");
    }
    println!("{} passed, {} failed", summary.passed, summary.failed);
    Ok(if summary.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints how long a step has taken, and whether it has failed.
fn print_end(name: &str, passed: bool, start: Instant) {
    println!("{name}: {} s", start.elapsed().as_secs());
    if !passed {
        println!("FAILED: {name}");
    }
}

/// Builds the documentation, of private items too. A broken link or invalid HTML in it is a failure.
fn check_documentation(summary: &mut Summary) {
    let document = |arguments: &[&str]| {
        let mut command = cargo(["doc", "--no-deps", "--document-private-items"]);
        command.args(arguments).env("RUSTDOCFLAGS", "-D warnings");
        succeeds(command)
    };
    summary.check("Documentation of the native crates", || document(&["--workspace", "--exclude", APP]));
    summary.check("Documentation of the app", || document(&["--package", APP, "--lib", "--target", WASM_TARGET]));
}

/// Runs the tests of the crates: their unit tests, and their integration tests, which are all called `it`. All commands for
/// tests, apart from that of the image encoder, select the same packages. With another selection, cargo compiles their
/// dependencies with other features, and so a second time.
fn run_crate_tests(scope: Scope, summary: &mut Summary) -> Result<()> {
    let mut command = cargo(["test", "--workspace", "--exclude", APP, "--exclude", ENCODER]);
    command.args(["--lib", "--bins", "--test", "it"]);
    if scope == Scope::Quick {
        command.arg("--").args(NOT_QUICK.iter().flat_map(|filter| ["--skip", filter]));
    }
    let temporary = temporary::folder()?;
    command.env("TMPDIR", temporary.path());
    summary.run_tests("Crate tests", command);
    Ok(())
}

/// Returns the command that checks the content with the program that the crate tests have built. `cargo content check` would
/// compile it again: built alone, the publisher selects other features of its dependencies.
fn content_check() -> Result<Command> {
    let mut command = Command::new(built_program("debug/content")?);
    command.arg("check");
    Ok(command)
}

/// Runs the unit tests of the app as WebAssembly in Node.js.
fn run_app_tests(summary: &mut Summary) -> Result<()> {
    if !summary.check("The runner of the app's tests is installed", || tools::ensure_wasm_test_runner().map(|()| true))
    {
        return Ok(());
    }
    let mut command = cargo(["test", "--package", APP, "--lib", "--target", WASM_TARGET]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    command.env("PATH", tools::search_path()?);
    summary.run_tests("App tests", command);
    Ok(())
}

impl Summary {
    /// Runs a check, counts it, and returns whether it passed. An error counts as a failure.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<bool>) -> bool {
        println!("── {name}");
        let start = Instant::now();
        let passed = check().unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        print_end(name, passed, start);
        self.passed += usize::from(passed);
        self.failed += usize::from(!passed);
        passed
    }

    /// Runs a test command and counts its tests.
    pub fn run_tests(&mut self, name: &str, command: Command) {
        println!("── {name}");
        let start = Instant::now();
        let failed_before = self.failed;
        let succeeded = run_with_lines(command, |line| self.add_test_result(line)).unwrap_or_else(|error| {
            println!("error: {error:#}");
            false
        });
        // Without a failed test, the command did not compile or crashed.
        if !succeeded && self.failed == failed_before {
            self.failed += 1;
        }
        print_end(name, succeeded, start);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_results_are_added_up() {
        let mut summary = Summary::default();
        summary.add_test_result("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
        summary.add_test_result("test result: FAILED. 3 passed; 2 failed; 0 ignored");
        summary.add_test_result("running 4 tests");
        // The runner of the app's tests.
        summary
            .add_test_result("test result: FAILED. 16 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.54s");
        assert_eq!(summary, Summary { passed: 31, failed: 3 });
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
