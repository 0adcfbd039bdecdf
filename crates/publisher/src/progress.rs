//! How far a run is, for another thread that shows it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How far a run is.
#[derive(Debug, Default)]
pub struct Progress {
    builds_encoder: AtomicBool,
    images: Counter,
    files: Counter,
}

/// What a run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It reads and checks the content.
    Reading,
    /// It builds the image encoder, which happens once.
    BuildingEncoder,
    /// So many images of all are converted.
    Images(usize, usize),
    /// So many files of all are written.
    Files(usize, usize),
}

#[derive(Debug, Default)]
struct Counter {
    done: AtomicUsize,
    total: OnceLock<usize>,
}

impl Progress {
    /// Returns what the run does now.
    #[must_use]
    pub fn step(&self) -> Step {
        if let Some((written, total)) = self.files.state() {
            return Step::Files(written, total);
        }
        if self.builds_encoder.load(Ordering::Relaxed) {
            return Step::BuildingEncoder;
        }
        match self.images.state() {
            Some((converted, total)) if converted < total => Step::Images(converted, total),
            _ => Step::Reading,
        }
    }

    /// Notes the number of all images.
    pub(crate) fn start_images(&self, total: usize) {
        self.images.total.get_or_init(|| total);
    }

    /// Notes that one more image is converted.
    pub(crate) fn image_converted(&self) {
        self.images.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes that the image encoder is being built, or no longer is.
    pub(crate) fn set_building_encoder(&self, is_building: bool) {
        self.builds_encoder.store(is_building, Ordering::Relaxed);
    }

    /// Notes the number of all files.
    pub(crate) fn start_writing(&self, total: usize) {
        self.files.total.get_or_init(|| total);
    }

    /// Notes that one more file is written.
    pub(crate) fn file_written(&self) {
        self.files.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Counter {
    /// Returns how much is done of what, or `None` before that is known.
    fn state(&self) -> Option<(usize, usize)> {
        self.total.get().map(|total| (self.done.load(Ordering::Relaxed), *total))
    }
}
