//! `[[languages]]` of `content/site.toml`: the languages of the site.

use super::ContentReader;
use crate::diagnostic::Problem;
use crate::source::fields::{Fields, Spanned};
use crate::source::language_code::{LanguageData, canonical, wrong_spelling};
use crate::source::node::Node;
use icu_locale::Locale;
use model::site::{Direction, Language};
use std::path::Path;

/// A language of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthoredLanguage {
    /// The BCP 47 tag in canonical case. It is also the name of the folder below `content/`.
    pub code: String,
    /// The name that its speakers use.
    pub name: String,
    /// The direction of its script.
    pub direction: Direction,
    /// The locale of days and numbers.
    pub locale: Locale,
}

/// The languages of the site.
#[derive(Debug, Default)]
pub(super) struct AuthoredLanguages {
    /// Those that can be read, the default language first. Empty if that one cannot be read.
    pub readable: Vec<AuthoredLanguage>,
    /// The codes of the others, as they are written.
    pub unreadable: Vec<String>,
}

impl AuthoredLanguage {
    /// Returns the language as it is published.
    #[must_use]
    pub fn published(&self) -> Language {
        Language { code: self.code.clone(), name: self.name.clone(), direction: self.direction }
    }
}

impl AuthoredLanguages {
    pub(super) fn read(file: &Path, nodes: Vec<Node>, reader: &mut ContentReader<'_>) -> AuthoredLanguages {
        let mut languages = AuthoredLanguages::default();
        let mut has_default = true;
        for (index, node) in nodes.into_iter().enumerate() {
            match languages.read_one(file, node, reader) {
                Ok(language) => languages.readable.push(language),
                Err(code) => {
                    languages.unreadable.push(code);
                    has_default &= index > 0;
                }
            }
        }
        if !has_default {
            languages.readable.clear();
        }
        languages
    }

    /// Reads a language. Returns its code as it is written if it cannot be read.
    fn read_one(&self, file: &Path, node: Node, reader: &mut ContentReader<'_>) -> Result<AuthoredLanguage, String> {
        let data = LanguageData::new();
        let mut fields = Fields::new(file, node, reader.diagnostics);
        let written = fields.string("code");
        let name = fields.string("name").value;
        let right_to_left = fields.optional_bool("right_to_left");
        let written_locale = fields.optional_string("locale").filter(|locale| !locale.value.is_empty());
        fields.deny_unknown_keys();
        let mut locale = self.check_code(file, &written, &data, reader).ok_or(written.value)?;
        let code = locale.to_string();
        let known_direction = data.direction(&locale);
        let direction = right_to_left.map(direction).or(known_direction).unwrap_or_default();
        if known_direction.is_some_and(|known| known != direction) {
            reader.diagnostics.add(file, written.position, contradicting_direction(&code, direction));
        }
        if let Some(Spanned { position, value }) = written_locale {
            match data.locale(&value, &locale) {
                Ok(written) => locale = written,
                Err(problem) => reader.diagnostics.add(file, position, problem),
            }
        }
        Ok(AuthoredLanguage { code, name, direction, locale })
    }

    /// Reports what is wrong with a code. Returns its canonical form, unless nothing can be read with it.
    fn check_code(
        &self,
        file: &Path,
        Spanned { position, value: written }: &Spanned<String>,
        data: &LanguageData,
        reader: &mut ContentReader<'_>,
    ) -> Option<Locale> {
        let locale = canonical(written);
        let code = locale.as_ref().map(Locale::to_string);
        let is_repeated = |code: &str| self.readable.iter().any(|language| language.code == code);
        let folder_exists = |name: &str| reader.root.join("content").join(name).is_dir();
        let problem = match &code {
            None if written.is_empty() => None,
            None => Some(not_a_code(written)),
            Some(code) if is_repeated(code) => Some(repeated(code)),
            Some(code) if code == written => locale.as_ref().and_then(|locale| data.warning(locale)),
            Some(code) if folder_exists(code) => Some(wrong_spelling(written, code)),
            Some(code) => Some(wrong_spelling_of_folder(written, code)),
        };
        let is_usable = code.is_some_and(|code| !is_repeated(&code) && (code == *written || folder_exists(&code)));
        if let Some(problem) = problem {
            reader.diagnostics.add(file, *position, problem);
        }
        locale.filter(|_| is_usable)
    }
}

fn direction(right_to_left: bool) -> Direction {
    if right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn not_a_code(written: &str) -> Problem {
    Problem::error(
        format!("`{written}` is not the code of a language"),
        "write two or three letters, and the country if it matters: `fr` is French, `pt-BR` is Brazilian Portuguese",
    )
}

fn repeated(code: &str) -> Problem {
    Problem::error(format!("the language `{code}` is listed twice"), "remove one of the two")
}

fn wrong_spelling_of_folder(written: &str, code: &str) -> Problem {
    let Problem { severity, message, help } = wrong_spelling(written, code);
    Problem { severity, message, help: format!("{help}, and name its folder content/{code}") }
}

fn contradicting_direction(code: &str, written: Direction) -> Problem {
    let (is_written, other_script) = match written {
        Direction::RightToLeft => ("left to right", "Arab"),
        Direction::LeftToRight => ("right to left", "Latn"),
    };
    Problem::warning(
        format!("`{code}` is written from {is_written}, but `right_to_left` says otherwise"),
        format!("remove the line `right_to_left`, or add the script to the code, for example `{code}-{other_script}`"),
    )
}
