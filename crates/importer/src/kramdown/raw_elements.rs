//! Elements within a sentence whose content kramdown does not read as Markdown: `<code>a_b</code>`.

use super::code::{CodeTracker, code_span_length};
use crate::source_map::Line;

/// The elements (`HTML_CONTENT_MODEL_RAW` of kramdown), but for those of blocks.
const RAW_ELEMENTS: [&str; 4] = ["code", "kbd", "samp", "var"];

/// Encodes the syntax of Markdown in the content of these elements.
pub fn encode(lines: Vec<Line>) -> Vec<Line> {
    let mut code = CodeTracker::default();
    let mut open = None;
    let encode_line = |mut line: Line| {
        if code.is_code(&line.text) || line.text.trim().is_empty() {
            open = None;
        } else if open.is_some() || line.text.contains('<') {
            line.text = encode_text(&line.text, &mut open);
        }
        line
    };
    lines.into_iter().map(encode_line).collect()
}

/// Encodes the text of a line. `open` is the element that is open before and after it.
fn encode_text(text: &str, open: &mut Option<&'static str>) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = match open {
            Some(name) => {
                let end = rest.find(&format!("</{name}"));
                encoded.push_str(&encode_signs(&rest[..end.unwrap_or(rest.len())]));
                if end.is_some() {
                    *open = None;
                }
                rest = &rest[end.unwrap_or(rest.len())..];
                continue;
            }
            None if rest.starts_with('`') => code_span_length(rest),
            None => match start_tag(rest) {
                Some((name, length)) => {
                    *open = Some(name);
                    length
                }
                None => rest.chars().next().map_or(0, char::len_utf8),
            },
        };
        encoded.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    encoded
}

/// Returns the name and the length of the start tag at the start of a string.
fn start_tag(text: &str) -> Option<(&'static str, usize)> {
    let inner = text.strip_prefix('<')?;
    let name = RAW_ELEMENTS.into_iter().find(|name| inner.starts_with(name))?;
    let is_whole = inner[name.len()..].starts_with(['>', ' ']);
    Some((name, text.find('>').filter(|_| is_whole)? + 1))
}

/// Encodes the signs of Markdown, so that the parser reads them as text.
pub fn encode_signs(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '`' | '*' | '_' | '[' | ']' | '\\' | '~' | '|' | '{' | '}' | '^' | ':' => {
                encoded.push_str(&format!("&#{};", u32::from(character)));
            }
            character => encoded.push(character),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source_map::split_lines;

    #[test]
    fn only_the_content_of_raw_elements_is_encoded() {
        let text = "`<code>` *a* <code class=\"x\">b`c\n_d_ &lt;</code> *e* <codes>*f*";
        let lines = encode(split_lines(text, 1)).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
        assert_eq!(lines, "`<code>` *a* <code class=\"x\">b&#96;c\n&#95;d&#95; &lt;</code> *e* <codes>*f*");
    }
}
