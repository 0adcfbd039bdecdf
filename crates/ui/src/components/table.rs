//! Tables.

use super::body::inlines;
use crate::context::ViewContext;
use crate::view::html::{self, div, tbody, td, th, thead, tr};
use crate::view::{CollectView, Element};
use model::body::{Alignment, Inline, table_name};
use model::strings::interpolate;

/// A table in a scroll container, for tables that are wider than the screen. The keyboard must reach the container, so it
/// has a name.
pub fn table(
    alignments: &[Alignment],
    header: &[Vec<Inline>],
    rows: &[Vec<Vec<Inline>>],
    context: &ViewContext<'_>,
) -> Element {
    let row = |cell: fn() -> Element, cells: &[Vec<Inline>]| {
        let cells = cells.iter().enumerate().map(|(column, content)| {
            cell().attr("data-align", align(alignments.get(column).copied())).child(inlines(content, context))
        });
        tr().child(cells.collect_view())
    };
    let head = thead().child(row(|| th().attr("scope", "col"), header));
    let body = tbody().child(rows.iter().map(|cells| row(td, cells)).collect_view());
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
