//! New names of all posts, events, opportunities and people.

use super::files::{edit_file, files_in, files_with_links, folders_in};
use std::fs;
use std::path::Path;

/// Ends each slug.
const SLUG_SUFFIX: &str = "-edited";

/// Begins the title of each post and the name of each person.
const NAME_PREFIX: &str = "Edited ";

/// Changes the slug of each post, event and opportunity, the title of each post, and the name of each person.
pub(super) fn rename_all(content: &Path, own: &Path) {
    for kind in ["news", "events", "opportunities"] {
        for entry in files_in(&own.join(kind)) {
            update_links(content, kind, &slug(&entry));
        }
        for entry in folders_in(content).iter().flat_map(|language| files_in(&language.join(kind))) {
            let stem = entry.file_stem().expect("an entry has a name").to_string_lossy();
            let renamed = entry.with_file_name(format!("{stem}{SLUG_SUFFIX}.md"));
            fs::rename(&entry, renamed).expect("a temporary folder can be written");
        }
    }
    for post in folders_in(content).iter().flat_map(|language| files_in(&language.join("news"))) {
        edit_file(&post, |source| insert_prefix(&source, "title: "));
    }
    for person in files_in(&content.join("people")) {
        edit_file(&person, |source| insert_prefix(&source, "name = "));
    }
}

/// Returns a path or a published page with the names that it had before.
pub(crate) fn with_former_names(text: &str) -> String {
    text.replace(SLUG_SUFFIX, "").replace(NAME_PREFIX, "")
}

/// Returns the slug of a file that is called `YYYY-MM-DD-slug.md` or `slug.md`.
pub(super) fn slug(entry: &Path) -> String {
    let stem = entry.file_stem().expect("an entry has a name").to_string_lossy();
    let day = stem.get(.."YYYY-MM-DD-".len()).filter(|day| day.starts_with(|first: char| first.is_ascii_digit()));
    String::from(&stem[day.map_or(0, str::len)..])
}

fn update_links(content: &Path, kind: &str, slug: &str) {
    for file in files_with_links(content) {
        let (from, to) = (format!("/{kind}/{slug}/"), format!("/{kind}/{slug}{SLUG_SUFFIX}/"));
        edit_file(&file, |source| source.replace(&from, &to));
    }
    // A partner lists its posts by their slugs.
    for partner in files_in(&content.join("partners")).iter().filter(|_| kind == "news") {
        let (from, to) = (format!("\"{slug}\""), format!("\"{slug}{SLUG_SUFFIX}\""));
        edit_file(partner, |source| source.replace(&from, &to));
    }
}

/// Inserts [`NAME_PREFIX`] into the first value of a key, after its quotation mark if it has one.
fn insert_prefix(source: &str, key: &str) -> String {
    let start = source.find(key).unwrap_or_else(|| panic!("no `{key}` in:\n{source}")) + key.len();
    let has_quotation_mark = source[start..].starts_with(['"', '\'']);
    let (before, after) = source.split_at(start + usize::from(has_quotation_mark));
    format!("{before}{NAME_PREFIX}{after}")
}
