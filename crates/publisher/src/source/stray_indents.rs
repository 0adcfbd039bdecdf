//! Spaces before keys that are no spaces to YAML: tabs, and signs that only look like a space.

use super::front_matter_keys::{key_of, starts_with_known_key};
use crate::diagnostic::Problem;

/// Returns the first line that starts with such a space before a key, and what is wrong with it. Most files with one have it
/// before every key.
#[must_use]
pub fn find(yaml: &str) -> Option<(usize, Problem)> {
    let mut found = yaml.lines().enumerate().filter(|(_, line)| is_stray(line));
    let (index, line) = found.next()?;
    let others = match found.next() {
        Some(_) => ", and remove what is before the other names in the same way",
        None => "",
    };
    let problem = Problem::error(
        format!("this line cannot be read: `{}`", line.trim_end()),
        format!("write `{}`, without the space before it{others}", line.trim()),
    );
    Some((index + 1, problem))
}

/// Whether a line starts with a key after a space that is none. Elsewhere, such a space may be part of a text.
fn is_stray(line: &str) -> bool {
    let words = line.trim_start();
    let space = &line[..line.len() - words.len()];
    space.contains(|sign| sign != ' ') && starts_with_known_key(words) && key_of(words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_reported_once() {
        for (yaml, line) in [
            ("\u{a0}title: A\n\u{a0}date: B\n", 1),
            ("date: B\n\ttitle: A\n", 2),
            ("\t title: A\n\tdate: B\n", 1),
            ("\u{3000}title: A\n", 1),
        ] {
            let (found, problem) = find(yaml).expect(yaml);
            assert_eq!(found, line, "{yaml:?}");
            assert!(problem.help.starts_with("write `title: A`"), "{}", problem.help);
            assert_eq!(problem.help.contains("the other names"), yaml.matches(':').count() > 1 && line == 1);
        }
        for yaml in ["title: A\n", "  title: A\n", "summary: A\n\tb\n", "summary: A\n\u{a0}b\n"] {
            assert!(find(yaml).is_none(), "{yaml:?}");
        }
    }
}
