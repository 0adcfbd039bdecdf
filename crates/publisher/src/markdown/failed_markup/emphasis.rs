//! Bold words that are not bold, so that readers see their stars.

use super::super::text_runs::TextRun;
use super::FailedMarkup;

/// Two stars or two underscores that are text.
#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    before: Neighbour,
    after: Neighbour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Neighbour {
    Space,
    Punctuation,
    Word,
}

impl Mark {
    fn opens(self) -> bool {
        self.before == Neighbour::Space && self.after != Neighbour::Space
    }

    fn closes(self) -> bool {
        self.before != Neighbour::Space && self.after == Neighbour::Space
    }

    fn is_alone(self) -> bool {
        self.before == Neighbour::Space && self.after == Neighbour::Space
    }
}

/// `**bold **text`, `** bold** text`, `**Note:**text` and `**never closed`. Powers such as `2 ** 3`, and the arguments of
/// a function in Python, are no markup.
pub(super) fn bold(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let marks = marks(run, '*', 2);
    let mut found = Vec::new();
    let mut rest = marks.as_slice();
    while let [first, others @ ..] = rest {
        let slip = match others.first() {
            Some(second) if second.opens() && run.text[first.start..second.start].contains('\n') => {
                unclosed(run, *first).map(|slip| (slip, None))
            }
            Some(second) if is_pair(run, *first, *second) => Some((spaced(run, *first, *second), Some(second))),
            Some(_) => None,
            None => unclosed(run, *first).map(|slip| (slip, None)),
        };
        let Some(((message, help), second)) = slip else {
            rest = others;
            continue;
        };
        let end = second.map_or(first.start, |second| second.start) + 2;
        found.push(run.failed(first.start..end, message, help));
        rest = &others[usize::from(second.is_some())..];
    }
    found
}

/// `*Note:*text` and `__Note:__text`: the signs cannot close between a punctuation mark and a word.
pub(super) fn emphasis_before_words(run: &TextRun<'_>) -> Vec<FailedMarkup> {
    let mut found = Vec::new();
    for (sign, length) in [('*', 1), ('_', 1), ('_', 2)] {
        for pair in marks(run, sign, length).windows(2) {
            let [first, second] = pair else { continue };
            let words = &run.source[first.start + length..second.start];
            let is_text = words.starts_with(char::is_alphabetic) && !words.contains(['(', '=', '/', '\n']);
            let is_closed = second.before == Neighbour::Punctuation && second.after == Neighbour::Word;
            if first.opens() && is_closed && is_text && words.ends_with([':', '.', '!', '?', ',', ';']) {
                let signs = &run.source[first.start..first.start + length];
                let help =
                    format!("write a space after it: `{signs}{words}{signs} {}`", next_word(run, *second, length));
                let message = format!("the signs `{signs}` around these words are shown");
                found.push(run.failed(first.start..second.start + length, message, help));
            }
        }
    }
    found
}

/// Returns the groups of exactly `length` signs.
fn marks(run: &TextRun<'_>, sign: char, length: usize) -> Vec<Mark> {
    let neighbour = |character: Option<char>| match character {
        None => Neighbour::Space,
        Some(character) if character.is_whitespace() => Neighbour::Space,
        Some(character) if character.is_alphanumeric() => Neighbour::Word,
        Some(_) => Neighbour::Punctuation,
    };
    let (text, mut end, mut marks) = (&run.text, 0, Vec::new());
    while let Some(start) = text[end..].find(sign).map(|start| end + start) {
        end = start + text[start..].len() - text[start..].trim_start_matches(sign).len();
        if end - start == length {
            let before = neighbour(run.source[..start].chars().next_back());
            marks.push(Mark { start, before, after: neighbour(run.source[end..].chars().next()) });
        }
    }
    marks
}

/// Whether two marks were meant to be around bold words.
fn is_pair(run: &TextRun<'_>, first: Mark, second: Mark) -> bool {
    let is_parameters = is_parameter(run, first) || is_parameter(run, second) && second.opens();
    let is_before_word = second.before == Neighbour::Punctuation && second.after == Neighbour::Word;
    let words = &run.source[first.start + 2..second.start];
    let is_after_word = first.before == Neighbour::Word && words.starts_with(['(', '[', '"', '\'', '“', '‘', '«']);
    let is_text = !words.starts_with(['-', '+', '/', '.']) && words.contains(char::is_alphabetic);
    is_text
        && match (first, second) {
            (first, second) if first.opens() => {
                !is_parameters && (second.opens() || second.is_alone() || is_before_word)
            }
            (first, second) if first.is_alone() => second.closes(),
            (_, second) => second.closes() && is_after_word,
        }
}

/// Returns the message and the help for a pair with a space too many or too few.
fn spaced(run: &TextRun<'_>, first: Mark, second: Mark) -> (String, String) {
    let inner = &run.source[first.start + 2..second.start];
    let words = inner.trim();
    let before = match first.before {
        Neighbour::Word => format!("{} ", run.source[..first.start].split_whitespace().next_back().unwrap_or_default()),
        _ => String::new(),
    };
    let after = match second.after {
        Neighbour::Word => format!(" {}", next_word(run, second, 2)),
        _ => String::new(),
    };
    let help = match (first.before, second.after) {
        _ if inner != words => format!("write no space inside the stars: `{before}**{words}**{after}`"),
        (Neighbour::Word, _) => format!("write a space before the stars: ` **{words}**`"),
        (_, Neighbour::Word) => format!("write a space after the stars: `**{words}**{after}`"),
        _ => format!("write it with spaces around it: `**{words}**`"),
    };
    (String::from("these words are not bold, and the stars are shown"), help)
}

/// Returns the message and the help for bold words without an end.
fn unclosed(run: &TextRun<'_>, mark: Mark) -> Option<(String, String)> {
    let word = word_after(run, mark);
    if !mark.opens() || word.is_empty() || is_parameter(run, mark) {
        return None;
    }
    let help = format!("write `**` after the last bold word, too (to show the stars, write code: `` `**{word}` ``)");
    Some((String::from("the bold words have no end, and the stars are shown"), help))
}

/// Whether stars are before the name of an argument, as in `f(*args, **kwargs)`.
fn is_parameter(run: &TextRun<'_>, mark: Mark) -> bool {
    const NAMES: [&str; 10] =
        ["kwargs", "kwds", "kwarg", "kw", "options", "opts", "params", "config", "defaults", "settings"];
    let word = word_after(run, mark);
    // `f(**a, **b)` and `{**a, **b}`
    let rest = &run.source[mark.start + 2 + word.len()..];
    let line = run.source[..mark.start].rsplit('\n').next().unwrap_or_default();
    let is_open = line.rfind(['(', '{', '[']) > line.rfind([')', '}', ']']);
    let is_in_call = is_open && rest.starts_with([',', ')', '}', ']']);
    let is_name = is_in_call || NAMES.contains(&word) || word.contains('_') || word.starts_with("kw");
    is_name || run.text.contains("*args") || run.source[mark.start..].starts_with("** ") && mark.opens()
}

fn word_after<'a>(run: &TextRun<'a>, mark: Mark) -> &'a str {
    let rest = &run.source[mark.start + 2..];
    let end = rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(rest.len());
    &rest[..end]
}

fn next_word<'a>(run: &TextRun<'a>, mark: Mark, length: usize) -> &'a str {
    run.source[mark.start + length..].split_whitespace().next().unwrap_or_default()
}
