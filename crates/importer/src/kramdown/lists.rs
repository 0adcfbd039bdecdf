//! Nested lists, whose indentation varies between authors.

use super::fences::FenceTracker;
use crate::source_map::Line;

/// An open list item.
struct Item {
    /// The column of its marker in the source.
    marker_column: usize,
    /// The column of its text in the source.
    content_column: usize,
    /// The column of its text in the result.
    new_content_column: usize,
}

/// Reindents nested list items so that the parser nests them as kramdown does.
pub fn reindent(lines: Vec<Line>) -> Vec<Line> {
    let mut fences = FenceTracker::default();
    let mut open_items: Vec<Item> = Vec::new();
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
            let width = if is_code { None } else { marker_width(text) };
            // A marker within a paragraph, or far to the right outside of a list, is text or code.
            let list_marker = width.filter(|_| if open_items.is_empty() { spaces <= 3 && !in_paragraph } else { true });
            let new_column = match list_marker {
                Some(length) => {
                    while open_items.last().is_some_and(|item| spaces < item.marker_column + 2) {
                        open_items.pop();
                    }
                    let new_marker_column = open_items.last().map_or(spaces.min(3), |item| item.new_content_column);
                    open_items.push(Item {
                        marker_column: spaces,
                        content_column: spaces + length,
                        new_content_column: new_marker_column + length,
                    });
                    Some(new_marker_column)
                }
                None => {
                    if after_empty && !is_code {
                        while open_items
                            .last()
                            .is_some_and(|item| spaces < item.content_column.min(item.marker_column + 2))
                        {
                            open_items.pop();
                        }
                    }
                    open_items.last().filter(|_| spaces > 0).map(|item| match spaces >= item.content_column {
                        true => item.new_content_column + spaces - item.content_column,
                        // Less than the text above, but still within the item.
                        false => item.new_content_column,
                    })
                }
            };
            after_empty = false;
            in_paragraph = list_marker.is_none() && !is_code && !text.starts_with(['#', '<', '>', '|']);
            if let Some(new_column) =
                new_column.filter(|new_column| *new_column != spaces || line.text.starts_with('\t'))
            {
                line.text = format!("{}{text}", " ".repeat(new_column));
            }
            line
        })
        .collect()
}

/// Returns the indentation in columns. A tab advances to the next multiple of four.
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

/// Returns the width of a leading list marker and the space after it.
fn marker_width(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match digits {
        0 => usize::from(text.starts_with(['*', '-', '+'])),
        1..=9 if text[digits..].starts_with(['.', ')']) => digits + 1,
        _ => 0,
    };
    let rest = text.get(length..).filter(|_| length > 0)?;
    let is_rule =
        digits == 0 && rest.len() > 1 && text.chars().all(|character| text.starts_with(character) || character == ' ');
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    // Five or more spaces after a marker begin indented code.
    let width = if (1..=4).contains(&spaces) { spaces } else { 1 };
    (rest.starts_with([' ', '\t']) && !is_rule).then_some(length + width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    fn reindented(text: &str) -> String {
        reindent(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn items_nest_at_any_indentation() {
        assert_eq!(reindented("1. a\n  * b\n      * c\n2. d"), "1. a\n   * b\n     * c\n2. d");
        assert_eq!(reindented("* a\n        * b\n\t* c"), "* a\n  * b\n  * c");
    }

    #[test]
    fn text_and_code_keep_their_indentation() {
        for text in ["* a\n  b\n\n  c\n\nd", "a\n- b", "    * code", "```\n  * a\n      * b\n```", "* * *\n\n    code"]
        {
            assert_eq!(reindented(text), text);
        }
    }
}
