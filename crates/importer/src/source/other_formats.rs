//! Documents in formats that the importer does not read.

use super::config::Config;
use super::languages::LanguageFolders;
use super::source_path::SourcePath;

/// The extensions of documents in other formats than Markdown and HTML.
const TEXT_FORMATS: [&str; 33] = [
    "textile",
    "adoc",
    "asciidoc",
    "ad",
    "rst",
    "rest",
    "org",
    "txt",
    "text",
    "ipynb",
    "mdx",
    "rmd",
    "qmd",
    "tex",
    "latex",
    "wiki",
    "mediawiki",
    "creole",
    "pod",
    "rdoc",
    "typ",
    "muse",
    "t2t",
    "haml",
    "slim",
    "pug",
    "erb",
    "docx",
    "doc",
    "odt",
    "rtf",
    "xhtml",
    "epub",
];

/// The names of files, before the dot, that document or configure a repository.
const REPOSITORY_NAMES: [&str; 33] = [
    "readme",
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "changelog",
    "changes",
    "history",
    "news",
    "authors",
    "contributors",
    "contributing",
    "maintainers",
    "codeowners",
    "code_of_conduct",
    "code-of-conduct",
    "security",
    "install",
    "todo",
    "requirements",
    "constraints",
    "robots",
    "humans",
    "ads",
    "app-ads",
    "llms",
    "llms-full",
    "cname",
    "runtime",
    "packages",
    "manifest",
    "version",
];

/// Names that are those of a repository with any ending: `requirements-dev.txt`, `LICENSE-MIT.txt`.
const REPOSITORY_PREFIXES: [&str; 5] = ["requirements", "constraints", "license", "licence", "cmakelists"];

/// Returns whether a file is a document in another format, by its extension in lower case.
pub fn is_text_format(extension: &str) -> bool {
    TEXT_FORMATS.contains(&extension)
}

/// Returns whether a file documents or configures a repository, rather than a site, by its name.
pub fn is_repository_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let has_prefix =
        |prefix: &&str| stem.strip_prefix(*prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']));
    REPOSITORY_NAMES.contains(&stem) || REPOSITORY_PREFIXES.iter().any(has_prefix)
}

/// Returns whether Jekyll treats a file in another format as a document: in `_posts`, `_drafts` or a collection, or
/// because it has front matter, which `has_front_matter` reads.
pub fn is_jekyll_document(path: &str, extension: &str, config: &Config, has_front_matter: impl Fn() -> bool) -> bool {
    let collection = SourcePath::parse(path, &LanguageFolders::default()).collection;
    let is_in_collection = match collection.as_deref() {
        Some("posts" | "drafts") => true,
        Some(name) if config.has_collection(name) => true,
        // Jekyll ignores other folders with an underscore.
        Some(_) => return false,
        None => false,
    };
    let is_text = is_text_format(extension);
    match is_in_collection {
        true => is_text || has_front_matter(),
        false => is_text && !is_repository_file(path) && has_front_matter(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_repository_are_no_documents_of_a_site() {
        for path in
            ["LICENSE.txt", "docs/requirements.txt", "requirements-dev.txt", "robots.txt", "README.rst", "CNAME"]
        {
            assert!(is_repository_file(path), "{path}");
        }
        for path in ["about.txt", "licensed.txt", "readme-later.rst", "news/today.txt", "requirement.adoc"] {
            assert!(!is_repository_file(path), "{path}");
        }
    }
}
