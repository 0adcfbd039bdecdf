//! Slips in the syntax of links: brackets the wrong way round, and lines that only define the address of a link.

use super::ParserOutput;
use super::failed_markup::{FailedMarkup, is_destination};
use super::text_runs::TextRun;
use crate::diagnostic::Problem;
use crate::source::file::lines;
use pulldown_cmark::{Event, LinkType, Tag};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Returns what looks like `(text)[/address/]` in text runs.
#[must_use]
pub fn find_reversed(runs: &[TextRun]) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for run in runs.iter().filter(|run| !run.is_in_link) {
        for (close, _) in run.text.match_indices(")[") {
            let Some(open) = run.text[..close].rfind('(') else { continue };
            let Some(end) = run.text[close..].find(']').map(|end| close + end) else { continue };
            let (words, address) = (&run.text[open + 1..close], &run.text[close + 2..end]);
            if !words.trim().is_empty() && is_destination(address) {
                let help = format!("write `[{words}]({address})`");
                let problem = Problem::warning("this link has its brackets the wrong way round", help);
                found.push(FailedMarkup { range: run.start + open..run.start + end + 1, problem });
            }
        }
    }
    found
}

/// Returns the lines `[name]: address` of a body that no link uses. Readers do not see them.
pub(super) fn find_unused_definitions(body: &str, output: &ParserOutput<'_>) -> Vec<FailedMarkup> {
    if !body.contains("]:") {
        return Vec::new();
    }
    let mut used = FxHashSet::default();
    let mut shown = Vec::new();
    for (event, range) in &output.events {
        if let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = event
            && matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
        {
            used.insert(normalized(id));
        }
        if !is_container(event) {
            shown.push(range);
        }
    }
    let definitions = &output.definitions;
    let unused = definitions.iter().filter(|(name, _)| !used.contains(&normalized(name))).map(|(_, line)| line.clone());
    // Of two lines with the same name, only the first counts.
    let lines = lines_that_define(body).map(|(_, line)| line);
    let repeated = lines.filter(|line| {
        let is_around = |range: &Range<usize>| range.contains(&line.start);
        !shown.iter().copied().any(is_around) && !definitions.iter().any(|(_, range)| is_around(range))
    });
    let mut found: Vec<FailedMarkup> = unused.chain(repeated).map(|range| unused_definition(body, range)).collect();
    found.sort_by_key(|it| it.range.start);
    found
}

fn unused_definition(body: &str, range: Range<usize>) -> FailedMarkup {
    let line = body[range.clone()].lines().next().unwrap_or_default().trim_end();
    let address = line.split_once("]:").map_or("", |(_, address)| address.trim()).trim_matches(['<', '>']);
    let problem = match is_destination(address.split(' ').next().unwrap_or_default()) {
        true => Problem::warning(format!("no link uses the line `{line}`"), "remove the line"),
        false => Problem::error(
            format!("`{line}` would be lost: Markdown takes it for the address of a link"),
            format!("write `\\{line}`"),
        ),
    };
    FailedMarkup { range, problem }
}

/// Returns the lines that start like a definition, from the bracket on, and the names that they define.
pub(super) fn lines_that_define(body: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    lines(body).filter_map(|(start, line)| {
        let text = line.trim_start_matches([' ', '>', '-', '*', '+']);
        let name = text.strip_prefix('[')?.split_once("]:")?.0;
        let start = start + line.len() - text.len();
        let is_name = !name.is_empty() && !name.starts_with('^') && !name.contains(['[', ']']);
        is_name.then(|| (name, start..start + text.trim_end().len()))
    })
}

/// Whether an event shows nothing itself: the start of a block that contains others, or an end.
fn is_container(event: &Event<'_>) -> bool {
    let Event::Start(tag) = event else { return matches!(event, Event::End(_)) };
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_))
}

/// Returns a name as Markdown compares it.
pub(super) fn normalized(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::text_runs::tests::runs_of;
    use super::*;

    fn unused_definitions(body: &str) -> Vec<FailedMarkup> {
        find_unused_definitions(body, &ParserOutput::new(body))
    }

    #[test]
    fn reversed_links_are_shown_the_right_way_round() {
        for (body, help) in [
            ("See (the page)[/about/].", "write `[the page](/about/)`"),
            ("(a)[https://a.example/]", "write `[a](https://a.example/)`"),
            ("so (a) and (b)[#c]", "write `[b](#c)`"),
        ] {
            let found = find_reversed(&runs_of(body));
            assert_eq!(found.len(), 1, "{body}: {found:?}");
            assert_eq!(found[0].problem.help, help, "{body}");
        }
        for body in ["f(x)[0]", "`(a)[/b/]`", "(a) [/b/]", "(a)[sic]", "\\(a)[b]", "()[/b/]", "[a](/b/)", "(a)[b](/c/)"]
        {
            assert_eq!(find_reversed(&runs_of(body)), [], "{body}");
        }
    }

    #[test]
    fn definitions_that_no_link_uses_are_found() {
        for (body, found_line, is_error) in [
            ("Words.\n\n[Jay]: Yes\n", "[Jay]: Yes", true),
            ("[Jay]: Yes\n[Kofi]: No\n\n[Kofi]", "[Jay]: Yes", true),
            ("[a]: https://a.example\n", "[a]: https://a.example", false),
            ("[a]: /b/ \"Title\"\n", "[a]: /b/ \"Title\"", false),
            ("[a]\n\n[a]: /b/\n[A]: /c/\n", "[A]: /c/", false),
            ("> [a]: words\n", "[a]: words", true),
            ("- one\n\n  [a]: words\n", "[a]: words", true),
        ] {
            let found = unused_definitions(body);
            let [one] = found.as_slice() else { panic!("{body}: {found:?}") };
            assert_eq!(body[one.range.clone()].trim_end(), found_line, "{body}");
            assert_eq!(one.problem.help.starts_with("write"), is_error, "{body}: {one:?}");
            let followed = body.replace(found_line, &format!("\\{found_line}"));
            assert_eq!(unused_definitions(&followed), [], "{followed}");
        }
        for body in [
            "[a]\n\n[a]: /b/\n",
            "[words][Two  Words] and ![p][c]\n\n[two words]: /b/\n[c]: /d.png\n",
            "```\n[a]: b\n```\n",
            "    [a]: b\n",
            "Words\n[a]: no definition inside of a paragraph\n",
            "a[^1]\n\n[^1]: A note.\n",
            "`x[a]: b`",
            "\\[a]: b",
        ] {
            assert_eq!(unused_definitions(body), [], "{body}");
        }
    }
}
