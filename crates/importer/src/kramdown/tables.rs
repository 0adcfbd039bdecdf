//! Tables. In kramdown the header row is optional, a delimiter row can contain `+`, a pipe within code is text, and a row
//! can have more cells than the header. Tables become those of GitHub Flavored Markdown.

use super::attributes::is_heading;
use super::code::{CodeTracker, span_length};
use super::list_marker::split_kramdown_marker;
use crate::report::{Cause, FileReport};
use crate::source_map::Line;

/// Rewrites tables. In kramdown, a paragraph is a table if each of its lines has a pipe.
pub fn rewrite(lines: Vec<Line>, is_kramdown: bool, file_report: &mut FileReport) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let mut writer = TableWriter {
        lines: Vec::with_capacity(lines.len()),
        rows: Vec::new(),
        is_kramdown,
        begins_item: false,
        file_report,
    };
    for line in lines {
        let text = without_prefix(&line.text).1;
        let is_row = !code.is_code(&line.text) && has_pipe(text) && !is_heading(text);
        if is_row {
            if after_list_marker(&line.text).is_some() {
                writer.finish_rows(true);
                // An item is a block of its own.
                writer.begins_item = true;
            }
            writer.rows.push(line);
            continue;
        }
        writer.finish_rows(is_boundary(&line.text));
        writer.lines.push(line);
    }
    writer.finish_rows(true);
    writer.lines
}

struct TableWriter<'a> {
    lines: Vec<Line>,
    /// The lines with pipes that follow each other.
    rows: Vec<Line>,
    is_kramdown: bool,
    /// Whether the rows begin a list item.
    begins_item: bool,
    file_report: &'a mut FileReport,
}

impl TableWriter<'_> {
    /// Writes the collected rows as a table, if they are one.
    fn finish_rows(&mut self, ends_at_boundary: bool) {
        let rows = std::mem::take(&mut self.rows);
        let begins_item = std::mem::take(&mut self.begins_item);
        let begins_at_boundary = begins_item || self.lines.last().is_none_or(|last| is_boundary(&last.text));
        match is_table(&rows, self.is_kramdown && ends_at_boundary, begins_at_boundary) {
            true => self.push_table(rows),
            false => self.lines.extend(rows),
        }
    }

    fn push_table(&mut self, lines: Vec<Line>) {
        let columns = lines.iter().map(|line| cells(&line.text, self.is_kramdown).len()).max().unwrap_or_default();
        let has_header = lines.get(1).is_some_and(|line| is_delimiter_row(&line.text));
        let delimiter =
            lines.iter().find(|line| is_delimiter_row(&line.text)).map(|line| cells(&line.text, self.is_kramdown));
        let mut rows = lines.iter().filter(|line| !is_delimiter_row(&line.text));
        let Some(first) = rows.next() else { return self.lines.extend(lines) };
        if !has_header {
            self.file_report.add(Cause::TableWithoutHeader, first.number, &first.text, "");
        }
        self.lines.push(row(first, cells(&first.text, self.is_kramdown), columns));
        let prefix: String =
            without_prefix(&first.text).0.chars().map(|sign| if sign == '>' { '>' } else { ' ' }).collect();
        let below = Line::new(prefix, first.number);
        self.lines.push(row(&below, delimiter_cells(&delimiter.unwrap_or_default(), columns), columns));
        self.lines.extend(rows.map(|line| row(line, cells(&line.text, self.is_kramdown), columns)));
    }
}

fn is_table(rows: &[Line], is_paragraph_of_kramdown: bool, begins_at_boundary: bool) -> bool {
    let text = |line: &Line| String::from(without_prefix(&line.text).1);
    let is_framed = |line: &Line| text(line).starts_with('|') && text(line).ends_with('|') && text(line).len() > 1;
    let has_delimiter = rows.get(1).is_some_and(|line| is_delimiter_row(&line.text));
    match rows {
        [] => false,
        // The row above can follow the marker of a list.
        [only] if is_delimiter_row(&only.text) => false,
        _ if has_delimiter => true,
        rows => {
            // A pipe within an element divides no cells.
            let has_elements = rows.iter().any(|line| line.text.contains('<') && !text(line).starts_with('|'));
            begins_at_boundary && (is_paragraph_of_kramdown && !has_elements || rows.iter().all(is_framed))
        }
    }
}

/// Returns whether a line is empty or belongs to the block before or after it.
fn is_boundary(text: &str) -> bool {
    let text = without_prefix(text).1;
    text.is_empty() || text.starts_with("{:") || text.starts_with("<!--")
}

/// Splits the indentation, the markers of quotations and the marker of a list item from a line.
fn without_prefix(line: &str) -> (&str, &str) {
    let text = line.trim_start_matches([' ', '\t', '>']);
    let text = after_list_marker(text).unwrap_or(text);
    (&line[..line.len() - text.len()], text.trim_end())
}

/// Returns the text of a list item that begins on this line.
fn after_list_marker(text: &str) -> Option<&str> {
    let (_, rest) = split_kramdown_marker(text.trim_start_matches([' ', '\t', '>']))?;
    Some(rest.trim_start())
}

/// Returns whether a line is a delimiter row, between header and body or between bodies.
fn is_delimiter_row(text: &str) -> bool {
    let text = without_prefix(text).1;
    text.contains(['-', '=']) && text.chars().all(|character| "|-=:+ \t".contains(character))
}

fn has_pipe(text: &str) -> bool {
    let mut rest = text;
    while let Some(index) = rest.find(['|', '\\', '`']) {
        rest = &rest[index..];
        if rest.starts_with('|') {
            return true;
        }
        rest = &rest[span_length(rest)..];
    }
    false
}

/// Returns the cells of a row as Markdown, in which pipes of text are escaped.
fn cells(line: &str, is_kramdown: bool) -> Vec<String> {
    let text = without_prefix(line).1;
    let mut rest = text.strip_prefix('|').unwrap_or(text);
    let mut cells = vec![String::new()];
    while let Some(character) = rest.chars().next() {
        let (part, after) = rest.split_at(span_length(rest));
        match (character, cells.last_mut()) {
            ('|', _) if after.trim().is_empty() => {}
            ('|', _) => cells.push(String::new()),
            ('`', Some(cell)) if is_kramdown => cell.push_str(&part.replace('|', "\\|")),
            // GitHub Flavored Markdown has them escaped already.
            ('`', Some(cell)) => cell.push_str(&part.replace("\\|", "|").replace('|', "\\|")),
            (_, Some(cell)) => cell.push_str(part),
            (_, None) => {}
        }
        rest = after;
    }
    if is_delimiter_row(line) {
        let last = cells.last().is_some_and(|cell| cell.ends_with('+'));
        if let Some(cell) = cells.last_mut().filter(|_| last) {
            cell.pop();
        }
        cells = cells.iter().flat_map(|cell| cell.split('+')).map(String::from).collect();
    }
    cells
}

/// Returns a row with the prefix and the number of a line.
fn row(line: &Line, mut cells: Vec<String>, columns: usize) -> Line {
    cells.resize(columns, String::new());
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
    Line::new(format!("{}| {} |", without_prefix(&line.text).0, cells.join(" | ")), line.number)
}

fn delimiter_cells(cells: &[String], columns: usize) -> Vec<String> {
    let colon = |is_present: bool| if is_present { ":" } else { "" };
    let delimiter = |index: usize| {
        let cell = cells.get(index).map_or("", |cell| cell.trim());
        format!("{}---{}", colon(cell.starts_with(':')), colon(cell.len() > 1 && cell.ends_with(':')))
    };
    (0..columns).map(delimiter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    fn rewritten(text: &str) -> String {
        let lines = rewrite(split_lines(text, 1), true, &mut FileReport::new("a.md"));
        lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn no_cell_is_lost() {
        for (table, expected) in [
            ("| a | b |\n|---|:-:|\n| `x|y` | z |", "| a | b |\n| --- | :---: |\n| `x\\|y` | z |"),
            ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "| a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |"),
            ("a | b\n--|--\n1 | 2\\|3", "| a | b |\n| --- | --- |\n| 1 | 2\\|3 |"),
            ("|--+--|\n| a | b |\n|==+==|\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |"),
            ("> | a | b |\n> |---|---|\n> | `c|d` | e |", "> | a | b |\n> | --- | --- |\n> | `c\\|d` | e |"),
            ("|---+---+\n| a | b |\n|---+---+\n| c | d |", "| a | b |\n| --- | --- |\n| c | d |"),
            ("either | or", "| either | or |\n| --- | --- |"),
            ("1. | a | b |\n2. text", "1. | a | b |\n   | --- | --- |\n2. text"),
        ] {
            assert_eq!(rewritten(table), expected);
        }
    }

    #[test]
    fn lines_that_are_no_table_stay() {
        for text in [
            "# a | b",
            "see <b>a|b</b>",
            "text\na | b",
            "a | b\ntext",
            "`a|b` is code",
            "a \\| b",
            "```\na | b\n```",
            "---",
        ] {
            assert_eq!(rewritten(text), text);
        }
    }
}
