//! Old addresses of documents, as far as the new site can keep them.

use crate::addresses::{Address, Addresses};
use crate::media::decode;
use crate::report::Notes;
use crate::target::Target;
use std::collections::BTreeMap;

/// Folders that the new site fills itself.
const RESERVED_FOLDERS: [&str; 4] = ["/content/", "/assets/", "/icons/", "/media/"];

/// The addresses that are taken: those of pages, and the old ones that were given before.
#[derive(Debug, Default)]
pub struct Taken {
    addresses: BTreeMap<String, String>,
}

impl Taken {
    /// The addresses of all documents and of what the target has. What is not translated lies below each language too.
    #[must_use]
    pub fn new(addresses: &Addresses, count: usize, default_language: &str, target: &Target) -> Taken {
        let mut taken = Taken::default();
        let others: Vec<&String> = target.languages().iter().filter(|code| *code != default_language).collect();
        let mut add = |path: &str, owner: &str| {
            taken.addresses.entry(String::from(path)).or_insert_with(|| String::from(owner));
            for code in &others {
                taken.addresses.entry(format!("/{code}{path}")).or_insert_with(|| String::from(owner));
            }
        };
        for address in (0..count).filter_map(|index| addresses.of(index)) {
            add(&address.path, &address.file);
        }
        for path in ["/", "/news/", "/initiatives/", "/leadership/", "/404.html"] {
            add(path, "the new site");
        }
        for (is_post, slug) in target.foreign_names() {
            let folder = if is_post { "/news" } else { "" };
            add(&format!("{folder}/{slug}/"), "a file of the target");
        }
        taken
    }

    /// The aliases of a document, of its old paths. What cannot be one is noted.
    pub fn give(
        &mut self,
        address: &Address,
        default_language: &str,
        old: &[(String, usize)],
        notes: &mut Notes,
    ) -> Vec<String> {
        let own = whole(address, default_language);
        let mut aliases: Vec<String> = Vec::new();
        for (written, line) in old {
            let alias = normal(written);
            if alias == own || aliases.contains(&alias) {
                continue;
            }
            if let Some(other) = self.addresses.get(&alias) {
                notes.look(*line, format!("an old address was left out: it belongs to {other}"), written, "");
            } else if let Some(problem) = problem(&alias) {
                notes.look(*line, format!("an old address was left out: {problem}"), written, "");
            } else {
                self.addresses.insert(alias.clone(), address.file.clone());
                aliases.push(alias);
            }
        }
        aliases
    }
}

/// The path of a document with its language.
fn whole(address: &Address, default_language: &str) -> String {
    match address.language == default_language {
        true => address.path.clone(),
        false => format!("/{}{}", address.language, address.path),
    }
}

/// A path in the form that the publisher compares: with a slash at its end, or `.html`.
fn normal(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |start| &rest[start..]),
        None => path,
    };
    let path = decode(path.trim());
    let path = format!("/{}", path.trim_start_matches('/'));
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    match path.ends_with('/') || path.ends_with(".html") {
        true => String::from(path),
        false => format!("{path}/"),
    }
}

fn problem(alias: &str) -> Option<&'static str> {
    if RESERVED_FOLDERS.iter().any(|folder| alias.starts_with(folder)) {
        return Some("the new site keeps files in that folder");
    }
    let inner = alias.trim_start_matches('/').trim_end_matches('/');
    let segments: Vec<&str> = inner.split('/').collect();
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._~".contains(letter);
    let is_name = |name: &&str| !matches!(*name, "" | "." | "..") && name.chars().all(is_letter);
    let is_folder = |name: &str| !name.ends_with(".html");
    let folders = &segments[..segments.len() - usize::from(!alias.ends_with('/'))];
    let fits = segments.iter().all(is_name) && folders.iter().all(|folder| is_folder(folder));
    (!fits).then_some("it has signs that old addresses cannot have here")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_have_one_form() {
        assert_eq!(normal("/a"), "/a/");
        assert_eq!(normal("a/index.html"), "/a/");
        assert_eq!(normal("https://x.example/2024/a.html?b"), "/2024/a.html");
        assert!(problem("/a b/").is_some());
        assert!(problem("/assets/x.html").is_some());
        assert!(problem("/a.html/").is_some());
        assert!(problem("/2024/01/02/a.html").is_none());
    }
}
