//! `bench/results.md`: one section for each benchmark, so that each can be updated alone.

use anyhow::{Context, Result};
use std::fs;

/// The results file.
const FILE: &str = "bench/results.md";

/// Replaces the section with this heading and keeps all others.
///
/// # Errors
/// Errors if the file has no such heading, or cannot be read or written.
pub fn replace_section(heading: &str, section: &str) -> Result<()> {
    let results = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let results = with_section(&results, heading, section)
        .with_context(|| format!("{FILE} has no section `## {heading}`; add the heading first"))?;
    fs::write(FILE, results).with_context(|| format!("cannot write {FILE}"))?;
    println!("Wrote the section “{heading}” of {FILE}.");
    Ok(())
}

/// Returns the results with another section, or `None` if they have no such heading.
fn with_section(results: &str, heading: &str, section: &str) -> Option<String> {
    let line = format!("## {heading}\n");
    let start = if results.starts_with(&line) { 0 } else { results.find(&format!("\n{line}"))? + 1 };
    let content = start + line.len();
    let end = results[content..].find("\n## ").map_or(results.len(), |end| content + end + 1);
    let gap = if end == results.len() { "" } else { "\n" };
    Some([&results[..content], "\n", section.trim(), "\n", gap, &results[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_section_changes_only_that_section() {
        let results = "# Results\n\nWhat.\n\n## A\n\nold\n\n### A part\n\nold\n\n## B\n";
        let results = with_section(results, "A", "new\n").unwrap();
        assert_eq!(results, "# Results\n\nWhat.\n\n## A\n\nnew\n\n## B\n");
        let results = with_section(&results, "B", "last").unwrap();
        assert_eq!(results, "# Results\n\nWhat.\n\n## A\n\nnew\n\n## B\n\nlast\n");
        assert_eq!(with_section(&results, "B", "last").unwrap(), results);
        assert_eq!(with_section(&results, "C", ""), None);
    }
}
