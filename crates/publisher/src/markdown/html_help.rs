//! How to write in Markdown what an HTML tag does.

use super::or_as_text;

/// The tags that were reported and not closed yet: their ends need no message.
#[derive(Debug, Default)]
pub struct OpenTags(Vec<String>);

impl OpenTags {
    /// Reads the tags of a piece of HTML. Returns whether it is only the end of tags that were reported.
    pub fn is_only_end(&mut self, html: &str) -> bool {
        let mut is_only_end = html.trim_start().starts_with("</");
        let mut rest = html;
        while let Some((before, tag)) = rest.split_once('<') {
            is_only_end &= before.trim().is_empty();
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            let name = tag_name(tag);
            let open = self.0.iter().rposition(|open| *open == name);
            match (tag.starts_with('/'), open) {
                (true, Some(index)) => _ = self.0.remove(index),
                (true, None) => is_only_end = false,
                (false, _) => {
                    is_only_end = false;
                    self.0.push(name);
                }
            }
            rest = after;
        }
        is_only_end && rest.trim().is_empty()
    }
}

fn tag_name(tag: &str) -> String {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// Returns the help for HTML that cannot be used.
#[must_use]
pub fn html_help(html: &str) -> String {
    let markdown = match tag_name(html).as_str() {
        "br" => "end the line with `\\`, or write an empty line for a new paragraph",
        "b" | "strong" => "write bold words as `**words**`",
        "i" | "em" => "write words in italics as `*words*`",
        "s" | "del" | "strike" => "write words that are struck out as `~~words~~`",
        "code" | "kbd" | "pre" | "tt" => "write code between backticks: `` `code` ``",
        "a" => "write a link as `[words](/about/)`",
        "img" => "write a picture as `![What it shows](/media/name.jpg)`",
        "hr" => "write `---` with an empty line above and below it",
        "p" | "div" | "span" | "center" | "section" | "font" => {
            "remove the tags, and write an empty line between paragraphs"
        }
        "ul" | "ol" | "li" => "start each entry of a list with `- ` or `1. `",
        "blockquote" => "start each line of a quotation with `> `",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "start a heading with `## `",
        "iframe" | "video" | "audio" | "embed" | "object" | "script" => {
            "write a link to it instead: `[Watch it](https://example.org)`"
        }
        _ => "use Markdown instead",
    };
    or_as_text(markdown, "`\\<`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tag_has_its_markdown() {
        for (html, help) in [
            ("<br/>", "`\\`"),
            ("</B>", "`**words**`"),
            ("<a href=\"x\">", "`[words](/about/)`"),
            ("<h2>Words</h2>\n", "`## `"),
            ("<String>", "use Markdown instead"),
            ("<!-- a", "use Markdown instead"),
        ] {
            assert!(html_help(html).contains(help), "{html}: {}", html_help(html));
            assert!(html_help(html).ends_with("write `\\<`)"), "{html}");
        }
    }

    #[test]
    fn an_end_belongs_to_its_start() {
        for (tags, expected) in [
            (vec!["<b>", "</b>"], vec![false, true]),
            (vec!["<div>\n", "</div>\n", "</div>\n"], vec![false, true, false]),
            (vec!["<a href=\"x\">", "<b>", "</b>", "</a>"], vec![false, false, true, true]),
            (vec!["<p>a</p>", "</p>"], vec![false, false]),
            (vec!["<p>", "</p> words"], vec![false, false]),
            (vec!["</b>"], vec![false]),
        ] {
            let mut open = OpenTags::default();
            assert_eq!(tags.iter().map(|tag| open.is_only_end(tag)).collect::<Vec<_>>(), expected, "{tags:?}");
        }
    }
}
