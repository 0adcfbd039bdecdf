//! The route table: path ↔ [`Route`] ↔ content file ↔ href, with language and base path.
//!
//! A *path* is written without base path and language (`/about/`), a *URL* with both (`/sub/es/about/`).

/// A page of the site, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`
    Home,
    /// `/initiatives/`
    Initiatives,
    /// `/leadership/`
    Leadership,
    /// `/news/`, the newest posts
    News,
    /// `/news/page/<n>/`, with n of 2 or more: the first page is [`Route::News`]
    NewsPage(u32),
    /// `/news/tags/<tag>/`
    NewsTag(String),
    /// `/news/<slug>/`
    Post(String),
    /// `/<page>/`, a page of text
    Page(String),
}

/// Names that `/<page>/` and `/news/<slug>/` cannot have, because they mean something else there.
pub const RESERVED_PAGE_SLUGS: [&str; 5] = ["content", "home", "initiatives", "leadership", "news"];
/// See [`RESERVED_PAGE_SLUGS`].
pub const RESERVED_POST_SLUGS: [&str; 3] = ["index", "page", "tags"];

impl Route {
    /// Reads a path, with or without its trailing slash or `index.html`. Anything that is no route gives `None`.
    #[must_use]
    pub fn parse(path: &str) -> Option<Route> {
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = match path.strip_suffix('/') {
            Some("") => return None,
            Some(path) => path,
            None => path,
        };
        let segments: Vec<&str> = path.split('/').collect();
        match segments.as_slice() {
            [""] => Some(Route::Home),
            ["initiatives"] => Some(Route::Initiatives),
            ["leadership"] => Some(Route::Leadership),
            ["news"] | ["news", "page", "1"] => Some(Route::News),
            ["news", "page", number] => number.parse().ok().filter(|n| *n > 1).map(Route::NewsPage),
            ["news", "tags", tag] => is_slug(tag).then(|| Route::NewsTag(String::from(*tag))),
            ["news", slug] => {
                let valid = is_slug(slug) && !RESERVED_POST_SLUGS.contains(slug);
                valid.then(|| Route::Post(String::from(*slug)))
            }
            [slug] => {
                let valid = is_slug(slug) && !RESERVED_PAGE_SLUGS.contains(slug);
                valid.then(|| Route::Page(String::from(*slug)))
            }
            _ => None,
        }
    }

    /// The path, with a leading and a trailing slash.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Route::Home => String::from("/"),
            Route::Initiatives => String::from("/initiatives/"),
            Route::Leadership => String::from("/leadership/"),
            Route::News => String::from("/news/"),
            Route::NewsPage(number) => ["/news/page/", &number.to_string(), "/"].concat(),
            Route::NewsTag(tag) => ["/news/tags/", tag, "/"].concat(),
            Route::Post(slug) => ["/news/", slug, "/"].concat(),
            Route::Page(slug) => ["/", slug, "/"].concat(),
        }
    }

    /// The published file that holds the page, relative to its language's folder.
    #[must_use]
    pub fn content_file(&self) -> String {
        match self {
            Route::Home => String::from("pages/home.json"),
            Route::Initiatives => String::from("initiatives.json"),
            Route::Leadership => String::from("leadership.json"),
            Route::News => String::from("news/index.json"),
            Route::NewsPage(number) => ["news/page/", &number.to_string(), ".json"].concat(),
            Route::NewsTag(tag) => ["news/tags/", tag, ".json"].concat(),
            Route::Post(slug) => ["news/", slug, ".json"].concat(),
            Route::Page(slug) => ["pages/", slug, ".json"].concat(),
        }
    }

    /// Whether a navigation entry that leads to `section` is to be marked on this page.
    #[must_use]
    pub fn is_within(&self, section: &Route) -> bool {
        *section != Route::Home && self.path().starts_with(&section.path())
    }
}

/// Whether a text can be one segment of a path: lower-case ASCII letters, digits and single hyphens between them.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty()
        && text.bytes().all(allowed)
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

/// A slug for a text, such as a heading: lower-case ASCII, one hyphen for all else. Empty where nothing is left.
///
/// Letters with marks lose them where the base letter is ASCII in the common Latin ranges (`é` becomes `e`).
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match without_mark(letter) {
            Some(plain) => slug.push(plain),
            None if matches!(letter, '\'' | '’') => {}
            None if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            None => {}
        }
    }
    String::from(slug.trim_end_matches('-'))
}

fn without_mark(letter: char) -> Option<char> {
    const MARKED: [(&str, char); 9] = [
        ("àáâãäåāăạ", 'a'),
        ("çćč", 'c'),
        ("èéêëēėẹ", 'e'),
        ("ìíîïīị", 'i'),
        ("ñń", 'n'),
        ("òóôõöøōọ", 'o'),
        ("śšṣ", 's'),
        ("ùúûüūụ", 'u'),
        ("ýÿ", 'y'),
    ];
    if letter.is_ascii_alphanumeric() {
        return Some(letter);
    }
    MARKED.iter().find(|(letters, _)| letters.contains(letter)).map(|(_, plain)| *plain)
}

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

    /// The path of the folder that holds the site, with a leading and a trailing slash.
    #[must_use]
    pub fn base_path(&self) -> &str {
        &self.base_path
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

    fn all_kinds() -> Vec<(Route, &'static str, &'static str)> {
        let slug = String::from("a-slug");
        vec![
            (Route::Home, "/", "pages/home.json"),
            (Route::Initiatives, "/initiatives/", "initiatives.json"),
            (Route::Leadership, "/leadership/", "leadership.json"),
            (Route::News, "/news/", "news/index.json"),
            (Route::NewsPage(2), "/news/page/2/", "news/page/2.json"),
            (Route::NewsTag(slug.clone()), "/news/tags/a-slug/", "news/tags/a-slug.json"),
            (Route::Post(slug.clone()), "/news/a-slug/", "news/a-slug.json"),
            (Route::Page(slug), "/a-slug/", "pages/a-slug.json"),
        ]
    }

    #[test]
    fn path_and_route_are_each_others_inverse() {
        for (route, path, content_file) in all_kinds() {
            assert_eq!(route.path(), path);
            assert_eq!(route.content_file(), content_file);
            assert_eq!(Route::parse(path), Some(route.clone()), "{path}");
            assert_eq!(Route::parse(path.trim_end_matches('/')), Some(route.clone()).filter(|_| path != "/"));
            assert_eq!(Route::parse(&format!("{path}index.html")), Some(route));
        }
    }

    #[test]
    fn the_first_page_of_news_is_news() {
        assert_eq!(Route::parse("/news/page/1/"), Some(Route::News));
        assert_eq!(Route::parse("/news/page/0/"), None);
    }

    #[test]
    fn what_is_no_route_is_none() {
        let paths = [
            "",
            "about",
            "//",
            "/About/",
            "/a/b/",
            "/home/",
            "/news/page/",
            "/news/page/x/",
            "/news/tags/",
            "/news/a/b/",
            "/%20/",
            "/a--b/",
            "/-a/",
            "/a.html",
            "/news/index/",
            "/content/",
            "/about//",
        ];
        for path in paths {
            assert_eq!(Route::parse(path), None, "{path:?}");
        }
    }

    #[test]
    fn a_section_contains_its_pages() {
        let post = Route::Post(String::from("x"));
        assert!(post.is_within(&Route::News));
        assert!(Route::NewsPage(3).is_within(&Route::News));
        assert!(Route::News.is_within(&Route::News));
        assert!(!Route::Leadership.is_within(&Route::News));
        assert!(!Route::Page(String::from("newsletter")).is_within(&Route::News));
        assert!(!post.is_within(&Route::Home));
    }

    #[test]
    fn slugs_are_made_of_the_text() {
        assert_eq!(slugify("What is Coffee & Code?"), "what-is-coffee-code");
        assert_eq!(slugify("  BPD’s Café: São Tomé "), "bpds-cafe-sao-tome");
        assert_eq!(slugify("日本"), "");
        assert!(is_slug(&slugify("Ṣọ́lá -- 2024")));
    }

    #[test]
    fn urls_have_base_path_and_language() {
        let languages = [String::from("en"), String::from("es")];
        for base in ["/", "/a/", "/a/b", "a/b/"] {
            let urls = SiteUrls::new(base, &languages);
            for (route, _, _) in all_kinds() {
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
    }
}
