//! The median of measured values, and their dispersion.

/// Formats the median with the minimum and the maximum: `0.94 (0.91–1.02)`.
pub fn dispersion(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let median = median(&values);
    match (values.first(), values.last()) {
        (Some(min), Some(max)) => format!("{median:.2} ({min:.2}–{max:.2})"),
        _ => String::from("–"),
    }
}

/// Returns the median of sorted values, or NaN if there are none.
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
    fn dispersion_formats_median_minimum_and_maximum() {
        assert_eq!(dispersion(vec![3.0, 1.0, 2.0]), "2.00 (1.00–3.00)");
        assert_eq!(dispersion(vec![4.0, 1.0]), "2.50 (1.00–4.00)");
        assert_eq!(dispersion(Vec::new()), "–");
    }
}
