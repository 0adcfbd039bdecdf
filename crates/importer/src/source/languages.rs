//! The languages of the old site: which of its folders are languages, and which codes its files declare.
//!
//! A folder is a language if its name is the code of one (ISO 639-1, with or without a script and a country) and not a word
//! too. A folder whose name is also a word, such as `is` or `my`, is a language if it mirrors a document of the site, or one
//! of its files declares that language. Any other code needs a declaration in `_config.yml` or in a file.

use super::config::Config;
use super::source_path::language_indexes;
use publisher::languages;
use publisher::source::language_code::canonical;
use std::collections::{BTreeMap, BTreeSet};

/// The codes of ISO 639-1 that are no words, and no usual names of folders.
const CODES: &str = "aa ab ae af ak ar av ay az ba bg bh bm bn bo bs ca ce cr cs cu cy da de dv dz el en es et eu ff fi fj \
    fr fy ga gl gn gu gv ha he hi hr ht hu hy hz ig ik iu ja jv ka kg kj kk kl km kn ko kr ks ku kv kw ky lb lg ln \
    lt lu lv mg mh mk nb nd ne nl nv oj pa pl ps pt qu rn ro ru rw sk sl sn sq sr su sv sw ta tg th tl tn tr ug uk ur uz \
    vi xh yi yo za zh zu";

/// The codes of ISO 639-1 that are words or usual names of folders as well: `is`, `my`, `cv`, `os`.
const WORDS: &str = "am an as be bi br ch co cv ee eo fa fo gd ho ia id ie ii io is it ki la li lo mi ml mn mr ms mt my na \
    ng nn no nr ny oc om or os pi rm sa sc sd se sg si sm so ss st te ti tk to ts tt tw ty ve vo wa wo";

/// The keys of `_config.yml` that list languages.
const CONFIG_KEYS: [&str; 7] =
    ["lang", "locale", "language", "languages", "locales", "default_lang", "default_language"];

/// Parses the code of a language as a file declares it, and returns its canonical form.
#[must_use]
pub fn parse_language_code(text: &str) -> Option<String> {
    // `en_US.UTF-8` and `sr_RS@latin` are locales of computers.
    let text = text.split(['.', '@']).next().unwrap_or_default();
    canonical(text).map(|locale| locale.to_string())
}

/// Parses the code of a language that people know, as opposed to a well-formed one: not `php` or `go`.
#[must_use]
pub fn parse_known_language_code(text: &str) -> Option<String> {
    let code = parse_language_code(text)?;
    (is_in(CODES, primary(&code)) || is_in(WORDS, primary(&code)) || languages::is_code(&code)).then_some(code)
}

/// Returns the language of a code without script and country.
#[must_use]
pub fn primary(code: &str) -> &str {
    code.split('-').next().unwrap_or_default()
}

/// Returns whether two codes are of the same language, whatever the script and country. Norwegian has a code of its own and
/// one for each of its written forms.
#[must_use]
pub fn is_same_language(first: &str, second: &str) -> bool {
    let is_norwegian = |code: &str| matches!(primary(code), "no" | "nb" | "nn");
    primary(first) == primary(second) || is_norwegian(first) && is_norwegian(second)
}

fn is_in(codes: &str, code: &str) -> bool {
    codes.split_whitespace().any(|known| known == code)
}

/// The folders that are languages, and those that may be.
#[derive(Clone, Debug, Default)]
pub struct LanguageFolders {
    /// The codes of those that are.
    codes: BTreeMap<String, String>,
    /// The path of the first document in each that may be one.
    doubtful: BTreeMap<String, String>,
}

impl LanguageFolders {
    /// Finds the language folders among the paths of documents. `declared` returns the language that a file declares.
    #[must_use]
    pub fn find(paths: &[&str], config: &Config, declared: impl Fn(&str) -> Option<String>) -> LanguageFolders {
        let mut folders = LanguageFolders::default();
        let in_config = declared_in(config);
        let mut candidates: BTreeMap<&str, Vec<(&str, usize)>> = BTreeMap::new();
        for path in paths {
            let segments = folders_of(path);
            for index in language_indexes(&segments).filter(|index| !segments[*index].starts_with('_')) {
                candidates.entry(segments[index]).or_default().push((path, index));
            }
        }
        let mut uncertain = Vec::new();
        for (folder, documents) in candidates {
            let Some(code) = folder_code(folder) else { continue };
            match in_config.contains(&code) || is_certain(&code) {
                true => folders.add(folder, code),
                false => uncertain.push((folder, code, documents)),
            }
        }
        let certain = folders.clone();
        let known: BTreeSet<String> = paths.iter().map(|path| certain.without_language(path)).collect();
        for (folder, code, documents) in uncertain {
            let declares =
                |(path, _): &(&str, usize)| declared(path).is_some_and(|declared| is_same_language(&declared, &code));
            let mirrors = |(path, index): &(&str, usize)| {
                let relative = without_folder(path, *index);
                !is_index(&relative) && known.contains(&relative)
            };
            // `no-js` is a name, `no-NO` is a language.
            let is_word = is_in(WORDS, primary(&code)) && (!code.contains('-') || folder == code);
            if is_word && documents.iter().any(mirrors) || documents.iter().any(declares) {
                folders.add(folder, code);
            } else if is_word {
                let first = documents.first().map(|(path, _)| String::from(*path));
                folders.doubtful.extend(first.map(|path| (String::from(folder), path)));
            }
        }
        folders
    }

    /// Iterates over the folders that could be languages, but also have other meanings, each with its first document.
    pub fn doubtful(&self) -> impl Iterator<Item = (&str, &str)> {
        self.doubtful.iter().map(|(folder, document)| (folder.as_str(), document.as_str()))
    }

    /// Returns the code of a folder, if it is a language.
    #[must_use]
    pub fn code(&self, folder: &str) -> Option<String> {
        self.codes.get(folder).cloned()
    }

    fn add(&mut self, folder: &str, code: String) {
        self.codes.insert(String::from(folder), code);
    }

    /// Returns the path without its language folder and its extension.
    fn without_language(&self, path: &str) -> String {
        let segments = folders_of(path);
        let index = language_indexes(&segments).find(|index| self.codes.contains_key(segments[*index]));
        index.map_or_else(|| without_extension(path), |index| without_folder(path, index))
    }
}

/// Returns the code that the name of a folder can be: a language with or without a script and a country.
fn folder_code(folder: &str) -> Option<String> {
    let locale = canonical(folder).filter(|locale| locale.id.variants.is_empty() && locale.extensions.is_empty())?;
    let code = locale.to_string();
    // Other separators than these are part of a name.
    code.eq_ignore_ascii_case(&folder.replace('_', "-")).then_some(code)
}

fn is_certain(code: &str) -> bool {
    is_in(CODES, primary(code)) && !is_in(WORDS, primary(code))
}

/// Returns the codes that `_config.yml` declares.
fn declared_in(config: &Config) -> BTreeSet<String> {
    let values = CONFIG_KEYS.iter().filter_map(|key| config.get(key));
    let mut codes: BTreeSet<String> = values.flat_map(Config::language_codes).collect();
    codes.extend(config.default_values("lang").filter_map(parse_language_code));
    codes
}

fn folders_of(path: &str) -> Vec<&str> {
    let mut segments: Vec<&str> = path.split('/').collect();
    segments.pop();
    segments
}

fn without_folder(path: &str, index: usize) -> String {
    let segments = path.split('/').enumerate().filter(|(position, _)| *position != index);
    without_extension(&segments.map(|(_, segment)| segment).collect::<Vec<_>>().join("/"))
}

fn without_extension(path: &str) -> String {
    String::from(path.rsplit_once('.').map_or(path, |(stem, _)| stem))
}

/// Returns whether a path is the start page of a folder. Every folder has one, so it mirrors nothing.
fn is_index(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    ["index", "_index", "readme"].iter().any(|index| name.eq_ignore_ascii_case(index))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(paths: &[&str], declared: &[(&str, &str)]) -> Vec<(String, String)> {
        let declared =
            |path: &str| declared.iter().find(|(file, _)| *file == path).map(|(_, code)| String::from(*code));
        LanguageFolders::find(paths, &Config::default(), declared).codes.into_iter().collect()
    }

    fn pair(folder: &str, code: &str) -> (String, String) {
        (String::from(folder), String::from(code))
    }

    #[test]
    fn codes_that_are_no_words_are_languages() {
        assert_eq!(find(&["ht/a.md", "zu/a.md"], &[]), [pair("ht", "ht"), pair("zu", "zu")]);
        assert_eq!(find(&["pt_br/a.md", "zh-hant/b.md"], &[]), [pair("pt_br", "pt-BR"), pair("zh-hant", "zh-Hant")]);
        assert_eq!(find(&["docs/a.md", "img/a.md", "css/a.md", "en-route/a.md", "go/a.md", "es.old/a.md"], &[]), []);
    }

    #[test]
    fn words_are_languages_if_they_mirror_documents_or_declare_it() {
        assert_eq!(find(&["about.md", "so/about.md"], &[]), [pair("so", "so")]);
        assert_eq!(find(&["en/about.md", "no/about.md"], &[]), [pair("en", "en"), pair("no", "no")]);
        assert_eq!(find(&["_posts/2024-01-01-a.md", "my/_posts/2024-01-01-a.md"], &[]), [pair("my", "my")]);
        assert_eq!(find(&["index.md", "io/index.md", "is/other.md", "no/x.md", "to/x.md"], &[]), []);
        assert_eq!(find(&["is/other.md"], &[("is/other.md", "is-IS")]), [pair("is", "is")]);
        assert_eq!(find(&["is/other.md"], &[("is/other.md", "en")]), []);
        assert_eq!(find(&["about.md", "no-js/about.md", "no-NO/about.md"], &[]), [pair("no-NO", "no-NO")]);
    }

    #[test]
    fn other_codes_need_a_declaration() {
        assert_eq!(find(&["about.md", "pcm/about.md"], &[]), []);
        assert_eq!(find(&["pcm/about.md"], &[("pcm/about.md", "pcm")]), [pair("pcm", "pcm")]);
    }

    #[test]
    fn declared_codes_are_parsed_in_all_spellings() {
        for (text, code) in [("wo", "wo"), ("pt_br", "pt-BR"), ("en_US.UTF-8", "en-US"), ("zh-hant", "zh-Hant")] {
            assert_eq!(parse_language_code(text).as_deref(), Some(code));
        }
        assert_eq!(parse_language_code("english"), None);
        for text in ["php", "go", "js", "python", "ruby"] {
            assert_eq!(parse_known_language_code(text), None, "{text}");
        }
        assert_eq!(parse_known_language_code("so").as_deref(), Some("so"));
    }

    #[test]
    fn all_codes_of_the_standard_are_listed_once() {
        let all: Vec<&str> = CODES.split_whitespace().chain(WORDS.split_whitespace()).collect();
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (184, 184));
        for code in all {
            assert_eq!(parse_known_language_code(code).as_deref(), Some(code));
        }
    }
}
