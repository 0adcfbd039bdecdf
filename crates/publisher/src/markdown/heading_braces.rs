//! Words in braces at the end of a heading, which the Markdown parser drops as attributes. Only `{#id}` is one here.

use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Returns the offsets of the closing braces of a body that are text, and would be dropped.
#[must_use]
pub fn find(body: &str, events: &[(Event<'_>, Range<usize>)]) -> Vec<usize> {
    let has_brace = |line: &str| line.trim_end_matches([' ', '\t', '\r', '#']).ends_with('}');
    if !body.lines().any(has_brace) {
        return Vec::new();
    }
    let mut braces = Vec::new();
    let (mut is_heading, mut text_end) = (false, 0);
    for (event, range) in events {
        match event {
            Event::Start(Tag::Heading { .. }) => (is_heading, text_end) = (true, range.start),
            Event::End(TagEnd::Heading(_)) => {
                is_heading = false;
                braces.extend(brace_of_text(&body[text_end..range.end]).map(|brace| text_end + brace));
            }
            _ if is_heading => text_end = text_end.max(range.end),
            _ => {}
        }
    }
    braces
}

/// Returns the offset of the closing brace in the dropped end of a heading, unless it ends an id.
fn brace_of_text(dropped: &str) -> Option<usize> {
    let (open, close) = (dropped.find('{')?, dropped.rfind('}')?);
    let is_in_id = |sign: char| !(sign.is_whitespace() || "{}.#=:".contains(sign));
    let id = dropped.get(open + 1..close)?.strip_prefix('#');
    (!id.is_some_and(|id| !id.is_empty() && id.chars().all(is_in_id))).then_some(close)
}

#[cfg(test)]
mod tests {
    use super::super::ParserOutput;
    use super::*;

    #[test]
    fn only_an_id_is_an_attribute() {
        for (body, count) in [
            ("## Using {placeholders}\n\ntext", 1),
            ("## f-strings: {x} ##", 0),
            ("## f-strings ## {x}", 1),
            ("## Sets {1, 2}", 1),
            ("## dict {}", 1),
            ("## {x}", 1),
            ("Title {x}\n---\n", 1),
            ("> ## H {#my id}\n", 1),
            ("## H {#a .b}", 1),
            ("## H \\{x\\}", 0),
            ("## H {#id}\n## H ## {#b}\nH {#c}\n===\n", 0),
            ("## f {x} {#id}", 0),
            ("## `{x}`", 0),
            ("## {x} y\n\n{z}\n\n```\n## {a}\n```", 0),
        ] {
            assert_eq!(find(body, &ParserOutput::new(body).events).len(), count, "{body}");
        }
    }
}
