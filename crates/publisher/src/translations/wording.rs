//! What a file says: its translatable strings and the structure around them, without layout.

use super::Digest;
use super::tokens::{self, Token};
use crate::diagnostic::Position;
use crate::source::file::SourceFile;
use crate::source::node::{Node, Value};
use crate::source::unicode::composed;

/// The keys of front matter that a translation has in other words, or where a change must reach it.
pub const TRANSLATABLE_KEYS: [&str; 9] =
    ["title", "heading", "navigation_title", "description", "summary", "image_alt", "pay", "link", "external"];

/// What a Markdown file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// The translatable keys that are not empty, in a fixed order.
    pub keys: Vec<KeyString>,
    /// The body, with the number of the line on which each token starts.
    pub body: Vec<(Token, usize)>,
}

/// A translatable key with its string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyString {
    /// The key.
    pub key: &'static str,
    /// The string, with single spaces.
    pub string: String,
    /// Where it is written.
    pub position: Position,
}

impl Wording {
    /// Returns the prose of each heading, paragraph, cell and item, with the numbers of their lines.
    #[must_use]
    pub fn blocks(&self) -> Vec<(String, usize)> {
        let mut blocks: Vec<(String, usize)> = Vec::new();
        for (token, line) in &self.body {
            match token {
                Token::Text(text) => match blocks.last_mut() {
                    Some((block, _)) => block.push_str(text),
                    None => blocks.push((text.clone(), *line)),
                },
                token if token.is_block() => blocks.push((String::new(), *line)),
                _ => {}
            }
        }
        blocks.retain(|(block, _)| !block.is_empty());
        blocks
    }

    /// Returns the prose from a token to its end.
    #[must_use]
    pub fn words_of(&self, index: usize) -> String {
        let mut depth = 0;
        let mut words = String::new();
        for (token, _) in &self.body[index..] {
            match token {
                Token::Text(text) | Token::Code(text) => words.push_str(text),
                Token::End => depth -= 1,
                token if token.has_end() => depth += 1,
                _ => {}
            }
            if depth <= 0 {
                break;
            }
        }
        words
    }

    /// Returns the lines of the comments below which nothing is filled in yet.
    #[must_use]
    pub fn unfilled_lines(&self) -> Vec<usize> {
        let mut tokens = self.body.iter().peekable();
        let mut lines = Vec::new();
        while let Some((token, line)) = tokens.next() {
            let next = tokens.peek().map(|(token, _)| token);
            if *token == Token::Unfilled && matches!(next, None | Some(Token::Unfilled | Token::Directive(_))) {
                lines.push(*line);
            }
        }
        lines
    }

    /// Returns whether something is not filled in yet.
    #[must_use]
    pub fn is_unfilled(&self) -> bool {
        !self.unfilled_lines().is_empty()
    }

    /// Returns what a file with this front matter says. Its body begins at the byte offset `body_start`.
    #[must_use]
    pub fn new(front_matter: &Node, source: &SourceFile, body_start: usize) -> Wording {
        Wording { keys: keys(front_matter), body: tokens::read(source, body_start) }
    }

    /// Returns the digest, which changes with the meaning alone.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut canonical = String::new();
        for KeyString { key, string, .. } in &self.keys {
            canonical.extend([key, ": ", string, "\n"]);
        }
        for (token, _) in &self.body {
            token.write(&mut canonical);
        }
        Digest::of(composed(&canonical).as_bytes())
    }
}

/// Returns the translatable keys of front matter. An empty one counts as left out.
fn keys(front_matter: &Node) -> Vec<KeyString> {
    let venue = front_matter.get("place").and_then(|place| place.get("venue"));
    let nodes = TRANSLATABLE_KEYS.into_iter().map(|key| (key, front_matter.get(key))).chain([("place.venue", venue)]);
    let strings = nodes.filter_map(|(key, node)| {
        let Node { position, value: Value::Scalar { string, .. } } = node? else { return None };
        Some(KeyString { key, string: tokens::collapsed(string.trim()), position: *position })
    });
    strings.filter(|key| !key.string.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::file::SourceFile;
    use crate::source::front_matter;
    use std::path::Path;

    fn wording(text: &str) -> Wording {
        let source = SourceFile::new(Path::new("a.md"), text);
        let split = front_matter::split(&source, &mut Diagnostics::default()).unwrap();
        Wording::new(&split.front_matter, &source, split.body_start)
    }

    fn digest(text: &str) -> String {
        wording(text).digest().to_string()
    }

    const FILE: &str = "---\ntitle: About us\ndescription: Who we are\n---\n\nWe *weave* at \
        [the loom](/loom/).\n\n## Goals\n\n- cloth\n- `yarn`\n\n::news 3\n\n![A loom](/media/loom.jpg)\n";

    #[test]
    fn layout_does_not_change_the_digest() {
        let digest_of_file = digest(FILE);
        for (from, to) in [
            ("title: About us\ndescription: Who we are", "description: 'Who  we are'\ntitle: >\n  About\n  us"),
            ("title:", "aliases: [/we/]\nupdated: 2024-01-01\norder: 3\nheading:\ntitle:"),
            ("We *weave* at ", "We\n_weave_  at\n"),
            ("We *weave* at ", "<!-- a comment -->\n\nWe *weave* <!-- another -->at "),
            ("[the loom](/loom/)", "[the loom][1]"),
            ("- cloth\n- `yarn`", "* cloth\n\n* `yarn`"),
            ("## Goals", "Goals {#aims}\n-----"),
            ("::news 3", "::news 4"),
            ("loom.jpg", "loom.webp"),
        ] {
            assert!(FILE.contains(from), "{from}");
            let text = FILE.replacen(from, to, 1) + "\n[1]: /loom/\n";
            assert_eq!(digest(&text), digest_of_file, "{to}: {:?}", wording(&text));
        }
    }

    #[test]
    fn a_change_of_meaning_changes_the_digest() {
        let digest_of_file = digest(FILE);
        for (from, to) in [
            ("About us", "About them"),
            ("description: Who we are\n", ""),
            ("description: ", "heading: "),
            ("title:", "image_alt: A loom\ntitle:"),
            ("title:", "pay: Nothing\ntitle:"),
            ("title:", "link: https://a.example\ntitle:"),
            ("title:", "place: { venue: The loom, city: A, country: GH }\ntitle:"),
            ("*weave*", "weave"),
            ("*weave*", "**weave**"),
            ("/loom/", "/looms/"),
            ("## Goals", "### Goals"),
            ("## Goals", "Goals"),
            ("- cloth\n-", "- cloth\n\n1."),
            ("`yarn`", "yarn"),
            ("A loom", "Two looms"),
        ] {
            assert!(FILE.contains(from), "{from}");
            assert_ne!(digest(&FILE.replacen(from, to, 1)), digest_of_file, "{to}");
        }
    }

    #[test]
    fn a_line_of_code_is_no_other_token() {
        assert_ne!(digest("---\ntitle: A\n---\n```\na\n```\n"), digest("---\ntitle: A\n---\n```\na\n\"b\n```\n"));
        let split = digest("---\ntitle: A\n---\n```\na\n```\n\n```\nb\n```\n");
        assert_ne!(split, digest("---\ntitle: A\n---\n```\na\nb\n```\n"));
    }

    /// Files name digests, so they never change.
    #[test]
    fn digests_stay_the_same() {
        assert_eq!(digest(FILE), "53847fd708");
    }
}
