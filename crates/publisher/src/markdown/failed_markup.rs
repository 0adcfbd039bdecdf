//! Text that looks like Markdown but does not parse as such: readers would see the signs of a link, a heading or bold words.

use super::PARSER_OPTIONS;
use super::directive;
use super::text_runs::TextRun;
use crate::diagnostic::Problem;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// Text that looks like markup.
#[derive(Debug, PartialEq, Eq)]
pub struct FailedMarkup {
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// What it seems to be, and how to write it. It is an error if words are lost, or words of a program are shown.
    pub problem: Problem,
}

/// Returns what looks like markup in the text runs of a body.
#[must_use]
pub fn find(runs: &[TextRun]) -> Vec<FailedMarkup> {
    runs.iter().flat_map(|run| CHECKS.iter().flat_map(|check| check(run))).collect()
}

/// Returns the lines of a body that version control writes into a file with a conflict, outside of code.
#[must_use]
pub fn find_conflicts(body: &str) -> Vec<FailedMarkup> {
    const MARKS: [&str; 3] = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
    let mut conflicts = Vec::new();
    if !MARKS.iter().any(|mark| body.contains(mark)) {
        return conflicts;
    }
    let code = code_blocks(body);
    for (start, line) in lines(body) {
        let is_code = code.iter().any(|range| range.contains(&start));
        if !is_code && MARKS.iter().any(|mark| line.starts_with(mark)) {
            conflicts.push(FailedMarkup {
                range: start..start + line.trim_end().len(),
                problem: Problem::error(
                    "two versions of this text were not merged",
                    "between `<<<<<<<` and `>>>>>>>`, keep the right version, and remove the other and the three lines of signs",
                ),
            });
        }
    }
    conflicts
}

fn code_blocks(body: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter();
    events.filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)))).map(|(_, range)| range).collect()
}

type Check = fn(&TextRun) -> Vec<FailedMarkup>;

const CHECKS: [Check; 8] = [links, references, footnotes, wiki_links, headings, bold, liquid, directives];

/// `[text](/an address/)`, `[text](/address/` and `[text] (/address/)`.
fn links(run: &TextRun) -> Vec<FailedMarkup> {
    let text = &run.text;
    let mut found = Vec::new();
    for (close, _) in text.match_indices(']') {
        let after = &text[close + 1..];
        let is_apart = after.starts_with(" (");
        if !is_apart && !after.starts_with('(') {
            continue;
        }
        let Some(open) = opening_bracket(text, close) else { continue };
        let open_parenthesis = close + 1 + usize::from(is_apart);
        let line_end = text[open_parenthesis..].find('\n').map_or(text.len(), |end| open_parenthesis + end);
        let closing = text[open_parenthesis..line_end].find(')').map(|end| open_parenthesis + end);
        let destination = &text[open_parenthesis + 1..closing.unwrap_or(line_end)];
        let destination = destination.split(" \"").next().unwrap_or_default().trim();
        if is_apart && !is_destination(destination) {
            continue;
        }
        let start = if text[..open].ends_with('!') { open - 1 } else { open };
        let label = &text[start..=close];
        let word = if start < open { "image" } else { "link" };
        // The name of a file can have a space, the address of a page cannot.
        let is_page = destination.starts_with('/') && destination.ends_with('/');
        let right = match (closing, destination.contains(' ')) {
            (None, _) => format!("{label}({})", destination.split(' ').next().unwrap_or_default()),
            (Some(_), true) if is_page => format!("{label}({})", destination.replace(' ', "-")),
            (Some(_), true) if destination.contains("://") => format!("{label}({})", destination.replace(' ', "%20")),
            (Some(_), true) => format!("{label}(<{destination}>)"),
            (Some(_), false) => format!("{label}({destination})"),
        };
        let message = match closing {
            None => format!("this {word} has no `)` at its end"),
            Some(_) if is_apart => format!("this {word} does not work with a space between `]` and `(`"),
            Some(_) if destination.contains(' ') => format!("this {word} does not work with a space in its address"),
            Some(_) => format!("this {word} cannot be read"),
        };
        found.push(run.failed(start..closing.map_or(line_end, |end| end + 1), message, format!("write `{right}`")));
    }
    found
}

/// `[text][name]`, if no line defines the name.
fn references(run: &TextRun) -> Vec<FailedMarkup> {
    let text = &run.text;
    let mut found = Vec::new();
    for (close, _) in text.match_indices("][") {
        let Some(open) = opening_bracket(text, close) else { continue };
        let Some(end) = text[close + 2..].find(']').map(|end| close + 2 + end) else { continue };
        // `rows[0][1]` is not a link.
        if is_index(&text[..open]) {
            continue;
        }
        let label = &text[open..=close];
        let name = &text[close + 2..end];
        let message = format!("this link has no address: there is no line `[{name}]: …`");
        found.push(run.failed(open..end + 1, message, format!("write the address in the text: `{label}(/about/)`")));
    }
    found
}

/// `[^name]`, if no line defines the footnote.
fn footnotes(run: &TextRun) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, _) in run.text.match_indices("[^") {
        let Some(end) = run.text[start..].find(']').map(|end| start + end) else { continue };
        let label = &run.text[start..=end];
        if label.len() > "[^]".len() && !label.contains(char::is_whitespace) {
            let help = format!(
                "write it at the end of the file: `{label}: The note.`; or, if it is no footnote, write it as code"
            );
            let message = format!("the footnote `{label}` is missing");
            found.push(run.at(start..end + 1, Problem::error(message, help)));
        }
    }
    found
}

/// `[[Page]]`
fn wiki_links(run: &TextRun) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, _) in run.text.match_indices("[[") {
        let Some(end) = run.text[start..].find("]]").map(|end| start + end) else { continue };
        let words = &run.text[start + 2..end];
        let is_words = !is_index(&run.text[..start])
            && words.starts_with(char::is_alphabetic)
            && !words.contains(['[', '\n', ',']);
        if is_words {
            let help = format!("write the address of the page: `[{words}](/about/)`");
            found.push(run.failed(start..end + 2, String::from("this link cannot be read"), help));
        }
    }
    found
}

/// `##Heading`
fn headings(run: &TextRun) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, line) in lines(&run.text) {
        let words = line.trim_start_matches('#');
        let level = line.len() - words.len();
        let is_line_start = start > 0 || run.starts_line;
        if is_line_start && (2..=6).contains(&level) && words.starts_with(char::is_alphanumeric) {
            let (signs, words) = line.trim_end().split_at(level);
            let message = String::from("this heading cannot be read");
            let help = format!("write a space after the signs: `{signs} {words}`");
            found.push(run.failed(start..start + line.trim_end().len(), message, help));
        }
    }
    found
}

/// `**bold **text` and `** bold** text`. Powers such as `2 ** 3` have the same on both sides of their stars.
fn bold(run: &TextRun) -> Vec<FailedMarkup> {
    let text = &run.text;
    let is_space = |sign: Option<char>| sign.is_none_or(char::is_whitespace);
    let stars: Vec<(usize, bool, bool)> = text
        .match_indices("**")
        .map(|(index, _)| {
            (index, is_space(text[..index].chars().next_back()), is_space(text[index + 2..].chars().next()))
        })
        .collect();
    let mut found = Vec::new();
    let mut rest = stars.as_slice();
    while let [(start, before_start, after_start), (end, before_end, after_end), ..] = *rest {
        let (start_is_even, end_is_even) = (before_start == after_start, before_end == after_end);
        let is_pair = match (start_is_even, end_is_even) {
            (false, false) => true,
            (true, false) | (false, true) => before_start && after_end,
            (true, true) => false,
        };
        if !is_pair {
            rest = &rest[1..];
            continue;
        }
        let words = text[start + 2..end].trim();
        let help = format!("write no space inside the stars: `**{words}**`");
        found.push(run.failed(start..end + 2, String::from("these words are not bold, and the stars are shown"), help));
        rest = &rest[2..];
    }
    found
}

/// `{% include x %}` and `{{ page.title }}`
fn liquid(run: &TextRun) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (open, close) in [("{%", "%}"), ("{{", "}}")] {
        for (start, _) in run.text.match_indices(open) {
            let Some(end) = run.text[start + open.len()..].find(close) else { continue };
            let end = start + open.len() + end + close.len();
            let text = &run.text[start..end];
            let message = format!("`{text}` is an instruction for another program, and would be shown");
            let help = format!("remove it, or show it as code: `` `{text}` ``");
            found.push(run.at(start..end, Problem::error(message, help)));
        }
    }
    found
}

/// `::news 3` in the middle of a paragraph.
fn directives(run: &TextRun) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (start, line) in lines(&run.text) {
        let text = line.trim();
        let is_first = start == 0;
        if !is_first && text != "::end" && matches!(directive::parse(text), Some(Ok(_))) {
            let help = format!("write `{text}` on its own line, with an empty line above and below it");
            found.push(run.failed(start..start + line.trim_end().len(), format!("`{text}` would be shown"), help));
        }
    }
    found
}

impl TextRun {
    fn failed(&self, range: Range<usize>, message: String, help: String) -> FailedMarkup {
        self.at(range, Problem::warning(message, help))
    }

    /// Returns a problem in a range of the run.
    fn at(&self, range: Range<usize>, problem: Problem) -> FailedMarkup {
        FailedMarkup { range: self.start + range.start..self.start + range.end, problem }
    }
}

/// Returns lines with their byte offsets and their line breaks.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive('\n').map(move |line| {
        end += line.len();
        (end - line.len(), line)
    })
}

/// Whether a bracket after this text is an index, as in `rows[0]`.
fn is_index(before: &str) -> bool {
    before.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | ']' | ')'))
}

/// Returns the index of the bracket that `close` closes.
fn opening_bracket(text: &str, close: usize) -> Option<usize> {
    let mut depth = 0;
    // No label is longer.
    const MAX_LENGTH: usize = 1000;
    for (index, sign) in text[..close].char_indices().rev().take(MAX_LENGTH) {
        match sign {
            ']' => depth += 1,
            '[' if depth == 0 => return Some(index),
            '[' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a string in brackets is the address of a link, and not a remark.
pub(super) fn is_destination(text: &str) -> bool {
    let is_word = !text.contains(char::is_whitespace);
    is_word && (["/", "#", "http://", "https://", "mailto:"].iter().any(|start| text.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::super::text_runs::text_runs;
    use super::*;

    /// Returns the found text and the help of each finding.
    fn found(body: &str) -> Vec<(String, String)> {
        find(&text_runs(body)).into_iter().map(|it| (String::from(&body[it.range]), it.problem.help)).collect()
    }

    #[test]
    fn markup_that_did_not_take_is_shown_as_it_should_be() {
        for (body, text, help) in [
            ("See [about us](/about us/).", "[about us](/about us/)", "`[about us](/about-us/)`"),
            ("See [x](/about/", "[x](/about/", "`[x](/about/)`"),
            ("A [link] (/about/) here", "[link] (/about/)", "`[link](/about/)`"),
            ("![alt](/images/my photo.png)", "![alt](/images/my photo.png)", "`![alt](</images/my photo.png>)`"),
            ("![a](/images/b c.png \"It\")", "![a](/images/b c.png \"It\")", "`![a](</images/b c.png>)`"),
            ("See [x](/about/ for more", "[x](/about/ for more", "`[x](/about/)`"),
            ("See [the site][nowhere].", "[the site][nowhere]", "`[the site](/about/)`"),
            ("A [[wiki link]] here", "[[wiki link]]", "`[wiki link](/about/)`"),
            ("##NoSpace", "##NoSpace", "`## NoSpace`"),
            ("Words\n###Next one\nmore", "###Next one", "`### Next one`"),
            ("Some **bold **text", "**bold **", "`**bold**`"),
            ("Some ** bold** text", "** bold**", "`**bold**`"),
            ("{% include x %}", "{% include x %}", "`` `{% include x %}` ``"),
            ("Hello {{ name }}!", "{{ name }}", "`` `{{ name }}` ``"),
            ("A note[^missing].", "[^missing]", "`[^missing]: The note.`"),
            ("Words\n::news 3\nmore", "::news 3", "on its own line"),
            ("[x](https://a.example/b c)", "[x](https://a.example/b c)", "`[x](https://a.example/b%20c)`"),
            ("> quoted [x](/a b/)", "[x](/a b/)", "`[x](/a-b/)`"),
        ] {
            let found = found(body);
            let [(found_text, found_help)] = found.as_slice() else { panic!("{body}: {found:?}") };
            assert_eq!(found_text, text, "{body}");
            assert!(found_help.contains(help), "{body}: {found_help}");
        }
    }

    #[test]
    fn prose_code_and_escapes_are_left_alone() {
        for body in [
            "2 ** 3 and 2**3, a[0] [1], a[0][1], f(x)[0](y)",
            "a list [1, 2] (in Python), [sic] (as written)",
            "`[x](/a b/)` and `##No` and `**a **` and `{% x %}` and `{{ x }}`",
            "```\n##No\n[a][b]\n{% raw %}\n<<<<<<< HEAD\n```",
            "\\[x](/a b/ and \\{% x %} and \\##No, \\[a][b]",
            "#python and #1, C# ** and **kwargs",
            "[a](/b/) [c](https://d.example/) **bold** and ***both***",
            "a matrix [[1, 2], [3, 4]], df[[name]]",
            "`C`##x",
            "`[^.]`, \\[^/\\], [^ ] and a note[^1]\n\n[^1]: It.\n\n```\nmatch[^abc]\n```",
            "**bold**text, text**bold** and (**bold**)",
        ] {
            assert_eq!(found(body), [], "{body}");
        }
    }

    #[test]
    fn conflicts_are_found_outside_of_code() {
        let body = "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> branch\n";
        let lines: Vec<&str> = find_conflicts(body).into_iter().map(|it| &body[it.range]).collect();
        assert_eq!(lines, ["<<<<<<< HEAD", ">>>>>>> branch"]);
        assert_eq!(find_conflicts(&format!("```\n{body}```\n")), []);
        assert_eq!(find_conflicts("a <<<<<<< b\n<<<<<<<\n"), []);
    }
}
