//! Markdown tables and number formatting for the results.

/// Returns a Markdown table. The first column is left-aligned, all others are right-aligned. Each row has as many cells as
/// the header.
pub fn table(header: &[&str], rows: &[Vec<String>]) -> String {
    let line = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let alignments = (0..header.len()).map(|column| if column == 0 { "---" } else { "---:" });
    let mut markdown = line(header.to_vec()) + &line(alignments.collect());
    for row in rows {
        markdown += &line(row.iter().map(String::as_str).collect());
    }
    markdown
}

/// Formats a number with commas as thousands separators.
pub fn format_thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev();
    groups.map(String::from_utf8_lossy).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_thousands_separates_groups_of_three_digits() {
        assert_eq!([0, 999, 1000, 1234567].map(format_thousands), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn a_table_has_a_line_for_each_row() {
        let rows = [vec![String::from("x"), String::from("1")]];
        assert_eq!(table(&["file", "bytes"], &rows), "| file | bytes |\n| --- | ---: |\n| x | 1 |\n");
    }
}
