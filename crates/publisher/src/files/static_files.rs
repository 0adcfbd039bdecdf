//! The files of editors: those of `public/`, and those of `content/media/`. They are served unchanged, apart from raster images,
//! whose addresses lead to a copy that has no metadata and is not larger than a page could show it.
//!
//! Trunk copies `public/`, too, but only when it builds the app: a picture that an editor adds must not wait for that.

use crate::encoded_images::EncodingError;
use crate::fs;
use crate::output::{Output, OutputError, OutputFile};
use crate::source::images::Images;
use crate::source::static_folders::STATIC_FOLDERS;
use std::path::Path;

/// Adds the files of `public/` under their paths, and those of `content/media/` as `/media/…`.
///
/// # Errors
/// Errors if a file cannot be read or converted.
pub(crate) fn add<'a>(output: &mut Output<'a>, root: &Path, images: &'a Images) -> Result<(), OutputError> {
    for folder in STATIC_FOLDERS {
        for file in folder.files(root)? {
            let path = [folder.prefix, &fs::with_slashes(&file)].concat();
            match original(images, &path)? {
                Some(image) => output.extend([image]),
                None => output.add(path, fs::read(&root.join(folder.path).join(file))?),
            }
        }
    }
    Ok(())
}

/// Returns the file at the address of a raster image. Returns `None` for other files, and where nothing is converted.
///
/// # Errors
/// Errors if the image cannot be converted. The check reports that before.
fn original<'a>(images: &'a Images, path: &str) -> Result<Option<OutputFile<'a>>, OutputError> {
    let failed = |error: EncodingError| OutputError::Image { path: String::from(path), error };
    let Some((encoded, stored)) = images.encoded().zip(images.original(path)) else { return Ok(None) };
    let stored = stored.map_err(failed)?;
    let index = stored.original().map_err(|error| failed(error.into()))?;
    Ok(Some(OutputFile::of_image(String::from(path), move || encoded.content(&stored, index))))
}
