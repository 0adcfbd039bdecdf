//! The structure of tables.

use super::html::Element;
use super::line::Line;
use super::selectors::NO_STRUCTURE;
use super::text::line;

/// Returns each row of each table. A header without words is left out: no reader sees it, and Markdown has no
/// table without a header.
pub fn tables(element: &Element) -> Vec<Line> {
    let mut found = Vec::new();
    collect(element, &mut found);
    found
}

fn collect(element: &Element, found: &mut Vec<Line>) {
    if element.name == "table" && !element.matches(&NO_STRUCTURE) {
        found.push(Line::of_text("table"));
        let rows = rows(element, false);
        found.extend(rows.into_iter().filter_map(describe_row));
    }
    element.elements().for_each(|child| collect(child, found));
}

/// Returns the rows of a table, each with whether it is in its header.
fn rows(element: &Element, is_header: bool) -> Vec<(&Element, bool)> {
    element
        .elements()
        .filter(|child| child.name != "table")
        .flat_map(|child| match child.name.as_str() {
            "tr" => vec![(child, is_header)],
            name => rows(child, is_header || name == "thead"),
        })
        .collect()
}

fn describe_row((row, is_header): (&Element, bool)) -> Option<Line> {
    let cells = row.elements().filter(|cell| cell.matches(&["td", "th"])).map(|cell| line(cell, &|_| false));
    let cells: Vec<String> = cells.collect();
    let is_empty_header = is_header && cells.iter().all(String::is_empty);
    (!is_empty_header).then(|| Line::with_shape(format!("{} cells", cells.len()), cells.join(" ¦ ")))
}
