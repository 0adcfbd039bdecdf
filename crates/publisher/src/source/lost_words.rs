//! Words of front matter that YAML drops: after a `#`, which starts a comment, and after a backslash in double quotation marks.

use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::source::file::SourceFile;
use crate::source::front_matter_keys::{is_text_key, key_of};
use crate::source::joined_lines::{Joined, is_continuation, joined};
use crate::source::yaml_comments::{self, Comment, Place};
use crate::source::yaml_escapes::{self, Escape};
use crate::source::{quotation_marks, yaml_fence, yaml_repair};

/// Reports words after a `#`. Comments have a space after their `#`, and are not one space away from other words. Returns
/// the YAML with the words in their values, or `None` if no value lost any.
pub fn report(yaml: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<String> {
    let lines: Vec<&str> = yaml.lines().collect();
    let first_line_of_text = yaml_fence::first_line_of_text(&lines);
    let mut mended: Vec<String> = lines.iter().copied().map(String::from).collect();
    // The end of the value that was reported last, with all of its words.
    let mut reported_until = 0;
    for comment in yaml_comments::comments(yaml) {
        let Position { line, column } = comment.position;
        let is_heading = first_line_of_text == Some(line - 1);
        let found = match comment.place {
            Place::AfterValue => lost_after_value(&comment, &lines),
            Place::BelowValue => Some(lost_below_value(&comment, &lines)),
            Place::OwnLine if is_heading => Some(Lost { problem: lost_heading(&comment), mended: None }),
            Place::OwnLine => lost_on_own_line(&comment, &lines),
        };
        let Some(Lost { problem, mended: joined }) = found.filter(|_| line > reported_until) else { continue };
        diagnostics.add(&source.path, Position { line: line + first_line - 1, column }, problem);
        if let Some(Joined { lines, text }) = joined {
            reported_until = lines.end;
            mended[lines.clone()].fill(String::new());
            mended[lines.start] = text;
        }
    }
    (mended != lines).then(|| mended.join("\n") + "\n")
}

/// Reports backslashes in double quotation marks, and returns whether there are any. In `extra`, where an import keeps what it
/// found, they are meant.
pub fn report_backslashes(yaml: &str, first_line: usize, source: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let escapes = yaml_escapes::lost_backslashes(yaml, "extra");
    for Escape { position: Position { line, column }, text } in &escapes {
        let help = match yaml.lines().nth(line - 1).and_then(yaml_escapes::in_single_quotes) {
            Some(line) => format!("write it in single quotation marks: `{line}`"),
            None => String::from("write it in single quotation marks instead"),
        };
        let message = format!(
            "`{text}` would not be shown: between double quotation marks, a backslash changes the character after it"
        );
        diagnostics.error(&source.path, Position { line: line + first_line - 1, column: *column }, message, help);
    }
    !escapes.is_empty()
}

/// Lost words, and the line that keeps them if they belong to a value.
struct Lost {
    problem: Problem,
    mended: Option<Joined>,
}

/// Whether a space is after the `#` of a comment.
fn is_marked(comment: &Comment<'_>) -> bool {
    comment.text.trim_start_matches('#').starts_with([' ', '\t']) || comment.text.trim_end() == "#"
}

fn message(comment: &Comment<'_>) -> String {
    format!("`{}` would not be shown, because `#` starts a comment here", comment.text.trim_end())
}

fn lost_after_value(comment: &Comment<'_>, lines: &[&str]) -> Option<Lost> {
    let index = comment.position.line - 1;
    let line = lines[index];
    let offset = line.char_indices().nth(comment.position.column - 1).map_or(0, |(offset, _)| offset);
    let goes_on = lines.get(index + 1).is_some_and(|next| next.starts_with([' ', '\t', '-']) && is_continuation(next));
    let is_in_place_of_text = line[..offset].trim_end().strip_suffix(':').is_some_and(is_text_key) && !goes_on;
    if is_marked(comment) && !is_in_place_of_text && !is_prose(&line[..offset]) {
        return None;
    }
    let whole = joined(lines, index).filter(|joined| goes_on && joined.lines.start == index);
    let alone =
        || yaml_repair::with_comment_as_words(line, offset).map(|text| Joined { lines: index..index + 1, text });
    let mended = whole.or_else(alone);
    let help = match &mended {
        Some(mended) => write_help(mended),
        None => String::from("put the text in quotation marks"),
    };
    let problem = match is_marked(comment) && !is_in_place_of_text {
        true => Problem::warning(message(comment), format!("{help}, or write the comment on a line of its own")),
        false => Problem::error(message(comment), help),
    };
    Some(Lost { problem, mended })
}

fn write_help(Joined { lines, text }: &Joined) -> String {
    match lines.len() {
        1 => format!("write `{text}`"),
        _ => format!("write all of it on one line: `{text}`"),
    }
}

fn lost_below_value(comment: &Comment<'_>, lines: &[&str]) -> Lost {
    let mended = joined(lines, comment.position.line - 1);
    let words = match &mended {
        Some(mended) => write_help(mended),
        None => String::from("put the whole text in quotation marks, on one line"),
    };
    let help = format!("{words}; {}", comment_help(comment, lines));
    let problem = match is_marked(comment) {
        true => Problem::warning(message(comment), help),
        false => Problem::error(message(comment), help),
    };
    Lost { problem, mended }
}

/// Returns the problem of a comment that has its line for itself but is not marked as one, or seems to go on with a sentence.
fn lost_on_own_line(comment: &Comment<'_>, lines: &[&str]) -> Option<Lost> {
    if yaml_fence::is_switched_off(comment.text) {
        return None;
    }
    let index = comment.position.line - 1;
    let setting = setting_above(lines, index);
    let is_text = setting.and_then(key_of).is_some_and(is_text_key);
    if is_marked(comment) {
        let is_directly_below = index > 0 && !lines[index - 1].trim().is_empty();
        let goes_on = is_text && is_directly_below && is_unfinished(lines[..index].last().copied(), setting);
        return goes_on.then(|| lost_below_value(comment, lines));
    }
    let is_at_start = lines[..index].iter().all(|line| line.trim().is_empty());
    if !is_text {
        let help = match is_at_start {
            true => format!(
                "if it is the title, write `{}`; {}",
                quotation_marks::setting("title", comment.text.trim_end()),
                comment_help(comment, lines)
            ),
            false => format!("{}; if it is a setting, write it like `title: About us`", comment_help(comment, lines)),
        };
        let problem = match is_at_start {
            true => Problem::error(message(comment), help),
            false => Problem::warning(message(comment), help),
        };
        return Some(Lost { problem, mended: None });
    }
    Some(lost_below_value(comment, lines))
}

/// Returns the setting that a line below it could belong to.
fn setting_above<'a>(lines: &[&'a str], index: usize) -> Option<&'a str> {
    let above = lines[..index].iter().rev().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    above.copied().find(|line| !line.starts_with([' ', '\t'])).filter(|line| key_of(line).is_some())
}

/// Whether the text above a comment has no end of a sentence. A title never has one.
fn is_unfinished(line_above: Option<&str>, setting: Option<&str>) -> bool {
    let is_title = setting.and_then(key_of).is_none_or(|key| !matches!(key, "summary" | "description"));
    let text = line_above.unwrap_or_default().trim_end();
    let has_end = text.ends_with(['.', '!', '?', '…', '"', '\'', '”', '’', ')', ':']);
    !is_title && !text.starts_with('#') && !has_end
}

/// Returns how to write words as a comment that is not taken for a part of a value, nor for a heading of the text.
fn comment_help(comment: &Comment<'_>, lines: &[&str]) -> String {
    let words = comment.text.trim_start_matches('#').trim();
    match setting_above(lines, comment.position.line - 1).and_then(key_of) {
        Some(key) => format!("if it is a comment, write `# {words}` above the line `{key}: …`"),
        None => format!("if it is a comment, write `# {words}`"),
    }
}

fn lost_heading(comment: &Comment<'_>) -> Problem {
    let help = "if it is a heading of the text, write a line `---` above it; if it is a comment, move it above the line that it is about";
    Problem::error(message(comment), help)
}

/// Whether the part of a line before a comment has words, and only one space before the comment.
fn is_prose(before: &str) -> bool {
    let value = before.split_once(": ").map_or("", |(_, value)| value);
    let is_plain = !value.trim_start().starts_with(['"', '\'', '[', '{']);
    let is_word =
        !matches!(value.trim(), "" | "true" | "false") && !value.starts_with(|sign: char| sign.is_ascii_digit());
    is_plain && is_word && !before.ends_with("  ") && !before.ends_with('\t')
}
