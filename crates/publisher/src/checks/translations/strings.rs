//! The check that the files without front matter are translated, string by string: `strings.toml` and `leadership.toml`.

use super::same_words::Names;
use crate::checks::CheckContext;
use crate::diagnostic::{Diagnostics, Position, Problem};
use crate::translations::{TranslatedString, TranslatedTable, TranslationState};
use std::path::Path;

/// The most keys or lines that a message names.
const MAX_NAMED: usize = 12;

pub fn strings_are_translated(context: &CheckContext<'_>, diagnostics: &mut Diagnostics) {
    if context.is_default_language() {
        return;
    }
    let unreadable = diagnostics.files_with_errors();
    let names = Names::new(context.content);
    let language = context.locale.own;
    let tables = TranslatedTable::all(context.content, language);
    for table in tables.iter().filter(|it| !unreadable.contains(&it.file) && !unreadable.contains(&it.source)) {
        report_missing(table, diagnostics);
        if !unreadable.contains(&language.ledger.file) {
            report_states(table, &names, &language.ledger.file, diagnostics);
        }
        report_copies(table, &names, &language.ledger.file, diagnostics);
    }
}

fn report_missing(table: &TranslatedTable<'_>, diagnostics: &mut Diagnostics) {
    let source = table.source.display();
    let help =
        format!("add what is missing, in the words of this language; {source} has it, or the English is built in");
    let message = match table.missing.len() {
        0 => return,
        _ if table.strings.is_empty() => String::from("nothing in this file is translated yet"),
        1 => format!("one string is not translated yet: {}", listed(&table.missing)),
        count => format!("{count} strings are not translated yet: {}", listed(&table.missing)),
    };
    diagnostics.warning(&table.file, Position::START, message, help);
}

/// Reports strings that are older than their sources, and those of which that is not known.
fn report_states(table: &TranslatedTable<'_>, names: &Names<'_>, ledger: &Path, diagnostics: &mut Diagnostics) {
    let (source, path) = (table.source.display(), ledger.display());
    for string in &table.strings {
        let line = string.ledger_line();
        match (string.state, string.written) {
            (TranslationState::OutOfDate, _) => {
                let message = format!("`{}` has changed in {source} since this was translated", string.source.name());
                let help = format!("once this says the same, write `{line}` below {} in {path}", string.header(table));
                diagnostics.warning(&table.file, string.own.position, message, help);
            }
            (TranslationState::Unknown, Some(written)) => {
                let message = format!("`{}` is not the digest of a source", written.value);
                let help = format!("if {} says what {source} says today, write `{line}`", table.file.display());
                diagnostics.warning(ledger, written.position, message, help);
            }
            _ => {}
        }
    }
    // A copy is reported as such.
    let unknown = table.strings.iter().filter(|string| string.written.is_none() && !is_copy(string, names));
    let unknown: Vec<&TranslatedString<'_>> = unknown.collect();
    if !unknown.is_empty() {
        diagnostics.add(&table.file, Position::START, unknown_problem(table, &unknown, ledger));
    }
    if let Some((_, first)) = table.stale.first() {
        let keys: Vec<String> = table.stale.iter().map(|(key, _)| key.join(".")).collect();
        let message = format!("{source} no longer has: {}", listed(&keys));
        let help = format!("remove the lines, or run `cargo content translated {}`", table.file.display());
        diagnostics.warning(ledger, first.position, message, help);
    }
}

fn unknown_problem(table: &TranslatedTable<'_>, unknown: &[&TranslatedString<'_>], ledger: &Path) -> Problem {
    let source = table.source.display();
    let message = match unknown.len() {
        1 => format!("it is not known which state of {source} one string translates"),
        count => format!("it is not known which state of {source} {count} strings translate"),
    };
    let mark = mark_help(table, unknown, ledger);
    Problem::warning(message, format!("if they say what {source} says today, {mark}"))
}

/// Reports strings that equal their source. A digest says that such a string is meant.
fn report_copies(table: &TranslatedTable<'_>, names: &Names<'_>, ledger: &Path, diagnostics: &mut Diagnostics) {
    let copies: Vec<&TranslatedString<'_>> = table.strings.iter().filter(|string| is_copy(string, names)).collect();
    let Some(first) = copies.first() else { return };
    let keys: Vec<String> = copies.iter().map(|string| string.own.name()).collect();
    let message = format!("these strings are the same as in {}: {}", table.source.display(), listed(&keys));
    let help = format!("translate them; if they are meant, {}", mark_help(table, &copies, ledger));
    diagnostics.warning(&table.file, first.own.position, message, help);
}

fn is_copy(string: &TranslatedString<'_>, names: &Names<'_>) -> bool {
    let is_meant = string.state == TranslationState::Current;
    string.own.string == string.source.string && !is_meant && !names.is_same_everywhere(&string.own.string)
}

/// Returns how to say that strings are current: the lines of the ledger, if they are few.
fn mark_help(table: &TranslatedTable<'_>, strings: &[&TranslatedString<'_>], ledger: &Path) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut header = String::new();
    for string in strings.iter().take(MAX_NAMED) {
        if string.header(table) != header {
            header = string.header(table);
            lines.push(header.clone());
        }
        lines.push(format!("`{}`", string.ledger_line()));
    }
    let (file, ledger, lines) = (table.file.display(), ledger.display(), lines.join(", "));
    match strings.len().saturating_sub(MAX_NAMED) {
        0 => format!("add to {ledger} the lines {lines}"),
        more => format!("run `cargo content translated {file}`, or add to {ledger} the lines {lines}, and {more} more"),
    }
}

/// Returns keys as code, at most [`MAX_NAMED`].
fn listed(keys: &[String]) -> String {
    let named: Vec<String> = keys.iter().take(MAX_NAMED).map(|key| format!("`{key}`")).collect();
    match keys.len().saturating_sub(MAX_NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
