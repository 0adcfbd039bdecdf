//! The middle of some values, and how far they lie apart.

/// The middle of some values, with the smallest and the largest: `0.94 (0.91–1.02)`.
pub fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let middle = median(&values);
    match (values.first(), values.last()) {
        (Some(first), Some(last)) => format!("{middle:.2} ({first:.2}–{last:.2})"),
        _ => String::from("–"),
    }
}

/// The middle of sorted values.
pub fn median(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    match sorted {
        [] => f64::NAN,
        _ if sorted.len() % 2 == 1 => sorted[half],
        _ => (sorted[half - 1] + sorted[half]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_stands_between_the_extremes() {
        assert_eq!(spread(vec![3.0, 1.0, 2.0]), "2.00 (1.00–3.00)");
        assert_eq!(spread(vec![4.0, 1.0]), "2.50 (1.00–4.00)");
        assert_eq!(spread(Vec::new()), "–");
    }
}
