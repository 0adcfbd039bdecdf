//! The pattern of a name. The app's `components/cloth.rs`.

use maud::{Markup, html};
use model::cloth::{Cloth, TILE};

/// How many pixels a unit of the cloth has on a card.
pub const SMALL: u32 = 4;
/// How many pixels it has beside the heading of a page.
pub const LARGE: u32 = 6;

/// The cloth of a name. It is decoration and says nothing. `place` and name together stand once on a page.
pub fn cloth(place: &str, name: &str, unit: u32) -> Markup {
    // The name of a page is its path, and a slash is not possible in an id of SVG.
    let id = format!("cloth_{place}_{name}").replace('/', "");
    html! {
        svg.cloth aria-hidden="true" {
            pattern #(id) width=(TILE) height=(TILE) patternUnits="userSpaceOnUse"
                patternTransform={ "scale(" (unit) ")" } {
                @for layer in Cloth::of(name).tile() { path class=(layer.thread.name()) d=(layer.path) {} }
            }
            rect width="100%" height="100%" fill={ "url(#" (id) ")" } {}
        }
    }
}
