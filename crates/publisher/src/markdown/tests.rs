//! How bodies are parsed: links, lists, headings and what surrounds them.

use super::*;
use model::body::{Inline, LinkTarget, plain_text};
use model::image::Image;
use std::path::Path;

/// Parses a body. Returns its blocks and its diagnostics.
fn parse_body(text: &str) -> (Vec<Block>, Vec<String>) {
    let source = SourceFile::new(Path::new("a.md"), text);
    let mut diagnostics = Diagnostics::default();
    let body = parse(&source, 0, ParseOptions::default(), &Images::new(Path::new("")), &mut diagnostics);
    (body.blocks(|_| Vec::new()), diagnostics.sorted().iter().map(ToString::to_string).collect())
}

/// Returns the address and the words of each link in the only paragraph of a body, and the whole paragraph's words.
fn links(text: &str) -> (Vec<(String, String)>, String) {
    let (blocks, diagnostics) = parse_body(text);
    assert_eq!(diagnostics, [""; 0], "{text}");
    let [Block::Paragraph(content)] = blocks.as_slice() else { panic!("{text}: {blocks:?}") };
    let link = |inline: &Inline| match inline {
        Inline::Link { to: LinkTarget::Page(to) | LinkTarget::External(to), content } => {
            Some((to.clone(), plain_text(content)))
        }
        _ => None,
    };
    (content.iter().filter_map(link).collect(), plain_text(content))
}

#[test]
fn bare_addresses_are_links() {
    for (text, expected) in [
        ("See https://a.example/b.", vec![("https://a.example/b", "https://a.example/b")]),
        ("Write to me@a.example, please", vec![("mailto:me@a.example", "me@a.example")]),
        (
            "https://a.example/b--c_d...e?f='g' and (http://h.example)",
            vec![
                ("https://a.example/b--c_d...e?f='g'", "https://a.example/b--c_d...e?f='g'"),
                ("http://h.example", "http://h.example"),
            ],
        ),
        (
            "[a https://b.example](/c/) -- https://d.example --",
            vec![("/c/", "a https://b.example"), ("https://d.example", "https://d.example")],
        ),
        ("`https://a.example` https\\://b.example C# @user a.example", vec![]),
        (
            "See www.a.example/b, Www.C.example.",
            vec![("https://www.a.example/b", "www.a.example/b"), ("https://Www.C.example", "Www.C.example")],
        ),
        ("`www.a.example` www. file.py httpbin.example:80/www.a", vec![]),
        // It is not a button.
        ("https://a.example", vec![("https://a.example", "https://a.example")]),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(url, words)| (String::from(url), String::from(words))).collect();
        assert_eq!(links(text).0, expected, "{text}");
    }
    let (_, words) = links("One -- https://a.example/b--c -- two... https://d.example...");
    assert_eq!(words, "One – https://a.example/b--c – two… https://d.example…");
}

#[test]
fn signs_of_emphasis_in_addresses_are_part_of_them() {
    for (text, url, words) in [
        ("https://x.org/__init__.py", "https://x.org/__init__.py", "https://x.org/__init__.py"),
        ("See https://x.org/*a*/b.", "https://x.org/*a*/b", "See https://x.org/*a*/b."),
        ("**bold** https://x.org/_a_?b=_c_ *d*", "https://x.org/_a_?b=_c_", "bold https://x.org/_a_?b=_c_ d"),
        ("**https://x.org/__a__**", "https://x.org/__a__", "https://x.org/__a__"),
        ("[https://x.org/__a__](https://x.org/__a__)", "https://x.org/__a__", "https://x.org/__a__"),
    ] {
        let (blocks, diagnostics) = parse_body(&format!("Words: {text}"));
        assert_eq!(diagnostics, [""; 0], "{text}");
        let [Block::Paragraph(content)] = blocks.as_slice() else { panic!("{text}: {blocks:?}") };
        assert_eq!(plain_text(content), format!("Words: {words}"), "{text}");
        assert!(format!("{content:?}").contains(&format!("External({url:?})")), "{text}: {content:?}");
    }
}

#[test]
fn addresses_end_at_entities_and_punctuation_of_other_scripts() {
    for (text, url, words) in [
        ("See https://a.example/?a=1&amp;b=2.", "https://a.example/?a=1&b=2", "https://a.example/?a=1&b=2"),
        ("&lt;https://a.example/&gt;", "https://a.example/", "https://a.example/"),
        ("https://a.example/b\u{a0}c", "https://a.example/b", "https://a.example/b"),
        ("「https://a.example」。", "https://a.example", "https://a.example"),
        ("HTTPS://A.example", "https://A.example", "HTTPS://A.example"),
    ] {
        assert_eq!(links(text).0, [(String::from(url), String::from(words))], "{text}");
    }
    assert_eq!(links("git@host.example:us/site.git").0, []);
}

#[test]
fn addresses_in_skipped_and_decoded_text_are_no_problem() {
    for text in ["::team a\nWrite to us@a.example.\n\nMore words.", "::panel\nhttps://a.example\n\n## Join"] {
        let (_, diagnostics) = parse_body(text);
        assert!(diagnostics[0].contains("there is text directly below"), "{text}: {diagnostics:?}");
    }
    for text in ["# a&amp;\rb https://a.example", "a &lt; b https://a.example &amp; c@d.example"] {
        assert!(!parse_body(text).0.is_empty(), "{text}");
    }
}

#[test]
fn an_end_line_needs_no_empty_line_above_it() {
    for last in [
        "Words.",
        "- one\n- two",
        "> Quoted.",
        "> Quoted.\n> — Its source",
        "> [!NOTE]\n> Words.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "[Join](https://a.example)",
    ] {
        let apart = parse_body(&format!("::panel\n\n## Join\n\n{last}\n\n::end\n\nAfter.\n"));
        assert_eq!(apart.1, [""; 0], "{last}");
        let close = parse_body(&format!("::panel\n\n## Join\n\n{last}\n::end\n\nAfter.\n"));
        assert_eq!(close, apart, "{last}");
    }
}

fn words(blocks: &[Block]) -> String {
    let mut words = String::new();
    text::visit_text(blocks, &mut |part| words.push_str(&[part, "|"].concat()));
    words
}

#[test]
fn quotations_have_the_source_that_their_last_line_names() {
    let parsed = |text: &str| {
        let (blocks, diagnostics) = parse_body(text);
        assert_eq!(diagnostics, [""; 0], "{text}");
        blocks
    };
    for (text, expected) in [
        ("> Words.\n> — Ada", "Words.|— Ada|"),
        ("> Words.\n>\n> — Ada", "Words.|— Ada|"),
        ("> Words.\\\n> — Ada", "Words.|— Ada|"),
        (">Words.\n>— Ada", "Words.|— Ada|"),
        ("> Words.\n— Ada", "Words.|— Ada|"),
        ("> One\n> two.\n> -- [Ada](https://a.example), *in a book*", "One two.|– Ada, in a book|"),
    ] {
        let blocks = parsed(text);
        let [Block::Quotation(inner)] = blocks.as_slice() else { panic!("{text}: {blocks:?}") };
        assert!(matches!(inner[..], [Block::Quote(_), Block::Source(_)]), "{text}: {inner:?}");
        assert_eq!(words(inner), expected, "{text}");
    }
    for text in
        ["> Words.", "> Words — and\n> more.", "> — Words.", "> Words\n> —and more.", "Words.\n— Ada", "> - a\n> - b"]
    {
        let blocks = parsed(text);
        assert!(!matches!(blocks[..], [Block::Quotation(_)]), "{text}: {blocks:?}");
        assert!(!words(&blocks).is_empty(), "{text}");
    }
}

#[test]
fn call_outs_have_the_kinds_of_github() {
    for (kind, label) in
        [("NOTE", "NOTE"), ("Tip", "TIP"), ("IMPORTANT", "IMPORTANT"), ("WARNING", "WARNING"), ("CAUTION", "WARNING")]
    {
        let (blocks, diagnostics) = parse_body(&format!("> [!{kind}]\n> One.\n>\n> - two\n\nAfter."));
        assert_eq!(diagnostics, [""; 0]);
        let [block, Block::Paragraph(_)] = blocks.as_slice() else { panic!("{kind}: {blocks:?}") };
        let inner = match block {
            Block::CallOut(inner) if label != "WARNING" => inner,
            Block::Warning(inner) if label == "WARNING" => inner,
            _ => panic!("{kind}: {block:?}"),
        };
        assert_eq!(words(inner), format!("{label}|One.|two|"));
    }
}

#[test]
fn details_begin_with_their_summary() {
    let (blocks, diagnostics) = parse_body("::details How to *apply*\n\n> [!TIP]\n> A tip.\n\n::end\n\nAfter.");
    assert_eq!(diagnostics, [""; 0]);
    let [Block::Details(inner), Block::Paragraph(_)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert!(matches!(inner[..], [Block::Summary(_), Block::CallOut(_)]), "{inner:?}");
    assert_eq!(words(inner), "How to *apply*|TIP|A tip.|");
}

#[test]
fn a_picture_with_a_link_is_no_button() {
    let to = || LinkTarget::External(String::from("https://a.example"));
    let image = Image {
        path: String::from("a.svg"),
        alternative: String::from("A sign"),
        width: 1,
        height: 1,
        widths: String::new(),
        focus: None,
    };
    let link = |content: Inline| [Inline::Link { to: to(), content: vec![content] }];
    assert!(blocks::contains_only_links(&link(Inline::Text(String::from("Join")))));
    assert!(!blocks::contains_only_links(&link(Inline::Image(image))));
}

#[test]
fn cells_without_a_column_are_reported() {
    let (_, diagnostics) = parse_body("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n| `x|y` | 2 |\n");
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert!(
        diagnostics[0].starts_with("a.md:4:1: error: `2` would be lost: the table has only 2 columns"),
        "{diagnostics:?}"
    );
}

#[test]
fn words_in_braces_stay_in_headings() {
    for (body, words, expected_id) in [
        ("## Using {placeholders}", "Using {placeholders}", "using-placeholders"),
        ("## f-strings: {x} ##", "f-strings: {x}", "f-strings-x"),
        ("## Sets {1, 2}", "Sets {1, 2}", "sets-1-2"),
        ("## dict {}", "dict {}", "dict"),
        ("## \\{x\\}", "{x}", "x"),
        ("A title {x}\n-----------", "A title {x}", "a-title-x"),
        ("## Short {#id}", "Short", "id"),
        ("## f {x} ## {#id}", "f {x}", "id"),
    ] {
        let (blocks, diagnostics) = parse_body(body);
        assert_eq!(diagnostics, [""; 0], "{body}");
        let [Block::Heading { id, content, .. }] = blocks.as_slice() else { panic!("{body}: {blocks:?}") };
        assert_eq!((plain_text(content).as_str(), id.as_str()), (words, expected_id), "{body}");
    }
}

#[test]
fn one_cause_is_one_message() {
    for body in [
        "::panel\n\n## A\n\nb\n\n::end\nwords",
        "::panel\n\n## A\n\nb\n\n::END",
        "::panel\n\n## A\n\nb\n\n::end panel",
        "::panel\nwords\n\n## A\n\nb\n\n::end",
        "::cards x\n\n## A\n\nb\n\n::end",
        ":::note\nwords",
        "a <b>x</b>",
        "a <a href=\"/b/\"><i>x</i> y</a>",
        "<div>\n\nwords\n\n</div>",
        "handlers[name](event)",
        "x[1:2](3)",
    ] {
        let (_, diagnostics) = parse_body(body);
        let expected = if body.contains("<i>") { 2 } else { 1 };
        assert_eq!(diagnostics.len(), expected, "{body}: {diagnostics:?}");
    }
    let (_, diagnostics) = parse_body("Call app.handlers[name](event)");
    assert!(diagnostics[0].contains("`` `app.handlers[name](event)` ``"), "{diagnostics:?}");
    for body in ["::1 is localhost", "::ffff:1", "text[a](/b/)"] {
        assert_eq!(parse_body(body).1, [""; 0], "{body}");
    }
}

/// Returns the terms and the meanings of the only block of a body.
fn terms(text: &str) -> Vec<(char, String)> {
    let (blocks, diagnostics) = parse_body(text);
    assert_eq!(diagnostics, [""; 0], "{text}");
    let [Block::DescriptionList(list)] = blocks.as_slice() else { panic!("{text}: {blocks:?}") };
    let part = |block: &Block| match block {
        Block::Term(content) => ('t', plain_text(content)),
        Block::Description(content) => ('d', plain_text(content)),
        other => panic!("{other:?}"),
    };
    list.iter().map(part).collect()
}

#[test]
fn terms_stand_above_their_meanings() {
    let part = |kind, text: &str| (kind, String::from(text));
    let expected = [part('t', "Warp"), part('d', "The long threads"), part('d', "Another")];
    assert_eq!(terms("Warp\n: The long\n  threads\n: Another"), expected);
    assert_eq!(terms("**Warp**\\\n:   The *long*\n  threads  \n: Another"), expected);
    let two = [part('t', "Warp"), part('d', "Long"), part('t', "Weft: a word"), part('d', "Short")];
    assert_eq!(terms("Warp\n: Long\n\n\nWeft: a word\n: Short"), two);
    let (blocks, _) = parse_body("> Warp\n> : Long\n\n- Weft\n  : Short");
    let [Block::Quote(quoted), Block::BulletList(items)] = blocks.as_slice() else { panic!("{blocks:?}") };
    assert!(
        matches!(quoted[..], [Block::DescriptionList(_)]) && matches!(items[0].blocks[..], [Block::DescriptionList(_)])
    );
    for text in [
        "Words: more\n:) smile\n:: words",
        "Words\n\\: words",
        "Words\\\n\\: words",
        "\\: words",
        "- \\: words",
        "Words `a\n: b` c",
        "## Words : more",
    ] {
        let (blocks, diagnostics) = parse_body(text);
        assert!(!matches!(blocks[..], [Block::DescriptionList(_)]), "{text}: {blocks:?}");
        assert!(!diagnostics.iter().any(|found| found.contains("meaning")), "{text}: {diagnostics:?}");
    }
}

#[test]
fn unclear_terms_are_reported() {
    for (text, line, message) in [
        ("Warp\n\n: Long", 3, "there is no term above this meaning"),
        ("Warp\n:Long", 2, "this line cannot be read as a meaning"),
        ("Warp\n: Long\n:", 3, "this meaning is empty"),
        ("Warp\n: Long\nWeft\n: Short", 3, "it is not clear whether `Weft` is a term"),
        ("> Warp\n> : Long\n> Weft\n> : Short", 3, "it is not clear whether `Weft` is a term"),
        ("Warp and\nweft\n: Threads", 2, "it is not clear whether `weft` is a term"),
    ] {
        let (_, diagnostics) = parse_body(text);
        assert!(diagnostics.len() == 1 && diagnostics[0].contains(message), "{text}: {diagnostics:?}");
        assert!(diagnostics[0].starts_with(&format!("a.md:{line}:")), "{text}: {diagnostics:?}");
    }
}

/// Returns the videos of a body and its diagnostics.
fn videos(text: &str) -> (Vec<Vec<Video>>, Vec<String>) {
    let source = SourceFile::new(Path::new("a.md"), text);
    let mut diagnostics = Diagnostics::default();
    let body = parse(&source, 0, ParseOptions::default(), &Images::new(Path::new("")), &mut diagnostics);
    let videos = body.directives().filter_map(|(directive, _)| match directive {
        Directive::Videos(videos) => Some(videos.clone()),
        _ => None,
    });
    (videos.collect(), diagnostics.sorted().iter().map(ToString::to_string).collect())
}

#[test]
fn videos_in_a_row_stand_side_by_side() {
    let text = "## Talks\n\n::video https://v.example/watch?v=a_b_c&t=1s Looms *and* code\n\n\
        ::video https://v.example/2 Looms and code\n\nWords.\n\n::video http://v.example/3 Three";
    let (found, diagnostics) = videos(text);
    assert_eq!(diagnostics, [""; 0]);
    let [row, alone] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(row[0].url, "https://v.example/watch?v=a_b_c&t=1s");
    assert_eq!((row[0].title.as_str(), row[0].level, row[0].id.as_str()), ("Looms *and* code", 3, "looms-and-code"));
    assert_eq!((row[1].id.as_str(), alone[0].title.as_str()), ("looms-and-code-2", "Three"));
}

#[test]
fn videos_without_a_page_or_a_title_are_reported() {
    for (text, message) in [
        ("::video https://v.example/1", "needs the address of a video and a title"),
        ("::video", "needs the address of a video and a title"),
        ("::video /videos/talk.mp4 A talk", "is not the address of a video on the web"),
        ("::video https://v.example/1 A talk\nwords", "there is text directly below"),
        ("::video https://v.example/1 A talk\n![A talk](/images/none.jpg)", "none.jpg"),
        ("::panel\n\n## A\n\n::video https://v.example/1 A talk\n\n::end", "cannot be between"),
    ] {
        let (_, diagnostics) = videos(text);
        assert!(diagnostics.len() == 1 && diagnostics[0].contains(message), "{text}: {diagnostics:?}");
    }
}
