//! A parser for a subset of nginx's configuration. It shares no code with the publisher's writer, so it catches its bugs.

use std::collections::BTreeMap;

/// A directive: its name with parameters, and its block.
struct Directive {
    words: Vec<String>,
    block: Vec<Directive>,
}

/// A configuration, evaluated as nginx evaluates it.
pub struct NginxConfig {
    directives: Vec<Directive>,
}

impl NginxConfig {
    /// Parses a configuration.
    pub fn parse(text: &str) -> NginxConfig {
        let mut tokens = tokens(text).into_iter();
        NginxConfig { directives: block(&mut tokens) }
    }

    /// Returns the response headers for a path that has a file.
    pub fn headers(&self, path: &str) -> BTreeMap<String, String> {
        let levels = self.levels(path);
        let with_headers: Vec<&[Directive]> =
            levels.iter().copied().rev().filter(|level| named(level, "add_header").next().is_some()).collect();
        // A level that sets headers inherits none.
        let added =
            with_headers.first().map(|level| named(level, "add_header").collect::<Vec<_>>()).unwrap_or_default();
        let mut headers = BTreeMap::new();
        for directive in added {
            let value = match directive.words[2].strip_prefix('$') {
                Some(variable) => variable_value(variable, &levels),
                None => directive.words[2].clone(),
            };
            if !value.is_empty() {
                headers.insert(directive.words[1].clone(), value);
            }
        }
        headers.extend(content_type(path, &levels).map(|kind| (String::from("Content-Type"), kind)));
        headers
    }

    /// Returns the redirect target of a path.
    pub fn redirect(&self, path: &str) -> Option<String> {
        let levels = self.levels(path);
        let response = named(levels.last()?, "return").next()?;
        (response.words[1] == "301").then(|| response.words[2].clone())
    }

    /// Returns the paths of all exact locations.
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

    /// Returns the file name extensions whose media types a path's location names, in their order.
    pub fn extensions(&self, path: &str) -> Vec<String> {
        let types = self.levels(path).into_iter().flat_map(|level| named(level, "types"));
        types.flat_map(|types| &types.block).flat_map(|media_type| media_type.words[1..].to_vec()).collect()
    }

    /// Returns the nested blocks that apply to a path, outermost first.
    fn levels(&self, path: &str) -> Vec<&[Directive]> {
        let mut levels = vec![self.directives.as_slice()];
        while let Some(inner) = levels.last().and_then(|level| location(level, path)) {
            levels.push(inner);
        }
        levels
    }
}

/// Returns the exact location or, if there is none, the one with the longest matching prefix.
fn location<'a>(level: &'a [Directive], path: &str) -> Option<&'a [Directive]> {
    let locations = || named(level, "location");
    let exact = locations().find(|location| location.words[1] == "=" && location.words[2] == path);
    let prefixes = locations().filter(|location| location.words.len() == 2 && path.starts_with(&location.words[1]));
    let longest = prefixes.max_by_key(|location| location.words[1].len());
    exact.or(longest).map(|location| location.block.as_slice())
}

/// Returns the value of a variable. The innermost level that sets it wins.
fn variable_value(variable: &str, levels: &[&[Directive]]) -> String {
    let settings = levels.iter().flat_map(|level| named(level, "set"));
    let last = settings.filter(|setting| setting.words[1].strip_prefix('$') == Some(variable)).last();
    last.unwrap_or_else(|| panic!("${variable} is not set")).words[2].clone()
}

fn content_type(path: &str, levels: &[&[Directive]]) -> Option<String> {
    let inherited = |name| levels.iter().rev().find_map(|level| named(level, name).next());
    let name = if path.ends_with('/') { "index.html" } else { path };
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let known = inherited("types")?
        .block
        .iter()
        .find(|kind| kind.words[1..].iter().any(|known| Some(known.as_str()) == extension));
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
