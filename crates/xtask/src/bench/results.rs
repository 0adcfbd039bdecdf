//! `bench/results.md`: one section for each part, so that one can be renewed alone.

use anyhow::{Context, Result};
use std::fs;

/// The file of the results.
pub const FILE: &str = "bench/results.md";

/// Writes the section with this heading anew. All others stay.
pub fn renew(heading: &str, section: &str) -> Result<()> {
    let text = fs::read_to_string(FILE).with_context(|| format!("cannot read {FILE}"))?;
    let text = with_section(&text, heading, section)
        .with_context(|| format!("{FILE} has no section `## {heading}`; write the heading where it shall stand"))?;
    fs::write(FILE, text).with_context(|| format!("cannot write {FILE}"))?;
    println!("Wrote the section “{heading}” of {FILE}.");
    Ok(())
}

/// The text with another section, or `None` where it has no such heading.
fn with_section(text: &str, heading: &str, section: &str) -> Option<String> {
    let line = format!("## {heading}\n");
    let start = if text.starts_with(&line) { 0 } else { text.find(&format!("\n{line}"))? + 1 };
    let content = start + line.len();
    let end = text[content..].find("\n## ").map_or(text.len(), |end| content + end + 1);
    let gap = if end == text.len() { "" } else { "\n" };
    Some([&text[..content], "\n", section.trim(), "\n", gap, &text[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_section_changes_and_the_others_stay() {
        let text = "# Results\n\nWhat.\n\n## A\n\nold\n\n### A part\n\nold\n\n## B\n";
        let text = with_section(text, "A", "new\n").unwrap();
        assert_eq!(text, "# Results\n\nWhat.\n\n## A\n\nnew\n\n## B\n");
        let text = with_section(&text, "B", "last").unwrap();
        assert_eq!(text, "# Results\n\nWhat.\n\n## A\n\nnew\n\n## B\n\nlast\n");
        assert_eq!(with_section(&text, "B", "last").unwrap(), text);
        assert_eq!(with_section(&text, "C", ""), None);
    }
}
