//! How far a run is, for another thread that shows it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How far a run is.
#[derive(Debug, Default)]
pub struct Progress {
    written: AtomicUsize,
    total: OnceLock<usize>,
}

impl Progress {
    /// Returns the number of files that are written, and the number of all files. Until the content is read, checked and
    /// converted, the number of files is not known.
    #[must_use]
    pub fn files(&self) -> Option<(usize, usize)> {
        self.total.get().map(|total| (self.written.load(Ordering::Relaxed), *total))
    }

    /// Notes the number of all files.
    pub(crate) fn start_writing(&self, total: usize) {
        self.total.get_or_init(|| total);
    }

    /// Notes that one more file is written.
    pub(crate) fn file_written(&self) {
        self.written.fetch_add(1, Ordering::Relaxed);
    }
}
