//! The pattern of a post without a picture or of a person without a photo: a woven cloth, computed from a name.
//!
//! A cloth is made of square blocks. Two motifs take turns on it, each in three colours. Which motifs, how they take turns
//! and in which colours is decided by the name alone, so a cloth never changes, and app and publisher draw the same one.

/// The length of a block's side, in the units of the paths.
pub const BLOCK: u32 = 8;
/// The length of a tile's side, in the same units.
pub const TILE: u32 = 2 * BLOCK;

/// A colour of the cloths. The style sheet and the share pictures say what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thread {
    /// Near black.
    Ink,
    /// Near white.
    Paper,
    /// The loud one.
    Marigold,
    /// Burnt earth.
    Terracotta,
    /// A deep green.
    Green,
    /// A deep violet.
    Plum,
}

use Thread::{Green, Ink, Marigold, Paper, Plum, Terracotta};

impl Thread {
    /// All colours.
    pub const ALL: [Thread; 6] = [Ink, Paper, Marigold, Terracotta, Green, Plum];

    /// Its name, which is also its class in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Ink => "ink",
            Paper => "paper",
            Marigold => "marigold",
            Terracotta => "terracotta",
            Green => "green",
            Plum => "plum",
        }
    }
}

/// What has one colour. Later layers lie on earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The colour.
    pub thread: Thread,
    /// The area as the `d` of an SVG path, of straight lines only: <https://www.w3.org/TR/SVG2/paths.html>.
    pub path: String,
}

/// Closed shapes: where each begins within the block, and the rest of its path in relative steps.
type Shapes = &'static [(u32, u32, &'static str)];

/// The colours of a block: its ground and the two layers of its motif.
pub type Threads = [Thread; 3];

/// The whole block.
const GROUND: Shapes = &[(0, 0, "h8v8h-8z")];

const MOTIFS: [[Shapes; 2]; 10] = [
    // A diamond in a diamond.
    [&[(4, 0, "l4 4-4 4-4-4z")], &[(4, 2, "l2 2-2 2-2-2z")]],
    // A stepped cross.
    [&[(3, 0, "h2v2h1v1h2v2h-2v1h-1v2h-2v-2h-1v-1h-2v-2h2v-1h1z")], &[(3, 3, "h2v2h-2z")]],
    // Chevrons.
    [&[(0, 4, "l4-4 4 4v2l-4-4-4 4z")], &[(0, 8, "l4-4 4 4h-2l-2-2-2 2z")]],
    // An hourglass.
    [&[(0, 0, "h8l-4 4z"), (0, 8, "h8l-4-4z")], &[(2, 0, "h4l-2 2z"), (2, 8, "h4l-2-2z")]],
    // Upright bars.
    [&[(0, 0, "h1v8h-1z"), (3, 0, "h2v8h-2z"), (7, 0, "h1v8h-1z")], &[(1, 0, "h1v8h-1z"), (6, 0, "h1v8h-1z")]],
    // Two rows of teeth.
    [&[(0, 4, "l2-4 2 4z"), (4, 4, "l2-4 2 4z")], &[(0, 8, "l2-4 2 4z"), (4, 8, "l2-4 2 4z")]],
    // Rows with windows.
    [&[(0, 0, "h8v1h-8z"), (0, 3, "h8v2h-8z"), (0, 7, "h8v1h-8z")], &[(1, 3, "h2v2h-2z"), (5, 3, "h2v2h-2z")]],
    // A bow tie with a stone.
    [&[(0, 0, "l4 4-4 4z"), (8, 0, "l-4 4 4 4z")], &[(4, 2, "l1 2-1 2-1-2z")]],
    // A square in a square.
    [&[(1, 1, "h6v6h-6z")], &[(3, 3, "h2v2h-2z")]],
    // Four fields with stones.
    [&[(0, 0, "h4v4h-4z"), (4, 4, "h4v4h-4z")], &[(1, 1, "h2v2h-2z"), (5, 5, "h2v2h-2z")]],
];

const COLOURINGS: [[Threads; 2]; 8] = [
    [[Ink, Marigold, Terracotta], [Terracotta, Paper, Ink]],
    [[Marigold, Ink, Terracotta], [Green, Paper, Marigold]],
    [[Green, Marigold, Paper], [Ink, Terracotta, Marigold]],
    [[Terracotta, Paper, Ink], [Marigold, Green, Paper]],
    [[Plum, Marigold, Paper], [Marigold, Plum, Ink]],
    [[Ink, Paper, Marigold], [Green, Marigold, Ink]],
    [[Paper, Terracotta, Ink], [Plum, Marigold, Paper]],
    [[Marigold, Green, Paper], [Paper, Ink, Terracotta]],
];

/// How two motifs take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turns {
    Chessboard,
    Rows,
    Columns,
}

/// Two layers of shapes that lie on a block's ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motif(usize);

impl Motif {
    /// All motifs, each at its own index.
    pub fn all() -> impl Iterator<Item = Motif> {
        (0..MOTIFS.len()).map(Motif)
    }

    /// Its place among all.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }

    /// The paths of its layers: see [`Layer::path`].
    #[must_use]
    pub fn layers(self) -> [String; 2] {
        MOTIFS[self.0].map(|shapes| {
            let mut path = String::new();
            add_shapes(&mut path, shapes, 0, 0);
            path
        })
    }
}

/// Two motifs and how they take turns: a cloth before it is dyed. Cloths that differ in their colours alone have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weave {
    number: u32,
}

impl Weave {
    /// The two motifs.
    #[must_use]
    pub fn motifs(self) -> [Motif; 2] {
        let (first, second) = ((self.number / 3 % 10) as usize, (self.number / 30) as usize);
        // The second motif is never the first.
        [Motif(first), Motif(if second < first { second } else { second + 1 })]
    }

    /// Which of the two motifs has its turn on the block at a place.
    #[must_use]
    pub fn turn(self, column: u32, row: u32) -> usize {
        let turn = match [Turns::Chessboard, Turns::Rows, Turns::Columns][(self.number % 3) as usize] {
            Turns::Chessboard => row + column,
            Turns::Rows => row,
            Turns::Columns => column,
        };
        (turn % 2) as usize
    }
}

/// A pattern that goes on for ever in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cloth {
    number: u32,
}

impl Cloth {
    /// How many different cloths there are.
    pub const COUNT: u32 = 10 * 9 * 3 * 8;

    /// The cloth of a name.
    #[must_use]
    pub fn of(name: &str) -> Cloth {
        Cloth::numbered(scatter(name))
    }

    /// The cloth of a number. Beyond [`Cloth::COUNT`] they begin anew.
    #[must_use]
    pub fn numbered(number: u32) -> Cloth {
        Cloth { number: number % Cloth::COUNT }
    }

    /// Its number, which no other cloth has. It is below [`Cloth::COUNT`].
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// What it is before it is dyed.
    #[must_use]
    pub fn weave(self) -> Weave {
        Weave { number: self.number / 8 }
    }

    /// The colours of the blocks that have the first motif, and of those that have the second.
    #[must_use]
    pub fn threads(self) -> [Threads; 2] {
        COLOURINGS[(self.number % 8) as usize]
    }

    /// Two by two blocks, of which the cloth is made by repetition.
    #[must_use]
    pub fn tile(self) -> Vec<Layer> {
        let [first, second] = self.threads();
        let motifs = self.weave().motifs().map(|motif| MOTIFS[motif.0]);
        let mut layers = vec![Layer { thread: first[0], path: String::from("M0 0h16v16H0z") }];
        let mut lay = |turn: usize, thread: Thread, shapes: Shapes| {
            layers.push(Layer { thread, path: self.path(shapes, turn) });
        };
        lay(1, second[0], GROUND);
        for layer in [0, 1] {
            lay(0, first[layer + 1], motifs[0][layer]);
            lay(1, second[layer + 1], motifs[1][layer]);
        }
        layers
    }

    /// The shapes on the blocks of the first motif or on those of the second.
    fn path(self, shapes: Shapes, turn: usize) -> String {
        let mut path = String::new();
        for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            if self.weave().turn(column, row) == turn {
                add_shapes(&mut path, shapes, column * BLOCK, row * BLOCK);
            }
        }
        path
    }
}

/// Adds the shapes of a block that begins at a place to a path.
fn add_shapes(path: &mut String, shapes: Shapes, left: u32, top: u32) {
    for (x, y, steps) in shapes {
        path.push_str(&["M", &(left + x).to_string(), " ", &(top + y).to_string(), steps].concat());
    }
}

/// A number that is always the same for the same name and very different for similar ones: FNV-1a
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), whose bits are then mixed as `MurmurHash3` does at its end.
fn scatter(name: &str) -> u32 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_number_is_a_cloth_of_its_own() {
        let drawn = (0..Cloth::COUNT).map(|number| format!("{:?}", Cloth::numbered(number).tile()));
        assert_eq!(drawn.collect::<BTreeSet<_>>().len(), Cloth::COUNT as usize);
    }

    #[test]
    fn a_number_is_that_of_its_cloth() {
        assert!((0..Cloth::COUNT).all(|number| Cloth::numbered(number).number() == number));
        assert_eq!(Cloth::numbered(Cloth::COUNT), Cloth::numbered(0));
    }

    #[test]
    fn a_name_keeps_its_cloth() {
        // Worked out apart from this code; a change would give every post and person another pattern.
        assert_eq!(scatter("jay-miller"), 0x8383_90cd);
        assert_eq!(Cloth::of("jay-miller"), Cloth::of("jay-miller"));
        assert_ne!(Cloth::of("jay-miller"), Cloth::of("jay-millet"));
    }

    #[test]
    fn a_tile_has_the_shapes_of_its_blocks() {
        let paths = |number| Cloth::numbered(number).tile().into_iter().map(|layer| layer.path).collect::<Vec<_>>();
        let chessboard = paths(0);
        assert_eq!(Cloth::numbered(0).tile()[0].thread, Ink);
        assert_eq!(
            chessboard[..3],
            ["M0 0h16v16H0z", "M8 0h8v8h-8zM0 8h8v8h-8z", "M4 0l4 4-4 4-4-4zM12 8l4 4-4 4-4-4z"]
        );
        assert_eq!(paths(8)[1], "M0 8h8v8h-8zM8 8h8v8h-8z", "rows");
        assert_eq!(paths(16)[1], "M8 0h8v8h-8zM8 8h8v8h-8z", "columns");
    }

    #[test]
    fn cloths_of_one_weave_differ_in_colour_alone() {
        let shapes = |number| Cloth::numbered(number).tile().into_iter().map(|layer| layer.path).collect::<Vec<_>>();
        let numbers = || 0..Cloth::COUNT;
        assert_eq!(numbers().map(|number| Cloth::numbered(number).weave()).collect::<BTreeSet<_>>().len(), 270);
        assert_eq!(numbers().map(shapes).collect::<BTreeSet<_>>().len(), 270);
        assert!(numbers().all(|number| shapes(number) == shapes(number / 8 * 8)));
        let first = Cloth::numbered(0);
        assert_eq!(first.threads(), [[Ink, Marigold, Terracotta], [Terracotta, Paper, Ink]]);
        let [diamond, cross] = first.weave().motifs();
        assert_eq!((diamond.index(), cross.index()), (0, 1));
        assert_eq!(diamond.layers(), ["M4 0l4 4-4 4-4-4z", "M4 2l2 2-2 2-2-2z"]);
        let turns =
            |number: u32| [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| Cloth::numbered(number).weave().turn(x, y));
        assert_eq!([0, 8, 16].map(turns), [[0, 1, 1, 0], [0, 0, 1, 1], [0, 1, 0, 1]]);
    }

    #[test]
    fn neighbours_in_colour_can_be_told_apart() {
        for [first, second] in COLOURINGS {
            for [ground, one, two] in [first, second] {
                assert!(ground != one && one != two && ground != two);
            }
            assert_ne!(first[0], second[0]);
        }
    }
}
