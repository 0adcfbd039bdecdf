//! On what was measured: without it no figure of a time means anything.

use crate::process::output_of;
use crate::tools;
use std::fs;

/// A sentence about the machine and the programs of a measurement.
pub fn measured_on(programs: &[(&str, &[&str])]) -> String {
    let versions = programs.iter().map(|(program, arguments)| version(program, arguments));
    format!("Measured on {}, with {}.", machine(), versions.collect::<Vec<_>>().join(", "))
}

fn machine() -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let model = value_of(&processors, "model name").unwrap_or("an unknown processor");
    let count = processors.lines().filter(|line| line.starts_with("processor")).count();
    let kilobytes: Option<u64> =
        value_of(&memory, "MemTotal").and_then(|text| text.split_whitespace().next()?.parse().ok());
    let memory = kilobytes.map_or_else(String::new, |kilobytes| format!(", {} GB of memory", (kilobytes >> 20) + 1));
    format!("{count} × {model}{memory}")
}

/// The value of the first line `name : value`.
fn value_of<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = text.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim())
}

/// A program with the first word of what it says about itself that holds a digit.
fn version(program: &str, arguments: &[&str]) -> String {
    let printed = tools::find(program).and_then(|file| output_of(file, arguments)).unwrap_or_default();
    let is_version = |word: &&str| word.contains(|letter: char| letter.is_ascii_digit());
    let word = printed.split_whitespace().find(is_version).unwrap_or("of an unknown version");
    format!("{program} {}", word.trim_start_matches(['v', '(']).trim_end_matches([',', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_name() {
        let text = "processor\t: 0\nmodel name\t: A 9\nMemTotal:       16384 kB\n";
        assert_eq!(value_of(text, "model name"), Some("A 9"));
        assert_eq!(value_of(text, "MemTotal"), Some("16384 kB"));
        assert_eq!(value_of(text, "model"), None);
    }

    #[test]
    fn a_program_tells_its_version() {
        let version = version("rustc", &["--version"]);
        assert!(version.starts_with("rustc 1.") && version.matches(' ').count() == 1, "{version}");
    }
}
