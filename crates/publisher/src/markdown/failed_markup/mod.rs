//! Text that looks like Markdown but does not parse as such, and text that parses as Markdown but was not meant as such:
//! readers would see signs of markup, or miss signs of the text.

mod code;
mod emphasis;
mod emphasis_read;
mod lines;
mod links;
mod programs;
mod tables;

pub(in crate::markdown) use links::is_destination;

use super::text_runs::TextRun;
use crate::diagnostic::Problem;
use pulldown_cmark::Event;
use std::ops::Range;

/// Markup that is shown as text, or text that is read as markup.
#[derive(Debug, PartialEq, Eq)]
pub struct FailedMarkup {
    /// Its bytes in the body.
    pub range: Range<usize>,
    /// What it seems to be, and how to write it. It is an error if words are lost, or words of a program are shown.
    pub problem: Problem,
}

/// Returns what looks like markup in the text runs of a body, and what looks like text in its events.
#[must_use]
pub fn find(body: &str, runs: &[TextRun<'_>], events: &[(Event<'_>, Range<usize>)]) -> Vec<FailedMarkup> {
    let mut found: Vec<FailedMarkup> = runs.iter().flat_map(|run| CHECKS.iter().flat_map(|check| check(run))).collect();
    for (event, range) in events {
        found.extend(emphasis_read::find(body, event, range));
        found.extend(code::unclosed_fence(body, event, range));
    }
    found.extend(runs.iter().flat_map(|run| lines::directives(body, run)));
    found
}

type Check = fn(&TextRun<'_>) -> Vec<FailedMarkup>;

const CHECKS: [Check; 13] = [
    links::links,
    links::references,
    links::footnotes,
    links::wiki_links,
    lines::headings,
    lines::lists,
    lines::callouts,
    tables::tables,
    emphasis::bold,
    emphasis::emphasis_before_words,
    programs::instructions,
    code::backticks,
    code::options,
];

impl TextRun<'_> {
    fn failed(&self, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> FailedMarkup {
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

/// Returns the lines of a run that start a line of its paragraph, without the white space around them.
fn paragraph_lines<'a>(run: &'a TextRun<'_>) -> impl Iterator<Item = (usize, &'a str)> {
    lines(&run.text).filter(|(start, _)| run.starts_paragraph || *start > 0).map(|(start, line)| {
        let indentation = line.len() - line.trim_start_matches([' ', '>', '\n']).len();
        (start + indentation, line[indentation..].trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::super::PARSER_OPTIONS;
    use super::super::text_runs::text_runs;
    use super::*;
    use pulldown_cmark::Parser;

    /// Returns the found text and the help of each finding.
    fn found(body: &str) -> Vec<(String, String)> {
        let events: Vec<_> = Parser::new_ext(body, PARSER_OPTIONS).into_offset_iter().collect();
        let found = find(body, &text_runs(body, &events), &events);
        found.into_iter().map(|it| (String::from(&body[it.range]), it.problem.help)).collect()
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
    fn a_followed_help_passes() {
        for (body, help, followed) in [
            // Bold words.
            ("**Note:**text here", "`**Note:** text`", "**Note:** text here"),
            ("__Note:__text", "`__Note:__ text`", "__Note:__ text"),
            ("*Note:*text", "`*Note:* text`", "*Note:* text"),
            ("text**(bold)** more", "` **(bold)**`", "text **(bold)** more"),
            ("**bold `code` **text", "`**bold `code`**`", "**bold `code`** text"),
            ("**When: today\n**Where: here**", "write `**` after", "**When:** today\n**Where: here**"),
            ("We are **bold and never closed.", "write `**` after", "We are **bold** and never closed."),
            // Names of Python and formulas.
            ("Call __init__ first", "`` `__init__` ``", "Call `__init__` first"),
            ("Call __init__ first", "`**init**`", "Call **init** first"),
            ("The file __init__.py.", "`` `__init__.py` ``", "The file `__init__.py`."),
            ("super().__init__(x)", "`` `__init__` ``", "super().`__init__`(x)"),
            ("x.__len__() is", "`` `x.__len__()` ``", "`x.__len__()` is"),
            ("a**2 + b**2 = c", "`` `a**2 + b**2` ``", "`a**2 + b**2` = c"),
            ("so 5*3*2.", "`` `5*3*2` ``", "so `5*3*2`."),
            ("SELECT *, count(*) FROM t", "`` `*, count(*)` ``", "SELECT `*, count(*)` FROM t"),
            ("pip install --upgrade pip", "`` `--upgrade` ``", "pip install `--upgrade` pip"),
            // Lists.
            ("-one\n-two", "`- one`", "- one\n- two"),
            ("1.One", "`1. One`", "1. One"),
            ("1)One\n2)Two", "`1) One`", "1) One\n2) Two"),
            ("Bring:\n• food\n• drinks", "`- food`", "Bring:\n\n- food\n- drinks"),
            // Call-outs and instructions.
            ("> [!NOTE]\n> Words.", "`**Note**`", "> **Note**\n> Words."),
            ("A paragraph.\n{: .lead}", "remove it", "A paragraph."),
            ("{:toc}", "`` `{:toc}` ``", "`{:toc}`"),
            // Code.
            ("Use `print and go", "write `` ` ``", "Use `print` and go"),
            ("Use `print and go", "`` \\` ``", "Use \\`print and go"),
            ("```python\nprint()\n", "write a line `` ``` ``", "```python\nprint()\n```\n"),
            ("~~~~\n~~~\na", "write a line `` ~~~~ ``", "~~~~\n~~~\na\n~~~~"),
            // Links.
            ("[text]\n(/about/)", "`[text](/about/)`", "[text](/about/)"),
            ("See the site](/about/).", "`[words](/about/)`", "See [the site](/about/)."),
            ("[the `site`](/about us/)", "`[the `site`](/about-us/)`", "[the `site`](/about-us/)"),
            // Directives.
            ("> ::news 3", "write `\\::news 3`", "> \\::news 3"),
            ("- ::end", "write `\\::end`", "- \\::end"),
            ("words\n::end\nmore", "on its own line", "words\n\n::end\n\nmore"),
            // Tables.
            ("| a | b |\n| 1 | 2 |", "`| --- | --- |`", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
            ("| a | b |\n|---|\n| 1 | 2 |", "`| --- | --- |`", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
            ("|---|---|\n| 1 | 2 |", "`| Name | Name |`", "| Name | Name |\n|---|---|\n| 1 | 2 |"),
        ] {
            let before = found(body);
            let [(_, found_help)] = before.as_slice() else { panic!("{body}: {before:?}") };
            assert!(found_help.contains(help), "{body}: {found_help}");
            assert_eq!(found(followed), [], "{followed}");
        }
    }

    #[test]
    fn prose_about_python_is_left_alone() {
        for body in [
            "*args and **kwargs are passed on; **kwargs may be empty",
            "def f(*args, **kwargs): return g(*args, **kwargs)",
            "Pass **kwargs and **options, or merge {**a_b, **c_d}",
            "**kwargs collects the rest",
            "2 ** 3, 2**3, 5 * 3 * 2, (a+b)**2 + (c+d)**2",
            "snake_case_name, _private, __mangled, Class__name, __a and __b",
            "-1 and 3.14\n-2\n3.14 is pi\n2.x is old\n7.zip is a file\n-v is short",
            "#hashtag :) C:\\temp 10::20 a[0] [1] f(x)[0] x[::2]",
            "`__init__` and `a**2 + b**2` and `--upgrade` and `::1` and `**kwargs`",
            "\\_\\_init\\_\\_ and a\\*\\*2 + b\\*\\*2 and \\`",
            "```python\n__init__\n-one\n| a |\n| b |\n::end\n[!NOTE]\n```\n",
            "~~~\n```\n~~~\n\n> ```\n> a\n> ```\n\n- b\n\n  ```\n  c\n  ```\n",
            "We met -- as always -- and left. So--so. A dash --and one-- more",
            "un*frigging*believable and un**frigging**believable *tuple*s",
            "**Bold:** text, *it:* text, **bold**s and **`code`:** text",
            "Format {:.2f}, {:>10}, {: >4}, {:d}, {a: b}",
            "Hawai`i",
            "Jay | Dawn | Abigail\n\n|x| is absolute",
            "[!NOTE] outside of a quotation",
            "A price of 5* or 4**, and free for members**, Team A** and Team B** too",
            "Match **/x or **/y",
            "| a | b |\n|---|---|\n| `x` | **y** |",
            "def f(x, *, y): pass and *.py, x",
            "10~20, ~5 km, H~2~O and ~~struck~~",
            "https://a.example/--b",
        ] {
            assert_eq!(found(body), [], "{body}");
        }
    }
}
