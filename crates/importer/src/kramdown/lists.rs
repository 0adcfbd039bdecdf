//! Lists, whose indentation varies between authors. In kramdown, their markers say less than in CommonMark: all bullets are
//! the same, numbers begin with 1, and any number of spaces can follow.

use super::code::{CodeTracker, indentation};
use super::line_signs::END_OF_BLOCK;
use super::list_marker::split_list_marker;
use crate::source_map::Line;

/// Rewrites the markers and the indentation of list items so that the parser nests them as kramdown does.
pub fn reindent(lines: Vec<Line>, is_kramdown: bool) -> Vec<Line> {
    let mut reindenter = Reindenter {
        is_kramdown,
        code: CodeTracker::default(),
        items: Vec::new(),
        after_empty: true,
        in_paragraph: false,
        fence_shift: 0,
    };
    lines.into_iter().map(|line| reindenter.line(line)).collect()
}

/// An open list item.
struct Item {
    is_ordered: bool,
    /// The column of its marker in the source.
    marker_column: usize,
    /// The column of its text in the source.
    content_column: usize,
    /// The column of its text in the result.
    new_content_column: usize,
}

struct Reindenter {
    is_kramdown: bool,
    code: CodeTracker,
    items: Vec<Item>,
    after_empty: bool,
    in_paragraph: bool,
    /// How many columns the open fence was moved into an item to which it belongs without being indented.
    fence_shift: usize,
}

impl Reindenter {
    fn line(&mut self, mut line: Line) -> Line {
        let was_open = self.code.is_open();
        let is_code = self.code.is_code(&line.text);
        let spaces = indentation(&line.text);
        let text = line.text.trim_start_matches([' ', '\t']);
        if text.is_empty() {
            self.after_empty = true;
            self.in_paragraph = false;
            return line;
        }
        if text == END_OF_BLOCK {
            self.items.retain(|item| item.content_column <= spaces);
        }
        // A marker within a paragraph, or far to the right outside of a list, is text or code.
        let may_begin = !is_code && (!self.items.is_empty() || spaces <= 3 && !self.in_paragraph);
        let marker = Marker::parse(text).filter(|_| may_begin);
        self.in_paragraph = marker.is_none() && !is_code && !text.starts_with(['#', '<', '>', '|']);
        let (column, text) = match marker {
            Some(marker) if self.is_kramdown && marker.delimiter == ')' => {
                (None, format!("{}\\){}", marker.number.unwrap_or_default(), &text[marker.length..]))
            }
            Some(marker) => {
                let (column, sign) = self.begin_item(spaces, &marker);
                (Some(column), format!("{sign}{}", &text[marker.length + marker.spaces..]))
            }
            None if is_code => {
                let is_opening = !was_open && self.code.is_open();
                (self.code_column(spaces, is_opening), String::from(text))
            }
            None => (self.text_column(spaces), String::from(text)),
        };
        self.after_empty = false;
        line.text = match column {
            Some(column) => format!("{}{text}", " ".repeat(column)),
            None => {
                format!("{}{text}", &line.text[..line.text.len() - line.text.trim_start_matches([' ', '\t']).len()])
            }
        };
        line
    }

    /// Opens an item. Returns its new column, and its new marker with the spaces after it.
    fn begin_item(&mut self, spaces: usize, marker: &Marker) -> (usize, String) {
        let mut sibling = None;
        while self.items.last().is_some_and(|item| spaces < item.marker_column + 2) {
            sibling = self.items.pop();
        }
        let column = self.items.last().map_or(spaces.min(3), |item| item.new_content_column);
        let is_ordered = marker.number.is_some();
        let is_first = sibling.is_none_or(|sibling| sibling.is_ordered != is_ordered);
        let sign = match marker.number {
            None if self.is_kramdown => String::from("- "),
            Some(_) if self.is_kramdown && is_first => String::from("1. "),
            Some(number) if self.is_kramdown => format!("{number}. "),
            Some(number) => format!("{number}{}{}", marker.delimiter, " ".repeat(marker.spaces)),
            None => format!("{}{}", marker.delimiter, " ".repeat(marker.spaces)),
        };
        // Five or more spaces after a marker begin indented code, but not in kramdown.
        let (width, new_width) = match (self.is_kramdown, marker.spaces) {
            (true, _) => (marker.length + marker.columns, sign.len()),
            (false, 1..=4) => (sign.len(), sign.len()),
            (false, excess) => (sign.len() - excess + 1, sign.len() - excess + 1),
        };
        self.items.push(Item {
            is_ordered,
            marker_column: spaces,
            content_column: spaces + width,
            new_content_column: column + new_width,
        });
        (column, sign)
    }

    /// Returns the new column of a line that is neither an item nor code.
    fn text_column(&mut self, spaces: usize) -> Option<usize> {
        // Many parsers are content with two spaces.
        let needed = |item: &Item| {
            if self.is_kramdown { item.content_column } else { item.content_column.min(item.marker_column + 2) }
        };
        let is_outside = |item: &Item| spaces < needed(item);
        while self.after_empty && self.items.last().is_some_and(is_outside) {
            self.items.pop();
        }
        self.column_in_item(spaces)
    }

    fn column_in_item(&self, spaces: usize) -> Option<usize> {
        self.items.last().filter(|_| spaces > 0).map(|item| match spaces >= item.content_column {
            true => item.new_content_column + spaces - item.content_column,
            // Less than the text above, but still within the item.
            false => item.new_content_column,
        })
    }

    /// Returns the new column of a fence or of the code in it. The spaces before a fence are not part of the code, but the
    /// parser would take them from each of its lines.
    fn code_column(&mut self, spaces: usize, is_opening: bool) -> Option<usize> {
        let content_column = self.items.last().map_or(0, |item| item.content_column);
        if is_opening {
            // Directly below the text of an item, a fence belongs to it.
            let item = self.items.last().filter(|_| self.is_kramdown && !self.after_empty && spaces < content_column);
            self.fence_shift = item.map_or(0, |item| item.new_content_column.saturating_sub(spaces));
        }
        if self.fence_shift > 0 {
            return Some(spaces + self.fence_shift);
        }
        let column = self.column_in_item(spaces);
        match spaces.checked_sub(content_column).filter(|excess| is_opening && (1..=3).contains(excess)) {
            Some(excess) => Some(column.unwrap_or(spaces) - excess),
            None => column,
        }
    }
}

/// A list marker.
struct Marker {
    /// The number of an ordered list.
    number: Option<u64>,
    /// The bullet, or the sign after the number.
    delimiter: char,
    length: usize,
    /// The spaces and tabs after it.
    spaces: usize,
    /// The columns that they take.
    columns: usize,
}

impl Marker {
    /// Returns the marker at the start of a line.
    fn parse(text: &str) -> Option<Marker> {
        let (marker, rest) = split_list_marker(text)?;
        let (number, delimiter) = marker.split_at(marker.len() - 1);
        let delimiter = delimiter.chars().next()?;
        let is_rule = number.is_empty()
            && rest.len() > 1
            && text.chars().all(|character| character == delimiter || character == ' ');
        let (length, spaces) = (marker.len(), rest.len() - rest.trim_start_matches([' ', '\t']).len());
        // A tab after a marker at the start of a line ends at the fourth column.
        let columns = indentation(&format!("{}{}", " ".repeat(length), &rest[..spaces])) - length;
        // The parser reads no longer number.
        let is_number = number.len() <= 9;
        let number = number.parse().ok();
        (spaces > 0 && !is_rule && is_number).then_some(Marker { number, delimiter, length, spaces, columns })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    fn reindented(text: &str) -> String {
        reindent(split_lines(text, 1), false).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn items_nest_at_any_indentation() {
        assert_eq!(reindented("1. a\n  * b\n      * c\n2. d"), "1. a\n   * b\n     * c\n2. d");
        assert_eq!(reindented("* a\n        * b\n\t* c"), "* a\n  * b\n  * c");
    }

    #[test]
    fn an_indented_fence_takes_no_spaces_from_the_code() {
        assert_eq!(reindented(" ```\n a\n   b\n ```"), "```\n a\n   b\n ```");
        assert_eq!(reindented("* x\n\n   ```\n   a\n   ```"), "* x\n\n  ```\n   a\n   ```");
    }

    #[test]
    fn text_and_code_keep_their_indentation() {
        for text in ["* a\n  b\n\n  c\n\nd", "a\n- b", "    * code", "```\n  * a\n      * b\n```", "* * *\n\n    code"]
        {
            assert_eq!(reindented(text), text);
        }
    }

    #[test]
    fn markers_are_those_of_kramdown() {
        for (text, expected) in [
            ("* a\n+ b\n\n-     c", "- a\n- b\n\n- c"),
            ("4. a\n7. b\n\ntext\n\n9. c", "1. a\n7. b\n\ntext\n\n1. c"),
            ("* a\n10. b", "- a\n1. b"),
            ("1) a", "1\\) a"),
            ("- a\n```sh\n  b\n```\nc", "- a\n  ```sh\n    b\n  ```\nc"),
            ("10.  a\n\n     b", "1. a\n\n   b"),
        ] {
            let lines = reindent(split_lines(text, 1), true).into_iter().map(|line| line.text).collect::<Vec<_>>();
            assert_eq!(lines.join("\n"), expected);
        }
    }
}
