//! The real content: as it is, and after an editor's day (`editors_day`).
//!
//! A test of the real content gets it as a [`RealContent`], and runs on both: see [`crate::test_on_real_content!`]. So a test that
//! names a post or a person of the content fails on one of them.

use crate::editors_day::with_former_names;
use crate::shared::edited_content;
use crate::site::{PublishedPage, one_of_each_kind, published_files, representative_pages};
use crate::site_folder;
use crate::tools::repository_root;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The real content, and the site that is published from it.
pub struct RealContent {
    root: PathBuf,
    folder: PathBuf,
    is_edited: bool,
}

impl RealContent {
    /// Returns the content as it is.
    #[must_use]
    pub fn current() -> RealContent {
        RealContent { root: repository_root(), folder: site_folder(), is_edited: false }
    }

    /// Returns the content after an editor's day, published when the first test needs it.
    #[must_use]
    pub fn edited() -> RealContent {
        let publication = edited_content();
        RealContent { root: publication.root().into(), folder: publication.folder().into(), is_edited: true }
    }

    /// Returns the folder with `content/`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder of the published site.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the representative pages. Of edited content, returns those in which the edits change more than names, and one
    /// of each kind, because the header and the footer of all have changed.
    #[must_use]
    pub fn pages(&self) -> Vec<PublishedPage> {
        let pages = representative_pages(&self.folder);
        if !self.is_edited {
            return pages;
        }
        let kinds: HashSet<String> = one_of_each_kind(&pages).into_iter().map(|page| page.path).collect();
        let is_changed = |page: &PublishedPage| {
            let current = fs::read_to_string(site_folder().join(with_former_names(&page.content_file()))).ok();
            let edited = fs::read_to_string(self.folder.join(page.content_file())).ok();
            current != edited.map(|content| with_former_names(&content))
        };
        pages.into_iter().filter(|page| kinds.contains(&page.path) || is_changed(page)).collect()
    }

    /// Returns the HTML documents. Of edited content, returns those of [`RealContent::pages`].
    #[must_use]
    pub fn documents(&self) -> Vec<PathBuf> {
        if self.is_edited {
            return self.pages().iter().map(|page| self.folder.join(page.document())).collect();
        }
        let files = published_files(&self.folder).into_iter().filter(|file| file.ends_with(".html"));
        files.map(|file| self.folder.join(file)).collect()
    }
}

/// Generates two tests from each function: `current_content::NAME` and `edited_content::NAME`. With an engine, as in
/// `test_on_real_content!(chromium Chromium: first, second)`, they are `chromium::current_content::NAME` and so on.
///
/// The functions are asynchronous and take the [`RealContent`], after the engine if there is one.
#[macro_export]
macro_rules! test_on_real_content {
    ($module:ident $engine:ident: $($name:ident),+ $(,)?) => {
        mod $module {
            $(
                async fn $name(content: &$crate::RealContent) {
                    super::$name($crate::Engine::$engine, content).await;
                }
            )+
            $crate::test_on_real_content!($($name),+);
        }
    };
    ($($name:ident),+ $(,)?) => {
        mod current_content {
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name(&$crate::RealContent::current()).await;
                }
            )+
        }
        mod edited_content {
            $(
                #[tokio::test]
                async fn $name() {
                    super::$name(&$crate::RealContent::edited()).await;
                }
            )+
        }
    };
}
