//! Errors that stop an import, or the writing of one file.

use publisher::fs::FileError;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why an import, or the writing of one file, failed.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The source does not exist or cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A file of the target folder cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// Files of the target folder would lose changes.
    #[error(
        "These files were changed after their import, or do not come from an import:\n{}\nNothing was written. Import into \
         another folder with --into to keep them, or overwrite them with --force.",
        lines(files)
    )]
    Conflicts {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A path leads out of the target folder.
    #[error("{} is outside the target folder", path.display())]
    OutsideTarget {
        /// The path.
        path: PathBuf,
    },
    /// Several folders below the source are Jekyll sites.
    #[error("There are several Jekyll sites below {}. Import one of them:\n{}", path.display(), commands(sites))]
    SeveralSites {
        /// The source.
        path: PathBuf,
        /// The folders of the sites.
        sites: Vec<PathBuf>,
    },
    /// The source is a Hugo site.
    #[error(
        "{0} is a Hugo site, which cannot be imported as it is. Convert its front matter with\n\n    hugo convert toYAML \
         --output ../converted\n\nin that folder, replace its shortcodes `{{{{< … >}}}}` by Markdown, and import \
         ../converted/content.",
        path.display()
    )]
    Hugo {
        /// The source.
        path: PathBuf,
    },
    /// The source is an Obsidian vault.
    #[error(
        "{0} is an Obsidian vault, whose links `[[…]]` are not Markdown. Export it with\n\n    obsidian-export {0} \
         ../exported\n\n(https://github.com/zoni/obsidian-export; make the folder ../exported first), and import ../exported.",
        path.display()
    )]
    Obsidian {
        /// The source.
        path: PathBuf,
    },
    /// The source is an export of WordPress.
    #[error(
        "{0} is an export of WordPress, which has HTML in XML. Convert it into Markdown with\n\n    npx \
         wordpress-export-to-markdown\n\n(https://github.com/lonekorean/wordpress-export-to-markdown), and import the folder \
         that it writes.",
        path.display()
    )]
    WordPress {
        /// The source.
        path: PathBuf,
    },
    /// The report cannot be serialized.
    #[error("cannot write the report: {0}")]
    Report(#[from] serde_json::Error),
}

impl ImportError {
    /// Returns a function that adds the path to an error of the system.
    pub fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> ImportError {
        let path = path.to_path_buf();
        move |source| ImportError::Unreadable { path, source }
    }
}

fn lines(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| format!("  {}", path.display())).collect::<Vec<_>>().join("\n")
}

fn commands(sites: &[PathBuf]) -> String {
    sites.iter().map(|site| format!("  cargo import {}", site.display())).collect::<Vec<_>>().join("\n")
}
