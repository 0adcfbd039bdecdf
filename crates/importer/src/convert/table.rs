//! Conversion of Markdown and HTML tables.

use super::Converter;
use super::blocks::without_break;
use super::inlines::trim;
use crate::ast::{Alignment, Block, BlockKind, Inline, plain_text};
use crate::dom::{Element, Node, text_content};

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
            self.file_report.review(
                table.line,
                "the table has no header: its first row became the header",
                &first.join(" | "),
                "",
            );
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
                    let row = self.row(element, parent.name == "thead");
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
        let mut result = Row { is_header, cells: Vec::new(), alignments: Vec::new() };
        for cell in cells {
            self.record_anchor(cell);
            if cell.contains_blocks {
                self.file_report.info(
                    cell.line,
                    "a table cell with several lines now has one line",
                    &text_content(&cell.children),
                    "",
                );
            }
            let span = cell.attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
            if span > 1 || cell.attribute("rowspan").is_some_and(|span| span != "1") {
                self.file_report.review(
                    cell.line,
                    "a table cell that was several cells wide is now followed by empty cells",
                    &text_content(&cell.children),
                    "",
                );
            }
            let content: Vec<Inline> = self.inlines(&cell.children);
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

struct Row {
    is_header: bool,
    cells: Vec<Vec<Inline>>,
    alignments: Vec<Alignment>,
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
