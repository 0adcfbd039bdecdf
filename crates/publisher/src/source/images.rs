//! Static files in `public/` and `content/media/`, and the images among them with their sizes.

use crate::diagnostic::{Problem, suggestion};
use crate::fs;
use model::body::Image;
use std::path::{Path, PathBuf};
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
    },
    /// Its file does not exist.
    #[error("the image file `public/{path}` does not exist")]
    MissingFile {
        /// The path without the leading slash.
        path: String,
        /// How to fix it, with similar names.
        help: String,
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
                format!("say what it shows, for people who cannot see it: `![Three speakers on a stage]({path})`")
            }
            ImageError::NotLocal { .. } => {
                String::from("put the file into the folder public/images and write `/images/name-of-the-file.jpg`")
            }
            ImageError::MissingFile { help, .. } => help.clone(),
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
}

impl Images {
    /// Creates the static files of a checkout. Nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Images {
        Images { root: root.to_path_buf() }
    }

    /// Returns whether a file is served at this path, which has no leading slash.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        let is_inside = path.split('/').all(|segment| !segment.is_empty() && segment != "." && segment != "..");
        is_inside && self.file(path).is_file()
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
        let Some(local) = path.strip_prefix('/') else {
            return Err(ImageError::NotLocal { path: String::from(path) });
        };
        if !self.has_file(local) {
            let help = self.missing_file_help(local);
            return Err(ImageError::MissingFile { path: String::from(local), help });
        }
        let Some((width, height)) = dimensions(&self.file(local)) else {
            return Err(ImageError::UnknownSize { path: String::from(local) });
        };
        Ok(Image { path: String::from(local), alternative: String::from(alternative), width, height })
    }

    /// Returns the file that is served at a path, which has no leading slash.
    fn file(&self, path: &str) -> PathBuf {
        let public = self.root.join("public").join(path);
        match path.strip_prefix("media/") {
            Some(rest) if !public.exists() => self.root.join(MEDIA_FOLDER).join(rest),
            _ => public,
        }
    }

    fn missing_file_help(&self, local: &str) -> String {
        let folder = Path::new(local).parent().unwrap_or(Path::new(""));
        let names: Vec<String> = std::fs::read_dir(self.root.join("public").join(folder))
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .map(|name| format!("/{}", folder.join(name).display()))
            .collect();
        match names.is_empty() {
            true => String::from("add the file there"),
            false => {
                format!(
                    "add the file there, or check its name: {}",
                    suggestion(&format!("/{local}"), names.iter().map(String::as_str))
                )
            }
        }
    }
}

/// Reads width and height in CSS pixels.
fn dimensions(path: &Path) -> Option<(u32, u32)> {
    if path.extension().is_some_and(|extension| extension == "svg") {
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
