//! URLs: a [`Route`] with the language and the base path of the site.

use crate::route::Route;

/// Where the site lies on its host and which languages it has: all that is needed to read and to build its URLs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrls {
    base_path: String,
    languages: Vec<String>,
}

/// What a URL of the site leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The code of the language.
    pub language: String,
    /// The page, or `None` where the path is no route.
    pub route: Option<Route>,
}

impl SiteUrls {
    /// A site below `base_path` (`/` or `/some/path/`) in these languages, the default language first.
    #[must_use]
    pub fn new(base_path: &str, languages: &[String]) -> SiteUrls {
        let trimmed = base_path.trim_matches('/');
        let base_path = match trimmed {
            "" => String::from("/"),
            path => ["/", path, "/"].concat(),
        };
        SiteUrls { base_path, languages: languages.to_vec() }
    }

    /// The same site under its full address, such as `https://example.org/`. Its URLs can be built, not read.
    #[must_use]
    pub fn absolute(base_url: &str, languages: &[String]) -> SiteUrls {
        let base_path = [base_url.trim_end_matches('/'), "/"].concat();
        SiteUrls { base_path, languages: languages.to_vec() }
    }

    /// The path of the folder that holds the site, with a leading and a trailing slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
    }

    /// The codes of the languages, the default language first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The code of the default language, or an empty text where the site has no language.
    #[must_use]
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("", String::as_str)
    }

    /// Reads the path of a URL. A path outside the site is no route of the default language.
    #[must_use]
    pub fn locate(&self, url_path: &str) -> Place {
        let default = Place { language: String::from(self.default_language()), route: None };
        let with_slash = [url_path, "/"].concat();
        let inside = if with_slash == self.base_path { Some("") } else { url_path.strip_prefix(&self.base_path) };
        let Some(inside) = inside else { return default };
        for language in self.languages.iter().skip(1) {
            let rest = inside.strip_prefix(language.as_str());
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                let path = if rest.is_empty() { "/" } else { rest };
                return Place { language: language.clone(), route: Route::parse(path) };
            }
        }
        Place { route: Route::parse(&["/", inside].concat()), ..default }
    }

    /// The URL of a page.
    #[must_use]
    pub fn page(&self, language: &str, route: &Route) -> String {
        self.href(language, &route.path())
    }

    /// The URL for a path with or without a fragment, as links of the content hold it.
    #[must_use]
    pub fn href(&self, language: &str, path: &str) -> String {
        let path = path.trim_start_matches('/');
        if language == self.default_language() {
            return [&self.base_path, path].concat();
        }
        [&self.base_path, language, "/", path].concat()
    }

    /// The URL of a published content file, given relative to its language's folder.
    #[must_use]
    pub fn content(&self, language: &str, file: &str) -> String {
        [&self.base_path, "content/", language, "/", file].concat()
    }

    /// The URL of any other file of the site, given without a leading slash.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        [&self.base_path, path.trim_start_matches('/')].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
                    let place = Place { language: String::from(language), route: Some(route.clone()) };
                    assert_eq!(urls.locate(&url), place, "{url}");
                    assert_eq!(urls.locate(url.trim_end_matches('/')), urls.locate(&url), "{url}");
                }
            }
        }
    }

    #[test]
    fn a_neighbour_with_the_same_beginning_is_not_ours() {
        let languages = [String::from("en"), String::from("es")];
        let urls = SiteUrls::new("/some/path/", &languages);
        assert_eq!(urls.locate("/some/pathology/").route, None);
        assert_eq!(urls.locate("/some/path").route, Some(Route::Home));
        assert_eq!(urls.locate("/some/path/essay/").route, Some(Route::Page(String::from("essay"))));
    }

    #[test]
    fn links_of_the_content_become_urls() {
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
