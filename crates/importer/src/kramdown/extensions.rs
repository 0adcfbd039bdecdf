//! `{::comment}`, `{::nomarkdown}`, `{::options}`, the mark `^` and line breaks written `\\`.

use super::fences::Fences;
use crate::lines::Line;
use crate::report::Notes;

/// Takes kramdown's extensions out.
pub fn resolve(lines: Vec<Line>, notes: &mut Notes) -> Vec<Line> {
    let mut fences = Fences::default();
    let mut resolved = Vec::with_capacity(lines.len());
    let mut comment: Option<(usize, String)> = None;
    for mut line in lines {
        if let Some((number, mut text)) = comment.take() {
            match line.text.trim_start().starts_with("{:/") {
                true => notes.record(number, "a comment was left out", &text, ""),
                false => {
                    text.push_str(&line.text);
                    text.push('\n');
                    comment = Some((number, text));
                }
            }
            continue;
        }
        if !fences.is_code(&line.text) {
            let text = line.text.trim();
            if text == "{::comment}" {
                comment = Some((line.number, String::new()));
                continue;
            }
            if text.starts_with("{::") && text.ends_with('}') || text.starts_with("{:/") && text.ends_with('}') {
                notes.record(line.number, "a setting of kramdown was left out", text, "");
                line.text.clear();
            } else if text.starts_with(':') && !text.starts_with(": ") && text.len() > 1 {
                // To the parser this would be a definition; to kramdown only what a space follows is one.
                let spaces = line.text.len() - line.text.trim_start().len();
                line.text.insert(spaces, '\\');
            } else if text == "^" {
                line.text.clear();
            } else if line.text.ends_with("\\\\") && !line.text.ends_with("\\\\\\") {
                line.text.pop();
            }
        }
        resolved.push(line);
    }
    if let Some((number, text)) = comment {
        notes.look(number, "a comment without an end was left out", &text, "");
    }
    resolved
}
