//! Enough of nginx's configuration to tell what it answers: a reader of its own, so that a mistake of the writer shows.

use std::collections::BTreeMap;

/// A directive: its words, and what stands in its braces.
struct Directive {
    words: Vec<String>,
    block: Vec<Directive>,
}

/// A configuration, as nginx understands it.
pub struct Configuration {
    directives: Vec<Directive>,
}

impl Configuration {
    /// Reads a configuration.
    pub fn read(text: &str) -> Configuration {
        let mut tokens = tokens(text).into_iter();
        Configuration { directives: block(&mut tokens) }
    }

    /// The headers of the answer for a path that has a file.
    pub fn headers(&self, path: &str) -> BTreeMap<String, String> {
        let levels = self.levels(path);
        let of_headers: Vec<&[Directive]> =
            levels.iter().copied().rev().filter(|level| named(level, "add_header").next().is_some()).collect();
        // A level with headers of its own inherits none.
        let added = of_headers.first().map(|level| named(level, "add_header").collect::<Vec<_>>()).unwrap_or_default();
        let mut headers = BTreeMap::new();
        for directive in added {
            let value = match directive.words[2].strip_prefix('$') {
                Some(variable) => value_of(variable, &levels),
                None => directive.words[2].clone(),
            };
            if !value.is_empty() {
                headers.insert(directive.words[1].clone(), value);
            }
        }
        headers.extend(content_type(path, &levels).map(|kind| (String::from("Content-Type"), kind)));
        headers
    }

    /// Where a path is redirected to.
    pub fn redirect(&self, path: &str) -> Option<String> {
        let levels = self.levels(path);
        let answer = named(levels.last()?, "return").next()?;
        (answer.words[1] == "301").then(|| answer.words[2].clone())
    }

    /// All paths that have a location of their own.
    pub fn exact_paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        let mut levels = vec![self.directives.as_slice()];
        while let Some(level) = levels.pop() {
            for location in named(level, "location") {
                levels.push(&location.block);
                paths.extend(location.words.get(2).cloned());
            }
        }
        paths
    }

    /// The server, the location that nginx takes, the location in it, and so on.
    fn levels(&self, path: &str) -> Vec<&[Directive]> {
        let mut levels = vec![self.directives.as_slice()];
        while let Some(inner) = levels.last().and_then(|level| location(level, path)) {
            levels.push(inner);
        }
        levels
    }
}

/// The exact location or, if there is none, the one with the longest beginning of the path.
fn location<'a>(level: &'a [Directive], path: &str) -> Option<&'a [Directive]> {
    let locations = || named(level, "location");
    let exact = locations().find(|location| location.words[1] == "=" && location.words[2] == path);
    let beginnings = locations().filter(|location| location.words.len() == 2 && path.starts_with(&location.words[1]));
    let longest = beginnings.max_by_key(|location| location.words[1].len());
    exact.or(longest).map(|location| location.block.as_slice())
}

/// A variable is set by every level that a request comes through, the innermost last.
fn value_of(variable: &str, levels: &[&[Directive]]) -> String {
    let settings = levels.iter().flat_map(|level| named(level, "set"));
    let last = settings.filter(|setting| setting.words[1].strip_prefix('$') == Some(variable)).last();
    last.unwrap_or_else(|| panic!("${variable} is not set")).words[2].clone()
}

fn content_type(path: &str, levels: &[&[Directive]]) -> Option<String> {
    let inherited = |name| levels.iter().rev().find_map(|level| named(level, name).next());
    let name = if path.ends_with('/') { "index.html" } else { path };
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let known = inherited("types")?
        .block
        .iter()
        .find(|kind| kind.words[1..].iter().any(|known| Some(known.as_str()) == ending));
    known.map(|kind| kind.words[0].clone()).or_else(|| Some(inherited("default_type")?.words[1].clone()))
}

fn named<'a>(level: &'a [Directive], name: &str) -> impl Iterator<Item = &'a Directive> {
    level.iter().filter(move |directive| directive.words[0] == name)
}

fn block(tokens: &mut impl Iterator<Item = Token>) -> Vec<Directive> {
    let mut directives = Vec::new();
    let mut words = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(word) => words.push(word),
            Token::End => directives.push(Directive { words: std::mem::take(&mut words), block: Vec::new() }),
            Token::Open => directives.push(Directive { words: std::mem::take(&mut words), block: block(tokens) }),
            Token::Close => break,
        }
    }
    assert!(words.is_empty(), "{words:?} has no end");
    directives
}

enum Token {
    Word(String),
    End,
    Open,
    Close,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let end = 1 + rest[1..].find('"').expect("a quotation has an end");
                tokens.push(Token::Word(String::from(&rest[1..end])));
                end + 1
            }
            ';' | '{' | '}' => {
                tokens.push(if first == ';' {
                    Token::End
                } else if first == '{' {
                    Token::Open
                } else {
                    Token::Close
                });
                1
            }
            _ => {
                let ends = |character: char| character.is_whitespace() || ";{}".contains(character);
                let end = rest.find(ends).unwrap_or(rest.len());
                tokens.push(Token::Word(String::from(&rest[..end])));
                end
            }
        };
        rest = rest[length..].trim_start();
    }
    tokens
}
