//! Each help, followed to the letter, passes.

use super::tests::found;

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
        ("> [!NOTE] Words.", "`> [!NOTE]`", "> [!NOTE]\n> Words."),
        ("> [!INFO]\n> Words.", "`[!NOTE]`, `[!TIP]`", "> [!NOTE]\n> Words."),
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
        (
            "[x](mailto:a@b.org?subject=Hi you)",
            "`[x](mailto:a@b.org?subject=Hi%20you)`",
            "[x](mailto:a@b.org?subject=Hi%20you)",
        ),
        ("[x](mailto:a b@c.org)", "write it like `mailto:name@example.org`", "[x](mailto:ab@c.org)"),
        ("[x](tel:+234 801 222)", "`[x](tel:+234801222)`", "[x](tel:+234801222)"),
        ("[x](https://exa mple.org)", "write the whole address", "[x](https://example.org)"),
        ("[x](https://example.org/a b)", "`[x](https://example.org/a%20b)`", "[x](https://example.org/a%20b)"),
        ("[x](</about/)", "`[x](/about/)`", "[x](/about/)"),
        ("![Icon](/icon.svg =100x20)", "`![Icon](/icon.svg)`", "![Icon](/icon.svg)"),
        ("[x](/about/\u{ff09}", "`[x](/about/)`", "[x](/about/)"),
        ("![[x.png]]", "`![What it shows](/media/x.png)`", "![What it shows](/media/x.png)"),
        ("[[about|About us]]", "`[About us](/about/)`", "[About us](/about/)"),
        ("a[^1]\n\n[^1] Note.", "`[^1]: Note.`", "a[^1]\n\n[^1]: Note."),
        ("a[^1] b[^1]", "`[^1]: The note.`", "a[^1] b[^1]\n\n[^1]: The note."),
        ("[about us(/about/)", "`[about us](/about/)`", "[about us](/about/)"),
        ("[about us]<https://x.org>", "`[about us](https://x.org)`", "[about us](https://x.org)"),
        ("! [Icon](/icon.svg)", "`![Icon](/icon.svg)`", "![Icon](/icon.svg)"),
        ("See ![alt] here", "`![alt](/media/name.jpg)`", "See ![alt](/media/name.jpg) here"),
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
        ("[gallery ids=\"1,2\"]", "`![What it shows](/media/name.jpg)`", "![What it shows](/media/name.jpg)"),
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
