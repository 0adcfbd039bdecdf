//! The size limits of variants: the quality falls until a variant keeps its limit.

use anyhow::Result;
use image_variants::budget;

/// The bytes of a variant, and whether they are too many.
pub struct Fitted {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether they exceed the budget even at the last quality.
    pub is_over_budget: bool,
}

/// Encodes a variant of this width with the first of the qualities that fits into its budget, or else with the last.
///
/// # Errors
/// Errors if the encoder does.
pub fn fit<Quality>(
    width: u32,
    qualities: impl IntoIterator<Item = Quality>,
    encode: impl Fn(Quality) -> Result<Vec<u8>>,
) -> Result<Fitted> {
    let budget = budget(width);
    let mut bytes = Vec::new();
    for quality in qualities {
        bytes = encode(quality)?;
        if bytes.len() <= budget {
            return Ok(Fitted { bytes, is_over_budget: false });
        }
    }
    Ok(Fitted { bytes, is_over_budget: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_quality_that_fits_is_taken() {
        let encoded = |width, sizes: &[usize]| {
            let fitted = fit(width, sizes, |size| Ok(vec![0; *size])).unwrap();
            (fitted.bytes.len(), fitted.is_over_budget)
        };
        assert_eq!(encoded(960, &[50_000, 40_000]), (50_000, false));
        assert_eq!(encoded(960, &[90_000, 60_000, 1]), (60_000, false));
        assert_eq!(encoded(960, &[90_000, 60_001]), (60_001, true));
        assert_eq!(encoded(961, &[180_000]), (180_000, false));
    }
}
