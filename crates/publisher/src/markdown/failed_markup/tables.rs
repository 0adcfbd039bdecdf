//! Tables that cannot be read.

use super::super::text_runs::TextRun;
use super::FailedMarkup;
use crate::source::file::lines;

/// A table without the row `| --- | --- |`, with too many or too few cells in it, or without a row above it.
pub(super) fn tables(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    if !run.starts_paragraph || !run.text.contains('|') {
        return Vec::new();
    }
    let rows: Vec<(usize, &str)> =
        lines(run.source).map(|(start, line)| (start, line.trim_matches([' ', '>', '\n']))).collect();
    let slip = match rows.iter().position(|(_, row)| is_delimiter_row(row)) {
        Some(0) => Some((0, String::from("this table has no first row"), {
            let cells = vec!["Name"; cells(rows[0].1)].join(" | ");
            format!("write the names of the columns above this line: `| {cells} |`")
        })),
        Some(index) => delimiter_slip(&rows, index),
        None => first_of_two_rows(&rows).map(|index| {
            let help = format!("write this line below it: `{}`", delimiter_row(cells(rows[index].1)));
            (index, String::from("this table has no line below its first row"), help)
        }),
    };
    let Some((index, message, help)) = slip else { return Vec::new() };
    let (start, row) = rows[index];
    let start = start + run.source[start..].find(row).unwrap_or_default();
    vec![run.failed(start..start + row.len(), message, help)]
}

/// Returns what is wrong with a table whose delimiter row was found: the index of a row, the message and the help.
fn delimiter_slip(rows: &[(usize, &str)], index: usize) -> Option<(usize, String, String)> {
    let (above, row) = (rows[index - 1].1, rows[index].1);
    let (expected, found) = (cells(above), cells(row));
    if expected != found {
        let message = format!("this table cannot be read: its first row has {expected} columns, this line {found}");
        return Some((index, message, format!("write `{}`", delimiter_row(expected))));
    }
    (index > 1).then(|| {
        let help = format!("write an empty line above `{above}`");
        (index - 1, String::from("this table cannot be read: there is text directly above it"), help)
    })
}

fn first_of_two_rows(rows: &[(usize, &str)]) -> Option<usize> {
    let is_row = |(_, row): &(usize, &str)| row.len() > 1 && row.starts_with('|') && row.ends_with('|');
    rows.windows(2).position(|two| two.iter().all(is_row))
}

fn is_delimiter_row(row: &str) -> bool {
    row.contains('|') && row.contains('-') && row.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' ' | '\t'))
}

fn delimiter_row(columns: usize) -> String {
    format!("| {} |", vec!["---"; columns].join(" | "))
}

/// Counts the cells of a row.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
    row.match_indices('|').filter(|(index, _)| !row[..*index].ends_with('\\')).count() + 1
}
