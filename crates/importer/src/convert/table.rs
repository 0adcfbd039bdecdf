//! Conversion of Markdown and HTML tables.

use super::Converter;
use super::blocks::without_break;
use super::inlines::trim;
use crate::ast::{Alignment, Block, BlockKind, Inline, plain_text};
use crate::dom::{Element, Node, text_content};
use crate::report::Cause;

impl Converter<'_> {
    pub(super) fn table(&mut self, table: &Element, blocks: &mut Vec<Block>) {
        self.record_anchor(table);
        let mut rows = Vec::new();
        self.rows(table, &mut rows, blocks);
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        let has_header = rows.first().is_some_and(|row| row.is_header);
        if !has_header {
            let first: Vec<String> = rows[0].cells.iter().map(|cell| plain_text(cell)).collect();
            self.file_report.add(Cause::TableWithoutHeader, table.line, &first.join(" | "), "");
        }
        let mut alignments: Vec<Alignment> = match table.attribute("alignments") {
            Some(names) => names.split(' ').map(parse_alignment).collect(),
            None => rows[0].alignments.clone(),
        };
        alignments.resize(columns, Alignment::None);
        let rows = rows.into_iter().map(|row| {
            let mut cells = row.cells;
            cells.resize(columns, Vec::new());
            cells
        });
        blocks.push(Block { line: table.line, kind: BlockKind::Table { alignments, rows: rows.collect() } });
    }

    fn rows(&mut self, parent: &Element, rows: &mut Vec<Row>, blocks: &mut Vec<Block>) {
        for element in parent.elements() {
            match element.name.as_str() {
                "tr" => {
                    let mut row = self.row(element, parent.name == "thead");
                    row.make_room(rows);
                    if !row.cells.is_empty() {
                        rows.push(row);
                    }
                }
                "caption" => blocks.extend(self.blocks(&element.children)),
                "thead" | "tbody" | "tfoot" => self.rows(element, rows, blocks),
                "colgroup" | "col" => {}
                // Content between rows goes before the table, as in browsers (foster parenting).
                _ => blocks.extend(self.blocks(std::slice::from_ref(&Node::Element(element.clone())))),
            }
        }
    }

    fn row(&mut self, row: &Element, in_head: bool) -> Row {
        let cells: Vec<&Element> = row.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th")).collect();
        let is_header = in_head
            || row.attribute("head").is_some()
            || !cells.is_empty() && cells.iter().all(|cell| cell.name == "th");
        let mut result = Row { is_header, cells: Vec::new(), alignments: Vec::new(), row_spans: Vec::new() };
        for cell in cells {
            self.record_anchor(cell);
            let has_code = contains(cell, "pre");
            if has_code || cell.contains_blocks || contains(cell, "br") {
                let cause = if has_code { Cause::TableCodeJoined } else { Cause::TableCellJoined };
                self.file_report.add(cause, cell.line, &text_content(&cell.children), "");
            }
            let span = cell.attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
            if span > 1 || cell.attribute("rowspan").is_some_and(|span| span != "1") {
                self.file_report.add(Cause::TableCellSpan, cell.line, &text_content(&cell.children), "");
            }
            let content: Vec<Inline> = self.inlines(&cell.children);
            let rows = cell.attribute("rowspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
            result.row_spans.extend(std::iter::repeat_n(rows, span.clamp(1, 64)));
            result.cells.push(trim(content.into_iter().map(without_break).collect()));
            result.alignments.push(cell_alignment(cell));
            // Limits hostile column spans: no real table is wider.
            for _ in 1..span.min(64) {
                result.cells.push(Vec::new());
                result.alignments.push(Alignment::None);
            }
        }
        result
    }
}

/// Returns whether an element contains another one.
fn contains(element: &Element, name: &str) -> bool {
    element.elements().any(|inner| inner.name == name || contains(inner, name))
}

struct Row {
    is_header: bool,
    cells: Vec<Vec<Inline>>,
    alignments: Vec<Alignment>,
    /// How many rows each cell takes, this one included.
    row_spans: Vec<usize>,
}

impl Row {
    /// Adds empty cells where those of the row above reach into this one.
    fn make_room(&mut self, rows: &[Row]) {
        let Some(above) = rows.last() else { return };
        for (column, span) in above.row_spans.iter().enumerate().filter(|(_, span)| **span > 1) {
            let column = column.min(self.cells.len());
            self.cells.insert(column, Vec::new());
            self.alignments.insert(column, Alignment::None);
            self.row_spans.insert(column.min(self.row_spans.len()), span - 1);
        }
    }
}

fn cell_alignment(cell: &Element) -> Alignment {
    let style = cell.attribute("style").and_then(|style| style.split_once("text-align")).map(|(_, rest)| rest);
    let style = style.map(|rest| rest.trim_start_matches([':', ' ']).split(';').next().unwrap_or_default().trim());
    style
        .or_else(|| cell.attribute("align"))
        .map_or(Alignment::None, |name| parse_alignment(&name.to_ascii_lowercase()))
}

fn parse_alignment(name: &str) -> Alignment {
    match name {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        _ => Alignment::None,
    }
}
