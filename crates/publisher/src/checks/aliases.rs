//! Checks of aliases: each is a valid path, belongs to one page, and shadows no page and no file. Each check is one function
//! in [`CHECKS`]; only the first problem of an alias is reported.
//!
//! An alias is written as people read it, and names its document on disk: hosts decode an address before they look for its
//! file. Configuration files of hosts have it in the form that each of them compares.

use super::occupied_paths::OccupiedPaths;
use crate::authored::{Content, LanguageContent};
use crate::diagnostic::{Diagnostics, Problem};
use crate::output::folders::FILE_FOLDERS;
use crate::output::site_address::file_path;
use crate::source::alias_path;
use crate::source::fields::Spanned;
use crate::source::unicode::composed;
use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;
use std::path::Path;

type Check = fn(&str, &Context<'_>) -> Option<Problem>;

const CHECKS: [Check; 9] = [
    has_path_form,
    is_decoded,
    has_valid_segments,
    has_possible_length,
    is_outside_reserved_folders,
    is_not_a_page,
    is_not_a_later_page,
    is_not_a_file,
    is_unique,
];

/// What an alias must not replace.
struct Context<'a> {
    occupied: &'a OccupiedPaths,
    /// The content file that declares the alias in question.
    file: &'a Path,
    /// The aliases checked so far, with the content files that declare them, by their documents in lower case.
    seen: FxHashMap<String, (&'a str, &'a Path)>,
}

/// Checks the aliases of all entries.
pub(crate) fn check(content: &Content, occupied: &OccupiedPaths, diagnostics: &mut Diagnostics) {
    let mut context = Context { occupied, file: Path::new(""), seen: FxHashMap::default() };
    for (file, alias) in aliases(content) {
        context.file = file;
        let value = composed(&alias.value);
        match CHECKS.iter().find_map(|check| check(&value, &context)) {
            Some(problem) => diagnostics.about(file, alias.position, &alias.value, problem),
            None => {
                context.seen.insert(document(&value), (&alias.value, file));
            }
        }
    }
}

/// Returns the document of an alias in lower case: some file systems do not distinguish capitals.
fn document(alias: &str) -> String {
    file_path(alias).to_lowercase()
}

fn aliases(content: &Content) -> impl Iterator<Item = (&Path, &Spanned<String>)> {
    let entries = content.languages.iter().flat_map(LanguageContent::entries);
    entries.flat_map(|entry| entry.aliases.into_iter().flatten().map(move |alias| (entry.file, alias)))
}

fn has_path_form(alias: &str, context: &Context<'_>) -> Option<Problem> {
    if alias.starts_with('/') && (alias.ends_with('/') || alias.ends_with(".html")) {
        return None;
    }
    let path = match alias.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => alias,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let path = percent_decode_str(path).decode_utf8_lossy();
    let end = if path.ends_with(".html") { "" } else { "/" };
    let corrected = format!("/{path}{end}");
    let is_usable = CHECKS[1..].iter().all(|check| check(&corrected, context).is_none());
    let help = match is_usable {
        true => format!("write `{corrected}`"),
        false => String::from("write what came after the name of the site in the old address, or remove it"),
    };
    Some(Problem::error(format!("the old address `{alias}` must start with `/` and end with `/` or `.html`"), help))
}

/// A file has the name that the host gets after decoding the address.
fn is_decoded(alias: &str, context: &Context<'_>) -> Option<Problem> {
    let decoded = percent_decode_str(alias).decode_utf8().ok().filter(|decoded| decoded != alias)?;
    let decoded = composed(&decoded);
    let is_usable = CHECKS[2..].iter().all(|check| check(&decoded, context).is_none());
    let message = format!("the old address `{alias}` is written as browsers encode it");
    Some(match is_usable {
        true => Problem::error(message, format!("write `{decoded}`")),
        false => Problem::error(message, "write it as people read it, or remove it if it cannot be used"),
    })
}

fn has_valid_segments(alias: &str, _: &Context<'_>) -> Option<Problem> {
    let help = "use only letters, digits, blanks within names and `-._~!$&'()+,;=@`, with one slash between names";
    let problem = || Problem::error(format!("the old address `{alias}` cannot be used"), help);
    (!alias_path::has_valid_names(alias)).then(problem)
}

fn has_possible_length(alias: &str, _: &Context<'_>) -> Option<Problem> {
    let message = || format!("the old address `{alias}` has a name that is longer than that of a file can be");
    (!alias_path::has_possible_length(alias)).then(|| Problem::error(message(), "remove it"))
}

fn is_outside_reserved_folders(alias: &str, _: &Context<'_>) -> Option<Problem> {
    let first = alias.split('/').nth(1)?;
    let mut generated = FILE_FOLDERS.iter().filter(|folder| folder.is_generated).map(|folder| folder.name);
    let folder = generated.find(|folder| folder.eq_ignore_ascii_case(first))?;
    let message = format!("the old address `{alias}` is in the folder `{folder}`, which the site itself uses");
    Some(Problem::error(message, "remove it: no old address can be kept in that folder"))
}

fn is_not_a_page(alias: &str, context: &Context<'_>) -> Option<Problem> {
    let page = context.occupied.document(&document(alias))?;
    let message = match page == file_path(alias) {
        true => format!("the old address `{alias}` is also a page of this site"),
        false => format!("the old address `{alias}` differs from a page of this site only in capitals"),
    };
    Some(Problem::error(message, "remove it from `aliases`"))
}

/// A page that appears with time would replace the alias on a day on which nobody changes the content.
fn is_not_a_later_page(alias: &str, context: &Context<'_>) -> Option<Problem> {
    let list = context.occupied.later_page_of(&document(alias))?;
    let message = format!("the old address `{alias}` is that of a page which the list `{list}` can have later");
    Some(Problem::error(message, "remove it from `aliases`"))
}

fn is_not_a_file(alias: &str, context: &Context<'_>) -> Option<Problem> {
    let path = document(alias);
    let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    // A file at a prefix of the path takes the name of a folder that the document needs.
    let file = ends.map(|end| &path[..end]).find_map(|prefix| context.occupied.file(prefix))?;
    Some(Problem::error(
        format!("the old address `{alias}` is in the way of the file `/{file}`"),
        "remove it from `aliases`",
    ))
}

fn is_unique(alias: &str, context: &Context<'_>) -> Option<Problem> {
    let (first, file) = context.seen.get(&document(alias))?;
    let is_same = file_path(first) == file_path(alias);
    Some(match (*file == context.file, is_same) {
        (true, true) => Problem::warning(format!("the old address `{alias}` is listed twice"), "remove one of the two"),
        (true, false) => Problem::warning(
            format!("the old addresses `{first}` and `{alias}` differ only in capitals"),
            "keep the one that is in use: not every computer can hold both",
        ),
        (false, true) => {
            let message = format!("the old address `{alias}` is also in {}", file.display());
            Problem::error(message, "remove one of the two")
        }
        (false, false) => {
            let message =
                format!("the old address `{alias}` differs only in capitals from `{first}` in {}", file.display());
            Problem::error(message, "remove one of the two")
        }
    })
}
