//! Tables.

use super::body::inlines;
use crate::context::Context;
use crate::node::{Element, element};
use model::body::{Alignment, Inline, columns};
use model::strings::interpolate;

/// A table in a box of its own, in which it scrolls where it is wider than the screen. The keyboard must be able to reach
/// the box, so it has a name.
pub fn table(
    alignments: &[Alignment],
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    context: &Context<'_>,
) -> Element {
    let row = |cell: fn() -> Element, cells: &[Vec<Inline>]| {
        let cells = cells.iter().enumerate().map(|(column, content)| {
            cell().set_some("data-align", align(alignments.get(column).copied())).nodes(inlines(content, context))
        });
        element("tr").children(cells)
    };
    let body_rows = rows.iter().map(|cells| row(|| element("td"), cells));
    let table = element("table")
        .child(element("thead").child(row(|| element("th").set("scope", "col"), header)))
        .child(element("tbody").children(body_rows));
    let name = interpolate(&context.strings().table_of, &[("columns", &columns(header))]);
    element("div").class("table-box").set("role", "region").set("aria-label", &name).set("tabindex", "0").child(table)
}

fn align(alignment: Option<Alignment>) -> Option<&'static str> {
    match alignment {
        None | Some(Alignment::None) => None,
        Some(Alignment::Start) => Some("start"),
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
    }
}
