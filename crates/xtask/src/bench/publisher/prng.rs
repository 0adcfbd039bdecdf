//! A seeded pseudorandom number generator, so that generated posts are the same in every run.

/// The SplitMix64 generator.
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// Returns a generator with this seed.
    pub fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// Returns a number from 0 up to, but not including, the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        // Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014, figure 16.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap_or_default()
    }
}
