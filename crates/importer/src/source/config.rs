//! `_config.yml`: the settings of the old site.

use super::languages::{parse_language_code, primary};
use crate::yaml::{Value, Yaml};
use std::path::Path;

/// The extensions of Markdown, in lower case.
const MARKDOWN_EXTENSIONS: [&str; 9] = ["md", "markdown", "mkd", "mkdn", "mkdown", "mdown", "mdwn", "mdtxt", "mdtext"];

/// The settings of the old site; empty where it has none.
#[derive(Clone, Debug, Default)]
pub struct Config {
    yaml: Option<Yaml>,
    file: String,
}

impl Config {
    /// Creates the settings from a parsed file.
    #[must_use]
    pub fn new(yaml: Option<Yaml>, file: &Path) -> Config {
        Config { yaml, file: file.to_string_lossy().into_owned() }
    }

    /// Returns the path of the file, if there is one.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        (!self.file.is_empty()).then_some(self.file.as_str())
    }

    /// Returns the language code of the site.
    #[must_use]
    pub fn language(&self) -> Option<String> {
        let text = self.get_str("lang").or_else(|| self.get_str("locale"))?;
        parse_language_code(text).map(|code| String::from(primary(&code)))
    }

    /// Returns the language codes in a value: a code, a list of codes or of tables with codes, or a table with codes as keys.
    #[must_use]
    pub fn language_codes(value: &Yaml) -> Vec<String> {
        let mut codes: Vec<String> = value
            .items()
            .filter_map(|item| {
                let code =
                    item.as_str().or_else(|| ["code", "lang", "id"].iter().find_map(|key| item.get(key)?.as_str()))?;
                parse_language_code(code)
            })
            .collect();
        if let Value::Table(entries) = &value.value {
            codes.extend(entries.iter().filter_map(|(key, _)| parse_language_code(&key.name)));
        }
        codes
    }

    /// Iterates over the values that `defaults` set for a key in any scope.
    pub fn default_values(&self, key: &'static str) -> impl Iterator<Item = &str> {
        let defaults = self.get("defaults").into_iter().flat_map(Yaml::items);
        defaults.filter_map(move |entry| entry.get("values")?.get(key)?.as_str())
    }

    /// Returns whether an extension in lower case is one of Markdown.
    #[must_use]
    pub fn is_markdown_extension(&self, extension: &str) -> bool {
        let configured = self.get_str("markdown_ext").unwrap_or_default();
        MARKDOWN_EXTENSIONS.contains(&extension)
            || configured.split(',').any(|configured| configured.trim() == extension)
    }

    /// Returns whether `collections` has a collection of this name.
    #[must_use]
    pub fn has_collection(&self, name: &str) -> bool {
        let Some(collections) = self.get("collections") else { return false };
        collections.get(name).is_some() || collections.items().any(|item| item.as_str() == Some(name))
    }

    /// Returns a value by its name, with dots between the keys of nested mappings.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Yaml> {
        name.split('.').try_fold(self.yaml.as_ref()?, |value, key| value.get(key))
    }

    /// Returns a scalar as a string.
    #[must_use]
    pub fn get_str(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Yaml::as_str)
    }

    /// Iterates over the hosts of the site.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        let url = self.get_str("url").map(|url| url.trim_start_matches("https://").trim_start_matches("http://"));
        let host = url.and_then(|rest| rest.split('/').next());
        host.into_iter().chain(self.get_str("domain"))
    }

    /// Returns the base path of the site, without a trailing slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.get_str("baseurl").map_or("", |path| path.trim_end_matches('/'))
    }

    /// Returns whether kramdown parses the content of HTML blocks as Markdown.
    #[must_use]
    pub fn parses_html_blocks(&self) -> bool {
        self.get_str("kramdown.parse_block_html") == Some("true")
    }

    /// Returns whether the site's build excludes a file.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        let excluded = self.get("exclude").into_iter().flat_map(Yaml::items).filter_map(Yaml::as_str);
        excluded.map(|excluded_path| excluded_path.trim_matches('/')).any(|excluded_path| {
            path == excluded_path || path.strip_prefix(excluded_path).is_some_and(|rest| rest.starts_with('/'))
        })
    }

    /// Returns the value that `defaults` set for a document. The last matching scope wins.
    #[must_use]
    pub fn default_for(&self, path: &str, kind: &str, key: &str) -> Option<&Yaml> {
        let defaults = self.get("defaults").into_iter().flat_map(Yaml::items);
        let matches_scope = |entry: &&Yaml| {
            let scope = |name: &str| entry.get("scope").and_then(|scope| scope.get(name)).and_then(Yaml::as_str);
            scope("path").is_none_or(|folder| path.starts_with(folder.trim_matches('/')))
                && scope("type").is_none_or(|wanted| wanted.trim_end_matches('s') == kind.trim_end_matches('s'))
        };
        let values = defaults.filter(matches_scope).filter_map(|entry| entry.get("values")?.get(key));
        values.filter(|value| value.value != Value::Null).last()
    }
}
