//! Tables: kramdown needs no header row, and knows `+` in the line below it.

use super::fences::Fences;
use crate::lines::Line;
use crate::report::Notes;

/// Completes tables so that the parser sees them.
pub fn complete(lines: Vec<Line>, notes: &mut Notes) -> Vec<Line> {
    let mut fences = Fences::default();
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
        if is_separator(&line.text) {
            line.text = line.text.replace('+', "|");
            // The row above can stand behind the mark of a list or a quotation.
            let is_first = completed.last().is_none_or(|last| !last.text.contains('|'));
            // A line above the first row, below the last one or between bodies is only a rule.
            if !is_first && !in_table {
                completed.push(line);
                in_table = true;
            }
            continue;
        }
        let begins = completed.last().is_none_or(|last| last.text.trim().is_empty()) && !in_table;
        let has_header = lines.peek().is_some_and(|next| is_separator(&next.text));
        let is_table = line.text.trim_end().ends_with('|') && columns(&line.text) > 0;
        let number = line.number;
        let count = columns(&line.text);
        if begins && !has_header && is_table {
            notes.look(number, "the table has no header: its first row became one", &line.text, "");
            completed.push(line);
            completed.push(Line::new(format!("|{}", " --- |".repeat(count)), number));
            in_table = true;
        } else {
            completed.push(line);
        }
    }
    completed
}

/// Whether a line separates the header of a table from its body, or bodies from each other.
fn is_separator(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('|') && text.contains(['-', '=']) && text.chars().all(|letter| "|-=:+ \t".contains(letter))
}

fn columns(text: &str) -> usize {
    let text = text.trim().trim_matches('|');
    text.replace("\\|", "").matches('|').count() + usize::from(!text.trim().is_empty())
}
