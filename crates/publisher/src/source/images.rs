//! Static files in `public/` and `content/media/`, and the images among them with their sizes.

use crate::diagnostic::{Problem, nearest};
use crate::fs;
use crate::source::unicode::composed;
use crate::source::web_url::encode_path;
use model::body::Image;
use percent_encoding::percent_decode_str;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use thiserror::Error;

/// The folder of files that came with imported content. It is served as `/media/`.
pub const MEDIA_FOLDER: &str = "content/media";

/// An image that an editor named cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImageError {
    /// It has no alternative text.
    #[error("the image `{path}` has no description")]
    NoDescription {
        /// The path as the editor wrote it.
        path: String,
    },
    /// It is on another site, or its path is relative.
    #[error("the image `{path}` does not start with `/`")]
    NotLocal {
        /// The path as the editor wrote it.
        path: String,
        /// The path of the file that the editor most likely means.
        similar: Option<String>,
    },
    /// Its file does not exist.
    #[error("the image file `public/{path}` does not exist")]
    MissingFile {
        /// The path without the leading slash.
        path: String,
        /// The path of the file that the editor most likely means.
        similar: Option<String>,
    },
    /// Its file is of an unknown type, or an SVG without a `viewBox`.
    #[error("the width and height of the image `public/{path}` cannot be read")]
    UnknownSize {
        /// The path without the leading slash.
        path: String,
    },
}

impl ImageError {
    /// Returns how to fix it in Markdown.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            ImageError::NoDescription { path } => {
                format!(
                    "say what it shows, for people who cannot see it: `![Three speakers on a stage]({})`",
                    in_markdown(path)
                )
            }
            ImageError::NotLocal { similar: Some(similar), .. } => format!("write `{similar}`"),
            ImageError::NotLocal { similar: None, .. } => {
                String::from("put the file into the folder public/images, and write its name after /images/")
            }
            ImageError::MissingFile { similar: Some(similar), .. } => {
                format!("did you mean `{similar}`? If not, add the file there")
            }
            ImageError::MissingFile { similar: None, .. } => String::from("add the file there"),
            ImageError::UnknownSize { .. } => {
                String::from("use a PNG, JPEG, GIF or WebP file, or an SVG file with a viewBox")
            }
        }
    }
}

impl From<ImageError> for Problem {
    fn from(error: ImageError) -> Problem {
        Problem::error(error.to_string(), error.help())
    }
}

/// The static files of a checkout: those that are served as they are.
#[derive(Clone, Debug)]
pub struct Images {
    root: PathBuf,
    /// Read when it is first needed.
    index: Arc<OnceLock<Index>>,
}

/// The paths of all static files, without a leading slash.
#[derive(Debug, Default)]
struct Index {
    /// As they are on disk, sorted.
    paths: BTreeSet<String>,
    /// By their composed form: a file system can have `é` as two characters, an editor as one.
    composed: FxHashMap<String, String>,
}

impl Images {
    /// Creates the static files of a checkout. Nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Images {
        Images { root: root.to_path_buf(), index: Arc::default() }
    }

    /// Returns whether a file is served at this path, which has no leading slash and is not encoded. Capitals count, even
    /// if the file system of the editor ignores them: that of the host does not.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.index().paths.contains(path) || self.is_hidden_file(path)
    }

    /// Returns the paths of all files, without a leading slash, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.index().paths.iter().map(String::as_str)
    }

    /// Finds the file at the beginning of an address without a leading slash, such as `files/a%20b.pdf#page=2`. Returns its
    /// path, and the query and fragment after it. The name in the address may be encoded or not.
    #[must_use]
    pub fn find<'a>(&self, address: &'a str) -> Option<(String, &'a str)> {
        let ends = address.match_indices(['#', '?']).map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([address.len()]).collect();
        // A file's name can have these signs, too.
        ends.into_iter().rev().find_map(|end| {
            let (name, rest) = address.split_at(end);
            let decoded = percent_decode_str(name).decode_utf8().unwrap_or(Cow::Borrowed(name));
            [name, &decoded].into_iter().find_map(|name| Some((self.path_on_disk(name)?, rest)))
        })
    }

    fn path_on_disk(&self, path: &str) -> Option<String> {
        let indexed = || self.index().composed.get(&*composed(path)).cloned();
        indexed().or_else(|| self.is_hidden_file(path).then(|| String::from(path)))
    }

    /// Whether a path leads to a file in a folder such as `.well-known`, which the index does not have.
    fn is_hidden_file(&self, path: &str) -> bool {
        let mut segments = path.split('/');
        path.starts_with('.') && segments.all(|name| !matches!(name, "" | "." | "..")) && self.file(path).is_file()
    }

    /// Returns the address of the file that an editor most likely means by one that leads to no file.
    #[must_use]
    pub fn similar(&self, address: &str) -> Option<String> {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        let decoded = percent_decode_str(address).decode_utf8_lossy();
        let path = decoded.trim_start_matches(['.', '/']);
        let path = path.strip_prefix("public/").or_else(|| path.strip_prefix("content/")).unwrap_or(path);
        let wanted = composed(path).to_lowercase();
        let (folder, name) = wanted.rsplit_once('/').unwrap_or(("", &wanted));
        let lower: Vec<(String, &str)> = self.paths().map(|path| (composed(path).to_lowercase(), path)).collect();
        let same_name = || {
            let mut found = lower.iter().filter(|(lower, _)| lower.rsplit('/').next() == Some(name));
            found.next().filter(|_| !name.is_empty() && found.next().is_none())
        };
        let alike = || {
            let siblings =
                lower.iter().filter(|(lower, _)| lower.rsplit_once('/').map_or("", |(path, _)| path) == folder);
            let best = nearest(&wanted, siblings.map(|(lower, _)| lower.as_str()))?;
            lower.iter().find(|(lower, _)| lower == best)
        };
        let (_, path) = same_name().or_else(alike)?;
        Some(format!("/{}", encode_path(path)))
    }

    /// Resolves an image that an editor named by its path and described.
    ///
    /// # Errors
    /// Errors if the path is not local, the file does not exist or has no size, or the description is missing.
    pub fn resolve(&self, path: &str, alternative: &str) -> Result<Image, ImageError> {
        let alternative = alternative.trim();
        if alternative.is_empty() {
            return Err(ImageError::NoDescription { path: String::from(path) });
        }
        let Some(local) = path.strip_prefix('/').filter(|path| !path.starts_with('/')) else {
            return Err(ImageError::NotLocal { path: String::from(path), similar: self.similar(path) });
        };
        let Some((file, _)) = self.find(local) else {
            return Err(ImageError::MissingFile { path: String::from(local), similar: self.similar(path) });
        };
        let Some((width, height)) = dimensions(&self.file(&file)) else {
            return Err(ImageError::UnknownSize { path: file });
        };
        Ok(Image { path: encode_path(&file), alternative: String::from(alternative), width, height })
    }

    /// Returns the file that is served at a path, which has no leading slash.
    fn file(&self, path: &str) -> PathBuf {
        let public = self.root.join("public").join(path);
        match path.strip_prefix("media/") {
            Some(rest) if !public.exists() => self.root.join(MEDIA_FOLDER).join(rest),
            _ => public,
        }
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let public = files_below(&self.root.join("public"));
            let media = files_below(&self.root.join(MEDIA_FOLDER));
            let media = media.iter().map(|path| ["media/", path].concat());
            let paths: BTreeSet<String> = public.into_iter().chain(media).collect();
            let composed = paths.iter().map(|path| (composed(path).into_owned(), path.clone())).collect();
            Index { paths, composed }
        })
    }
}

/// Returns an address as Markdown needs it: in angle brackets, if it has a space.
pub(crate) fn in_markdown(address: &str) -> String {
    if address.contains(' ') { format!("<{address}>") } else { String::from(address) }
}

/// Returns the files below a folder, relative to it. A folder that does not exist, or cannot be read, has none.
fn files_below(folder: &Path) -> Vec<String> {
    let files = if folder.is_dir() { fs::walk(folder).unwrap_or_default() } else { Vec::new() };
    let relative = |file: &PathBuf| file.strip_prefix(folder).ok()?.to_str().map(|path| path.replace('\\', "/"));
    files.iter().filter_map(relative).collect()
}

/// Reads width and height in CSS pixels.
fn dimensions(path: &Path) -> Option<(u32, u32)> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        return svg_dimensions(&fs::read_to_string(path).ok()?);
    }
    let size = imagesize::size(path).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn svg_dimensions(svg: &str) -> Option<(u32, u32)> {
    let document = roxmltree::Document::parse(svg).ok()?;
    let view_box = document.root_element().attribute("viewBox")?;
    let numbers: Vec<f64> = view_box.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
    let [_, _, width, height] = numbers.as_slice() else { return None };
    let in_range = |length: f64| (1.0..=f64::from(u32::MAX)).contains(&length);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked just before")]
    (in_range(*width) && in_range(*height)).then(|| (width.round() as u32, height.round() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn svg_dimensions_come_from_the_view_box() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30.4"/>"#;
        assert_eq!(svg_dimensions(svg), Some((40, 30)));
        assert_eq!(svg_dimensions(r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#), None);
        assert_eq!(svg_dimensions("no xml"), None);
    }
}
