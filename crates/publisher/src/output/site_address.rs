//! The address of the site: its paths on the host, and its absolute URLs.

use crate::authored::SiteSettings;
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
    /// The codes of the languages, the default language first.
    pub languages: Vec<String>,
}

impl SiteAddress {
    /// The address of a site with these settings below a path of its host.
    #[must_use]
    pub fn new(site: &SiteSettings, base_path: &str) -> SiteAddress {
        let languages = site.language_codes();
        let base_path = String::from(SiteUrls::new(base_path, &languages).base_path());
        SiteAddress { base_url: site.base_url.clone(), base_path, languages }
    }

    /// Returns root-relative URLs, for links in documents.
    #[must_use]
    pub fn relative_urls(&self) -> SiteUrls {
        SiteUrls::new(&self.base_path, &self.languages)
    }

    /// Returns absolute URLs, for readers that do not know the host: feeds, search engines, link previews.
    #[must_use]
    pub fn absolute_urls(&self) -> SiteUrls {
        SiteUrls::absolute(&self.base_url, &self.languages)
    }

    /// Returns paths of files below the output folder.
    #[must_use]
    pub fn output_paths(&self) -> SiteUrls {
        SiteUrls::new("/", &self.languages)
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
