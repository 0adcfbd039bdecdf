//! The pictures that content refers to, with their sizes: files in `public/` and in `content/media/`.

use crate::diagnostic::suggestion;
use crate::fs;
use model::body::Image;
use std::path::{Path, PathBuf};

/// A message and a help for an image that cannot be used.
pub type ImageError = (String, String);

/// The folder of files that came with imported texts. It is served as `/media/`.
pub const MEDIA: &str = "content/media";

/// The folders whose files are served as they are.
#[derive(Clone, Debug)]
pub struct Images {
    root: PathBuf,
}

impl Images {
    /// The pictures of a checkout.
    #[must_use]
    pub fn new(root: &Path) -> Images {
        Images { root: root.to_path_buf() }
    }

    /// Whether a file is served under this path, given without a leading slash.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        let inside = path.split('/').all(|segment| !segment.is_empty() && segment != "." && segment != "..");
        inside && self.file(path).is_file()
    }

    /// The image that an editor named by its path and described.
    ///
    /// # Errors
    /// The path is not local, the file does not exist or has no size, or the description is missing.
    pub fn image(&self, path: &str, alternative: &str) -> Result<Image, ImageError> {
        let alternative = alternative.trim();
        if alternative.is_empty() {
            let help =
                format!("describe what it shows, for people who do not see it: `![A table of speakers]({path})`");
            return Err((format!("the image `{path}` has no description"), help));
        }
        let Some(local) = path.strip_prefix('/') else {
            let help = String::from("put the file into public/images and write `/images/name.jpg`");
            return Err((format!("the image `{path}` is not a path of this site"), help));
        };
        if !self.has_file(local) {
            let help = self.missing_file_help(local);
            return Err((format!("the image file `public/{local}` does not exist"), help));
        }
        let Some((width, height)) = size(&self.file(local)) else {
            let help = String::from("use a PNG, JPEG, GIF or WebP file, or an SVG with a viewBox");
            return Err((format!("the size of `public/{local}` cannot be read"), help));
        };
        Ok(Image { path: String::from(local), alternative: String::from(alternative), width, height })
    }

    /// Where the file of a path without a leading slash lies.
    fn file(&self, path: &str) -> PathBuf {
        let public = self.root.join("public").join(path);
        match path.strip_prefix("media/") {
            Some(rest) if !public.exists() => self.root.join(MEDIA).join(rest),
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
            true => String::from("put the file there"),
            false => {
                format!("put the file there; {}", suggestion(&format!("/{local}"), names.iter().map(String::as_str)))
            }
        }
    }
}

/// Width and height in CSS pixels.
fn size(path: &Path) -> Option<(u32, u32)> {
    if path.extension().is_some_and(|extension| extension == "svg") {
        return svg_size(&fs::read_to_string(path).ok()?);
    }
    let size = imagesize::size(path).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

fn svg_size(text: &str) -> Option<(u32, u32)> {
    let document = roxmltree::Document::parse(text).ok()?;
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
    fn an_svg_has_the_size_of_its_view_box() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30.4"/>"#;
        assert_eq!(svg_size(svg), Some((40, 30)));
        assert_eq!(svg_size(r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#), None);
        assert_eq!(svg_size("no xml"), None);
    }
}
