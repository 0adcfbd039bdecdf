//! Where the site will lie: its paths on the host, and its full addresses.

use model::urls::SiteUrls;

/// The file that a host sends for a path of the site, below the output folder.
#[must_use]
pub fn file_path(path: &str) -> String {
    let path = path.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') { [path, "index.html"].concat() } else { String::from(path) }
}

/// Where the site will lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteAddress {
    /// The absolute URL of the home page, with a slash at its end.
    pub base_url: String,
    /// The path of the site on its host, with slashes around it.
    pub base_path: String,
    /// The codes of its languages, the default language first.
    pub languages: Vec<String>,
}

impl SiteAddress {
    /// Builds links as they stand in documents: paths of the host.
    #[must_use]
    pub fn links(&self) -> SiteUrls {
        SiteUrls::new(&self.base_path, &self.languages)
    }

    /// Builds full addresses, for readers that do not know the host: feeds, search engines, previews.
    #[must_use]
    pub fn full(&self) -> SiteUrls {
        SiteUrls::absolute(&self.base_url, &self.languages)
    }

    /// Builds paths of files below the output folder.
    #[must_use]
    pub fn files(&self) -> SiteUrls {
        SiteUrls::new("/", &self.languages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_where_hosts_look_for_them() {
        assert_eq!(file_path("/2024-01-02-first/"), "2024-01-02-first/index.html");
        assert_eq!(file_path("/old/page.html"), "old/page.html");
        assert_eq!(file_path("/"), "index.html");
    }
}
