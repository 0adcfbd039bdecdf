//! The environment of a measurement: without it, times cannot be interpreted.

use crate::process::stdout_of;
use crate::tools;
use std::fs;

/// Returns a sentence that names the machine and the versions of the programs.
pub fn environment_line(programs: &[(&str, &[&str])]) -> String {
    let versions = programs.iter().map(|(program, arguments)| version(program, arguments));
    format!("Measured on {}, with {}.", machine(), versions.collect::<Vec<_>>().join(", "))
}

fn machine() -> String {
    let cpu_info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory_info = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let model = value_of(&cpu_info, "model name").unwrap_or("an unknown processor");
    let count = cpu_info.lines().filter(|line| line.starts_with("processor")).count();
    let kilobytes: Option<u64> =
        value_of(&memory_info, "MemTotal").and_then(|value| value.split_whitespace().next()?.parse().ok());
    let memory = kilobytes.map_or_else(String::new, |kilobytes| format!(", {} GB of memory", (kilobytes >> 20) + 1));
    format!("{count} × {model}{memory}")
}

/// Returns the value of the first line `name : value`.
fn value_of<'a>(lines: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = lines.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(found, _)| found.trim() == name).map(|(_, value)| value.trim())
}

/// Returns a program's name and version.
fn version(program: &str, arguments: &[&str]) -> String {
    let printed = tools::find(program).and_then(|file| stdout_of(file, arguments)).unwrap_or_default();
    format!("{program} {}", version_in(&printed).unwrap_or("of an unknown version"))
}

/// Returns the first word that contains a digit, from that digit on: `v1.2`, `valgrind-1.2` and `1.2` are all `1.2`.
fn version_in(printed: &str) -> Option<&str> {
    let is_digit = |char: char| char.is_ascii_digit();
    let word = printed.split_whitespace().find(|word| word.contains(is_digit))?;
    word.find(is_digit).map(|start| word[start..].trim_end_matches([',', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_of_finds_a_line_by_name() {
        let lines = "processor\t: 0\nmodel name\t: A 9\nMemTotal:       16384 kB\n";
        assert_eq!(value_of(lines, "model name"), Some("A 9"));
        assert_eq!(value_of(lines, "MemTotal"), Some("16384 kB"));
        assert_eq!(value_of(lines, "model"), None);
    }

    #[test]
    fn version_in_extracts_the_version_number() {
        assert_eq!(version_in("rustc 1.95.0 (abc 2026-01-01)"), Some("1.95.0"));
        assert_eq!(version_in("hugo v0.111.3+extended linux/amd64"), Some("0.111.3+extended"));
        assert_eq!(version_in("valgrind-3.19.0"), Some("3.19.0"));
        assert_eq!(version_in("none"), None);
    }
}
