//! The names in the path of an alias, which become names of folders and files.

use super::characters::is_unseen;

/// The longest name that file systems can hold, in bytes.
const MAX_NAME_BYTES: usize = 255;

/// The suffix of a document while its compressed copy is written.
const LONGEST_ADDED_EXTENSION: &str = ".br.part";

/// Returns whether a decoded path can be an alias: whether every file system can hold its document.
#[must_use]
pub fn is_possible(alias: &str) -> bool {
    has_valid_names(alias) && has_possible_length(alias)
}

/// Returns whether the names have only characters that file systems, hosts and URLs can hold, in any script.
#[must_use]
pub fn has_valid_names(alias: &str) -> bool {
    let (folders, file_name) = split(alias);
    // A file system cannot hold a folder and a document of the same name.
    let is_folder = |name: &&str| is_name(name) && !name.ends_with(".html");
    folders.iter().all(is_folder) && (file_name.is_empty() || is_name(file_name))
}

/// Returns whether file systems can hold names of this length.
#[must_use]
pub fn has_possible_length(alias: &str) -> bool {
    let (folders, file_name) = split(alias);
    let has_possible_folders = folders.iter().all(|name| name.len() <= MAX_NAME_BYTES);
    has_possible_folders && file_name.len() + LONGEST_ADDED_EXTENSION.len() <= MAX_NAME_BYTES
}

/// Returns the folders, and the name of the document, which is empty after a slash.
fn split(alias: &str) -> (Vec<&str>, &str) {
    let path = alias.strip_prefix('/').unwrap_or(alias);
    match path.rsplit_once('/') {
        Some((folders, file_name)) => (folders.split('/').collect(), file_name),
        None => (Vec::new(), path),
    }
}

fn is_name(name: &str) -> bool {
    let is_allowed = |character: char| match character.is_ascii() {
        true => character.is_ascii_alphanumeric() || " -._~!$&'()+,;=@".contains(character),
        false => !character.is_whitespace() && !is_unseen(character),
    };
    let has_blank_at_end = name.starts_with(' ') || name.ends_with(' ');
    !name.is_empty() && !name.ends_with('.') && !has_blank_at_end && name.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_scripts_are_possible() {
        for alias in
            ["/our news/2024/", "/über uns/привет.html", "/日本/", "/what's-new-&-(old)!.html", "/a.b/", "/..a/", "/"]
        {
            assert!(is_possible(alias), "{alias}");
        }
    }

    #[test]
    fn names_that_some_file_system_cannot_hold_are_not() {
        for alias in [
            "/../a/",
            "/a/./",
            "//",
            "/a./",
            "/ a/",
            "/a /b/",
            "/a.html/b/",
            "/a\\b/",
            "/a:b/",
            "/a*/",
            "/a?/",
            "/a\"/",
            "/<a>/",
            "/a|b/",
            "/a#b/",
            "/a%b/",
            "/a\u{0}b/",
            "/a\nb/",
            "/a\u{85}b/",
            "/a\u{202e}b/",
            "/a\u{a0}b/",
            "/a\u{200b}/",
        ] {
            assert!(!has_valid_names(alias), "{alias:?}");
        }
    }

    #[test]
    fn names_have_the_length_of_file_names() {
        let name = "é".repeat(127);
        assert!(is_possible(&format!("/{name}/")) && !is_possible(&format!("/{name}é/")));
        assert!(
            is_possible(&format!("/{}.html", "a".repeat(242))) && !is_possible(&format!("/{}.html", "a".repeat(243)))
        );
    }
}
