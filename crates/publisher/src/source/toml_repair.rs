//! Says what is wrong with a line of TOML in words that an editor knows, and how to write it.

use super::name_list::names;
use super::quotation_marks::without_quotes;
use crate::diagnostic::Problem;
use ::toml::de::DeTable;

/// How many lines before an error can have caused it, such as a bracket without its partner.
const LINES_BEFORE: usize = 2;

/// Returns the number of the line that causes an error, counted from 1, and what is wrong with it. `error_line` is where the
/// parser stopped.
#[must_use]
pub fn problem(text: &str, error_line: usize) -> (usize, Problem) {
    let lines: Vec<&str> = text.lines().collect();
    let index = error_line.clamp(1, lines.len().max(1)) - 1;
    let Some(line) = lines.get(index) else { return (1, unreadable("", None)) };
    if let Some(problem) = repeated(&lines[..index], line) {
        return (index + 1, problem);
    }
    let nearby = (index.saturating_sub(LINES_BEFORE)..=index).rev();
    let mended = nearby.clone().find_map(|index| {
        let is_right = |candidate: &String| gets_further(&lines, index, candidate, error_line);
        candidates(lines[index]).into_iter().find(is_right).map(|mended| (index, mended))
    });
    let index = mended.as_ref().map_or(index, |(index, _)| *index);
    (index + 1, unreadable(lines[index], mended.map(|(_, line)| line)))
}

fn unreadable(line: &str, mended: Option<String>) -> Problem {
    let help = match mended {
        Some(line) => format!("write `{line}`"),
        None => {
            String::from("write it like `name = \"text\"`, and check that every quotation mark and bracket is closed")
        }
    };
    Problem::error(format!("this line cannot be read: `{}`", line.trim()), help)
}

/// Returns the problem of a line that is right by itself, but was there before.
fn repeated(before: &[&str], line: &str) -> Option<Problem> {
    DeTable::parse(line).ok()?;
    if let Some(header) = header(line) {
        before.iter().find(|earlier| self::header(earlier) == Some(header))?;
        let help =
            format!("move the lines below the second `{header}` up to those below the first, and remove the second");
        return Some(Problem::error(format!("there are two lines `{header}`"), help));
    }
    let key = key(line)?;
    let group = before.iter().rev().take_while(|earlier| !earlier.trim_start().starts_with('['));
    let mut group = group.filter_map(|earlier| self::key(earlier));
    group.find(|earlier| *earlier == key)?;
    Some(Problem::error(format!("there are two lines `{key}`"), "remove one of them"))
}

/// Returns the part in brackets of a line such as `[tags_of_news]`.
fn header(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line.rfind(']').filter(|_| line.starts_with('['))?;
    Some(&line[..=end])
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim().trim_matches(['"', '\'']);
    (!key.is_empty() && !key.starts_with('#')).then_some(key)
}

/// Whether the parser gets beyond the error if a line is replaced.
fn gets_further(lines: &[&str], index: usize, candidate: &str, error_line: usize) -> bool {
    let mut mended = lines.to_vec();
    mended[index] = candidate;
    let text = mended.join("\n") + "\n";
    match DeTable::parse(&text) {
        Ok(_) => true,
        Err(error) => error.span().is_some_and(|span| text[..span.start].matches('\n').count() + 1 > error_line),
    }
}

/// Returns what an editor may have meant, the smallest change first.
fn candidates(line: &str) -> Vec<String> {
    let line = line.trim_end();
    let straight = line.replace(['“', '”', '„'], "\"").replace(['‘', '’'], "'");
    let mut candidates = vec![line.replace(['“', '”', '„'], "\""), straight];
    let parts = ["=", ":"].iter().find_map(|sign| line.split_once(sign)).filter(|(key, _)| is_key(key));
    if let Some((key, written)) = parts {
        let (value, comment) = match written.split_once(" #") {
            Some((value, comment)) if !value.trim().starts_with(['"', '\'']) => (value, format!("  #{comment}")),
            _ => (written, String::new()),
        };
        let (key, value) = (key.trim_end(), value.trim());
        let lower = value.to_lowercase();
        if matches!(lower.as_str(), "true" | "false") {
            candidates.push(format!("{key} = {lower}{comment}"));
        }
        candidates.push(format!("{key} = {value}{comment}"));
        if value.starts_with('[') && !value.contains(['{', '=']) {
            let names: Vec<String> = names(value).iter().map(|name| in_quotes(name)).collect();
            candidates.push(format!("{key} = [{}]{comment}", names.join(", ")));
        }
        if !value.starts_with(['[', '{']) {
            // A value that is missing cannot be known.
            let value = if value.is_empty() { "…" } else { value };
            candidates.push(format!("{key} = {}{comment}", in_quotes(value)));
        }
    }
    if let Some(list) = line.strip_suffix(']').filter(|list| list.contains('{') && !list.contains('}')) {
        candidates.push(format!("{} }}]", list.trim_end()));
    }
    candidates.extend([",", "]", "}", "\"", "]]", "\"]", "\" }"].map(|end| format!("{line}{end}")));
    candidates.retain(|candidate| candidate != line);
    candidates
}

fn is_key(key: &str) -> bool {
    let key = key.trim();
    !key.is_empty() && key.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-' | '.' | '"'))
}

fn in_quotes(value: &str) -> String {
    let value = without_quotes(value);
    // One at the end alone has lost its partner.
    let value = value.strip_suffix('"').filter(|inner| !inner.contains('"')).unwrap_or(value);
    match value.contains(['"', '\\']) && !value.contains('\'') {
        true => format!("'{value}'"),
        false => format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the problem of a text that does not parse.
    fn found(text: &str) -> (usize, Problem) {
        let error = DeTable::parse(text).expect_err(text);
        let line = text[..error.span().unwrap_or_default().start].matches('\n').count() + 1;
        problem(text, line)
    }

    #[test]
    fn a_line_that_is_there_twice_is_said_to_be() {
        for (text, line, name) in [
            ("a = \"A\"\nb = \"B\"\na = \"C\"\n", 3, "a"),
            ("[x]\na = \"A\"\n\"a\" = \"A\"\n", 3, "a"),
            ("[x]\na = 1\n[y]\na = 1\na = 2\n", 5, "a"),
        ] {
            let expected = Problem::error(format!("there are two lines `{name}`"), "remove one of them");
            assert_eq!(found(text), (line, expected), "{text}");
        }
        let (line, problem) = found("[x]\na = 1\n[y]\nb = 1\n[x]\nc = 1\n");
        assert_eq!((line, problem.message.as_str()), (5, "there are two lines `[x]`"));
    }

    #[test]
    fn a_line_is_shown_as_it_should_be() {
        for (line, expected) in [
            ("name = Kofi", "name = \"Kofi\""),
            ("name = Kofi # a note", "name = \"Kofi\"  # a note"),
            ("name: Kofi", "name = \"Kofi\""),
            ("name: \"Kofi\"", "name = \"Kofi\""),
            ("name = “Kofi”", "name = \"Kofi\""),
            ("name = \"Kofi", "name = \"Kofi\""),
            ("name = Kofi\"", "name = \"Kofi\""),
            ("name = \"Kofi”", "name = \"Kofi\""),
            ("name = \"C:\\qew\"", "name = 'C:\\qew'"),
            ("name =", "name = \"…\""),
            ("on = True", "on = true"),
            ("list = [\"a\", \"b\"", "list = [\"a\", \"b\"]"),
            ("list = [\"a\" \"b\"]", "list = [\"a\", \"b\"]"),
            ("list = [a, b]", "list = [\"a\", \"b\"]"),
            ("list = [“a”, “b”]", "list = [\"a\", \"b\"]"),
            ("links = [{ a = \"b\"]", "links = [{ a = \"b\" }]"),
            ("[group", "[group]"),
            ("[[group]", "[[group]]"),
        ] {
            let text = format!("first = 1\n{line}\nlast = 2\n");
            let (number, problem) = found(&text);
            assert_eq!((number, problem.help), (2, format!("write `{expected}`")), "{line}");
            assert!(DeTable::parse(&text.replace(line, expected)).is_ok(), "{line}");
        }
        let (number, problem) = found("members = [\n  { person = \"a\" }\n  { person = \"b\" },\n]\n");
        assert_eq!((number, problem.help.as_str()), (2, "write `  { person = \"a\" },`"));
    }

    #[test]
    fn no_words_of_the_parser_are_shown() {
        for text in ["= no values =\n", "a = {\n", "a", "]\n", "a = 1 2\n", "a.b.c\n"] {
            let (_, problem) = found(text);
            assert!(problem.message.starts_with("this line cannot be read: `"), "{text}: {problem:?}");
        }
    }
}
