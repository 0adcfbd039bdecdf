use super::super::PARSER_OPTIONS;
use super::super::masked::Masked;
use super::super::text_runs::text_runs;
use super::*;
use pulldown_cmark::Parser;

/// Returns the found text and the help of each finding.
fn found(body: &str) -> Vec<(String, String)> {
    let masked = Masked::new(body);
    let events: Vec<_> = Parser::new_ext(&masked.text, PARSER_OPTIONS).into_offset_iter().collect();
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
        ("**bold `code` **text", "`**bold `code`** text`", "**bold `code`** text"),
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
        ("A **bold **text", "`**bold** text`", "A **bold** text"),
        ("**Date: **20", "`**Date:** 20`", "**Date:** 20"),
        // Addresses with words or signs in them.
        ("[x](/about/ title)", "`[x](/about/)`", "[x](/about/)"),
        ("[x](/about/, now)", "`[x](/about/)`", "[x](/about/)"),
        ("[about us](about us)", "`[about us](/about-us/)`", "[about us](/about-us/)"),
        ("[x](mailto a@b.org)", "`[x](mailto:a@b.org)`", "[x](mailto:a@b.org)"),
        ("![Icon](/icon.svg =100x20)", "`![Icon](/icon.svg)`", "![Icon](/icon.svg)"),
        ("[x](/about/\u{ff09}", "`[x](/about/)`", "[x](/about/)"),
        ("![[x.png]]", "`![What it shows](/images/x.png)`", "![What it shows](/images/x.png)"),
        ("[[about|About us]]", "`[About us](/about/)`", "[About us](/about/)"),
        ("a[^1]\n\n[^1] Note.", "`[^1]: Note.`", "a[^1]\n\n[^1]: Note."),
        ("a[^1] b[^1]", "`[^1]: The note.`", "a[^1] b[^1]\n\n[^1]: The note."),
        ("[about us(/about/)", "`[about us](/about/)`", "[about us](/about/)"),
        ("[about us]<https://x.org>", "`[about us](https://x.org)`", "[about us](https://x.org)"),
        ("! [Icon](/icon.svg)", "`![Icon](/icon.svg)`", "![Icon](/icon.svg)"),
        ("See ![alt] here", "`![alt](/images/name.jpg)`", "See ![alt](/images/name.jpg) here"),
        // Signs of emphasis.
        ("** bold ** text", "`**bold**`", "**bold** text"),
        ("**bold** and ** more **", "`**more**`", "**bold** and **more**"),
        ("** Date**: 20", "`**Date**`", "**Date**: 20"),
        ("~~ struck ~~", "`~~struck~~`", "~~struck~~"),
        ("*italic *text", "`*italic* text`", "*italic* text"),
        ("_italic _text", "`_italic_ text`", "_italic_ text"),
        ("__bold __text", "`__bold__ text`", "**bold** text"),
        ("Date:** 20 July**", "`Date: **20 July**`", "Date: **20 July**"),
        ("Date:** 20 July", "`**Date:** `", "**Date:** 20 July"),
        ("**bold*", "`**bold**`", "**bold**"),
        ("*bold**", "`**bold**`", "**bold**"),
        // Codes of other programs.
        ("[gallery ids=\"1,2\"]", "`![What it shows](/images/name.jpg)`", "![What it shows](/images/name.jpg)"),
        ("[caption]Words[/caption]", "or write it as code", "`[caption]Words[/caption]`"),
        ("[b]x[/b]", "`**words**`", "**x**"),
        ("[toc]", "remove it", ""),
        ("[[_TOC_]]", "remove it", ""),
        ("Yes :tada:!", "`🎉`", "Yes 🎉!"),
        ("[x](/about/){target=_blank}", "remove it", "[x](/about/)"),
        ("![x](/x.png){width=100}", "remove it", "![x](/x.png)"),
        ("Words<o:p></o:p>", "remove it", "Words"),
        ("'''python\nprint(1)\n'''", "`` ```python ``", "```python\nprint(1)\n```"),
        ("Don`t and won`t", "`Don't`", "Don't and won't"),
        // Headings and lists.
        ("##\u{a0}Heading", "`## Heading`", "## Heading"),
        ("##**Bold**", "`## **Bold**`", "## **Bold**"),
        ("##[link](/about/)", "`## [link](/about/)`", "## [link](/about/)"),
        ("####### Seven", "`## Seven`", "## Seven"),
        ("– one\n– two", "`- one`", "- one\n- two"),
        ("— one\n— two", "`- one`", "- one\n- two"),
        ("・one", "`- one`", "- one"),
        ("o one\no two", "`- one`", "- one\n- two"),
        ("1- one\n2- two", "`1. one`", "1. one\n2. two"),
        ("a) one\nb) two", "`1. one`", "1. one\n2. two"),
        ("- [] open", "`- [ ] open`", "- [ ] open"),
        ("-[ ] open", "`- [ ] open`", "- [ ] open"),
        ("-[x] done", "`- [x] done`", "- [x] done"),
        // Code beside the signs that begin it.
        ("```print(1)\nprint(2)\n```", "line `` ``` ``, and write `print(1)`", "```\nprint(1)\nprint(2)\n```"),
        ("~~~pip install x\n~~~", "`` ~~~ ``, and write `pip install x`", "~~~\npip install x\n~~~"),
        ("```python print(1)\n```", "`` ```python ``, and write `print(1)`", "```python\nprint(1)\n```"),
        ("```{.python}\n1\n```", "write `` ```python ``", "```python\n1\n```"),
        // Braces of headings.
        ("## H {#my id}", "`{#my-id}`", "## H {#my-id}"),
        ("## H {#id .x}", "`{#id}`", "## H {#id}"),
        ("## H {#id} ##", "remove the signs after it", "## H {#id}"),
        ("## H {.x}", "remove it", "## H"),
        // Words in quotation marks.
        ("[a](https://x.org \"B c\")", "write `[a](https://x.org)`", "[a](https://x.org)"),
        ("[a][b]\n\n[b]: /c/ \"D\"", "remove these words", "[a][b]\n\n[b]: /c/"),
        ("Text ![A](/b.svg \"C\") text", "on a line of its own", "Text\n\n![A](/b.svg \"C\")\n\ntext"),
        ("- ![A](/b.svg \"C\")", "write the caption in the text", "- ![A](/b.svg) C"),
        ("| a |\n|---|\n| ![A](/b.svg \"C\") |", "in the text", "| a |\n|---|\n| ![A](/b.svg) C |"),
        ("[![A](/b.svg \"C\")](/d/)", "without a link around it", "![A](/b.svg \"C\")"),
        // Numbers.
        ("10. a\n9. b\n8. c", "write `11.`", "10. a\n11. b\n12. c"),
        ("10. a\n9. b\n8. c", "`9\\. b`", "10\\. a\n\n9\\. b\n\n8\\. c"),
        ("1) one\n3) three", "write `2)`", "1) one\n2) three"),
        ("> 1. one\n> 1. two\n> 3. three", "write `2.`", "> 1. one\n> 2. two\n> 3. three"),
        // Quotations.
        (">>> print(1)\n>>> print(2)", "between lines `` ``` ``", "```\n>>> print(1)\n>>> print(2)\n```"),
        ("Words\n>>> f(1)", "`` `f(1)` ``", "Words\n`f(1)`"),
        (">= 3.8 is required.", "write `\\>= 3.8", "\\>= 3.8 is required."),
        (">100 members\n> more", "`> 100 members`", "> 100 members\n> more"),
        // Lines that change the block above them.
        ("| a |\n|---|\n| 1 |\nWords\nand more", "an empty line above", "| a |\n|---|\n| 1 |\n\nWords\nand more"),
        ("| a | b |\n|---|---|\nWords", "write `| Words |`", "| a | b |\n|---|---|\n| Words |"),
        ("Some words\n---", "an empty line above", "Some words\n\n---"),
        ("Some words\n---", "write `## Some words`", "## Some words"),
        ("One\ntwo\n-----\nMore", "an empty line above", "One\ntwo\n\n-----\nMore"),
        ("Sign-off\n-- \nJay", "write `\\--`", "Sign-off\n\\--\nJay"),
        ("> Text\n> -", "write `\\-`", "> Text\n> \\-"),
        // Backslashes.
        ("Open \\\\server\\share, please", "`` `\\\\server\\share` ``", "Open `\\\\server\\share`, please"),
        ("Match \\d+\\.\\d+ here", "`` `\\d+\\.\\d+` ``", "Match `\\d+\\.\\d+` here"),
        ("In C:\\_x it is", "`` `C:\\_x` ``", "In `C:\\_x` it is"),
        ("All C:\\Users\\*.md", "`` `C:\\Users\\*.md` ``", "All `C:\\Users\\*.md`"),
        ("So \\(x^2\\) grows", "`` `x^2` ``", "So `x^2` grows"),
        ("So \\[\\frac{a}{b}\\]", "`` `\\frac{a}{b}` ``", "So `\\frac{a}{b}`"),
        // Characters and settings.
        ("a&#x202E;b", "remove `&#x202E;`", "ab"),
        ("a&#7;b", "remove `&#7;`", "ab"),
        ("a&ZeroWidthSpace;b", "remove `&ZeroWidthSpace;`", "ab"),
        ("---\nlayout: post\ntitle: A title\n---\n\nText", "remove these lines", "Text"),
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
        "f(**a, **b) and {**a, **b} and dict(x, **b)",
        "— a dash\nand more\n\n- [] is empty\n\no one\nthe other\n\n1- one\nand 2- two\n\na) one\nof many",
        "######\n\n##, ## and ##!\n\n#\u{a0}one",
        "x ** y ** z and base ** exponent ** 2, members**, and Team A**\n\nbold**",
        "*args and *kwargs\n\n_private and _internal\n\n__a and __b\n\n*a *b",
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
