//! The output of an import before it is written.

use crate::target::Content;
use std::collections::BTreeMap;
use std::path::Path;

/// The origin of an imported file.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The path of the source file.
    pub file: String,
    /// For each block, its first line and the line in the source file.
    pub line_map: Vec<(usize, usize)>,
}

/// The output of an import.
#[derive(Debug, Default)]
pub struct ImportOutput {
    /// New files, by their paths in the target folder.
    pub files: BTreeMap<String, Content>,
    /// Existing files of the target that gain lines, with their whole new content.
    pub additions: BTreeMap<String, String>,
    /// The origins of new files.
    pub origins: BTreeMap<String, Origin>,
}

impl ImportOutput {
    /// Returns the origins, which are all that is needed after the files are written.
    #[must_use]
    pub fn into_origins(self) -> BTreeMap<String, Origin> {
        self.origins
    }

    /// Returns whether a file of the old site is copied.
    #[must_use]
    pub fn has_copy_of(&self, file: &Path) -> bool {
        self.files.values().any(|content| matches!(content, Content::File(copied) if copied == file))
    }

    /// Returns the Markdown of all documents, in the order of their paths.
    pub fn markdown_files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().filter_map(|(path, content)| match content {
            Content::Text(text) if path.ends_with(".md") => Some(text.as_str()),
            _ => None,
        })
    }
}
