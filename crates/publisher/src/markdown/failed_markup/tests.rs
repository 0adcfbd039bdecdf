//! What the checks of failed markup find, and what they leave alone.

use super::super::ParserOutput;
use super::super::masked::masked;
use super::super::text_runs::text_runs;
use super::*;

/// Returns the found text and the help of each finding.
pub(super) fn found(body: &str) -> Vec<(String, String)> {
    let masked = masked(body, &ParserOutput::new(body).events);
    let events = ParserOutput::new(&masked).events;
    let found = find(&ParsedBody { body, runs: &text_runs(body, &events), events: &events });
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
        ("Some **bold **text", "**bold **", "`**bold** text`"),
        ("Some ** bold** text", "** bold**", "`**bold**`"),
        ("{% include x %}", "{% include x %}", "`` `{% include x %}` ``"),
        ("Hello {{ name }}!", "{{ name }}", "`` `{{ name }}` ``"),
        ("Before {% raw and more\nwords", "{% raw and more", "`` `{% raw and more` ``"),
        ("Hello {{ page.name, welcome", "{{ page.name, welcome", "`` `{{ page.name, welcome` ``"),
        ("A {# comment #} here", "{# comment #}", "`` `{# comment #}` ``"),
        ("Hello <%= name %>!", "<%= name %>", "`` `<%= name %>` ``"),
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
        "A brace is {{ in a format, {%d, {{x and 5 <% 6",
        "Hawai`i",
        "Jay | Dawn | Abigail\n\n|x| is absolute",
        "[!NOTE] outside of a quotation",
        "A price of 5* or 4**, and free for members**, Team A** and Team B** too",
        "Match **/x or **/y",
        "| a | b |\n|---|---|\n| `x` | **y** |",
        "def f(x, *, y): pass and *.py, x",
        "10~20, ~5 km, H~2~O and ~~struck~~",
        "https://a.example/--b",
        "f(**a, **b) and {**a, **b} and dict(x, **b)",
        "— a dash\nand more\n\n- [] is empty\n\no one\nthe other\n\n1- one\nand 2- two\n\na) one\nof many",
        "######\n\n##, ## and ##!\n\n#\u{a0}one",
        "x ** y ** z and base ** exponent ** 2, members**, and Team A**\n\nbold**",
        "*args and *kwargs\n\n_private and _internal\n\n__a and __b\n\n*a *b",
        "We work on **...many things**",
        "*italic* text, **a** *b*, ***both***, src/**/*.py",
        "a:b:c, 10:30:00, :not_an_emoji:, list[int], x[a]=\"b\", [sic], [1], <3, a <b: c>",
        "Welcome! [Join us](/about/), [x](/a/) {y}, tuple[int](x), f([a], (/b/))",
        "'''A docstring.''' and un`code`ed",
        // Numbers, quotations and underlines that were meant.
        "1. a\n1. b\n1. c\n\nWords\n\n5. d\n6. e\n\nWords\n\n0. f\n   - g\n   1. h\n   2. i\n1. j",
        "> a\n> > b\n\n>No space\n>and 3 words\n\n>> two",
        "A title\n-------\n\nText\n\n---\n\nText\n***\nText\n___",
        "---\n\nlayout: is a word\n\n---",
        "| a | b |\n|---|---|\n1 | 2\n| 3\n4 \\| 5 |",
        "| a |\n|---|\n| 1 |\n::end",
        // Signs that were escaped on purpose.
        "1\\. One, \\(below\\), \\[x\\]\\(y=1\\), \\*a\\*, C:\\\\x, C:\\Users\\me, \\d, a \\\\ b",
        "&nbsp;&amp;&copy;&#8209;&#x1F600; `&#7;` &#x1F468;&#x200D;&#x1F469;",
        "```python\n```\n\n```\n```\n\n~~~c++\n~~~",
        "## Using {placeholders}\n\n## Sets {1, 2}\n\n## dict {}\n\n## A {#b}\n\n## \\{#a b\\}",
        "![A](/b.svg \"C\")\n\n- a\n\n  ![A](/b.svg \"C\")\n\n![A][b]\n\n[b]: /c.svg \"D\"",
    ] {
        assert_eq!(found(body), [], "{body}");
    }
}
