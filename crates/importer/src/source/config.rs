//! `_config.yml`: what the old site says about itself.

use crate::yaml::{Value, Yaml};
use std::path::Path;

/// The settings of the old site; empty where it has none.
#[derive(Clone, Debug, Default)]
pub struct Config {
    yaml: Option<Yaml>,
    file: String,
}

impl Config {
    /// The settings in a file.
    #[must_use]
    pub fn new(yaml: Option<Yaml>, file: &Path) -> Config {
        Config { yaml, file: file.to_string_lossy().into_owned() }
    }

    /// The file; that which a Jekyll site has, where there is none.
    #[must_use]
    pub fn file(&self) -> &str {
        if self.file.is_empty() { "_config.yml" } else { &self.file }
    }

    /// The code of the site's language.
    #[must_use]
    pub fn language(&self) -> Option<String> {
        let text = self.text("lang").or_else(|| self.text("locale"))?;
        super::place::language(text.split(['-', '_']).next()?)
    }

    /// A value by its name, with dots between the keys of nested tables.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Yaml> {
        name.split('.').try_fold(self.yaml.as_ref()?, |value, key| value.get(key))
    }

    /// The text of a value.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Yaml::text)
    }

    /// The hosts under which the site is known.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        let url = self.text("url").map(|url| url.trim_start_matches("https://").trim_start_matches("http://"));
        let host = url.and_then(|rest| rest.split('/').next());
        host.into_iter().chain(self.text("domain"))
    }

    /// The path of the site on its host, without a slash at its end.
    #[must_use]
    pub fn base_path(&self) -> &str {
        self.text("baseurl").map_or("", |path| path.trim_end_matches('/'))
    }

    /// Whether text within HTML is Markdown.
    #[must_use]
    pub fn parses_html_blocks(&self) -> bool {
        self.text("kramdown.parse_block_html") == Some("true")
    }

    /// Whether the site's own build leaves a file out.
    #[must_use]
    pub fn excludes(&self, path: &str) -> bool {
        let excluded = self.get("exclude").into_iter().flat_map(Yaml::items).filter_map(Yaml::text);
        excluded
            .map(|one| one.trim_matches('/'))
            .any(|one| path == one || path.strip_prefix(one).is_some_and(|rest| rest.starts_with('/')))
    }

    /// A value that `defaults` give to a document: the last scope that fits counts.
    #[must_use]
    pub fn default_for(&self, path: &str, kind: &str, key: &str) -> Option<&Yaml> {
        let defaults = self.get("defaults").into_iter().flat_map(Yaml::items);
        let fits = |entry: &&Yaml| {
            let scope = |name: &str| entry.get("scope").and_then(|scope| scope.get(name)).and_then(Yaml::text);
            scope("path").is_none_or(|folder| path.starts_with(folder.trim_matches('/')))
                && scope("type").is_none_or(|wanted| wanted.trim_end_matches('s') == kind.trim_end_matches('s'))
        };
        let values = defaults.filter(fits).filter_map(|entry| entry.get("values")?.get(key));
        values.filter(|value| value.value != Value::Null).last()
    }
}
