//! Differences of two texts for failure messages.

/// The unchanged lines that are kept before and after a difference.
const CONTEXT: usize = 3;

/// Returns the parts of two texts that differ, without their common first and last lines except for a few.
#[must_use]
pub fn differing_parts(left: &str, right: &str) -> (String, String) {
    let (left, right): (Vec<&str>, Vec<&str>) = (left.split('\n').collect(), right.split('\n').collect());
    let prefix = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let (left_rest, right_rest) = (left[prefix..].iter().rev(), right[prefix..].iter().rev());
    let suffix = left_rest.zip(right_rest).take_while(|(left, right)| left == right).count();
    let part = |lines: &[&str]| {
        lines[prefix.saturating_sub(CONTEXT)..lines.len().min(lines.len() - suffix + CONTEXT)].join("\n")
    };
    (part(&left), part(&right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_lines_are_dropped_except_for_the_context() {
        let (left, right) = differing_parts("1\n2\n3\n4\nold\n5\n6\n7\n8\n", "1\n2\n3\n4\nnew\n5\n6\n7\n8\n");
        assert_eq!(left, "2\n3\n4\nold\n5\n6\n7");
        assert_eq!(right, "2\n3\n4\nnew\n5\n6\n7");
    }

    #[test]
    fn added_and_removed_lines_differ() {
        assert_eq!(differing_parts("", "1\n"), (String::from(""), String::from("1\n")));
        assert_eq!(differing_parts("1\n1", "1"), (String::from("1\n1"), String::from("1")));
        assert_ne!(differing_parts("1", "1\n").0, differing_parts("1", "1\n").1);
    }

    #[test]
    fn equal_texts_have_equal_parts() {
        assert_eq!(differing_parts("1\n2", "1\n2"), (String::from("1\n2"), String::from("1\n2")));
    }
}
