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

/// A program with its version.
fn version(program: &str, arguments: &[&str]) -> String {
    let printed = tools::find(program).and_then(|file| output_of(file, arguments)).unwrap_or_default();
    format!("{program} {}", number_in(&printed).unwrap_or("of an unknown version"))
}

/// The first word that holds a digit, from that digit on: `v1.2`, `valgrind-1.2` and `1.2` are all `1.2`.
fn number_in(printed: &str) -> Option<&str> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let word = printed.split_whitespace().find(|word| word.contains(is_digit))?;
    word.find(is_digit).map(|start| word[start..].trim_end_matches([',', ')']))
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
    fn versions_are_found_in_what_programs_print() {
        assert_eq!(number_in("rustc 1.95.0 (abc 2026-01-01)"), Some("1.95.0"));
        assert_eq!(number_in("hugo v0.111.3+extended linux/amd64"), Some("0.111.3+extended"));
        assert_eq!(number_in("valgrind-3.19.0"), Some("3.19.0"));
        assert_eq!(number_in("none"), None);
    }
}
