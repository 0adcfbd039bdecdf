//! The languages of documents, as the target has them.

use crate::report::Cause;
use crate::source::{Document, primary};
use crate::target::Target;
use std::collections::BTreeSet;

/// Assigns to documents the language of the target that differs from theirs in nothing but its country: `es` for `es-MX`. Where
/// the old site has documents in both, they stay apart.
pub(super) fn use_languages_of_target(documents: &mut [Document], target: &Target, default_language: &str) {
    let used: BTreeSet<String> = documents.iter().filter_map(|document| document.language.clone()).collect();
    for document in documents {
        let Some(language) = document.language.clone() else { continue };
        let is_taken = |code: &&String| *code != default_language && used.contains(*code);
        let known = target.languages();
        let similar = known.iter().filter(|code| is_same_but_for_country(code, &language) && !is_taken(code));
        let Some(code) = similar.min_by_key(|code| code.len()).filter(|_| !known.contains(&language)) else { continue };
        let line = document.key_line("lang");
        document.file_report.add(Cause::LanguageUnderAnotherCode, line, &language, code);
        document.language = Some(code.clone());
    }
}

/// Returns whether two codes are of the same language, in the same script.
fn is_same_but_for_country(first: &str, second: &str) -> bool {
    let script = |code: &str| code.split('-').skip(1).find(|part| part.len() == 4).map(String::from);
    primary(first) == primary(second) && script(first) == script(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_do_not_make_another_language() {
        assert!(is_same_but_for_country("es", "es-MX") && is_same_but_for_country("pt-BR", "pt"));
        assert!(!is_same_but_for_country("zh", "zh-Hant-TW") && !is_same_but_for_country("es", "et"));
    }
}
