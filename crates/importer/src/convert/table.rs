//! Tables, of Markdown and of HTML.

use super::Converter;
use super::inlines::trimmed;
use crate::dom::{Element, text_of};
use crate::tree::{Alignment, Block, BlockKind, Inline};

impl Converter<'_> {
    pub(super) fn table(&mut self, table: &Element, blocks: &mut Vec<Block>) {
        self.anchor(table);
        let mut rows = Vec::new();
        self.rows(table, &mut rows, blocks);
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        let has_header = rows.first().is_some_and(|row| row.is_header);
        if !has_header {
            let first: Vec<String> = rows[0].cells.iter().map(|cell| crate::tree::plain_text(cell)).collect();
            self.notes.look(table.line, "the table has no header: its first row became one", &first.join(" | "), "");
        }
        let mut alignments: Vec<Alignment> = match table.attribute("alignments") {
            Some(names) => names.split(' ').map(alignment_of).collect(),
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
                // What stands between rows is shown before the table, as browsers do.
                _ => blocks.extend(self.blocks(std::slice::from_ref(&crate::dom::Node::Element(element.clone())))),
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
            self.anchor(cell);
            if cell.holds_blocks {
                self.notes.record(
                    cell.line,
                    "the parts of a table's cell stand on one line",
                    &text_of(&cell.children),
                    "",
                );
            }
            let span = cell.attribute("colspan").and_then(|span| span.parse::<usize>().ok()).unwrap_or(1);
            if span > 1 || cell.attribute("rowspan").is_some_and(|span| span != "1") {
                self.notes.look(
                    cell.line,
                    "a cell that spanned several is followed by empty ones",
                    &text_of(&cell.children),
                    "",
                );
            }
            let content: Vec<Inline> = self.inlines(&cell.children);
            result.cells.push(trimmed(content.into_iter().map(on_one_line).collect()));
            result.alignments.push(alignment(cell));
            // No table that anybody wrote is wider.
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

fn on_one_line(inline: Inline) -> Inline {
    match inline {
        Inline::Break => Inline::Text(String::from(" ")),
        other => other,
    }
}

fn alignment(cell: &Element) -> Alignment {
    let style = cell.attribute("style").and_then(|style| style.split_once("text-align")).map(|(_, rest)| rest);
    let style = style.map(|rest| rest.trim_start_matches([':', ' ']).split(';').next().unwrap_or_default().trim());
    style.or_else(|| cell.attribute("align")).map_or(Alignment::None, |name| alignment_of(&name.to_ascii_lowercase()))
}

fn alignment_of(name: &str) -> Alignment {
    match name {
        "left" | "start" => Alignment::Left,
        "center" => Alignment::Center,
        "right" | "end" => Alignment::Right,
        _ => Alignment::None,
    }
}
