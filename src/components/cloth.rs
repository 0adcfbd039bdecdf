//! The pattern of a name.

use leptos::prelude::*;
use model::cloth::{Cloth, TILE};

/// How many pixels a unit of the cloth has on a card.
pub const SMALL: u32 = 4;
/// How many pixels it has beside the heading of a page.
pub const LARGE: u32 = 6;

/// The cloth of a name. It is decoration and says nothing. `place` and name together stand once on a page.
pub fn cloth(place: &str, name: &str, unit: u32) -> AnyView {
    let id = ["cloth_", place, "_", name].concat().replace('/', "");
    let fill = ["url(#", &id, ")"].concat();
    let paths = Cloth::of(name).tile().into_iter().map(|layer| {
        view! { <path class=layer.thread.name() d=layer.path /> }
    });
    view! {
        <svg class="cloth" aria-hidden="true">
            <pattern
                id=id
                width=TILE
                height=TILE
                patternUnits="userSpaceOnUse"
                patternTransform=["scale(", &unit.to_string(), ")"].concat()
            >
                {paths.collect_view()}
            </pattern>
            <rect width="100%" height="100%" fill=fill />
        </svg>
    }
    .into_any()
}
