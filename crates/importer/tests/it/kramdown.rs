//! Rules of kramdown that differ from CommonMark, each with the Markdown that keeps what kramdown shows.

use crate::page::{assert_pages, import_page};
use importer::report::Cause;

#[test]
fn code_is_no_text() {
    for code in
        ["cat a | grep b", ":wq", "^", "{: .class}", "*[HTML]: Hyper", "{::comment}", "$$", "a <<b>> \\^ ~c~ **d.**e"]
    {
        let fence = format!("```\n{code}\n```");
        assert_pages(&[
            (&format!("Text:\n\n    {code}\n\nEnd."), &format!("Text:\n\n{fence}\n\nEnd.")),
            (&format!("\t{code}"), &fence),
            (&format!("* Item\n\n      {code}\n"), &format!("- Item\n\n  ```\n  {code}\n  ```")),
            (&format!("> Quotation\n>\n>     {code}"), &format!("> Quotation\n>\n> ```\n> {code}\n> ```")),
        ]);
    }
    for code in [":set nu\n^", "{: .x}\n*[A]: b", "{::comment}", "$$\n:a\n$$"] {
        assert_pages(&[(&format!("<pre>\n{code}\n</pre>\n\nEnd."), &format!("```\n{code}\n```\n\nEnd."))]);
    }
    assert_pages(&[("<div>\n:text\n</div>", "\\:text")]);
}

#[test]
fn end_tags_in_code_end_no_element() {
    assert_pages(&[
        (
            "<div markdown=\"1\">\n\n```html\n<p>x</p></div>\n```\n</div>\n\nEnd.",
            "```html\n<p>x</p></div>\n```\n\nEnd.",
        ),
        ("<div markdown=\"1\">\nInline `</div>` code.\n</div>", "Inline `</div>` code."),
        ("<div>A ` sign</div>\n\nAnother ` sign.", "A \\` sign\n\nAnother \\` sign."),
    ]);
}

#[test]
fn a_footnote_ends_with_its_line() {
    assert_pages(&[(
        "[^1]: First\n[^2]: Second\nText[^1] and[^2].\n\nEnd.",
        "Text[^1] and[^2].\n\nEnd.\n\n[^1]: First\n\n[^2]: Second",
    )]);
}

#[test]
fn addresses_can_have_spaces() {
    assert_pages(&[(
        "[write](mailto:a@b.example?subject=Hi you), [out](https://a.example/b c)",
        "[write](mailto:a@b.example?subject=Hi%20you), [out](https://a.example/b%20c)",
    )]);
}

#[test]
fn emphasis_can_touch_letters() {
    // The first letter after it is written as a character reference, so that CommonMark sees the emphasis, too.
    assert_pages(&[
        ("**Note:**see *x!*y", "**Note:**&#115;ee *x!*&#121;"),
        ("a**(b)**c **注意：**次", "&#97;**(b)**&#99; **注意：**&#27425;"),
        ("about ~5~ and ~~six~~", "about \\~5\\~ and ~~six~~"),
    ]);
}

#[test]
fn lists_are_those_of_kramdown() {
    assert_pages(&[
        ("* one\n+ two\n\n5. five\n6. six", "- one\n- two\n\n1. five\n2. six"),
        ("-\ttab item\n\n\t```\n\ttabbed\n\t```", "- tab item\n\n  ```\n  tabbed\n  ```"),
        ("- {: .class} item\n- other", "- item\n- other"),
        ("Term one\nTerm two\n: Meaning", "- **Term one**\n\n  **Term two**\n\n  Meaning"),
    ]);
}

#[test]
fn not_every_pipe_is_a_table() {
    assert_pages(&[
        ("# Title | Site\n\nText.", "## Title \\| Site\n\nText."),
        ("See <b>a|b</b> here.", "See **a\\|b** here."),
        ("left | right\n:--- | ---:\nx | y", "| left | right |\n| :-- | --: |\n| x | y |"),
        ("1. | a | b |\n2. two", "1. | a | b |\n   | --- | --- |\n\n2. two"),
    ]);
}

#[test]
fn table_cells_stay_in_their_columns() {
    let (markdown, report) = import_page(
        "<table><tr><th>Day</th><th>Hour</th></tr><tr><td rowspan=\"2\">Mon</td><td>9</td></tr><tr><td>10</td></tr>\
         <tr><td>Tue</td><td><pre>a\n b</pre></td></tr></table>",
    );
    assert!(markdown.contains("| Mon | 9 |\n|  | 10 |\n| Tue |"), "{markdown}");
    let causes: Vec<_> = report.entries.iter().filter_map(|entry| entry.cause).collect();
    assert!(causes.contains(&Cause::TableCellSpan) && causes.contains(&Cause::TableCodeJoined), "{causes:?}");
}
