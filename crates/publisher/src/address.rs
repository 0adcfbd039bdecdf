//! Where the site will lie: its paths on the host, and its full addresses.

use model::urls::SiteUrls;

/// Where the site will lie.
#[derive(Clone, Debug)]
pub struct Address {
    /// The absolute URL of the home page, with a slash at its end.
    pub base_url: String,
    /// The path of the site on its host, with slashes around it.
    pub base_path: String,
    /// The codes of its languages, the default language first.
    pub languages: Vec<String>,
}

impl Address {
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
