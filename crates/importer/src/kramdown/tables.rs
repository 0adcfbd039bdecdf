//! Tables. In kramdown the header row is optional, and the delimiter row can contain `+`.

use super::fences::FenceTracker;
use crate::report::FileReport;
use crate::source_map::Line;

/// Adds the header and delimiter rows that the parser needs to recognize a table.
pub fn complete_rows(lines: Vec<Line>, file_report: &mut FileReport) -> Vec<Line> {
    let mut fences = FenceTracker::default();
    let mut completed: Vec<Line> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    let mut in_table = false;
    while let Some(mut line) = lines.next() {
        let is_row =
            !fences.is_code(&line.text) && line.text.trim().len() > 1 && line.text.trim_start().starts_with('|');
        if !is_row {
            in_table = false;
            completed.push(line);
            continue;
        }
        if is_delimiter_row(&line.text) {
            line.text = line.text.replace('+', "|");
            // The row above can follow the marker of a list or quotation.
            let is_first = completed.last().is_none_or(|last| !last.text.contains('|'));
            // A delimiter above the first row, below the last one or between bodies is only a rule.
            if !is_first && !in_table {
                completed.push(line);
                in_table = true;
            }
            continue;
        }
        let begins_table = completed.last().is_none_or(|last| last.text.trim().is_empty()) && !in_table;
        let has_header = lines.peek().is_some_and(|next| is_delimiter_row(&next.text));
        let is_table_row = line.text.trim_end().ends_with('|') && column_count(&line.text) > 0;
        let number = line.number;
        let count = column_count(&line.text);
        if begins_table && !has_header && is_table_row {
            file_report.review(number, "the table has no header: its first row became the header", &line.text, "");
            completed.push(line);
            completed.push(Line::new(format!("|{}", " --- |".repeat(count)), number));
            in_table = true;
        } else {
            completed.push(line);
        }
    }
    completed
}

/// Returns whether a line is a delimiter row, between header and body or between bodies.
fn is_delimiter_row(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('|') && text.contains(['-', '=']) && text.chars().all(|character| "|-=:+ \t".contains(character))
}

fn column_count(text: &str) -> usize {
    let text = text.trim().trim_matches('|');
    text.replace("\\|", "").matches('|').count() + usize::from(!text.trim().is_empty())
}
