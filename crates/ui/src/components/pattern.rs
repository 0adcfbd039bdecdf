//! The pattern of a name.

use crate::node::{Element, element};
use model::pattern::{Pattern, TILE};

/// How many pixels a unit of the pattern has on a card.
pub const SMALL: u32 = 4;
/// How many pixels it has beside the heading of a page.
pub const LARGE: u32 = 6;

/// The pattern of a name. It is decoration and says nothing. `place` and name together stand once on a page.
pub fn pattern(place: &str, name: &str, unit: u32) -> Element {
    // The name of a page is its path, and a slash is not possible in an id of SVG.
    let id = ["cloth_", place, "_", name].concat().replace('/', "");
    let size = TILE.to_string();
    let layers = Pattern::of(name).tile().into_iter();
    let pattern = element("pattern")
        .set("id", &id)
        .set("width", &size)
        .set("height", &size)
        .set("patternUnits", "userSpaceOnUse")
        .set("patternTransform", &["scale(", &unit.to_string(), ")"].concat())
        .children(layers.map(|layer| element("path").class(layer.color.name()).set("d", &layer.path)));
    let area = element("rect").set("width", "100%").set("height", "100%");
    element("svg")
        .class("pattern")
        .set("aria-hidden", "true")
        .child(pattern)
        .child(area.set("fill", &["url(#", &id, ")"].concat()))
}
