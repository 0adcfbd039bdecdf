//! The words of a text, in order: what readers saw on the old site is what they see on the new one, apart from what the
//! report names.

use crate::support::{Folder, jekyll};
use importer::report::Entry;
use publisher::diagnostic::Diagnostics;
use publisher::markdown::{PARSER_OPTIONS, ParseOptions};
use publisher::source::file::SourceFile;
use publisher::source::images::Images;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// The visible text of Markdown below its front matter, a line for each block.
pub fn visible_of_file(text: &str) -> String {
    let source = SourceFile::new(Path::new("a.md"), text);
    let body = match text.starts_with("---\n") {
        true => publisher::source::front_matter::split(&source, &mut Diagnostics::default()).unwrap().body_start,
        false => 0,
    };
    // The publisher's own reader must be able to read it without a panic, whatever it finds.
    publisher::markdown::parse(
        &source,
        body,
        ParseOptions::default(),
        &Images::new(Path::new(".")),
        &mut Diagnostics::default(),
    );
    let mut visible = String::new();
    let mut captions = Vec::new();
    for event in Parser::new_ext(&source.text[body..], PARSER_OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) => visible.push_str(&text),
            Event::SoftBreak | Event::HardBreak => visible.push(' '),
            Event::Start(Tag::Image { title, .. }) => captions.push(title.into_string()),
            Event::End(TagEnd::Image) => visible.push_str(&format!(" {} ", captions.pop().unwrap())),
            Event::Start(Tag::List(_)) => visible.push('\n'),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::FootnoteDefinition,
            ) => visible.push('\n'),
            _ => {}
        }
    }
    let lines = visible.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The same.
pub fn visible(text: &str) -> String {
    visible_of_file(text)
}

/// Words as runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words of a file of the old site, found without any of the importer's code: signs of Markdown, tags of HTML and
/// addresses are cut out, nothing is understood.
fn words_of_source(text: &str) -> Vec<String> {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let (mut rest, mut notes, mut in_note) = (String::new(), String::new(), false);
    for line in body.lines() {
        in_note =
            line.starts_with("[^") && line.contains("]:") || in_note && (line.is_empty() || line.starts_with("    "));
        let line = if line.starts_with("[^") { line.split_once("]:").map_or(line, |(_, note)| note) } else { line };
        // The number of an item is no word.
        let digits = line.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit());
        let line = digits.strip_prefix(". ").filter(|rest| rest.len() + 2 < line.trim_start().len()).unwrap_or(line);
        let target = if in_note { &mut notes } else { &mut rest };
        target.push_str(line);
        target.push('\n');
    }
    let mut text = rest + &notes;
    // A reference to a note that is not there is text.
    for (from, to) in
        [("[^missing]", " missing"), ("&amp;", "&"), ("&copy;", "©"), ("&hellip;", "…"), ("Ã©", "é"), ("â€™", "’")]
    {
        text = text.replace(from, to);
    }
    for (begin, end, kept) in [
        ("{% include ", "%}", Kept::Quoted),
        ("{% comment", "%}", Kept::Nothing),
        ("{% endcomment", "%}", Kept::Nothing),
        ("{::comment", "}", Kept::Nothing),
        ("{:/comment", "}", Kept::Nothing),
        ("{% highlight", "%}", Kept::Nothing),
        ("{% endhighlight", "%}", Kept::Nothing),
        ("{% raw", "%}", Kept::Nothing),
        ("{% endraw", "%}", Kept::Nothing),
        ("{{ \"", "\" }}", Kept::Inner),
        ("](", ")", Kept::Title),
        ("[^", "]", Kept::Nothing),
        ("{#", "}", Kept::Nothing),
        ("<https", ">", Kept::Address),
        ("<who@", ">", Kept::Address),
        ("<img", ">", Kept::Attributes),
        ("<video", ">", Kept::Attributes),
        ("~~~ ", "\n", Kept::Nothing),
        ("```", "\n", Kept::Nothing),
        ("<", ">", Kept::Nothing),
    ] {
        text = cut(&text, begin, end, kept);
    }
    words(&text.replace("- [x]", "-"))
}

/// What remains of a part that is cut out.
#[derive(Clone, Copy, PartialEq)]
enum Kept {
    Nothing,
    Inner,
    Address,
    Quoted,
    Title,
    Attributes,
}

fn cut(text: &str, begin: &str, end: &str, kept: Kept) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(begin) {
        let Some((inner, after)) = behind.split_once(end).filter(|(_, _)| {
            begin != "<" || behind.starts_with(|first: char| first.is_ascii_alphabetic() || "/!".contains(first))
        }) else {
            result.push_str(before);
            result.push_str(begin);
            rest = behind;
            continue;
        };
        result.push_str(before);
        match kept {
            Kept::Nothing if begin == "<" && inner.starts_with("!--") => result.push_str(inner),
            Kept::Nothing if begin == "<" => {
                let name = inner.trim_start_matches('/').split(|letter: char| !letter.is_ascii_alphanumeric()).next();
                let is_inline =
                    matches!(name, Some("a" | "b" | "code" | "em" | "i" | "kbd" | "span" | "strong" | "sup" | "u"));
                result.push_str(if is_inline { "" } else { " " });
            }
            Kept::Nothing => result.push(' '),
            Kept::Inner => result.push_str(inner),
            Kept::Address => result.push_str(&format!("{}{inner}", begin.trim_start_matches('<'))),
            Kept::Quoted => result.push_str(&inner.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")),
            Kept::Attributes => {
                let values = ["alt=\"", "title=\""].into_iter().filter_map(|name| inner.split_once(name));
                values.for_each(|(_, value)| result.push_str(value.split('"').next().unwrap_or_default()));
            }
            Kept::Title => result.push_str(&format!(" {} ", inner.split_once('"').map_or("", |(_, title)| title))),
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

/// How often each word stands in the texts of the report.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in texts.flat_map(words) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The words that changed without being reported.
fn unreported(before: &[String], after: &[String], entries: &[&Entry]) -> Vec<String> {
    let mut gone = counted(entries.iter().map(|entry| entry.before.as_str()));
    let mut new = counted(entries.iter().map(|entry| entry.after.as_str()));
    // An abbreviation is named in the message.
    for (word, count) in
        counted(entries.iter().filter(|entry| entry.message.contains('`')).map(|entry| entry.message.as_str()))
    {
        *gone.entry(word).or_default() += count;
    }
    let mut wrong = Vec::new();
    let mut take = |counts: &mut HashMap<String, usize>, word: &String, sign: &str| match counts.get_mut(word) {
        Some(count) if *count > 0 => *count -= 1,
        _ => wrong.push(format!("{sign}{word}")),
    };
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Delete { .. } | DiffOp::Replace { .. } = operation {
            before[operation.old_range()].iter().for_each(|word| take(&mut gone, word, "-"));
        }
        if let DiffOp::Insert { .. } | DiffOp::Replace { .. } = operation {
            after[operation.new_range()].iter().for_each(|word| take(&mut new, word, "+"));
        }
    }
    wrong
}

#[test]
fn every_word_of_the_fixture_site_is_there_or_in_the_report() {
    let checkout = Folder::checkout();
    let report = checkout.import(&jekyll()).unwrap();
    let mut compared = 0;
    for (old, new) in &report.documents {
        let before = words_of_source(&fs::read_to_string(jekyll().join(old)).unwrap());
        let after = words(&visible(&fs::read_to_string(checkout.content().join(new)).unwrap()));
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.file == *old).collect();
        let wrong = unreported(&before, &after, &entries);
        assert!(wrong.is_empty(), "{old}: {wrong:?}\n{before:?}\n{after:?}");
        compared += after.len();
    }
    assert!(compared > 350, "only {compared} words were compared");
    println!("{} documents, {compared} words", report.documents.len());
}

#[test]
fn a_word_that_is_lost_without_a_line_is_found() {
    let list = |text: &str| words(text);
    assert_eq!(unreported(&list("one two three"), &list("one three"), &[]), ["-two"]);
    assert_eq!(unreported(&list("one two"), &list("two one"), &[]).len(), 2);
}
