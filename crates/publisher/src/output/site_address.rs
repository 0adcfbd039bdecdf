//! The address of the site: its paths on the host, and its absolute URLs.

use crate::convert::Published;
use model::urls::SiteUrls;

/// Returns the file that a host serves for a path of the site, below the output folder.
#[must_use]
pub fn file_path(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { [path, "index.html"].concat() } else { String::from(path) }
}

/// Returns the paths of files below the output folder, in the languages of a publication.
#[must_use]
pub fn output_urls(published: &Published) -> SiteUrls {
    let languages: Vec<String> = published.locales.iter().map(|locale| locale.language.code.clone()).collect();
    SiteUrls::new("/", &languages)
}

/// The address of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress {
    /// The absolute URL of the home page, with a trailing slash.
    pub base_url: String,
    /// The path of the site on its host, with a leading and a trailing slash.
    pub base_path: String,
    relative_urls: SiteUrls,
    absolute_urls: SiteUrls,
    output_paths: SiteUrls,
}

impl SiteAddress {
    /// The address of a site below a path of its host. The first language is the default.
    #[must_use]
    pub fn new(base_url: &str, base_path: &str, languages: &[String]) -> SiteAddress {
        let relative_urls = SiteUrls::new(base_path, languages);
        SiteAddress {
            base_url: String::from(base_url),
            base_path: String::from(relative_urls.base_path()),
            relative_urls,
            absolute_urls: SiteUrls::absolute(base_url, languages),
            output_paths: SiteUrls::new("/", languages),
        }
    }

    /// Returns the codes of the languages, the default language first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        self.output_paths.languages()
    }

    /// Returns root-relative URLs, for links in documents.
    #[must_use]
    pub fn relative_urls(&self) -> &SiteUrls {
        &self.relative_urls
    }

    /// Returns absolute URLs, for readers that do not know the host: feeds, search engines, link previews.
    #[must_use]
    pub fn absolute_urls(&self) -> &SiteUrls {
        &self.absolute_urls
    }

    /// Returns paths of files below the output folder.
    #[must_use]
    pub fn output_paths(&self) -> &SiteUrls {
        &self.output_paths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_path_is_where_hosts_look() {
        assert_eq!(file_path("/2024-01-02-first/"), "2024-01-02-first/index.html");
        assert_eq!(file_path("/old/page.html"), "old/page.html");
        assert_eq!(file_path("/"), "index.html");
    }
}
