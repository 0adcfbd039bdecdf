//! Formulas in TeX, between `$$` and `$$`. The new site shows none, so they become code, in which no sign is lost.

use super::code::{CodeTracker, span_length};
use crate::report::{Cause, FileReport};
use crate::source_map::Line;
use crate::write::longest_backtick_run;

const DELIMITER: &str = "$$";

/// Converts formulas within a line to code spans, and those that are a block to code blocks.
pub fn convert(lines: Vec<Line>, file_report: &mut FileReport) -> Vec<Line> {
    if !lines.iter().any(|line| line.text.contains(DELIMITER)) {
        return lines;
    }
    let mut code = CodeTracker::default();
    let mut converted: Vec<Line> = Vec::with_capacity(lines.len());
    let mut index = 0;
    while index < lines.len() {
        let line = &lines[index];
        let is_code = code.is_code(&line.text);
        let begins = !is_code && converted.last().is_none_or(|last| last.text.trim().is_empty());
        match block_end(&lines, index).filter(|_| begins) {
            Some(end) => {
                push_block(&lines[index..=end], &mut converted, file_report);
                index = end + 1;
                continue;
            }
            None if !is_code && line.text.contains(DELIMITER) => {
                converted.push(Line::new(spans(line, file_report), line.number));
            }
            None => converted.push(line.clone()),
        }
        index += 1;
    }
    converted
}

/// Returns the last line of a formula that is a block: its paragraph has nothing else.
fn block_end(lines: &[Line], start: usize) -> Option<usize> {
    let first = lines[start].text.trim().strip_prefix(DELIMITER)?;
    let is_empty = |line: &&Line| line.text.trim().is_empty();
    let length = lines[start..].iter().position(|line| is_empty(&line)).unwrap_or(lines.len() - start);
    let last = lines[start + length - 1].text.trim();
    let has_end = if length == 1 { first.len() > 2 && first.ends_with(DELIMITER) } else { last.ends_with(DELIMITER) };
    let formula: String = lines[start..start + length].iter().map(|line| line.text.as_str()).collect();
    (has_end && formula.matches(DELIMITER).count() == 2).then(|| start + length - 1)
}

fn push_block(lines: &[Line], converted: &mut Vec<Line>, file_report: &mut FileReport) {
    let number = lines[0].number;
    let indentation = &lines[0].text[..lines[0].text.len() - lines[0].text.trim_start().len()];
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    file_report.add(Cause::FormulaBecameCode, number, &text, &text);
    let fence = |end: &str| Line::new(format!("{indentation}~~~~{end}"), number);
    converted.push(fence("latex"));
    for line in lines {
        let text = line.text.replacen(DELIMITER, "", 2);
        if !text.trim().is_empty() {
            converted.push(Line::new(text, line.number));
        }
    }
    converted.push(fence(""));
}

/// Returns a line with its formulas as code spans.
fn spans(line: &Line, file_report: &mut FileReport) -> String {
    let mut result = String::with_capacity(line.text.len());
    let mut rest = line.text.as_str();
    while let Some(index) = rest.find(['`', '\\', '$']) {
        result.push_str(&rest[..index]);
        rest = &rest[index..];
        let formula = rest.strip_prefix(DELIMITER).and_then(|after| after.split_once(DELIMITER));
        if let Some((formula, after)) = formula.filter(|(formula, _)| !formula.trim().is_empty()) {
            file_report.add(Cause::FormulaBecameCode, line.number, formula, formula);
            result.push_str(&code_span(formula.trim()));
            rest = after;
            continue;
        }
        let length = span_length(rest);
        result.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    result + rest
}

fn code_span(text: &str) -> String {
    let longest_run = longest_backtick_run(text);
    let fence = "`".repeat(longest_run + 1);
    let space = if longest_run > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn formulas_become_code() {
        for (text, expected) in [
            ("a $$b_1 \\\\ c$$ d `$$x$$` \\$$y$$", "a `b_1 \\\\ c` d `$$x$$` \\$$y$$"),
            ("$$\n\\sum_i x\n$$\n\nb", "~~~~latex\n\\sum_i x\n~~~~\n\nb"),
            ("$$x = y$$", "~~~~latex\nx = y\n~~~~"),
            ("costs $$ and $$", "costs `and`"),
            ("```\n$$x$$\n```", "```\n$$x$$\n```"),
        ] {
            let lines = convert(split_lines(text, 1), &mut FileReport::new("a.md"));
            assert_eq!(lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n"), expected);
        }
    }
}
