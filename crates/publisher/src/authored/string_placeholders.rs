//! The words in curly brackets in a string of `strings.toml`, such as `{page}`.

use crate::diagnostic::{Position, nearest, suggestion_as};
use crate::source::fields::{Fields, Spanned};
use std::path::Path;

/// Reports a placeholder such as `{page}` that is unknown or missing. `optional` is one that the string may lack.
pub(super) fn check_placeholders(
    file: &Path,
    Spanned { position, value }: &Spanned<String>,
    (known, optional): (&[&str], Option<&str>),
    fields: &mut Fields<'_>,
) {
    let found = value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    let unknown = found.clone().filter(|name| !known.contains(name));
    for name in unknown.clone() {
        let help = match known {
            [] => String::from("remove it: this line uses no words in curly brackets"),
            known => suggestion_as(name, known.iter().copied(), |name| format!("{{{name}}}")),
        };
        fields.diagnostics().error(file, *position, format!("`{{{name}}}` cannot be used in this line"), help);
    }
    // An empty string is reported by itself, and so is the name that a missing one was written as.
    let is_written_wrong =
        |name: &str| unknown.clone().any(|wrong| nearest(wrong, known.iter().copied()) == Some(name));
    let missing = known.iter().filter(|name| !value.is_empty() && !found.clone().any(|found| found == **name));
    for name in missing.filter(|name| optional != Some(**name) && !is_written_wrong(name)) {
        report_missing_placeholder(name, file, *position, fields);
    }
}

/// Reports that a placeholder is missing in a string.
pub(super) fn report_missing_placeholder(name: &str, file: &Path, position: Position, fields: &mut Fields<'_>) {
    let help = format!("write `{{{name}}}` where the site should fill it in");
    fields.diagnostics().error(file, position, format!("`{{{name}}}` is missing in this line"), help);
}
