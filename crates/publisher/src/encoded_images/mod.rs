//! Raster images: the variants that pages show, made by the image encoder and kept in the cache of results.
//!
//! The encoder is a program of its own, which is built when the first image is not in the cache. Names of variants contain a
//! digest of the bytes of all of them, so browsers can keep them for ever.

mod encoder;
mod encoder_key;

pub use encoder::EncoderError;

use crate::fs::{self, FileError};
use crate::output::result_cache::{Key, ResultCache};
use crate::progress::Progress;
use crate::source::slugify::slugify;
use encoder::Encoder;
use image_variants::{Answer, EncodedImage, Refusal, Request, Usage, Variant, VariantKind};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use thiserror::Error;

/// The folder of variants, below the output folder.
const FOLDER: &str = "assets/images";
/// The number of hexadecimal digits of a digest in a name.
const DIGEST_LENGTH: usize = 12;
/// The longest part of a name that comes from the name of the original.
const MAX_STEM_LENGTH: usize = 40;

/// An image has no variants.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EncodingError {
    /// The file cannot be used.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The encoder does not work.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The file cannot be read.
    #[error("{0}")]
    Unreadable(String),
}

/// The images of a run that were asked for so far.
#[derive(Debug)]
pub struct EncodedImages {
    cache: ResultCache,
    encoder: Encoder,
    progress: Arc<Progress>,
    entries: Mutex<Entries>,
}

/// Each is made once, by the first thread that asks for it.
type Entries = BTreeMap<(PathBuf, Usage), Arc<OnceLock<Entry>>>;
type Entry = Result<Arc<StoredImage>, EncodingError>;

/// An image whose variants are in the cache.
#[derive(Debug)]
pub struct StoredImage {
    /// The image and its variants.
    pub image: EncodedImage,
    /// The beginning of the paths of its variants.
    stem: String,
    request: Request,
    key: Key,
    /// The bytes of the variants, if the cache cannot keep them.
    contents: Vec<Vec<u8>>,
}

/// What the cache knows of an image.
#[derive(Serialize, Deserialize)]
struct CachedAnswer {
    answer: Answer,
    /// Of the bytes of all variants.
    digest: String,
}

impl EncodedImages {
    /// The images of a checkout. Nothing is read yet.
    #[must_use]
    pub fn new(root: &Path, progress: Arc<Progress>) -> EncodedImages {
        let cache = ResultCache::new(root, "images");
        EncodedImages { cache, encoder: Encoder::default(), progress, entries: Mutex::default() }
    }

    /// Returns an image with its variants for a usage. Makes them if they are not in the cache.
    ///
    /// # Errors
    /// Errors if the file cannot be used, or the encoder does not work.
    pub fn get(&self, file: &Path, usage: Usage) -> Result<Arc<StoredImage>, EncodingError> {
        let entry = Arc::clone(self.lock().entry((file.to_path_buf(), usage)).or_default());
        entry.get_or_init(|| self.load(file, usage)).clone()
    }

    /// Returns the usage with the widest variants that pages have asked for.
    #[must_use]
    pub fn widest_usage(&self, file: &Path) -> Usage {
        let entries = self.lock();
        let is_asked = |usage: &Usage| entries.contains_key(&(file.to_path_buf(), *usage));
        [Usage::Content, Usage::Portrait].into_iter().find(is_asked).unwrap_or(Usage::Unused)
    }

    /// Returns all images so far that can be used.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<StoredImage>> {
        self.lock().values().filter_map(|entry| entry.get()?.as_ref().ok().map(Arc::clone)).collect()
    }

    /// Notes the number of all images, which are converted from now on.
    pub fn start_progress(&self, count: usize) {
        self.progress.start_images(count);
    }

    /// Makes variants that several pages will ask for, in parallel.
    pub fn prefetch(&self, files: &[(PathBuf, Usage)]) {
        files.par_iter().for_each(|(file, usage)| drop(self.get(file, *usage)));
    }

    /// Returns the bytes of a variant.
    ///
    /// # Errors
    /// Errors if the cache has lost them, and the encoder does not work.
    pub fn content(&self, stored: &StoredImage, variant: usize) -> Result<Vec<u8>, EncodingError> {
        if let Some(content) = stored.contents.get(variant) {
            return Ok(content.clone());
        }
        self.cache.get_or_make(content_key(stored.key, variant), || {
            let bytes = self.run(stored.key, &stored.request)?;
            let (_, contents) = Answer::from_bytes(&bytes).map_err(EncoderError::from)?;
            let content = contents.get(variant).ok_or(EncoderError::Changed)?;
            Ok(content.to_vec())
        })
    }

    /// Removes results from the cache that this run has not used, if there are many.
    pub fn prune_cache(&self) {
        let used: HashSet<Key> = self.all().iter().flat_map(|stored| stored.keys()).collect();
        self.cache.prune(&used);
    }

    fn load(&self, file: &Path, usage: Usage) -> Entry {
        let key = self.key(file, usage)?;
        let request = Request { file: file.to_path_buf(), usage };
        let mut contents = Vec::new();
        let cached = self.cache.get_or_make(key, || self.encode(key, &request, &mut contents))?;
        let cached: CachedAnswer = serde_json::from_slice(&cached).map_err(EncoderError::from)?;
        self.progress.image_converted();
        match cached.answer {
            Answer::Refused(refusal) => Err(refusal.into()),
            Answer::Encoded(image) => {
                let stem = stem(file, &cached.digest);
                Ok(Arc::new(StoredImage { image, stem, request, key, contents }))
            }
        }
    }

    /// Returns the key of an image: all that its variants are made from.
    fn key(&self, file: &Path, usage: Usage) -> Result<Key, EncodingError> {
        let unreadable = |error: FileError| EncodingError::Unreadable(error.to_string());
        let bytes = fs::read(file).map_err(unreadable)?;
        let encoder = self.encoder.key().map_err(unreadable)?;
        // The name decides about the format of the original.
        let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
        Ok(Key::of(&[encoder.bytes(), format!("{usage:?}").as_bytes(), extension.as_encoded_bytes(), &bytes]))
    }

    /// Runs the encoder on the file of this key.
    fn run(&self, key: Key, request: &Request) -> Result<Vec<u8>, EncodingError> {
        let bytes = self.encoder.run(request, &self.progress)?;
        // The encoder reads the file again, and must not have seen another one.
        match self.key(&request.file, request.usage)? == key {
            true => Ok(bytes),
            false => Err(EncoderError::Changed.into()),
        }
    }

    /// Encodes an image, stores the bytes of its variants, and returns its entry in the cache. If the cache cannot store them,
    /// `uncached` gets them.
    fn encode(&self, key: Key, request: &Request, uncached: &mut Vec<Vec<u8>>) -> Result<Vec<u8>, EncodingError> {
        let bytes = self.run(key, request)?;
        let (answer, contents) = Answer::from_bytes(&bytes).map_err(EncoderError::from)?;
        let keep = |(index, content): (usize, &&[u8])| self.cache.insert(content_key(key, index), content);
        if !contents.iter().enumerate().all(keep) {
            uncached.extend(contents.iter().map(|content| content.to_vec()));
        }
        let mut digest = Key::of(&contents).to_string();
        digest.truncate(DIGEST_LENGTH);
        Ok(serde_json::to_vec(&CachedAnswer { answer, digest }).map_err(EncoderError::from)?)
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StoredImage {
    /// Returns the path of a variant below the output folder.
    #[must_use]
    pub fn path(&self, variant: &Variant) -> String {
        format!("{}-{}.{}", self.stem, variant.width, variant.extension)
    }

    /// Returns the variants of a kind, each with its index, smallest first.
    pub fn variants(&self, kind: VariantKind) -> impl Iterator<Item = (usize, &Variant)> {
        self.image.variants.iter().enumerate().filter(move |(_, variant)| variant.kind == kind)
    }

    /// Returns the index of the variant at the address of the original.
    ///
    /// # Errors
    /// Errors if the encoder has left it out, which is a bug.
    pub fn original(&self) -> Result<usize, EncoderError> {
        let (index, _) = self.variants(VariantKind::Original).next().ok_or(EncoderError::NoOriginal)?;
        Ok(index)
    }

    fn keys(&self) -> impl Iterator<Item = Key> {
        (0..self.image.variants.len()).map(|index| content_key(self.key, index)).chain([self.key])
    }
}

/// Returns the key of the bytes of a variant.
fn content_key(image: Key, variant: usize) -> Key {
    Key::of(&[image.bytes(), &variant.to_le_bytes()])
}

/// Returns the beginning of the paths of an image's variants.
fn stem(file: &Path, digest: &str) -> String {
    let name = slugify(&file.file_stem().unwrap_or_default().to_string_lossy());
    let name: String = name.chars().take(MAX_STEM_LENGTH).collect();
    let name = if name.is_empty() { "image" } else { name.trim_end_matches('-') };
    format!("{FOLDER}/{name}-{digest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_that_of_the_original() {
        let stem = |file: &str| stem(Path::new(file), "0f");
        assert_eq!(stem("content/media/Our Booth (2).JPG"), "assets/images/our-booth-2-0f");
        assert_eq!(stem("🎉.png"), "assets/images/image-0f");
        assert_eq!(stem(&"long ".repeat(20)), format!("assets/images/{}-0f", "long-".repeat(8).trim_end_matches('-')));
    }
}
