//! The pattern of a name: like woven cloth, in place of a picture.
//!
//! A pattern consists of square blocks. Two motifs alternate on it, each in three colours. The name alone decides the
//! motifs, their alternation and the colours, so a pattern never changes, and app and publisher draw the same one.

use self::PatternColor::{Green, Ink, Marigold, Paper, Plum, Terracotta};

/// The length of a block's side, in the units of the paths.
pub const BLOCK: u32 = 8;
/// The length of a tile's side, in the same units.
pub const TILE: u32 = 2 * BLOCK;

/// A colour of the patterns. The style sheet and the share cards define its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatternColor {
    /// Near black.
    Ink,
    /// Near white.
    Paper,
    /// A bright yellow-orange.
    Marigold,
    /// A reddish brown.
    Terracotta,
    /// A deep green.
    Green,
    /// A deep violet.
    Plum,
}

impl PatternColor {
    /// All colours.
    pub const ALL: [PatternColor; 6] = [Ink, Paper, Marigold, Terracotta, Green, Plum];

    /// Returns its name, which is also its class in the style sheet.
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

/// An area of one colour. Later layers are painted over earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The colour.
    pub color: PatternColor,
    /// The area as the `d` of an SVG path, of straight lines only: <https://www.w3.org/TR/SVG2/paths.html>.
    pub path: String,
}

/// Closed shapes: the start of each within the block, and the rest of its path in relative commands.
type Shapes = &'static [(u32, u32, &'static str)];

/// The colours of a block: its ground and the two layers of its motif.
pub type BlockColors = [PatternColor; 3];

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

const COLORINGS: [[BlockColors; 2]; 8] = [
    [[Ink, Marigold, Terracotta], [Terracotta, Paper, Ink]],
    [[Marigold, Ink, Terracotta], [Green, Paper, Marigold]],
    [[Green, Marigold, Paper], [Ink, Terracotta, Marigold]],
    [[Terracotta, Paper, Ink], [Marigold, Green, Paper]],
    [[Plum, Marigold, Paper], [Marigold, Plum, Ink]],
    [[Ink, Paper, Marigold], [Green, Marigold, Ink]],
    [[Paper, Terracotta, Ink], [Plum, Marigold, Paper]],
    [[Marigold, Green, Paper], [Paper, Ink, Terracotta]],
];

/// How two motifs alternate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alternation {
    Chessboard,
    Rows,
    Columns,
}

/// Two layers of shapes on a block's ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motif(usize);

impl Motif {
    /// Returns all motifs, in the order of their indices.
    pub fn all() -> impl Iterator<Item = Motif> {
        (0..MOTIFS.len()).map(Motif)
    }

    /// Returns its index among all motifs.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }

    /// Returns the paths of its layers. See [`Layer::path`].
    #[must_use]
    pub fn layers(self) -> [String; 2] {
        MOTIFS[self.0].map(|shapes| {
            let mut path = String::new();
            add_shapes(&mut path, shapes, 0, 0);
            path
        })
    }
}

/// Two motifs and their alternation: a pattern without its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PatternShape {
    number: u32,
}

impl PatternShape {
    /// Returns the two motifs.
    #[must_use]
    pub fn motifs(self) -> [Motif; 2] {
        let (first, second) = ((self.number / 3 % 10) as usize, (self.number / 30) as usize);
        // The second motif is never the first.
        [Motif(first), Motif(if second < first { second } else { second + 1 })]
    }

    /// Returns the index of the motif, 0 or 1, on the block at `column` and `row`.
    #[must_use]
    pub fn motif_index(self, column: u32, row: u32) -> usize {
        let index = match [Alternation::Chessboard, Alternation::Rows, Alternation::Columns][(self.number % 3) as usize]
        {
            Alternation::Chessboard => row + column,
            Alternation::Rows => row,
            Alternation::Columns => column,
        };
        (index % 2) as usize
    }
}

/// A pattern that repeats in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pattern {
    number: u32,
}

impl Pattern {
    /// The number of different patterns.
    pub const COUNT: u32 = 10 * 9 * 3 * 8;

    /// Returns the pattern of a name.
    #[must_use]
    pub fn of(name: &str) -> Pattern {
        Pattern::numbered(hash(name))
    }

    /// Returns the pattern of a number, modulo [`Pattern::COUNT`].
    #[must_use]
    pub fn numbered(number: u32) -> Pattern {
        Pattern { number: number % Pattern::COUNT }
    }

    /// Returns its number, which is unique and below [`Pattern::COUNT`].
    #[must_use]
    pub fn number(self) -> u32 {
        self.number
    }

    /// Returns its motifs and their alternation, without colours.
    #[must_use]
    pub fn shape(self) -> PatternShape {
        PatternShape { number: self.number / 8 }
    }

    /// Returns the colours of the blocks with the first motif, and of those with the second.
    #[must_use]
    pub fn colors(self) -> [BlockColors; 2] {
        COLORINGS[(self.number % 8) as usize]
    }

    /// Returns the layers of the tile that repeats: two by two blocks.
    #[must_use]
    pub fn tile(self) -> Vec<Layer> {
        let [first, second] = self.colors();
        let motifs = self.shape().motifs().map(|motif| MOTIFS[motif.0]);
        let mut layers = vec![Layer { color: first[0], path: String::from("M0 0h16v16H0z") }];
        let mut add_layer = |motif: usize, color: PatternColor, shapes: Shapes| {
            layers.push(Layer { color, path: self.path(shapes, motif) });
        };
        add_layer(1, second[0], GROUND);
        for layer in [0, 1] {
            add_layer(0, first[layer + 1], motifs[0][layer]);
            add_layer(1, second[layer + 1], motifs[1][layer]);
        }
        layers
    }

    /// Returns the path of shapes on the blocks with the motif of this index.
    fn path(self, shapes: Shapes, motif: usize) -> String {
        let mut path = String::new();
        for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            if self.shape().motif_index(column, row) == motif {
                add_shapes(&mut path, shapes, column * BLOCK, row * BLOCK);
            }
        }
        path
    }
}

/// Adds the shapes of a block at `left` and `top` to a path.
fn add_shapes(path: &mut String, shapes: Shapes, left: u32, top: u32) {
    for (x, y, steps) in shapes {
        path.push_str(&["M", &(left + x).to_string(), " ", &(top + y).to_string(), steps].concat());
    }
}

/// Hashes a name: FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>), then the finaliser of `MurmurHash3`, so that
/// similar names have very different patterns.
fn hash(name: &str) -> u32 {
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
    fn every_number_has_a_pattern_of_its_own() {
        let drawn = (0..Pattern::COUNT).map(|number| format!("{:?}", Pattern::numbered(number).tile()));
        assert_eq!(drawn.collect::<BTreeSet<_>>().len(), Pattern::COUNT as usize);
    }

    #[test]
    fn number_is_the_inverse_of_numbered() {
        assert!((0..Pattern::COUNT).all(|number| Pattern::numbered(number).number() == number));
        assert_eq!(Pattern::numbered(Pattern::COUNT), Pattern::numbered(0));
    }

    #[test]
    fn a_name_keeps_its_pattern() {
        // Computed by other code. A change would give every post and person another pattern.
        assert_eq!(hash("jay-miller"), 0x8383_90cd);
        assert_eq!(Pattern::of("jay-miller"), Pattern::of("jay-miller"));
        assert_ne!(Pattern::of("jay-miller"), Pattern::of("jay-millet"));
    }

    #[test]
    fn a_tile_has_the_shapes_of_its_blocks() {
        let paths = |number| Pattern::numbered(number).tile().into_iter().map(|layer| layer.path).collect::<Vec<_>>();
        let chessboard = paths(0);
        assert_eq!(Pattern::numbered(0).tile()[0].color, Ink);
        assert_eq!(
            chessboard[..3],
            ["M0 0h16v16H0z", "M8 0h8v8h-8zM0 8h8v8h-8z", "M4 0l4 4-4 4-4-4zM12 8l4 4-4 4-4-4z"]
        );
        assert_eq!(paths(8)[1], "M0 8h8v8h-8zM8 8h8v8h-8z", "rows");
        assert_eq!(paths(16)[1], "M8 0h8v8h-8zM8 8h8v8h-8z", "columns");
    }

    #[test]
    fn patterns_of_one_shape_differ_only_in_color() {
        let shapes = |number| Pattern::numbered(number).tile().into_iter().map(|layer| layer.path).collect::<Vec<_>>();
        let numbers = || 0..Pattern::COUNT;
        assert_eq!(numbers().map(|number| Pattern::numbered(number).shape()).collect::<BTreeSet<_>>().len(), 270);
        assert_eq!(numbers().map(shapes).collect::<BTreeSet<_>>().len(), 270);
        assert!(numbers().all(|number| shapes(number) == shapes(number / 8 * 8)));
        let first = Pattern::numbered(0);
        assert_eq!(first.colors(), [[Ink, Marigold, Terracotta], [Terracotta, Paper, Ink]]);
        let [diamond, cross] = first.shape().motifs();
        assert_eq!((diamond.index(), cross.index()), (0, 1));
        assert_eq!(diamond.layers(), ["M4 0l4 4-4 4-4-4z", "M4 2l2 2-2 2-2-2z"]);
        let motif_indices = |number: u32| {
            [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| Pattern::numbered(number).shape().motif_index(x, y))
        };
        assert_eq!([0, 8, 16].map(motif_indices), [[0, 1, 1, 0], [0, 0, 1, 1], [0, 1, 0, 1]]);
    }

    #[test]
    fn neighbouring_colors_differ() {
        for [first, second] in COLORINGS {
            for [ground, one, two] in [first, second] {
                assert!(ground != one && one != two && ground != two);
            }
            assert_ne!(first[0], second[0]);
        }
    }
}
