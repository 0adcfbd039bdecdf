//! Signs at the edges of lines: the end-of-block marker `^`, colons without a space after them, and hard breaks written `\\\\`.

use super::code::CodeTracker;
use crate::source_map::Line;

/// What ends a list or another block where kramdown has a `^`: a comment, which ends all blocks of the parser.
pub const END_OF_BLOCK: &str = "<!-- -->";

/// Rewrites the signs outside of code.
pub fn rewrite(lines: Vec<Line>) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let mut in_formula = false;
    let rewrite_line = |mut line: Line| {
        in_formula ^= line.text.matches("$$").count() % 2 == 1;
        in_formula &= !line.text.trim().is_empty();
        if !code.is_code(&line.text) && !in_formula {
            rewrite_text(&mut line);
        }
        line
    };
    lines.into_iter().map(rewrite_line).collect()
}

fn rewrite_text(line: &mut Line) {
    let text = line.text.trim();
    let is_delimiter_row = text.contains('-') && text.chars().all(|character| "|-:+ \t".contains(character));
    if text.starts_with(':') && !text.starts_with(": ") && text.len() > 1 && !is_delimiter_row {
        // The parser would read this as a definition; kramdown requires a space after the colon.
        let spaces = line.text.len() - line.text.trim_start().len();
        line.text.insert(spaces, '\\');
    } else if text == "^" {
        line.text = line.text.replace('^', END_OF_BLOCK);
    } else if line.text.ends_with("\\\\") && !line.text.ends_with("\\\\\\") {
        line.text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn signs_of_lines_are_rewritten_outside_of_code() {
        for (text, expected) in [
            ("a\n^\n:b\nc\\\\", "a\n<!-- -->\n\\:b\nc\\"),
            ("a | b\n:-- | --:", "a | b\n:-- | --:"),
            ("    :wq\n    ^\n\n```\n^\n```", "    :wq\n    ^\n\n```\n^\n```"),
            ("$$\na \\\\\n:b\n$$", "$$\na \\\\\n:b\n$$"),
        ] {
            let lines = rewrite(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>();
            assert_eq!(lines.join("\n"), expected);
        }
    }
}
