//! Two versions of a text that Git could not merge, with its marks between them.

use crate::diagnostic::{Diagnostics, Position, Problem};
use std::path::Path;

const START: &str = "<<<<<<< ";
/// Git can be told to add the version before both.
const BASE: &str = "||||||| ";
const SEPARATOR: &str = "=======";
const END: &str = ">>>>>>> ";
/// The marks with a label.
const MARKS: [&str; 3] = [START, BASE, END];

/// Reports conflicts, each once, and returns the text with the first version of each. Lines keep their numbers.
///
/// Git does not know code blocks, so a conflict in one is an error, too. A block that shows a conflict on purpose names the
/// language `diff`.
pub fn resolve(path: &Path, text: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    if !MARKS.iter().chain([&SEPARATOR]).any(|mark| text.contains(mark)) {
        return None;
    }
    let lines: Vec<&str> = text.split('\n').collect();
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    let code = code_languages(&lines, is_markdown);
    let mut kept: Vec<&str> = lines.clone();
    let mut index = 0;
    while index < lines.len() {
        let conflict = Conflict::at(&lines, index).filter(|_| code[index] != Some("diff"));
        let is_left_over =
            code[index].is_none() && (is_labelled(lines[index]) || is_markdown && is_lone_separator(&lines, index));
        let position = Position { line: index + 1, column: 1 };
        if let Some(conflict) = conflict {
            diagnostics.add(path, position, conflict.problem(code[index].is_some()));
            kept[conflict.start] = "";
            kept[conflict.first_end..=conflict.end].fill("");
            index = conflict.end;
        } else if is_left_over {
            let message = format!("`{}` is left over from two versions of this file", lines[index].trim_end());
            diagnostics.error(
                path,
                position,
                message,
                "keep the right version of the lines around it, and remove this line",
            );
            kept[index] = "";
        }
        index += 1;
    }
    Some(kept.join("\n"))
}

/// The indices of the lines of a conflict.
struct Conflict {
    start: usize,
    /// The end of the first version.
    first_end: usize,
    end: usize,
}

impl Conflict {
    /// Returns the conflict that starts at a line, if all its marks follow in order.
    fn at(lines: &[&str], start: usize) -> Option<Conflict> {
        if !lines[start].starts_with(START) {
            return None;
        }
        let find = |from: usize, is_mark: fn(&str) -> bool| {
            let next = lines[from..].iter().position(|line| is_mark(line))?;
            Some(from + next)
        };
        let separator = find(start + 1, |line| line.trim_end() == SEPARATOR)?;
        let end = find(separator + 1, |line| line.starts_with(END))?;
        if lines[start + 1..end].iter().any(|line| line.starts_with(START)) {
            return None;
        }
        let base = find(start + 1, |line| line.starts_with(BASE.trim_end())).filter(|base| *base < separator);
        Some(Conflict { start, first_end: base.unwrap_or(separator), end })
    }

    fn problem(&self, is_code: bool) -> Problem {
        let message = format!("lines {} to {} contain the same text in two versions", self.start + 1, self.end + 1);
        let code = match is_code {
            true => "; if readers should see this, write `diff` after the signs that start the code",
            false => "",
        };
        let help = format!(
            "keep the right version, and remove the other and the lines `<<<<<<<`, `=======` and `>>>>>>>`{code}"
        );
        Problem::error(message, help)
    }
}

fn is_labelled(line: &str) -> bool {
    MARKS.iter().any(|mark| line.starts_with(mark))
}

/// Whether a line is the mark between two versions. Below words, the same signs make them a heading.
fn is_lone_separator(lines: &[&str], index: usize) -> bool {
    let is_below_nothing = index.checked_sub(1).is_none_or(|above| lines[above].trim().is_empty());
    is_below_nothing && lines[index].trim_end() == SEPARATOR
}

/// Returns the language of the fenced code block around each line, if it is in one.
fn code_languages<'a>(lines: &[&'a str], is_markdown: bool) -> Vec<Option<&'a str>> {
    let mut open: Option<(&str, &str)> = None;
    let language = |line: &&'a str| {
        let line = line.trim();
        let sign = line.chars().next().filter(|sign| is_markdown && matches!(sign, '`' | '~'));
        let length = sign.map_or(0, |sign| line.len() - line.trim_start_matches(sign).len());
        let (fence, rest) = line.split_at(if length < 3 { 0 } else { length });
        match open {
            Some((opening, _)) if fence.starts_with(opening) && rest.is_empty() => open = None,
            None if !fence.is_empty() && !rest.contains('`') => {
                open = Some((fence, rest.split_whitespace().next().unwrap_or_default()));
            }
            _ => {}
        }
        open.map(|(_, language)| language)
    };
    lines.iter().map(language).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFLICT: &str = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\n";

    fn resolved(path: &str, text: &str) -> (String, Vec<String>) {
        let mut diagnostics = Diagnostics::default();
        let kept = resolve(Path::new(path), text, &mut diagnostics).unwrap_or_else(|| String::from(text));
        (kept, diagnostics.sorted().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_conflict_is_one_error_and_keeps_its_first_version() {
        for (path, before, after) in [
            ("a.md", "---\ntitle: A\n---\n", ""),
            ("a.md", "---\n", "---\n"),
            ("site.toml", "a = 1\n", "b = 2\n"),
            ("a.md", "```python\n", "```\n"),
        ] {
            let (kept, diagnostics) = resolved(path, &format!("{before}{CONFLICT}{after}"));
            assert_eq!(kept, format!("{before}\nOne.\n\n\n\n{after}"));
            let line = before.lines().count() + 1;
            assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
            let expected =
                format!("{path}:{line}:1: error: lines {line} to {} contain the same text in two versions", line + 4);
            assert!(diagnostics[0].starts_with(&expected), "{diagnostics:?}");
            assert_eq!(diagnostics[0].contains("`diff`"), before.starts_with("```"), "{diagnostics:?}");
        }
        let (kept, diagnostics) = resolved("a.md", "<<<<<<< a\n1\n||||||| b\n0\n=======\n2\n>>>>>>> c\n");
        assert_eq!((kept.as_str(), diagnostics.len()), ("\n1\n\n\n\n\n\n", 1));
    }

    #[test]
    fn a_part_of_a_conflict_is_left_over() {
        let (kept, diagnostics) = resolved("a.md", "One.\n>>>>>>> branch\n\n```\n<<<<<<< HEAD\n```\n");
        assert_eq!(kept, "One.\n\n\n```\n<<<<<<< HEAD\n```\n");
        assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
        assert!(diagnostics[0].starts_with("a.md:2:1: error: `>>>>>>> branch` is left over"), "{diagnostics:?}");
        let (kept, diagnostics) = resolved("a.md", "One.\n\n=======\nTwo.\n");
        assert_eq!(kept, "One.\n\n\nTwo.\n");
        assert!(diagnostics[0].starts_with("a.md:3:1: error: `=======` is left over"), "{diagnostics:?}");
    }

    #[test]
    fn signs_that_are_shown_on_purpose_are_no_conflict() {
        for text in [
            format!("```diff\n{CONFLICT}```\n"),
            format!("~~~~ diff\n~~~\n{CONFLICT}~~~~\n"),
            String::from("    <<<<<<< HEAD\n    a\n    =======\n    b\n    >>>>>>> c\n"),
            String::from("a <<<<<<< b\n<<<<<<<\nWelcome\n=======\n"),
            String::from("`<<<<<<< HEAD`\n"),
            String::from("```\n\n=======\n```\n"),
        ] {
            assert_eq!(resolved("a.md", &text), (text.clone(), Vec::new()));
        }
    }
}
