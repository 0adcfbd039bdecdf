//! The pattern of a name.

use crate::view::{CollectView, Element, svg};
use model::pattern::{Pattern, TILE};

/// CSS pixels per unit of the pattern on a card.
pub const SMALL: u32 = 4;
/// CSS pixels per unit of the pattern beside the heading of a page.
pub const LARGE: u32 = 6;

/// The pattern of a name, which is decoration. `scope` and `name` together are unique on a page.
pub fn pattern(scope: &str, name: &str, scale: u32) -> Element {
    // The name of a page is its path, and a slash is not valid in a reference to an SVG id.
    let id = ["pattern_", scope, "_", name].concat().replace('/', "");
    let layers = Pattern::of(name).tile();
    let layers = layers.iter().map(|layer| svg::path().class(layer.color.name()).attr("d", &layer.path)).collect_view();
    let area = svg::rect().attr("width", "100%").attr("height", "100%").attr("fill", ["url(#", &id, ")"].concat());
    let tile = svg::pattern()
        .attr("id", id)
        .attr("width", TILE)
        .attr("height", TILE)
        .attr("patternUnits", "userSpaceOnUse")
        .attr("patternTransform", ["scale(", &scale.to_string(), ")"].concat())
        .child(layers);
    svg::svg().class("pattern").attr("aria-hidden", "true").child((tile, area))
}
