//! Syntax highlighting: which tokens of code are keywords, constants, comments and names.

use crate::diagnostic::nearest;
use std::sync::LazyLock;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// Loaded with the first block of code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Names of other highlighters for a language that has another name here.
const ALIASES: [(&str, &str); 3] = [("pycon", "python"), ("console", "bash"), ("shell", "bash")];
/// Names that editors write most, for suggestions.
const NAMES: [&str; 6] = ["bash", "console", "javascript", "python", "pycon", "typescript"];
/// Languages without highlighting.
const PLAIN_LANGUAGES: [&str; 4] = ["output", "plain", "plaintext", "text"];

/// The kinds of tokens by their scopes, the more special ones first.
static KINDS: LazyLock<Vec<(Scope, char)>> = LazyLock::new(|| {
    const KINDS: [(&str, char); 14] = [
        // An expression within a string.
        ("meta.interpolation", PLAIN),
        ("comment", 'c'),
        ("string", 'l'),
        ("constant", 'l'),
        ("keyword.operator", OPERATOR),
        ("keyword", 'k'),
        ("storage", 'k'),
        ("variable.language", 'k'),
        ("entity.name.function", 'd'),
        ("entity.name.class", 'd'),
        ("entity.name.tag", 'k'),
        ("entity.other.attribute-name", 'd'),
        ("markup.inserted", 'l'),
        ("markup.deleted", 'k'),
    ];
    KINDS.iter().filter_map(|(name, kind)| Some((Scope::new(name).ok()?, *kind))).collect()
});

/// The kind of a token that is not highlighted.
const PLAIN: char = ' ';
/// The kind of an operator: a keyword if it is a word such as `and`, and plain if it is a sign.
const OPERATOR: char = 'o';

/// Returns the kind of each byte of code, as [`model::body::code_tokens`] has them. Empty for a language that is not known, and for
/// code without colours.
pub(super) fn kinds(language: &str, code: &str) -> String {
    token_kinds(language, code).filter(|kinds| !kinds.trim().is_empty()).unwrap_or_default()
}

/// Returns the language that a name was probably meant to be, if it is a slip.
pub(super) fn meant_language(name: &str) -> Option<&'static str> {
    // Short names are all alike.
    if name.len() <= 3 || syntax(name).is_some() || PLAIN_LANGUAGES.contains(&name) {
        return None;
    }
    let extensions = SYNTAXES.syntaxes().iter().flat_map(|syntax| &syntax.file_extensions).map(String::as_str);
    nearest(name, extensions.chain(NAMES)).filter(|known| known.len() > 3)
}

/// Returns the grammar of a language, by its name or by the ending of its files.
fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let alias = ALIASES.iter().find(|(name, _)| *name == language).map_or(language, |(_, known)| known);
    SYNTAXES.find_syntax_by_token(alias)
}

fn token_kinds(language: &str, code: &str) -> Option<String> {
    let syntax = syntax(language)?;
    let (mut state, mut scopes) = (ParseState::new(syntax), ScopeStack::new());
    let mut kinds = String::new();
    for line in LinesWithEndings::from(code) {
        let changes = state.parse_line(line, &SYNTAXES).ok()?;
        for (token, change) in ScopeRegionIterator::new(&changes, line) {
            scopes.apply(change).ok()?;
            kinds.extend(std::iter::repeat_n(kind(&scopes, token), token.len()));
        }
    }
    Some(kinds)
}

/// Returns the kind of a token: that of the innermost scope that has one.
fn kind(scopes: &ScopeStack, token: &str) -> char {
    let of_scope = |scope: &Scope| KINDS.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
    match scopes.as_slice().iter().rev().find_map(of_scope) {
        Some((_, OPERATOR)) if token.contains(char::is_alphabetic) => 'k',
        None | Some((_, OPERATOR)) => PLAIN,
        Some((_, kind)) => *kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::body::code_tokens;

    /// Returns the tokens with colours, each with the letter of its kind.
    fn colours(language: &str, code: &str) -> Vec<String> {
        let kinds = kinds(language, code);
        assert!(kinds.is_empty() || kinds.len() == code.len(), "{kinds:?}");
        let coloured = code_tokens(code, &kinds).filter(|(kind, _)| *kind != " ");
        coloured.map(|(kind, token)| format!("{kind} {}", token.trim_end_matches('\n'))).collect()
    }

    #[test]
    fn tokens_have_the_kinds_of_their_language() {
        let python = "@cache\ndef add(a, b=1):\n    # sum\n    return f\"{a} x\" if a and not b else a + None\n";
        let expected = ["k def", "d add", "l 1", "c # sum", "k return", "k f", "l \"", "l  x\"", "k if"];
        assert_eq!(colours("python", python)[..9], expected);
        assert_eq!(colours("py", "class Loom:\n    pass\n"), ["k class", "d Loom", "k pass"]);
        assert_eq!(colours("toml", "# a\nb = \"c\"\n"), ["c # a", "k b", "l \"c\""]);
        assert_eq!(colours("json", "{\"a\": [1, true]}\n"), ["l \"a\"", "l 1", "l true"]);
        assert!(colours("bash", "echo \"a\" # b\n").contains(&String::from("c # b")));
    }

    #[test]
    fn a_slip_has_the_name_that_was_meant() {
        assert_eq!(meant_language("pyhton"), Some("python"));
        assert_eq!(meant_language("javscript"), Some("javascript"));
        for name in ["python", "py", "pycon", "text", "output", "abc", "mermaid", "unknown"] {
            assert_eq!(meant_language(name), None, "{name}");
        }
    }

    #[test]
    fn code_without_colours_has_no_tokens() {
        for (language, code) in
            [("text", "def a"), ("unknown", "def a"), ("", "def a"), ("python", "a\n"), ("python", "")]
        {
            assert!(kinds(language, code).is_empty(), "{language}: {code}");
        }
    }
}
