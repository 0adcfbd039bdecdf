//! Preservation of text: readers see the same words in the same order on both sites, apart from what the report names.

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

/// Returns the visible text of Markdown below its front matter, one line per block.
pub fn visible_text(text: &str) -> String {
    let source = SourceFile::new(Path::new("a.md"), text);
    let body = match text.starts_with("---\n") {
        true => publisher::source::front_matter::split(&source, &mut Diagnostics::default()).unwrap().body_start,
        false => 0,
    };
    // The publisher's parser must not panic on any imported document.
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

/// Splits text into words: runs of letters and digits.
fn words(text: &str) -> Vec<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Extracts the words of a source file independently of the importer's code: Markdown syntax, HTML tags and URLs are
/// cut out without being parsed.
fn source_words(text: &str) -> Vec<String> {
    let body = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let (mut rest, mut footnotes, mut in_footnote) = (String::new(), String::new(), false);
    for line in body.lines() {
        in_footnote = line.starts_with("[^") && line.contains("]:")
            || in_footnote && (line.is_empty() || line.starts_with("    "));
        let line =
            if line.starts_with("[^") { line.split_once("]:").map_or(line, |(_, footnote)| footnote) } else { line };
        // The number of a list item is not a word.
        let digits = line.trim_start().trim_start_matches(|character: char| character.is_ascii_digit());
        let line = digits.strip_prefix(". ").filter(|rest| rest.len() + 2 < line.trim_start().len()).unwrap_or(line);
        let target = if in_footnote { &mut footnotes } else { &mut rest };
        target.push_str(line);
        target.push('\n');
    }
    let mut text = rest + &footnotes;
    // A reference to a missing footnote is text.
    for (from, to) in
        [("[^missing]", " missing"), ("&amp;", "&"), ("&copy;", "©"), ("&hellip;", "…"), ("Ã©", "é"), ("â€™", "’")]
    {
        text = text.replace(from, to);
    }
    for (begin, end, keep) in [
        ("{% include ", "%}", Keep::Quoted),
        ("{% comment", "%}", Keep::Nothing),
        ("{% endcomment", "%}", Keep::Nothing),
        ("{::comment", "}", Keep::Nothing),
        ("{:/comment", "}", Keep::Nothing),
        ("{% highlight", "%}", Keep::Nothing),
        ("{% endhighlight", "%}", Keep::Nothing),
        ("{% raw", "%}", Keep::Nothing),
        ("{% endraw", "%}", Keep::Nothing),
        ("{% if page.comments", "%}", Keep::Nothing),
        ("{% endif", "%}", Keep::Nothing),
        ("{{ \"", "\" }}", Keep::Inner),
        ("](", ")", Keep::Title),
        ("[^", "]", Keep::Nothing),
        ("{#", "}", Keep::Nothing),
        ("<https", ">", Keep::Url),
        ("<who@", ">", Keep::Url),
        ("<img", ">", Keep::Attributes),
        ("<video", ">", Keep::Attributes),
        ("~~~ ", "\n", Keep::Nothing),
        ("```", "\n", Keep::Nothing),
        ("<", ">", Keep::Nothing),
    ] {
        text = cut(&text, begin, end, keep);
    }
    words(&text.replace("- [x]", "-"))
}

/// The part of cut syntax that stays.
#[derive(Clone, Copy, PartialEq)]
enum Keep {
    Nothing,
    Inner,
    Url,
    Quoted,
    Title,
    Attributes,
}

fn cut(text: &str, begin: &str, end: &str, keep: Keep) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, following)) = rest.split_once(begin) {
        let Some((inner, after)) = following.split_once(end).filter(|(_, _)| {
            begin != "<" || following.starts_with(|first: char| first.is_ascii_alphabetic() || "/!".contains(first))
        }) else {
            result.push_str(before);
            result.push_str(begin);
            rest = following;
            continue;
        };
        result.push_str(before);
        match keep {
            Keep::Nothing if begin == "<" && inner.starts_with("!--") => result.push_str(inner),
            Keep::Nothing if begin == "<" => {
                let name =
                    inner.trim_start_matches('/').split(|character: char| !character.is_ascii_alphanumeric()).next();
                let is_inline =
                    matches!(name, Some("a" | "b" | "code" | "em" | "i" | "kbd" | "span" | "strong" | "sup" | "u"));
                result.push_str(if is_inline { "" } else { " " });
            }
            Keep::Nothing => result.push(' '),
            Keep::Inner => result.push_str(inner),
            Keep::Url => result.push_str(&format!("{}{inner}", begin.trim_start_matches('<'))),
            Keep::Quoted => result.push_str(&inner.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")),
            Keep::Attributes => {
                let values = ["alt=\"", "title=\""].into_iter().filter_map(|name| inner.split_once(name));
                values.for_each(|(_, value)| result.push_str(value.split('"').next().unwrap_or_default()));
            }
            Keep::Title => result.push_str(&format!(" {} ", inner.split_once('"').map_or("", |(_, title)| title))),
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

/// Counts the words in texts of the report.
fn count_words<'a>(texts: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in texts.flat_map(words) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Returns the words that changed without a report entry.
fn unreported(before: &[String], after: &[String], entries: &[&Entry]) -> Vec<String> {
    let mut removed = count_words(entries.iter().map(|entry| entry.before.as_str()));
    let mut added = count_words(entries.iter().map(|entry| entry.after.as_str()));
    let mut unreported = Vec::new();
    let mut take = |counts: &mut HashMap<String, usize>, word: &String, prefix: &str| match counts.get_mut(word) {
        Some(count) if *count > 0 => *count -= 1,
        _ => unreported.push(format!("{prefix}{word}")),
    };
    for operation in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Delete { .. } | DiffOp::Replace { .. } = operation {
            before[operation.old_range()].iter().for_each(|word| take(&mut removed, word, "-"));
        }
        if let DiffOp::Insert { .. } | DiffOp::Replace { .. } = operation {
            after[operation.new_range()].iter().for_each(|word| take(&mut added, word, "+"));
        }
    }
    unreported
}

#[test]
fn every_word_is_imported_or_reported() {
    let checkout = Folder::checkout();
    let report = checkout.import(&jekyll()).unwrap();
    let mut compared = 0;
    for (old, new) in &report.documents {
        let before = source_words(&fs::read_to_string(jekyll().join(old)).unwrap());
        let after = visible_text(&fs::read_to_string(checkout.content().join(new)).unwrap());
        // These words say what a line is.
        let after = ["::details ", "::video ", "::end"].into_iter().fold(after, |text, word| text.replace(word, ""));
        let after = words(&after);
        let entries: Vec<&Entry> = report.entries.iter().filter(|entry| entry.file == *old).collect();
        let wrong = unreported(&before, &after, &entries);
        assert!(wrong.is_empty(), "{old}: {wrong:?}\n{before:?}\n{after:?}");
        compared += after.len();
    }
    assert!(compared > 350, "only {compared} words were compared");
    println!("{} documents, {compared} words", report.documents.len());
}

#[test]
fn unreported_changes_are_detected() {
    let list = |text: &str| words(text);
    assert_eq!(unreported(&list("one two three"), &list("one three"), &[]), ["-two"]);
    assert_eq!(unreported(&list("one two"), &list("two one"), &[]).len(), 2);
}
