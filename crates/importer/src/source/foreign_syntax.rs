//! Syntax of other programs, which would be text on the new site: that of Hugo and of Obsidian.

use crate::report::Cause;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Syntax of another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignSyntax {
    /// Front matter in TOML or JSON.
    HugoFrontMatter,
    /// `{{< figure >}}` or `{{% note %}}`.
    HugoShortcode,
    /// `[[Note|text]]` or `![[picture.png]]`.
    ObsidianLink,
}

impl ForeignSyntax {
    /// Returns the cause of the report's entry.
    #[must_use]
    pub fn cause(self) -> Cause {
        match self {
            ForeignSyntax::HugoFrontMatter => Cause::HugoFrontMatter,
            ForeignSyntax::HugoShortcode => Cause::HugoShortcode,
            ForeignSyntax::ObsidianLink => Cause::ObsidianLink,
        }
    }
}

/// Whether text between braces is Liquid, and whether double brackets are text.
#[derive(Clone, Copy, Debug)]
pub struct SyntaxContext {
    /// Whether Jekyll builds the site.
    pub is_jekyll: bool,
    /// Whether Jekyll runs the Liquid of the document.
    pub has_liquid: bool,
}

/// Finds the first syntax of another program in a file, with its line. Code and raw blocks are passed over.
#[must_use]
pub fn find(source: &str, body_start: usize, dialect: SyntaxContext) -> Option<(ForeignSyntax, usize)> {
    if body_start == 0 && has_hugo_front_matter(source) {
        return Some((ForeignSyntax::HugoFrontMatter, 1));
    }
    let body = &source[body_start..];
    let has_candidates = ["{{<", "{{%", "[["].iter().any(|start| body.contains(start));
    let mut ignored = if has_candidates { code_ranges(body) } else { return None };
    if dialect.has_liquid {
        ignored.extend(raw_ranges(body));
    }
    let ignored = merged(ignored);
    let offsets = body.match_indices("{{").chain(body.match_indices("[[")).map(|(offset, _)| offset);
    let found = offsets.filter_map(|offset| Some((offset, syntax_at(body, offset, dialect)?)));
    let found = found.filter(|(offset, _)| !is_within(&ignored, *offset));
    let (offset, syntax) = found.min_by_key(|(offset, _)| *offset)?;
    Some((syntax, source[..body_start + offset].matches('\n').count() + 1))
}

fn has_hugo_front_matter(source: &str) -> bool {
    let mut lines = source.lines();
    match lines.next().map(str::trim_end) {
        Some("+++") => lines.any(|line| line.trim_end() == "+++"),
        Some("{") => lines.next().is_some_and(|line| line.trim_start().starts_with('"')),
        _ => false,
    }
}

fn syntax_at(body: &str, offset: usize, dialect: SyntaxContext) -> Option<ForeignSyntax> {
    let rest = start_of_line(&body[offset..]);
    let is_shortcode = |open: &str, close: &str| rest.strip_prefix(open).is_some_and(|rest| rest.contains(close));
    // Without Liquid, Jekyll showed the braces as they are.
    let can_be_shortcode = dialect.has_liquid || !dialect.is_jekyll;
    if can_be_shortcode && (is_shortcode("{{<", ">}}") || is_shortcode("{{%", "%}}")) {
        return Some(ForeignSyntax::HugoShortcode);
    }
    let (target, after) = rest.strip_prefix("[[")?.split_once("]]")?;
    let is_embed = body[..offset].ends_with('!');
    let is_name = !target.is_empty()
        && !target.contains(['[', ']'])
        && target.trim() == target
        && target.chars().any(char::is_alphabetic)
        && !target.eq_ignore_ascii_case("toc")
        && !target.eq_ignore_ascii_case("_toc_");
    // `[[1]](url)` is a Markdown link. To Jekyll, double brackets are text unless they have a target and a label.
    let is_markdown = after.starts_with(['(', '[', ':']);
    let is_link = is_embed || target.contains('|') || !dialect.is_jekyll;
    (is_name && is_link && !is_markdown).then_some(ForeignSyntax::ObsidianLink)
}

/// Returns the first line, cut where no name or shortcode is as long, so that many brackets take no quadratic time.
fn start_of_line(text: &str) -> &str {
    const MAX_BYTES: usize = 400;
    let start = &text[..text.floor_char_boundary(MAX_BYTES)];
    start.lines().next().unwrap_or_default()
}

/// Sorts ranges and joins those that overlap.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn is_within(ranges: &[Range<usize>], offset: usize) -> bool {
    let index = ranges.partition_point(|range| range.end <= offset);
    ranges.get(index).is_some_and(|range| range.contains(&offset))
}

/// Returns the ranges of code.
fn code_ranges(body: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut block = 0;
    for (event, range) in Parser::new_ext(body, Options::empty()).into_offset_iter() {
        match event {
            Event::Code(_) => ranges.push(range),
            Event::Start(Tag::CodeBlock(_)) => block = range.start,
            Event::End(TagEnd::CodeBlock) => ranges.push(block..range.end),
            _ => {}
        }
    }
    ranges.extend(element_ranges(body, "<!--", "-->"));
    ranges.extend(element_ranges(body, "<pre", "</pre>"));
    ranges.extend(element_ranges(body, "<code", "</code>"));
    ranges.extend(element_ranges(body, "<script", "</script>"));
    ranges
}

/// Returns the ranges of raw blocks and of highlighted code.
fn raw_ranges(body: &str) -> Vec<Range<usize>> {
    let mut ranges = element_ranges(body, "{% raw %}", "{% endraw %}");
    ranges.extend(element_ranges(body, "{%- raw", "endraw"));
    ranges.extend(element_ranges(body, "{% highlight", "{% endhighlight"));
    ranges
}

fn element_ranges(body: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(start) = body[from..].find(open).map(|start| start + from) {
        let end = body[start..].find(close).map_or(body.len(), |end| start + end + close.len());
        ranges.push(start..end);
        from = end;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOLDER: SyntaxContext = SyntaxContext { is_jekyll: false, has_liquid: false };
    const JEKYLL: SyntaxContext = SyntaxContext { is_jekyll: true, has_liquid: true };

    #[test]
    fn syntax_of_other_programs_is_found_with_its_line() {
        use ForeignSyntax::{HugoFrontMatter, HugoShortcode, ObsidianLink};
        for (source, expected) in [
            ("+++\ntitle = \"A\"\n+++\nText\n", (HugoFrontMatter, 1)),
            ("{\n  \"title\": \"A\"\n}\nText\n", (HugoFrontMatter, 1)),
            ("Text\n\n{{< youtube abc >}}\n", (HugoShortcode, 3)),
            ("a {{% note %}} b", (HugoShortcode, 1)),
            ("a\nb [[Note]]", (ObsidianLink, 2)),
            ("[[Note|text]]", (ObsidianLink, 1)),
            ("![[picture.png]]", (ObsidianLink, 1)),
        ] {
            assert_eq!(find(source, 0, FOLDER), Some(expected), "{source}");
        }
    }

    #[test]
    fn code_and_markdown_are_no_syntax_of_other_programs() {
        for source in [
            "`{{< youtube >}}` and `[[Note]]`",
            "```\n[[Note]]\n```\n",
            "    [[Note]]\n",
            "```sh\nif [[ -f a ]]; then\n```",
            "[[1]](https://a.example)",
            "[[Note]](a.md)",
            "[[ -f a ]]",
            "[[TOC]]",
            "{{ page.title }}",
            "<pre>\n[[Note]]\n</pre>",
            "+++",
            "a [b][c]",
        ] {
            assert_eq!(find(source, 0, FOLDER), None, "{source}");
        }
        assert_eq!(find("[[Note]]", 0, JEKYLL), None);
        assert_eq!(find("{% raw %}{{< a >}}{% endraw %}", 0, JEKYLL), None);
        assert_eq!(find("{{< a >}}", 0, SyntaxContext { is_jekyll: true, has_liquid: false }), None);
        assert_eq!(find("{{< a >}}", 0, JEKYLL), Some((ForeignSyntax::HugoShortcode, 1)));
    }
}
