//! How to write in Markdown what an HTML tag does.

use super::or_as_text;

/// Returns the help for HTML that cannot be used.
#[must_use]
pub fn html_help(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']);
    let end = name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len());
    let markdown = match name[..end].to_ascii_lowercase().as_str() {
        "br" => "end the line with `\\`, or write an empty line for a new paragraph",
        "b" | "strong" => "write bold words as `**words**`",
        "i" | "em" => "write words in italics as `*words*`",
        "s" | "del" | "strike" => "write words that are struck out as `~~words~~`",
        "code" | "kbd" | "pre" | "tt" => "write code between backticks: `` `code` ``",
        "a" => "write a link as `[words](/about/)`",
        "img" => "write a picture as `![What it shows](/images/name.jpg)`",
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
}
