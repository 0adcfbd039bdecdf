//! Nested lists, whose items people indent as they like.

use super::fences::Fences;
use crate::lines::Line;

/// An item of a list that is open.
struct Item {
    /// How far its mark is indented in the source.
    mark: usize,
    /// How far its text is indented in the source.
    text: usize,
    /// The same in the result.
    new_text: usize,
}

/// Indents the items of nested lists so that the parser nests them as well.
pub fn indent(lines: Vec<Line>) -> Vec<Line> {
    let mut fences = Fences::default();
    let mut open: Vec<Item> = Vec::new();
    let mut after_empty = true;
    let mut in_paragraph = false;
    lines
        .into_iter()
        .map(|mut line| {
            let is_code = fences.is_code(&line.text);
            let spaces = indentation(&line.text);
            let text = line.text.trim_start_matches([' ', '\t']);
            if text.is_empty() {
                after_empty = true;
                in_paragraph = false;
                return line;
            }
            let marker = if is_code { None } else { marker(text) };
            // A mark in the middle of a paragraph, or far to the right outside of a list, is text or code.
            let begins = marker.filter(|_| if open.is_empty() { spaces <= 3 && !in_paragraph } else { true });
            let new = match begins {
                Some(length) => {
                    while open.last().is_some_and(|item| spaces < item.mark + 2) {
                        open.pop();
                    }
                    let new_mark = open.last().map_or(spaces.min(3), |item| item.new_text);
                    open.push(Item { mark: spaces, text: spaces + length, new_text: new_mark + length });
                    Some(new_mark)
                }
                None => {
                    if after_empty && !is_code {
                        while open.last().is_some_and(|item| spaces < item.text.min(item.mark + 2)) {
                            open.pop();
                        }
                    }
                    open.last().filter(|_| spaces > 0).map(|item| match spaces >= item.text {
                        true => item.new_text + spaces - item.text,
                        // Less than the text above, but still within the item.
                        false => item.new_text,
                    })
                }
            };
            after_empty = false;
            in_paragraph = begins.is_none() && !is_code && !text.starts_with(['#', '<', '>', '|']);
            if let Some(new) = new.filter(|new| *new != spaces || line.text.starts_with('\t')) {
                line.text = format!("{}{text}", " ".repeat(new));
            }
            line
        })
        .collect()
}

/// How far a line is indented; a tab reaches to the next multiple of four.
fn indentation(text: &str) -> usize {
    let mut columns = 0;
    for byte in text.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

/// The length of the mark with the space behind it, if a text begins with one.
fn marker(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 => usize::from(text.starts_with(['*', '-', '+'])),
        1..=9 if text[digits..].starts_with(['.', ')']) => digits + 1,
        _ => 0,
    };
    let rest = text.get(length..).filter(|_| length > 0)?;
    let is_rule = digits == 0 && rest.len() > 1 && text.chars().all(|letter| text.starts_with(letter) || letter == ' ');
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // Code within an item begins four spaces behind its mark.
    let width = if (1..=4).contains(&spaces) { spaces } else { 1 };
    (rest.starts_with([' ', '\t']) && !is_rule).then_some(length + width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines;

    fn indented(text: &str) -> String {
        indent(lines::split(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn items_are_nested_however_far_they_are_indented() {
        assert_eq!(indented("1. a\n  * b\n      * c\n2. d"), "1. a\n   * b\n     * c\n2. d");
        assert_eq!(indented("* a\n        * b\n\t* c"), "* a\n  * b\n  * c");
    }

    #[test]
    fn text_and_code_stay_where_they_are() {
        for text in ["* a\n  b\n\n  c\n\nd", "a\n- b", "    * code", "```\n  * a\n      * b\n```", "* * *\n\n    code"]
        {
            assert_eq!(indented(text), text);
        }
    }
}
