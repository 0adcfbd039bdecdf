//! The widths of the variants of an image.

use serde::{Deserialize, Serialize};

/// The width in pixels of the widest variant that phones load: `sizes` in `ui` ensures that. A phone of 390 CSS pixels shows 2.5
/// pixels of it for each of them.
pub const NARROW_WIDTH: u32 = 960;

/// The most bytes of a variant for phones, and of a wider one.
const NARROW_BUDGET: usize = 60_000;
const WIDE_BUDGET: usize = 180_000;

/// The least ratio of a variant's width to that of the one before, in per cent.
const MIN_STEP_PERCENT: u32 = 115;

/// Where pages show an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Usage {
    /// Nowhere. Only its own address leads to it.
    Unused,
    /// As the portrait of a person, in a square of 100 CSS pixels.
    Portrait,
    /// In a body, on a card or at the top of a post.
    Content,
}

impl Usage {
    /// Returns the widths that the layout can use, of an image of any width.
    fn steps(self) -> &'static [u32] {
        match self {
            Usage::Unused => &[],
            Usage::Portrait => &[160, 320, 480],
            Usage::Content => &[320, 640, NARROW_WIDTH, 1600],
        }
    }

    /// Returns the widths of the variants of an image of this width, smallest first. None is wider than the image.
    #[must_use]
    pub fn widths(self, width: u32) -> Vec<u32> {
        let steps = self.steps();
        let mut widths: Vec<u32> = steps.iter().copied().filter(|step| *step <= width).collect();
        let is_wider = widths.last().is_none_or(|last| width >= last * MIN_STEP_PERCENT / 100);
        // What lies between two steps is a variant of its own, so that nothing of a small image is lost.
        if steps.last().is_some_and(|last| width < *last) && is_wider {
            widths.push(width);
        }
        widths
    }

    /// Returns the width of the image at the address of the original.
    #[must_use]
    pub fn original_width(self, width: u32) -> u32 {
        let widest = self.steps().last().or(Usage::Content.steps().last());
        widest.map_or(width, |widest| width.min(*widest))
    }
}

/// Returns the most bytes that a variant of this width should have.
#[must_use]
pub fn budget(width: u32) -> usize {
    if width <= NARROW_WIDTH { NARROW_BUDGET } else { WIDE_BUDGET }
}

/// Returns the height of an image of these dimensions when it has this width: at least 1.
#[must_use]
pub fn height_at(width: u32, (full_width, full_height): (u32, u32)) -> u32 {
    let full_width = u64::from(full_width.max(1));
    let rounded = (u64::from(width) * u64::from(full_height) + full_width / 2) / full_width;
    u32::try_from(rounded).unwrap_or(full_height).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_variant_is_wider_than_the_image() {
        for (width, expected) in [
            (4000, vec![320, 640, 960, 1600]),
            (1600, vec![320, 640, 960, 1600]),
            (1500, vec![320, 640, 960, 1500]),
            (1000, vec![320, 640, 960]),
            (700, vec![320, 640]),
            (736, vec![320, 640, 736]),
            (320, vec![320]),
            (200, vec![200]),
            (1, vec![1]),
        ] {
            assert_eq!(Usage::Content.widths(width), expected, "{width}");
        }
        assert_eq!(Usage::Portrait.widths(4000), [160, 320, 480]);
        assert_eq!(Usage::Portrait.widths(100), [100]);
        assert!(Usage::Unused.widths(4000).is_empty());
    }

    #[test]
    fn the_original_is_as_wide_as_the_widest_variant() {
        for (usage, width, expected) in [
            (Usage::Content, 4000, 1600),
            (Usage::Content, 1000, 1000),
            (Usage::Portrait, 4000, 480),
            (Usage::Unused, 4000, 1600),
            (Usage::Unused, 10, 10),
        ] {
            assert_eq!(usage.original_width(width), expected, "{usage:?} {width}");
        }
    }

    #[test]
    fn proportions_are_kept() {
        assert_eq!(height_at(960, (4000, 3000)), 720);
        assert_eq!(height_at(1600, (1800, 1200)), 1067);
        assert_eq!(height_at(320, (40_000, 10)), 1);
    }
}
