//! Compares a Jekyll site with its import, and prints a table and the differences that the import report does not name.
//!
//! `cargo run --package importer --example compare -- ../old-site`. It needs Jekyll.

#![allow(clippy::unwrap_used, reason = "the folders of the tests panic")]

#[path = "../tests/it/comparison/mod.rs"]
mod comparison;
#[allow(dead_code, reason = "the tests use the rest")]
#[path = "../tests/it/support.rs"]
mod support;

use comparison::parts::Kind;
use comparison::site::Comparison;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(source) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("The folder of a Jekyll site is missing.");
        return ExitCode::FAILURE;
    };
    if !comparison::jekyll::is_installed() {
        eprintln!("Jekyll is not installed. On Debian, run: apt-get install --no-install-recommends jekyll");
        return ExitCode::FAILURE;
    }
    match comparison::compare(&source) {
        Ok(comparison) => {
            print(&comparison);
            if comparison.failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the table to standard output, and the differences to standard error.
fn print(comparison: &Comparison) {
    for (file, message) in &comparison.not_rendered {
        eprintln!("{file}: Jekyll cannot render it: {message}");
    }
    for file in &comparison.not_imported {
        eprintln!("{file}: not imported, as the report says");
    }
    for (file, difference) in &comparison.failures {
        eprintln!("{file}: {difference}\n");
    }
    let count = |kind: Kind| comparison.compared.get(&kind).copied().unwrap_or_default();
    let row = [
        comparison.documents,
        comparison.not_imported.len(),
        count(Kind::Words),
        count(Kind::Code),
        count(Kind::Links),
        count(Kind::Lists),
        count(Kind::Tables),
        comparison.reported,
        comparison.failures.len(),
    ];
    println!(
        "| documents | not imported | words | code blocks | links | lists | tables | differences in the report | failures |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    println!("| {} |", row.map(|number| number.to_string()).join(" | "));
}
