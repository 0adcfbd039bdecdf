//! The parts that a source has and its translation lacks.

use super::{Token, Wording};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most characters of words in a message.
const MAX_LABEL_LENGTH: usize = 40;

/// A part of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is, as an editor calls it.
    pub name: String,
    /// The line on which it starts.
    pub line: usize,
}

/// A part of which a translation has as many as its source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind<'a> {
    Heading(u8),
    List,
    Code,
    Table,
    Image,
    Link(&'a str),
    Directive(&'a str),
}

impl Kind<'_> {
    /// Whether two parts are of one kind. A translation may link to another page, and have headings of another level.
    fn is_like(&self, other: &Kind<'_>) -> bool {
        match (self, other) {
            (Kind::Heading(_), Kind::Heading(_)) | (Kind::Link(_), Kind::Link(_)) => true,
            (one, other) => one == other,
        }
    }
}

/// Returns the parts that a source has and its translation lacks. `languages` are the codes with which links can begin.
#[must_use]
pub fn missing_parts(source: &Wording, translation: &Wording, languages: &[&str]) -> Vec<Part> {
    let (source_parts, own_parts) = (parts(source, languages), parts(translation, languages));
    let source_kinds: Vec<&Kind<'_>> = source_parts.iter().map(|(kind, _)| kind).collect();
    let own_kinds: Vec<&Kind<'_>> = own_parts.iter().map(|(kind, _)| kind).collect();
    if source_kinds == own_kinds {
        return Vec::new();
    }
    let count = |kinds: &[&Kind<'_>], kind: &Kind<'_>| kinds.iter().filter(|other| other.is_like(kind)).count();
    let operations = capture_diff_slices(Algorithm::Patience, &source_kinds, &own_kinds);
    let unmatched = operations.iter().flat_map(|operation| match operation {
        DiffOp::Delete { old_index, old_len, .. } | DiffOp::Replace { old_index, old_len, .. } => {
            *old_index..old_index + old_len
        }
        DiffOp::Equal { .. } | DiffOp::Insert { .. } => 0..0,
    });
    let mut missing: Vec<usize> = Vec::new();
    for index in unmatched {
        let kind = source_kinds[index];
        let already = missing.iter().filter(|other| source_kinds[**other].is_like(kind)).count();
        if count(&source_kinds, kind) > count(&own_kinds, kind) + already {
            missing.push(index);
        }
    }
    missing.into_iter().map(|index| part(source, &source_parts[index])).collect()
}

/// Returns the parts of a body, each with the index of its token.
fn parts<'a>(wording: &'a Wording, languages: &[&str]) -> Vec<(Kind<'a>, usize)> {
    let kinds = wording.body.iter().enumerate().filter_map(|(index, (token, _))| {
        let kind = match token {
            Token::Heading(level) => Kind::Heading(*level),
            Token::List(_) => Kind::List,
            Token::CodeBlock(_) => Kind::Code,
            Token::Table => Kind::Table,
            Token::Image => Kind::Image,
            Token::Link(destination) => Kind::Link(target(destination, languages)),
            Token::Directive(line) => Kind::Directive(line.split(' ').next().unwrap_or_default()),
            _ => return None,
        };
        Some((kind, index))
    });
    kinds.collect()
}

/// Returns the destination of a link without language and fragment, which differ between languages.
fn target<'a>(destination: &'a str, languages: &[&str]) -> &'a str {
    let path = destination.split_once('#').map_or(destination, |(path, _)| path);
    let in_language = languages.iter().find_map(|code| path.strip_prefix('/')?.strip_prefix(code));
    in_language.filter(|rest| rest.starts_with('/')).unwrap_or(path)
}

fn part(source: &Wording, (kind, index): &(Kind<'_>, usize)) -> Part {
    let label = || shortened(&source.words_of(*index));
    let name = match kind {
        Kind::Heading(_) => format!("the heading “{}”", label()),
        Kind::List => String::from("the list"),
        Kind::Code => String::from("the code"),
        Kind::Table => String::from("the table"),
        Kind::Image => format!("the picture “{}”", label()),
        Kind::Link(_) => format!("the link “{}”", label()),
        Kind::Directive(name) => format!("`{name}`"),
    };
    Part { name, line: source.body[*index].1 }
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(MAX_LABEL_LENGTH) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => String::from(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::file::SourceFile;
    use crate::source::node::{Node, Value};
    use std::path::Path;

    fn missing(source: &str, translation: &str) -> Vec<String> {
        let front_matter = Node { position: crate::diagnostic::Position::START, value: Value::Null };
        let wording = |body: &str| Wording::new(&front_matter, &SourceFile::new(Path::new("a.md"), body), 0);
        let parts = missing_parts(&wording(source), &wording(translation), &["en", "es"]);
        parts.into_iter().map(|part| format!("{}: {}", part.line, part.name)).collect()
    }

    #[test]
    fn a_part_that_is_missing_is_named() {
        let source =
            "# A\n\n## One\n\n- x\n\n## Two\n\n```\ncode\n```\n\n[Three](/three/#a) ![Four](/four.jpg)\n\n::news 3\n";
        for (part, expected) in [
            ("## One\n", "3: the heading “One”"),
            ("- x\n", "5: the list"),
            ("```\ncode\n```\n", "9: the code"),
            ("[Three](/three/#a)", "13: the link “Three”"),
            ("![Four](/four.jpg)", "13: the picture “Four”"),
            ("::news 3\n", "15: `::news`"),
        ] {
            assert!(source.contains(part));
            assert_eq!(missing(source, &source.replace(part, "")), [expected]);
        }
    }

    #[test]
    fn other_words_and_more_parts_are_no_loss() {
        let source = "# A\n\n[Three](/three/#a) and [four](https://four.example)\n\n::news 3\n";
        for translation in [
            source,
            "# B\n\n[Tres](/es/three/#b) y [cuatro](https://cuatro.example)\n\n::news 5\n\n- más\n",
            "## B\n\n[Cuatro](https://four.example), [tres](/en/three/)\n\n::news 3\n",
        ] {
            assert_eq!(missing(source, translation), Vec::<String>::new(), "{translation}");
        }
    }

    #[test]
    fn as_many_parts_are_missing_as_there_are_fewer() {
        assert_eq!(missing("# A\n\n# B\n\n# C\n", "# a\n").len(), 2);
        assert_eq!(missing("[a](/a/) [b](/b/)", "[b](/b/)"), ["1: the link “a”"]);
        assert_eq!(missing("[a](/a/) [b](/b/)", "[c](/c/)").len(), 1);
        assert_eq!(missing("::team a\n\n::team b\n", "::team a\n"), ["3: `::team`"]);
    }
}
