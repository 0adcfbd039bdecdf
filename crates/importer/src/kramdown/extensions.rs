//! Extensions: `{::comment}`, `{::nomarkdown}`, `{::options}`, the end-of-block marker `^` and hard breaks written
//! `\\`.

use super::fences::FenceTracker;
use crate::report::FileReport;
use crate::source_map::Line;

/// Removes kramdown's extensions.
pub fn remove(lines: Vec<Line>, file_report: &mut FileReport) -> Vec<Line> {
    let mut fences = FenceTracker::default();
    let mut resolved = Vec::with_capacity(lines.len());
    let mut comment: Option<(usize, String)> = None;
    for mut line in lines {
        if let Some((number, mut text)) = comment.take() {
            match line.text.trim_start().starts_with("{:/") {
                true => file_report.info(number, "a comment was left out", &text, ""),
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
                file_report.info(line.number, "a setting of kramdown was left out", text, "");
                line.text.clear();
            } else if text.starts_with(':') && !text.starts_with(": ") && text.len() > 1 {
                // The parser would read this as a definition; kramdown requires a space after the colon.
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
        file_report.review(number, "a comment without an end was left out", &text, "");
    }
    resolved
}
