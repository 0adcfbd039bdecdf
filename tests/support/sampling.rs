//! The widths and appearances in which a test looks at a page: all of them, or one in a quick run.

/// Set by `cargo xtask test quick`.
const QUICK: &str = "QUICK";

/// Returns all widths or appearances. In a quick run, returns one of them: each page has another one in turn, so that the
/// pages together have all.
#[must_use]
pub fn sampled<T>(all: &[T], page_index: usize) -> &[T] {
    match is_quick() {
        true => one_in_turn(all, page_index),
        false => all,
    }
}

/// Returns whether this is a quick run.
#[must_use]
pub fn is_quick() -> bool {
    std::env::var_os(QUICK).is_some()
}

fn one_in_turn<T>(all: &[T], page_index: usize) -> &[T] {
    all.chunks(1).cycle().nth(page_index).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_all_in_turn() {
        let pages: Vec<u32> = (0..5).flat_map(|page| one_in_turn(&[320, 1280], page)).copied().collect();
        assert_eq!(pages, [320, 1280, 320, 1280, 320]);
        assert_eq!(one_in_turn::<u32>(&[], 3), [0; 0]);
    }
}
