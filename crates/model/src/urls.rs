//! URLs: a [`Route`] with the language and the base path of the site.

use crate::route::Route;

/// The base path and the languages of the site: all that parsing and building its URLs needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrls {
    base_path: String,
    languages: Vec<String>,
}

/// The route and the language of a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalizedRoute {
    /// The code of the language.
    pub language: String,
    /// The route, or `None` if the path is not one.
    pub route: Option<Route>,
}

impl SiteUrls {
    /// Creates the URLs of a site at `base_path` (`/` or `/some/path/`). The first language is the default.
    #[must_use]
    pub fn new(base_path: &str, languages: &[String]) -> SiteUrls {
        let trimmed = base_path.trim_matches('/');
        let base_path = match trimmed {
            "" => String::from("/"),
            path => ["/", path, "/"].concat(),
        };
        SiteUrls { base_path, languages: languages.to_vec() }
    }

    /// Creates the absolute URLs of a site at `base_url`, such as `https://example.org/`. They can be built, not resolved.
    #[must_use]
    pub fn absolute(base_url: &str, languages: &[String]) -> SiteUrls {
        let base_path = [base_url.trim_end_matches('/'), "/"].concat();
        SiteUrls { base_path, languages: languages.to_vec() }
    }

    /// Returns the base path, with a leading and a trailing slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// Returns the codes of the languages, the default language first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// Returns the code of the default language, or an empty string if the site has no language.
    #[must_use]
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("", String::as_str)
    }

    /// Resolves the path of a URL. A path outside the site has no route and the default language.
    #[must_use]
    pub fn resolve(&self, url_path: &str) -> LocalizedRoute {
        let default = LocalizedRoute { language: String::from(self.default_language()), route: None };
        let with_slash = [url_path, "/"].concat();
        let inside = if with_slash == self.base_path { Some("") } else { url_path.strip_prefix(&self.base_path) };
        let Some(inside) = inside else { return default };
        for language in self.languages.iter().skip(1) {
            let rest = inside.strip_prefix(&*language_folder(language));
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                let path = if rest.is_empty() { "/" } else { rest };
                return LocalizedRoute { language: language.clone(), route: Route::parse(path) };
            }
        }
        LocalizedRoute { route: Route::parse(&["/", inside].concat()), ..default }
    }

    /// Returns the URL of a page.
    #[must_use]
    pub fn page(&self, language: &str, route: &Route) -> String {
        self.href(language, &route.path())
    }

    /// Returns the URL of a path with or without a fragment, as links in the content have it.
    #[must_use]
    pub fn href(&self, language: &str, path: &str) -> String {
        let path = path.trim_start_matches('/');
        if language == self.default_language() {
            return [&self.base_path, path].concat();
        }
        [&self.base_path, &*language_folder(language), "/", path].concat()
    }

    /// Returns the URL of a published content file. `file` is relative to the folder of its language.
    #[must_use]
    pub fn content(&self, language: &str, file: &str) -> String {
        [&self.base_path, "content/", &*language_folder(language), "/", file].concat()
    }

    /// Returns the URL of any other file of the site.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        [&self.base_path, path.trim_start_matches('/')].concat()
    }
}

/// Returns the folder of a language in URLs and in the output: its code in lower case, `pt-br` for `pt-BR`.
#[must_use]
pub fn language_folder(code: &str) -> String {
    code.to_ascii_lowercase()
}

/// Returns the host name of a URL with a scheme.
#[must_use]
pub fn hostname(url: &str) -> &str {
    url.split('/').nth(2).unwrap_or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostname_has_no_scheme_and_no_path() {
        assert_eq!(hostname("https://a.example/b/c"), "a.example");
        assert_eq!(hostname("https://a.example"), "a.example");
    }

    fn kinds() -> [Route; 5] {
        let slug = || String::from("a-slug");
        [Route::Home, Route::News, Route::NewsPage(2), Route::Post(slug()), Route::Page(slug())]
    }

    #[test]
    fn urls_have_base_path_and_language() {
        let languages = [String::from("en"), String::from("es")];
        for base in ["/", "/a/", "/a/b", "a/b/"] {
            let urls = SiteUrls::new(base, &languages);
            for route in kinds() {
                for language in ["en", "es"] {
                    let url = urls.page(language, &route);
                    let expected = LocalizedRoute { language: String::from(language), route: Some(route.clone()) };
                    assert_eq!(urls.resolve(&url), expected, "{url}");
                    assert_eq!(urls.resolve(url.trim_end_matches('/')), urls.resolve(&url), "{url}");
                }
            }
        }
    }

    #[test]
    fn the_folder_of_a_language_is_in_lower_case() {
        let urls = SiteUrls::new("/", &[String::from("en"), String::from("pt-BR"), String::from("pt")]);
        assert_eq!(urls.href("pt-BR", "/about/"), "/pt-br/about/");
        assert_eq!(urls.content("pt-BR", "site.json"), "/content/pt-br/site.json");
        let localized = urls.resolve("/pt-br/news/");
        assert_eq!((localized.language.as_str(), localized.route), ("pt-BR", Some(Route::News)));
        assert_eq!(urls.resolve("/pt/news/").language, "pt");
    }

    #[test]
    fn a_path_that_only_starts_like_the_base_path_is_outside() {
        let languages = [String::from("en"), String::from("es")];
        let urls = SiteUrls::new("/some/path/", &languages);
        assert_eq!(urls.resolve("/some/pathology/").route, None);
        assert_eq!(urls.resolve("/some/path").route, Some(Route::Home));
        assert_eq!(urls.resolve("/some/path/essay/").route, Some(Route::Page(String::from("essay"))));
    }

    #[test]
    fn links_in_the_content_become_urls() {
        let languages = [String::from("en"), String::from("es")];
        let urls = SiteUrls::new("/sub/", &languages);
        assert_eq!(urls.href("en", "/about/#goal"), "/sub/about/#goal");
        assert_eq!(urls.href("es", "/about/#goal"), "/sub/es/about/#goal");
        assert_eq!(urls.content("es", "site.json"), "/sub/content/es/site.json");
        assert_eq!(urls.file("/images/a.png"), "/sub/images/a.png");
        let absolute = SiteUrls::absolute("https://a.org/sub/", &languages);
        assert_eq!(absolute.href("es", "/about/#goal"), "https://a.org/sub/es/about/#goal");
    }
}
