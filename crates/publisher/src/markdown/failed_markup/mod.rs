//! Text that looks like Markdown but does not parse as such, and text that parses as Markdown but was not meant as such:
//! readers would see signs of markup, or miss signs of the text.

mod attributes;
mod broken_links;
mod character_references;
mod code;
mod emphasis;
mod emphasis_read;
mod escapes;
mod fences;
mod footnotes;
mod foreign_lists;
mod headings;
mod lines;
mod links;
mod misplaced_signs;
mod neighbours;
mod numbers;
mod programs;
mod quotes;
mod second_front_matter;
mod shortcodes;
mod tables;
mod titles;

pub(in crate::markdown) use links::is_destination;

use super::text_runs::TextRun;
use crate::diagnostic::Problem;
use crate::source::file::lines;
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

/// A body with what the parser has read in it.
pub(super) struct ParsedBody<'a> {
    pub body: &'a str,
    pub runs: &'a [TextRun<'a>],
    pub events: &'a [(Event<'a>, Range<usize>)],
}

/// Returns what looks like markup in the text runs of a body, and what looks like text in its events.
#[must_use]
pub(super) fn find(parsed: &ParsedBody<'_>) -> Vec<FailedMarkup> {
    let runs = parsed.runs;
    let mut found: Vec<FailedMarkup> =
        runs.iter().flat_map(|run| RUN_CHECKS.iter().flat_map(|check| check(run))).collect();
    for (event, range) in parsed.events {
        found.extend(EVENT_CHECKS.iter().filter_map(|check| check(parsed, event, range)));
    }
    found.extend(BODY_CHECKS.iter().flat_map(|check| check(parsed)));
    if let Some(settings) = second_front_matter::find(parsed.body) {
        found.retain(|it| !settings.range.contains(&it.range.start));
        found.push(settings);
    }
    found
}

type BodyCheck = fn(&ParsedBody<'_>) -> Vec<FailedMarkup>;

const BODY_CHECKS: [BodyCheck; 8] = [
    character_references::characters,
    footnotes::footnotes,
    headings::headings,
    lines::directives,
    neighbours::rows,
    numbers::numbers,
    quotes::quotes,
    titles::titles,
];

type EventCheck = fn(&ParsedBody<'_>, &Event<'_>, &Range<usize>) -> Option<FailedMarkup>;

const EVENT_CHECKS: [EventCheck; 8] = [
    attributes::of_heading,
    broken_links::misplaced,
    code::apostrophes,
    code::unclosed_fence,
    emphasis_read::find,
    fences::info_string,
    neighbours::underline,
    shortcodes::attributes,
];

type RunCheck = fn(&TextRun<'_>) -> Vec<FailedMarkup>;

const RUN_CHECKS: [RunCheck; 23] = [
    links::links,
    links::references,
    links::wiki_links,
    broken_links::without_closing_bracket,
    broken_links::without_address,
    foreign_lists::lists,
    lines::lists,
    lines::call_outs,
    tables::tables,
    emphasis::bold,
    emphasis::emphasis_before_words,
    misplaced_signs::spaced,
    misplaced_signs::before_words,
    misplaced_signs::after_colon,
    misplaced_signs::unequal,
    programs::instructions,
    shortcodes::in_brackets,
    shortcodes::emoji,
    shortcodes::word_tags,
    code::quoted_fence,
    code::backticks,
    code::options,
    escapes::escapes,
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

/// Returns the lines of a run that start a line of its paragraph, without the white space around them.
fn paragraph_lines<'a>(run: &'a TextRun<'_>) -> impl Iterator<Item = (usize, &'a str)> {
    lines(&run.text).filter(|(start, _)| run.starts_paragraph || *start > 0).map(|(start, line)| {
        let indentation = line.len() - line.trim_start_matches([' ', '>', '\n']).len();
        (start + indentation, line[indentation..].trim_end())
    })
}

#[cfg(test)]
mod followed_helps;
#[cfg(test)]
mod tests;
