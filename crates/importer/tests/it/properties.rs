//! Property tests with random documents and ASTs: no panic, and Markdown that survives the round trip. The fuzz target
//! in `fuzz/` does the same without end.

use importer::ast::{Alignment, Block, BlockKind, Image, Inline, Item};
use importer::report::{Cause, FileReport};
use importer::write;
use proptest::prelude::*;
use publisher::diagnostic::Diagnostics;
use publisher::markdown::{self, ParseOptions};
use publisher::source::file::SourceFile;
use publisher::source::front_matter;
use publisher::source::images::Images;
use std::path::Path;
use std::time::{Duration, Instant};

/// The parts of hostile documents.
fn fragment() -> impl Strategy<Value = String> {
    let syntax = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```\n",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "![",
        "](",
        "[^1]",
        "[^1]: ",
        "#",
        "## ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "| ",
        "|\n|---|\n",
        "    ",
        "  \n",
        "\\",
        "&amp;",
        "&",
        "{:",
        "{: #id .x}",
        "{:toc}",
        "}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{% raw %}",
        "{% endraw %}",
        "{% if x %}",
        "{% endif %}",
        "{{ page.title }}",
        "<div>",
        "</div>",
        "<div markdown=\"1\">",
        "<p>",
        "<b>",
        "</b>",
        "<br>",
        "<img src='a' alt=\"b\">",
        "<table><tr><td>",
        "</table>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<details><summary>",
        "::news 3",
        ":tada:",
        "https://a.example/b_c",
        "---\n",
        "===\n",
        ": def\n",
        "*[A]: b\n",
        "<https://x.example>",
        "\u{feff}",
        "\u{a0}",
        "é",
        "â€™",
        "💜",
        "\t",
        "\r\n",
        "\u{0}",
        "\u{85}",
        "--",
        "...",
        "\"",
        "'",
        "+ ",
        "[ ] ",
        "<li>",
        "<pre>",
        "<iframe src='https://www.youtube.com/embed/x'>",
        "{::comment}\n",
        "{:/comment}\n",
        "<x-y z>",
        "$",
        "^",
        "~~~\n",
        "key: value\n",
        "[a]: b\n",
        "<import-block n=\"0\">",
    ]);
    prop_oneof![4 => syntax.prop_map(String::from), 3 => "[a-zA-Z0-9 ]{1,8}", 1 => any::<char>().prop_map(String::from)]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(fragment(), 0..60).prop_map(|parts| parts.concat())
}

fn front_matter_block() -> impl Strategy<Value = String> {
    let lines = prop_oneof![
        Just(String::from("---\ntitle: T\ndate: 2024-01-02\n---\n")),
        text().prop_map(|text| format!("---\n{text}\n---\n")),
        text().prop_map(|text| format!("---\ntitle: {text}\ntags: [a, {text}]\n---\n")),
        Just(String::new()),
    ];
    lines.boxed()
}

fn inline() -> impl Strategy<Value = Inline> {
    let word = prop_oneof![
        3 => "[a-zA-Z0-9 .,!?*_`~|<>&#\\[\\]()\\\\{}:+=\"'$^/@%-]{1,12}",
        1 => prop::collection::vec(fragment(), 1..4).prop_map(|parts| parts.concat()),
    ];
    // Text as the conversion produces it: collapsed white space and no control characters.
    let word = word.prop_map(|word| {
        word.chars()
            .map(|character| if character.is_whitespace() || character.is_control() { ' ' } else { character })
            .collect::<String>()
    });
    let word = word
        .prop_map(|word| word.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
        .prop_filter("text", |word| !word.is_empty());
    let leaf = prop_oneof![
        6 => word.clone().prop_map(Inline::Text),
        1 => Just(Inline::Text(String::from(" "))),
        1 => Just(Inline::Text(String::from("\n"))),
        1 => word.clone().prop_map(Inline::Code),
        1 => Just(Inline::LineBreak),
        1 => (word.clone(), word).prop_map(|(alt, caption)| Inline::Image(Image { url: String::from("/media/a.png"), alt, caption, line: 1 })),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let some = prop::collection::vec(inner, 1..4).prop_map(trimmed);
        prop_oneof![
            some.clone().prop_map(Inline::Emphasis),
            some.clone().prop_map(Inline::Strong),
            some.clone().prop_map(Inline::Strikethrough),
            some.prop_map(|content| Inline::Link {
                url: String::from("https://a.example/?b=c&d=(e)_f*"),
                content: without_links(content),
                line: 1
            }),
        ]
    })
}

/// Inlines as the conversion produces them: visible content at both edges.
fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    let is_blank = |inline: Option<&Inline>| match inline {
        Some(Inline::Text(text)) => text.trim().is_empty(),
        Some(Inline::LineBreak) => true,
        _ => false,
    };
    while is_blank(content.last()) {
        content.pop();
    }
    while is_blank(content.first()) {
        content.remove(0);
    }
    if content.is_empty() { vec![Inline::Text(String::from("x"))] } else { content }
}

fn without_links(content: Vec<Inline>) -> Vec<Inline> {
    content
        .into_iter()
        .flat_map(|inline| match inline {
            Inline::Link { content, .. } => content,
            Inline::Emphasis(inner) => vec![Inline::Emphasis(without_links(inner))],
            Inline::Strong(inner) => vec![Inline::Strong(without_links(inner))],
            Inline::Strikethrough(inner) => vec![Inline::Strikethrough(without_links(inner))],
            other => vec![other],
        })
        .collect()
}

fn content() -> impl Strategy<Value = Vec<Inline>> {
    // A paragraph begins and ends with visible content, as the conversion produces it.
    let edge = || "[a-zA-Z0-9#>+.:-]{1,3}".prop_map(Inline::Text);
    (edge(), prop::collection::vec(inline(), 0..5), edge())
        .prop_map(|(first, middle, last)| [vec![first], middle, vec![last]].concat())
}

fn block() -> impl Strategy<Value = Block> {
    let at = |kind| Block { line: 1, kind };
    let flat = || {
        content()
            .prop_map(|content| content.into_iter().filter(|inline| *inline != Inline::LineBreak).collect::<Vec<_>>())
    };
    let leaf = prop_oneof![
        4 => content().prop_map(move |content| at(BlockKind::Paragraph(content))),
        1 => (2..6_u8, flat()).prop_map(move |(level, content)| at(BlockKind::Heading { level, id: None, content })),
        1 => "[a-z`~ \n|]{1,20}[a-z]".prop_map(move |text| at(BlockKind::Code { language: String::new(), text: text + "\n" })),
        1 => Just(at(BlockKind::Rule)),
        1 => prop::collection::vec(flat(), 4).prop_map(move |cells| {
            let rows = cells.chunks(2).map(<[_]>::to_vec).collect();
            at(BlockKind::Table { alignments: vec![Alignment::None, Alignment::Right], rows })
        }),
    ];
    leaf.prop_recursive(3, 12, 3, move |inner| {
        let some = prop::collection::vec(inner, 1..3);
        let items = prop::collection::vec((prop::option::of(any::<bool>()), some.clone()), 1..4);
        let items =
            items.prop_map(|items| items.into_iter().map(|(done, blocks)| Item { done, blocks }).collect::<Vec<_>>());
        prop_oneof![
            some.prop_map(move |blocks| at(BlockKind::Quote(blocks))),
            (prop::option::of(0..30_u64), items).prop_map(move |(start, items)| at(BlockKind::List { start, items })),
        ]
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 2_000, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn import_is_fast_and_round_trips(front_matter_block in front_matter_block(), body in text(), kind in 0..3_usize) {
        let path = ["_posts/2024-01-02-a.md", "page.md", "page.html"][kind];
        let start = Instant::now();
        let (imported, report) = importer::import_bytes(path, format!("{front_matter_block}{body}").into_bytes());
        prop_assert!(start.elapsed() < Duration::from_secs(2));
        for text in imported.markdown_files() {
            let visible = normalize(&crate::text_preservation::visible_text(text));
            // Syntax of kramdown or Liquid is plain text in the output, and must not be parsed again: a row of `=`, `--` or
            // `---` separates others in its tables, and `<<` is a quotation mark.
            let is_kramdown = visible.contains(['{', ':', '^', '\\', '[', '|', '=', '—', '~', 'â'])
                || visible.contains('–') && text.contains('|')
                || visible.contains("<<")
                || visible.contains(">>");
            if !is_kramdown {
                // A page of HTML becomes Markdown.
                let again_path = if kind == 0 { path } else { "page.md" };
                let (again, _) = importer::import_bytes(again_path, text.as_bytes().to_vec());
                let again = again.markdown_files().next().map(crate::text_preservation::visible_text).unwrap_or_default();
                prop_assert_eq!(visible, normalize(&again), "{}\n{:?}", text, report.entries);
            }
        }
        for text in imported.markdown_files() {
            let diagnostics = diagnostics(text);
            prop_assert!(diagnostics.is_empty(), "{}\n{:?}", text, diagnostics);
        }
        let differing = report.entries.iter().find(|entry| entry.cause == Some(Cause::RoundTripFailed));
        prop_assert!(differing.is_none(), "{:?}", differing);
    }

    #[test]
    fn asts_survive_the_round_trip(blocks in prop::collection::vec(block(), 1..4)) {
        let mut file_report = FileReport::new("a.md");
        let output = write::to_markdown(&blocks, &mut file_report);
        let entries = file_report.into_entries();
        prop_assert!(!entries.iter().any(|entry| entry.cause == Some(Cause::RoundTripFailed)), "{}\n{:?}", output.text, entries);
    }
}

/// Returns the publisher's diagnostics, apart from those left to editors: missing images, links and footnotes, and signs
/// that the earlier site changed, too.
fn diagnostics(text: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let source = SourceFile::new(Path::new("a.md"), text);
    let Some(parts) = front_matter::split(&source, &mut diagnostics) else {
        return vec![String::from("no front matter")];
    };
    markdown::parse(&source, parts.body_start, ParseOptions::default(), &Images::new(Path::new(".")), &mut diagnostics);
    let messages = diagnostics.sorted().into_iter().map(|diagnostic| diagnostic.to_string());
    let left_to_editors = [
        "the image",
        "the footnote `",
        "the link `",
        "is shown with a dash",
        "they make words bold or italic",
        "start each entry with `- `",
    ];
    messages.filter(|message| !left_to_editors.iter().any(|left| message.contains(left))).collect()
}

/// Normalizes white space.
fn normalize(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
