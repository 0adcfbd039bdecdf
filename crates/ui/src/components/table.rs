//! Tables.

use super::body::inlines;
use crate::context::ViewContext;
use crate::view::html::{self, div, tbody, td, th, thead, tr};
use crate::view::{CollectView, Element};
use model::body::{Alignment, Inline, table_name};
use model::strings::interpolate;

/// A table in a scroll container, for tables that are wider than the screen. The keyboard must reach the container, so it
/// has a name.
///
/// If a column has no heading, the first cell of each row is the heading of the row.
pub fn table(
    alignments: &[Alignment],
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    context: &ViewContext<'_>,
) -> Element {
    let has_row_headings = header.iter().any(Vec::is_empty);
    let row = |cells: &[Vec<Inline>], scope: &'static str, are_all_headings: bool| {
        let cells = cells.iter().enumerate().map(|(column, content)| {
            let is_heading = (are_all_headings || column == 0 && has_row_headings) && !content.is_empty();
            let cell = if is_heading { th().attr("scope", scope) } else { td() };
            cell.attr("data-align", align(alignments.get(column).copied())).child(inlines(content, context))
        });
        tr().child(cells.collect_view())
    };
    let head = thead().child(row(header, "col", true));
    let body = tbody().child(rows.iter().map(|cells| row(cells, "row", false)).collect_view());
    let name = interpolate(&context.strings().table_of.text, &[("columns", &table_name(header))]);
    let container = div().class("table-wrapper").attr("role", "region").attr("aria-label", name).attr("tabindex", "0");
    container.child(html::table().child((head, body)))
}

fn align(alignment: Option<Alignment>) -> Option<&'static str> {
    match alignment {
        None | Some(Alignment::None) => None,
        Some(Alignment::Start) => Some("start"),
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
    }
}
